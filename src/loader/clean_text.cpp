#include "loader/clean_text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "lookbook/base/utf8.hpp"

namespace lookbook::loader {

namespace {

/// Whether none of eight bytes is NUL or beyond ASCII. Taking 1 off each byte sets its high bit if it was
/// NUL, or beyond 0x80; an ASCII byte that is not NUL keeps it clear unless a NUL below it borrowed, and then
/// the word fails anyway.
bool is_plain(std::uint64_t word) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  return ((word | (word - kOnes)) & kHighBits) == 0;
}

}  // namespace

bool is_clean(std::string_view text) {
  while (!text.empty()) {
    std::uint64_t word = 0;
    while (text.size() >= sizeof word) {
      std::memcpy(&word, text.data(), sizeof word);
      if (!is_plain(word)) break;
      text.remove_prefix(sizeof word);
    }
    // The few bytes that stopped it, or the last ones.
    for (std::size_t i = 0; i < sizeof word && !text.empty(); ++i) {
      const CodePoint point = decode_utf8(text);
      if (!point.valid || point.value == 0) return false;
      text.remove_prefix(point.bytes);
    }
  }
  return true;
}

std::string cleaned(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    append_utf8(out, point.valid && point.value != 0 ? point.value : kReplacementCharacter);
    text.remove_prefix(point.bytes);
  }
  return out;
}

std::string excerpt(std::string_view text, std::size_t bytes) {
  const std::string clean = cleaned(text.substr(0, bytes));
  return std::string(utf8_prefix(clean, bytes));
}

std::string_view trim(std::string_view text) {
  const auto is_space = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  return std::ranges::equal(
      text, lower, {}, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
}

}  // namespace lookbook::loader
