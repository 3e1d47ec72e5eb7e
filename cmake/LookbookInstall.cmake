# cmake --install build/release --prefix DIR: the program, the web site if it is built, the documents, and the rooms as the
# CMake package `lookbook` (find_package(lookbook), then lookbook::<room>). tests/install uses it as a stranger would.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/lookbook")
configure_package_config_file(cmake/lookbook-config.cmake.in "${CMAKE_BINARY_DIR}/lookbook-config.cmake"
                              INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file("${CMAKE_BINARY_DIR}/lookbook-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_BINARY_DIR}/lookbook-config.cmake" "${CMAKE_BINARY_DIR}/lookbook-config-version.cmake"
              cmake/LookbookDependencies.cmake cmake/FindArrowLibraries.cmake
        DESTINATION "${package_folder}")
install(EXPORT lookbook NAMESPACE lookbook:: FILE lookbook-targets.cmake DESTINATION "${package_folder}")

install(DIRECTORY web/dist/ DESTINATION "${CMAKE_INSTALL_DATADIR}/lookbook/web" OPTIONAL)
install(DIRECTORY docs/ DESTINATION "${CMAKE_INSTALL_DOCDIR}/docs")
install(FILES README.md CHANGELOG.md LICENSE THIRD_PARTY.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")
