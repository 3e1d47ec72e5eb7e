# cmake -DBUILD=<build folder> -DGENERATOR=<its generator> -P install_test.cmake: installs into a folder of its own, asks the
# installed program for help, then builds and runs the stranger's project against the installed package.
set(folder "${BUILD}/install_test")
set(prefix "${folder}/prefix")
file(REMOVE_RECURSE "${folder}")

function(must)
  execute_process(COMMAND ${ARGN} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endfunction()

must("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${prefix}")
must("${prefix}/bin/lookbook" --help)
must("${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}" -B "${folder}/build" -G "${GENERATOR}" "-DCMAKE_PREFIX_PATH=${prefix}")
must("${CMAKE_COMMAND}" --build "${folder}/build")
must("${folder}/build/stranger" "${folder}/store")
file(REMOVE_RECURSE "${folder}")
