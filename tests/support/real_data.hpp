#pragma once
// Where tests find the real data sets: the folder in the variable LOOKBOOK_DATA, else ../shared/data beside
// the source tree. Missing data skips the test, or fails it where CI=true.
//
//   LOOKBOOK_REAL_DATA(path, "ratings/toys_train.txt");   // declares std::string path, or leaves the test

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "support/source_folder.hpp"

namespace lookbook {

inline std::string real_data_path(std::string_view file) {
  const char* folder = std::getenv("LOOKBOOK_DATA");
  const std::string root = folder != nullptr ? folder : test_support::source_path("../shared/data");
  return root + "/" + std::string(file);
}

inline bool real_data_is_required() {
  const char* ci = std::getenv("CI");
  return ci != nullptr && std::string_view(ci) == "true";
}

}  // namespace lookbook

#define LOOKBOOK_REAL_DATA(path, file)                                             \
  const std::string path = ::lookbook::real_data_path(file);                       \
  if (!std::filesystem::exists(path)) {                                            \
    if (::lookbook::real_data_is_required()) FAIL() << path << " is missing";      \
    GTEST_SKIP() << path << " is missing; set LOOKBOOK_DATA to the data's folder"; \
  }                                                                                \
  static_assert(true, "a semicolon follows")
