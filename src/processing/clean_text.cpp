#include "processing/clean_text.hpp"

#include <algorithm>
#include <utility>

#include "lookbook/base/byte_scan.hpp"
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

/// Appends visible text, with the blanks and breaks seen since the last made regular.
class RegularText {
 public:
  explicit RegularText(Lines lines) : lines_(lines) {}

  /// Visible ASCII characters and single spaces.
  void add_tidy(std::string_view text) {
    if (text.front() == ' ') add(' ');
    text = text.substr(text.front() == ' ' ? 1 : 0);
    if (text.empty()) return;
    const bool ends_blank = text.back() == ' ';
    separate();
    out_ += text.substr(0, text.size() - (ends_blank ? 1 : 0));
    blank_ = ends_blank;
  }
  void add(char32_t value) {
    if (const char32_t mended = windows_1252(value); mended != 0) value = mended;
    const Kind kind = kind_of(value);
    const bool same_break = value == '\n' && after_return_;  // "\r\n" is one
    if (kind == Kind::kBreak && !same_break) ++breaks_;
    blank_ = blank_ || kind == Kind::kBlank;
    if (kind == Kind::kVisible) {
      separate();
      append_utf8(out_, value);
    }
    after_return_ = value == '\r';
  }
  std::string take() && { return std::move(out_); }

 private:
  void separate() {
    if (!out_.empty() && breaks_ > 0 && lines_ == Lines::kMany)
      out_.append(std::min<std::size_t>(breaks_, 2), '\n');
    else if (!out_.empty() && (blank_ || breaks_ > 0))
      out_ += ' ';
    blank_ = false;
    after_return_ = false;
    breaks_ = 0;
  }

  Lines lines_;
  std::string out_;
  std::size_t breaks_ = 0;
  bool blank_ = false;
  bool after_return_ = false;
};

/// `text` without what cannot be seen.
std::string regular(std::string_view text, Lines lines) {
  RegularText out(lines);
  while (!text.empty()) {
    std::size_t bytes = tidy_prefix(text);
    if (bytes > 0) {
      out.add_tidy(text.substr(0, bytes));
    } else {
      const CodePoint point = decode_utf8(text);
      out.add(point.value);
      bytes = point.bytes;
    }
    text.remove_prefix(bytes);
  }
  return std::move(out).take();
}

/// Whether clean_text has nothing to do. Most texts of most shops are so.
bool is_clean(std::string_view text) {
  return !text.empty() && text.front() != ' ' && text.back() != ' ' && tidy_prefix(text) == text.size();
}

bool has_markup(std::string_view text) {
  return text.find('<') != text.npos || text.find('&') != text.npos;
}

bool is_edge(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  return byte <= 0x20 || byte == 0x7F;
}

}  // namespace

std::optional<std::string> clean_text(std::string_view raw, Lines lines) {
  if (is_clean(raw)) return std::string(raw);
  std::string text = regular(raw, lines);
  for (int layer = 0; layer < kLayers && has_markup(text); ++layer) {
    std::string plainer = regular(with_references_decoded(without_tags(text)), lines);
    if (plainer == text) break;
    text = std::move(plainer);
  }
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

std::optional<std::string_view> clean_text(std::string_view raw, Lines lines, std::string& scratch) {
  if (is_clean(raw)) return raw;
  std::optional<std::string> clean = clean_text(raw, lines);
  if (!clean) return std::nullopt;
  scratch = *std::move(clean);
  return scratch;
}

std::string_view clean_id(std::string_view raw) {
  while (!raw.empty() && is_edge(raw.front())) raw.remove_prefix(1);
  while (!raw.empty() && is_edge(raw.back())) raw.remove_suffix(1);
  return raw;
}

bool is_utf8(std::string_view text) {
  text.remove_prefix(plain_ascii_prefix(text));
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    if (!point.valid) return false;
    text.remove_prefix(point.bytes);
  }
  return true;
}

}  // namespace lookbook::processing
