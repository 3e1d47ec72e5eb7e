#pragma once
// Text that may be damaged, made valid UTF-8.

#include <string>
#include <string_view>

namespace lookbook::loader {

/// true if it is valid UTF-8 without NUL.
bool is_clean(std::string_view text);
/// A copy in which every byte that is not UTF-8, and every NUL, is U+FFFD.
std::string cleaned(std::string_view text);
/// cleaned(), cut to at most `bytes` bytes at a character's end: what `rejected` keeps of a line.
std::string excerpt(std::string_view text, std::size_t bytes);
/// Without spaces and control characters at both ends.
std::string_view trim(std::string_view text);
/// Whether `text` with its ASCII capitals made small is `lower`.
bool equals_ignoring_case(std::string_view text, std::string_view lower);

}  // namespace lookbook::loader
