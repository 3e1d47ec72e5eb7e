#include "serving/http/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "lookbook/base/utf8.hpp"

namespace lookbook::serving::http {
namespace {

template <class Number>
std::string_view shortest(Number number, char (&digits)[32]) {
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  return {digits, static_cast<std::size_t>(end - digits)};
}

/// Bytes that stand for themselves in a JSON string.
constexpr auto kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < 0x80; ++c) plain[c] = c != '"' && c != '\\';
  return plain;
}();

/// The short escape of a character that JSON does not take as it is; empty: \u00XX.
std::string_view escape(char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return {};
  }
}

}  // namespace

void JsonWriter::separate() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view text) {
  separate();
  out_ += text;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  quote(name);
  out_ += ':';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  quote(text);
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  char digits[32];
  return std::isfinite(number) ? raw(shortest(number, digits)) : null();
}

JsonWriter& JsonWriter::value(float number) {
  char digits[32];
  return std::isfinite(number) ? raw(shortest(number, digits)) : null();
}

JsonWriter& JsonWriter::value(std::int64_t number) {
  char digits[32];
  return raw(shortest(number, digits));
}

JsonWriter& JsonWriter::value(std::uint64_t number) {
  char digits[32];
  return raw(shortest(number, digits));
}

void JsonWriter::quote(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out_ += '"';
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && kPlain[static_cast<unsigned char>(text[plain])]) ++plain;
    out_.append(text, 0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    if (static_cast<unsigned char>(text[0]) >= 0x80) {
      const CodePoint c = decode_utf8(text);
      append_utf8(out_, c.value);
      text.remove_prefix(c.bytes);
      continue;
    }
    if (const auto short_form = escape(text[0]); !short_form.empty()) {
      out_ += short_form;
    } else {
      out_ += "\\u00";
      out_ += kHex[static_cast<unsigned char>(text[0]) >> 4];
      out_ += kHex[static_cast<unsigned char>(text[0]) & 15];
    }
    text.remove_prefix(1);
  }
  out_ += '"';
}

}  // namespace lookbook::serving::http
