#pragma once
// Where this checkout lies, for tests that read files of it. Compiled in one place, so that the compiler
// cache serves every clone: an absolute path in each test's command line would make each clone compile all of
// them anew.

#include <string>
#include <string_view>

namespace lookbook::test_support {

/// `path` relative to the checkout's root, as an absolute path.
std::string source_path(std::string_view path);

}  // namespace lookbook::test_support
