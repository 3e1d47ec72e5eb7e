#pragma once
// What counts as text that people may send.

#include <cstddef>
#include <string_view>

namespace lookbook::serving::http {

/// true if `text` is UTF-8 without control characters.
bool is_plain_text(std::string_view text);

/// Characters as JSON Schema counts them.
std::size_t code_points(std::string_view text);

}  // namespace lookbook::serving::http
