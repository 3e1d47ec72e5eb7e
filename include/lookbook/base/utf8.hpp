#pragma once
// UTF-8 (RFC 3629) as code points. Pure and thread-safe.

#include <cstddef>
#include <string>
#include <string_view>

namespace lookbook {

/// U+FFFD, which stands for what cannot be decoded.
inline constexpr char32_t kReplacementCharacter = 0xFFFD;

struct CodePoint {
  char32_t value = kReplacementCharacter;
  std::size_t bytes = 1;
  bool valid = false;
};

/// The code point at the start of `text`. Overlong forms, surrogates and cut sequences are invalid and take
/// one byte. Precondition: not empty.
CodePoint decode_utf8(std::string_view text);

/// Appends a code point; the replacement character for a surrogate or a number beyond U+10FFFF.
void append_utf8(std::string& out, char32_t value);

/// The longest prefix of at most `bytes` bytes that does not cut a sequence.
std::string_view utf8_prefix(std::string_view text, std::size_t bytes);

}  // namespace lookbook
