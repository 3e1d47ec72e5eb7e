#include "lookbook/report/terminal.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "lookbook/base/utf8.hpp"
#include "report/columns.hpp"

namespace lookbook::report {
namespace {

constexpr std::array<std::string_view, 9> kEighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};

bool is_control(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value < 0xA0);
}

std::string_view escape_of(Ink ink) {
  switch (ink) {
    case Ink::kPlain:
      return "";
    case Ink::kBold:
      return "\x1b[1m";
    case Ink::kDim:
      return "\x1b[2m";
    case Ink::kGood:
      return "\x1b[32m";
    case Ink::kWarning:
      return "\x1b[33m";
    case Ink::kBad:
      return "\x1b[31m";
    case Ink::kAccent:
      return "\x1b[36m";
  }
  return "";
}

bool names_utf8(std::string_view locale) {
  std::string lower(locale);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return lower.find("utf-8") != std::string::npos || lower.find("utf8") != std::string::npos;
}

/// What is shown for a code point of the data.
std::string_view shown(std::string_view text, CodePoint point, const TerminalStyle& style) {
  if (!point.valid || is_control(point.value)) return point.value == '\t' || point.value == '\n' ? " " : "?";
  if (point.value >= 0x80 && !style.unicode) return "?";
  return text.substr(0, point.bytes);
}

}  // namespace

TerminalStyle terminal_style(const TerminalFacts& facts) {
  TerminalStyle style;
  if (facts.columns > 0) style.width = std::max<std::size_t>(facts.columns, 20);
  style.unicode = !facts.is_terminal || names_utf8(facts.locale);
  style.colour = facts.is_terminal && facts.term != "dumb" && !facts.no_color;
  return style;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    width += columns_of(point.value);
    text.remove_prefix(point.bytes);
  }
  return width;
}

std::string clip(std::string_view text, std::size_t width, const TerminalStyle& style) {
  const std::string_view ellipsis = style.unicode ? "…" : "~";
  std::string out;
  std::size_t used = 0;
  std::size_t end_with_ellipsis = 0;  // bytes of `out` that leave a column for the ellipsis
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    const std::string_view mark = shown(text, point, style);
    const std::size_t columns = display_width(mark);
    if (used + columns > width) return out.substr(0, end_with_ellipsis).append(width > 0 ? ellipsis : "");
    out += mark;
    used += columns;
    if (used < width) end_with_ellipsis = out.size();
    text.remove_prefix(point.bytes);
  }
  return out;
}

std::string paint(std::string_view text, Ink ink, const TerminalStyle& style) {
  if (!style.colour || ink == Ink::kPlain || text.empty()) return std::string(text);
  return std::string(escape_of(ink)).append(text).append("\x1b[0m");
}

std::string heading(std::string_view title, const TerminalStyle& style) {
  const std::string text = clip(title, style.width, style);
  std::string line;
  for (std::size_t i = 0; i < display_width(text); ++i) line += style.unicode ? "─" : "-";
  return paint(text, Ink::kBold, style) + "\n" + paint(line, Ink::kDim, style) + "\n";
}

std::string bar(double fraction, std::size_t width, const TerminalStyle& style) {
  if (!(fraction > 0) || width == 0) return "";
  const double columns = std::min(fraction, 1.0) * static_cast<double>(width);
  std::string out;
  if (!style.unicode) {
    const auto marks = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(columns)));
    return out.assign(marks, '#');
  }
  const auto eighths = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(columns * 8)));
  for (std::size_t i = 0; i < eighths / 8; ++i) out += kEighths[8];
  return out.append(kEighths[eighths % 8]);
}

std::string shell_word(std::string_view word) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:=+,@%";
  if (!word.empty() && word.find_first_not_of(kPlain) == word.npos && word.front() != '~')
    return std::string(word);
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + "'";
}

}  // namespace lookbook::report
