#include "processing/clean_text.hpp"

#include <algorithm>

#include "lookbook/base/utf8.hpp"
#include "processing/markup.hpp"

namespace lookbook::processing {
namespace {

constexpr int kLayers = 4;  // of escaping

enum class Kind : std::uint8_t { kVisible, kBlank, kBreak, kNothing };

Kind kind_of(char32_t value) {
  if (value == '\n' || value == '\r' || value == 0x2028 || value == 0x2029) return Kind::kBreak;
  if (value <= 0x20 || (value >= 0x7F && value <= 0xA0)) return Kind::kBlank;
  const bool marks_direction = (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
  const bool invisible = value == 0x200B || value == 0xFEFF || value == 0xAD;
  return marks_direction || invisible ? Kind::kNothing : Kind::kVisible;
}

/// `text` without what cannot be seen, with blanks and breaks made regular.
std::string regular(std::string_view text, Lines lines) {
  std::string out;
  std::size_t breaks = 0;
  bool blank = false;
  bool after_return = false;  // so that "\r\n" is one break
  while (!text.empty()) {
    CodePoint point = decode_utf8(text);
    text.remove_prefix(point.bytes);
    if (const char32_t mended = windows_1252(point.value); mended != 0) point.value = mended;
    const Kind kind = kind_of(point.value);
    if (kind == Kind::kBreak && !(point.value == '\n' && after_return)) ++breaks;
    blank = blank || kind == Kind::kBlank;
    after_return = point.value == '\r';
    if (kind != Kind::kVisible) continue;
    if (!out.empty() && breaks > 0 && lines == Lines::kMany)
      out.append(std::min<std::size_t>(breaks, 2), '\n');
    else if (!out.empty() && (blank || breaks > 0))
      out += ' ';
    append_utf8(out, point.value);
    blank = false;
    breaks = 0;
  }
  return out;
}

bool is_edge(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  return byte <= 0x20 || byte == 0x7F;
}

}  // namespace

std::optional<std::string> clean_text(std::string_view raw, Lines lines) {
  std::string text = regular(raw, lines);
  for (int layer = 0; layer < kLayers && text.find_first_of("<&") != text.npos; ++layer) {
    std::string plainer = regular(with_references_decoded(without_tags(text)), lines);
    if (plainer == text) break;
    text = std::move(plainer);
  }
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

std::string_view clean_id(std::string_view raw) {
  while (!raw.empty() && is_edge(raw.front())) raw.remove_prefix(1);
  while (!raw.empty() && is_edge(raw.back())) raw.remove_suffix(1);
  return raw;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    if (!point.valid) return false;
    text.remove_prefix(point.bytes);
  }
  return true;
}

}  // namespace lookbook::processing
