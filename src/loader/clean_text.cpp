#include "loader/clean_text.hpp"

#include <algorithm>

#include "lookbook/base/byte_scan.hpp"
#include "lookbook/base/utf8.hpp"

namespace lookbook::loader {

bool is_clean(std::string_view text) {
  text.remove_prefix(plain_ascii_prefix(text));
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    if (!point.valid || point.value == 0) return false;
    text.remove_prefix(point.bytes);
    // In scripts other than Latin another such character follows mostly.
    if (!text.empty() && static_cast<unsigned char>(text.front()) < 0x80)
      text.remove_prefix(plain_ascii_prefix(text));
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
