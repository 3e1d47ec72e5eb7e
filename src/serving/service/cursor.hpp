#pragma once
// Where the next page begins, as text that nobody should take apart: an item number with a check, so that
// what is no cursor is refused instead of misread.

#include <optional>
#include <string>
#include <string_view>

#include "lookbook/core/index.hpp"

namespace lookbook::serving {

std::string encode_cursor(ItemIndex first);
std::optional<ItemIndex> decode_cursor(std::string_view cursor);

}  // namespace lookbook::serving
