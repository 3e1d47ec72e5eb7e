#pragma once
// Where the built web site lies, seen from the program: <checkout>/web/dist beside a build tree, and
// <prefix>/share/lookbook/web beside <prefix>/bin of an installed program.

#include <optional>
#include <string>

namespace lookbook::apps {

/// The first of the two that has an index.html; nullopt if neither has one.
std::optional<std::string> built_web_folder();

}  // namespace lookbook::apps
