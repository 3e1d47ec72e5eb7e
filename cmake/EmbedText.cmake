# text_literal(FILE RESULT): the text of FILE as adjacent C++ string literals. Compilers need not take literals
# beyond 64 KiB, so the text is cut.
function(text_literal file result)
  file(READ "${file}" text)
  string(LENGTH "${text}" length)
  set(pieces "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 15000 piece)
    string(APPEND pieces "    R\"embedded(${piece})embedded\"\n")
    math(EXPR at "${at} + 15000")
  endwhile()
  set(${result} "${pieces}" PARENT_SCOPE)
endfunction()
