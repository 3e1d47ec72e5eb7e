#pragma once
// The little of HTML that occurs in reviews and product data.

#include <string>
#include <string_view>

namespace lookbook::processing {

/// Without the common tags: those that break a line (br, p, div, li, …) become '\n', those inside a line
/// vanish. A '<' that starts none of them stays. O(bytes).
std::string without_tags(std::string_view text);

/// With "&amp;", "&eacute;", "&#8217;", "&#x92;" and the like decoded once; unknown ones stay. O(bytes).
std::string with_references_decoded(std::string_view text);

/// The character that byte `value` (0x80 … 0x9F) is in Windows-1252, where C1 control characters usually come
/// from; 0 where it is none.
char32_t windows_1252(char32_t value);

}  // namespace lookbook::processing
