# lookbook_room(<room>
#   HEADERS <name.hpp>...    public headers under include/lookbook/<room>/
#   SOURCES <name.cpp>...    under src/<room>/
#   TESTS   <name_test.cpp>...   one GoogleTest program per room
#   ROOMS   <room>...        rooms this one may include, as the table in docs/architecture.md says
#   LIBRARIES <target>...    third-party libraries, never visible in a public header
#   TEST_LIBRARIES <target>...)
#
# Makes lookbook_<room> with the alias lookbook::<room>, which is its name in the installed package too, and the program
# <room>_test.
function(lookbook_room room)
  cmake_parse_arguments(ARG "" "" "HEADERS;SOURCES;TESTS;ROOMS;LIBRARIES;TEST_LIBRARIES" ${ARGN})
  set(target lookbook_${room})
  list(TRANSFORM ARG_HEADERS PREPEND "${CMAKE_SOURCE_DIR}/include/lookbook/${room}/")
  list(TRANSFORM ARG_ROOMS PREPEND "lookbook::" OUTPUT_VARIABLE rooms)

  add_library(${target} STATIC ${ARG_SOURCES})
  add_library(lookbook::${room} ALIAS ${target})
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${CMAKE_SOURCE_DIR}/include" FILES ${ARG_HEADERS})
  target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}/src")
  target_link_libraries(${target} PUBLIC ${rooms} PRIVATE ${ARG_LIBRARIES})
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${room})
  install(TARGETS ${target} EXPORT lookbook FILE_SET HEADERS)

  if(LOOKBOOK_BUILD_FUZZERS)
    # So that libFuzzer sees which branches of the room an input takes.
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  if(LOOKBOOK_BUILD_TESTS AND ARG_TESTS)
    lookbook_test(${room}_test SOURCES ${ARG_TESTS} LIBRARIES lookbook::${room} ${ARG_TEST_LIBRARIES})
  endif()
endfunction()

# lookbook_test(<name> SOURCES <file>... LIBRARIES <target>...)
function(lookbook_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/src")
  target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES} lookbook_test_support GTest::gmock GTest::gtest_main
                                        rapidcheck)
  # What a test measures is the library, which keeps the preset's optimisation.
  target_compile_options(${name} PRIVATE $<$<NOT:$<CONFIG:Debug>>:-O1>)
  include(GoogleTest)
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 600)
endfunction()
