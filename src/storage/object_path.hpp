#pragma once
// What a path inside a store may look like, and the names that the store keeps for itself.

#include <string_view>

#include "lookbook/base/result.hpp"

namespace lookbook::storage {

/// Relative, parts joined by '/', no part empty, ".", ".." or beginning with '.', no NUL or backslash, no
/// part longer than 240 bytes. Otherwise kInvalidArgument that says which rule is broken.
Status check_path(std::string_view path);

}  // namespace lookbook::storage
