# Writes OUTPUT, a source file that holds the text of INPUT: cmake -DINPUT=… -DOUTPUT=… -P embed_contract.cmake
include("${CMAKE_CURRENT_LIST_DIR}/../../cmake/EmbedText.cmake")

text_literal("${INPUT}" pieces)
file(WRITE "${OUTPUT}"
  "#include \"serving/http/api.hpp\"\n\nnamespace lookbook::serving::http {\n\n"
  "std::string_view openapi_document() {\n  return\n${pieces}  ;\n}\n\n}  // namespace lookbook::serving::http\n")
