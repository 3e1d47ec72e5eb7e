# Writes OUTPUT, a source file that holds the text of INPUT: cmake -DINPUT=… -DOUTPUT=… -P embed_contract.cmake
file(READ "${INPUT}" text)
# Compilers need not take string literals beyond 64 KiB, so the text is cut.
string(LENGTH "${text}" length)
set(pieces "")
set(at 0)
while(at LESS length)
  string(SUBSTRING "${text}" ${at} 15000 piece)
  string(APPEND pieces "    R\"openapi(${piece})openapi\"\n")
  math(EXPR at "${at} + 15000")
endwhile()
file(WRITE "${OUTPUT}"
  "#include \"serving/http/api.hpp\"\n\nnamespace lookbook::serving::http {\n\n"
  "std::string_view openapi_document() {\n  return\n${pieces}  ;\n}\n\n}  // namespace lookbook::serving::http\n")
