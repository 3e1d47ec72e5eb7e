# Writes OUTPUT, a source file that holds the texts of CSS and JS:
# cmake -DCSS=… -DJS=… -DOUTPUT=… -P embed_assets.cmake
function(literal file result)
  file(READ "${file}" text)
  # Compilers need not take string literals beyond 64 KiB, so the text is cut.
  string(LENGTH "${text}" length)
  set(pieces "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 15000 piece)
    string(APPEND pieces "    R\"asset(${piece})asset\"\n")
    math(EXPR at "${at} + 15000")
  endwhile()
  set(${result} "${pieces}" PARENT_SCOPE)
endfunction()

literal("${CSS}" styles)
literal("${JS}" script)
file(WRITE "${OUTPUT}"
  "#include \"report/page_assets.hpp\"\n\nnamespace lookbook::report {\n\n"
  "std::string_view page_styles() {\n  return\n${styles}  ;\n}\n\n"
  "std::string_view page_script() {\n  return\n${script}  ;\n}\n\n}  // namespace lookbook::report\n")
