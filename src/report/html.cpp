#include "lookbook/report/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "lookbook/base/utf8.hpp"

namespace lookbook::report {
namespace {

constexpr std::size_t kDateBytes = 10;  // 2014-03-07

/// What stands for a character that would mean something to HTML; empty for all others.
std::string_view entity(char character) {
  switch (character) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

bool is_control(char32_t value) {
  const bool is_space = value == '\n' || value == '\t';
  return (value < 0x20 && !is_space) || (value >= 0x7F && value < 0xA0);
}

void append_escaped(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    const std::string_view named = point.bytes == 1 ? entity(text.front()) : std::string_view();
    if (!named.empty()) {
      out += named;
    } else if (!point.valid || is_control(point.value)) {
      append_utf8(out, kReplacementCharacter);
    } else {
      out += text.substr(0, point.bytes);
    }
    text.remove_prefix(point.bytes);
  }
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_date(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  return std::ranges::equal(text, kForm,
                            [](char c, char form) { return form == '0' ? is_digit(c) : c == form; });
}

/// Where the first date begins that is not a part of a longer number; npos if there is none.
std::size_t find_date(std::string_view text) {
  for (std::size_t at = 0; at + kDateBytes <= text.size(); ++at) {
    const bool begins = at == 0 || !is_digit(text[at - 1]);
    const bool ends = at + kDateBytes == text.size() || !is_digit(text[at + kDateBytes]);
    if (begins && ends && is_date(text.substr(at, kDateBytes))) return at;
  }
  return text.npos;
}

}  // namespace

Html& Html::markup(Markup markup) {
  html_ += markup.view();
  return *this;
}

Html& Html::text(std::string_view text) {
  append_escaped(html_, text);
  return *this;
}

Html& Html::prose(std::string_view text) {
  for (std::size_t at = find_date(text); at != text.npos; at = find_date(text)) {
    this->text(text.substr(0, at)).markup("<span class=\"date\">");
    this->text(text.substr(at, kDateBytes)).markup("</span>");
    text.remove_prefix(at + kDateBytes);
  }
  return this->text(text);
}

Html& Html::data(std::string_view text) {
  return markup("<bdi>").text(text).markup("</bdi>");
}

Html& Html::number(double number) {
  if (!std::isfinite(number)) number = 0;
  std::string digits = fmt::format("{:.3f}", number);
  while (digits.ends_with('0')) digits.pop_back();
  if (digits.ends_with('.')) digits.pop_back();
  html_ += digits == "-0" ? "0" : digits;
  return *this;
}

Html& Html::add(const Html& other) {
  html_ += other.html_;
  return *this;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      group = group << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      const bool is_padding = i > bytes.size() - at;
      text += is_padding ? '=' : kDigits[group >> (18 - 6 * i) & 63U];
    }
  }
  return text;
}

std::string jpeg_data_uri(std::string_view jpeg) {
  return "data:image/jpeg;base64," + base64(jpeg);
}

}  // namespace lookbook::report
