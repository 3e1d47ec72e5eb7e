# Writes OUTPUT, a source file that holds the texts of CSS and JS:
# cmake -DCSS=… -DJS=… -DOUTPUT=… -P embed_assets.cmake
include("${CMAKE_CURRENT_LIST_DIR}/../../cmake/EmbedText.cmake")

text_literal("${CSS}" styles)
text_literal("${JS}" script)
file(WRITE "${OUTPUT}"
  "#include \"report/page_assets.hpp\"\n\nnamespace lookbook::report {\n\n"
  "std::string_view page_styles() {\n  return\n${styles}  ;\n}\n\n"
  "std::string_view page_script() {\n  return\n${script}  ;\n}\n\n}  // namespace lookbook::report\n")
