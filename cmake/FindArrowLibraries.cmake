# Defines lookbook_arrow: Arrow C++ with Parquet and its S3 file system, from an installed Arrow if CMake finds one,
# else from the pyarrow wheel in .venv (scripts/setup puts it there), which ships the shared libraries and headers but
# no CMake package.
if(TARGET lookbook_arrow)
  return()
endif()
add_library(lookbook_arrow INTERFACE IMPORTED GLOBAL)

find_package(Arrow CONFIG QUIET)
find_package(Parquet CONFIG QUIET)
if(Arrow_FOUND AND Parquet_FOUND)
  target_link_libraries(lookbook_arrow INTERFACE Arrow::arrow_shared Parquet::parquet_shared)
  # Newer releases keep the S3 file system in a library of its own.
  find_package(ArrowS3 CONFIG QUIET)
  if(TARGET ArrowS3::arrow_s3_shared)
    target_link_libraries(lookbook_arrow INTERFACE ArrowS3::arrow_s3_shared)
  endif()
  set(ArrowLibraries_FOUND TRUE)
  return()
endif()

set(LOOKBOOK_PYARROW_PYTHON "${CMAKE_SOURCE_DIR}/.venv/bin/python" CACHE FILEPATH "A Python that has pyarrow")
execute_process(
  COMMAND "${LOOKBOOK_PYARROW_PYTHON}" -c
          "import pyarrow; print(pyarrow.get_include(), pyarrow.get_library_dirs()[0], sep=';', end='')"
  OUTPUT_VARIABLE pyarrow_folders
  RESULT_VARIABLE pyarrow_status)
if(NOT pyarrow_status EQUAL 0)
  message(FATAL_ERROR "Arrow C++ was not found, neither as a CMake package nor in the pyarrow wheel of "
                      "${LOOKBOOK_PYARROW_PYTHON}. Run scripts/setup.")
endif()
list(GET pyarrow_folders 0 arrow_include)
list(GET pyarrow_folders 1 arrow_library_dir)
find_library(ARROW_LIBRARY arrow PATHS "${arrow_library_dir}" NO_DEFAULT_PATH REQUIRED)
find_library(PARQUET_LIBRARY parquet PATHS "${arrow_library_dir}" NO_DEFAULT_PATH REQUIRED)
find_library(ARROW_S3_LIBRARY arrow_s3 PATHS "${arrow_library_dir}" NO_DEFAULT_PATH REQUIRED)
target_include_directories(lookbook_arrow SYSTEM INTERFACE "${arrow_include}")
target_link_libraries(lookbook_arrow INTERFACE "${ARROW_LIBRARY}" "${PARQUET_LIBRARY}" "${ARROW_S3_LIBRARY}")
list(APPEND CMAKE_BUILD_RPATH "${arrow_library_dir}")
set(LOOKBOOK_ARROW_LIBRARY_DIR "${arrow_library_dir}")
set(ArrowLibraries_FOUND TRUE)
