# How everything is compiled. Presets in CMakePresets.json set these options.
option(LOOKBOOK_BUILD_TESTS "Build the tests" ON)
option(LOOKBOOK_BUILD_BENCH "Build the benchmarks" OFF)
option(LOOKBOOK_BUILD_FUZZERS "Build the fuzzers (clang)" OFF)
set(LOOKBOOK_SANITIZE "" CACHE STRING "Sanitizers to build with, for example address,undefined or thread")
# Debian's TBB is not instrumented, so the thread sanitizer reports races that are not there.
option(LOOKBOOK_PARALLEL_STD_THREAD "Run parallel loops on std::thread instead of oneTBB" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

# -ffp-contract=off: a fused multiply-add must be asked for, so that the same source gives the same bytes everywhere.
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these inside the standard library's own headers once optimisation inlines them.
  add_compile_options(-Wno-restrict -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-array-bounds)
endif()
if(LOOKBOOK_SANITIZE)
  add_compile_options(-fsanitize=${LOOKBOOK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${LOOKBOOK_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    add_compile_options("-fsanitize-ignorelist=${CMAKE_SOURCE_DIR}/cmake/sanitizer-ignore.txt")
  endif()
endif()
