#pragma once
// How far a text goes on as it began, by Highway with run-time dispatch (SSE4, AVX2, AVX-512, …). All are
// O(bytes looked at), read nothing beyond the text, and are pure and thread-safe.

#include <cstddef>
#include <string_view>

namespace lookbook {

/// Where the first '"' or '\\' stands; text.size() if there is none.
std::size_t find_quote_or_backslash(std::string_view text);

/// Bytes before the first that is NUL or beyond ASCII.
std::size_t plain_ascii_prefix(std::string_view text);

/// Bytes before the first that is no visible ASCII character nor a space that stands alone: before a control
/// character, '<', '&', DEL, a byte beyond ASCII, or the first of two spaces. So what is counted needs no
/// cleaning in the middle of a text.
std::size_t tidy_prefix(std::string_view text);

/// How often `byte` occurs.
std::size_t count_byte(std::string_view text, char byte);

}  // namespace lookbook
