#pragma once
// Walks text as code points, private to report.

#include <cstddef>
#include <string_view>

namespace lookbook::report {

inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value = kReplacement;
  std::size_t bytes = 1;
  bool valid = false;
};

/// The code point at the start of `text` (not empty). Overlong forms, surrogates and cut sequences are
/// invalid and take one byte.
CodePoint decode(std::string_view text);

/// Columns of a terminal that a code point takes.
std::size_t columns_of(char32_t value);

}  // namespace lookbook::report
