#include "loader/python_literal.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "lookbook/base/utf8.hpp"

namespace lookbook::loader {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_number_part(char c) {
  return (c >= '0' && c <= '9') || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
}

/// Takes the longest prefix whose characters satisfy `fits`.
template <class Fits>
std::string_view take_while(std::string_view& rest, Fits fits) {
  const auto end = std::ranges::find_if_not(rest, fits);
  const std::string_view taken = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(taken.size());
  return taken;
}

/// Appends a character of a JSON string.
void append_character(std::string& json, char32_t point) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  if (point == '"' || point == '\\') {
    json += '\\';
    json += static_cast<char>(point);
  } else if (point < 0x20 || (point >= 0xD800 && point <= 0xDFFF)) {
    json += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) json += kDigits[point >> static_cast<unsigned>(shift) & 15U];
  } else {
    append_utf8(json, point);
  }
}

/// Bytes that were written as numbers: UTF-8 where they are that, else Latin-1.
void append_bytes(std::string& json, std::string_view bytes) {
  while (!bytes.empty()) {
    const CodePoint point = decode_utf8(bytes);
    append_character(json, point.valid ? point.value : static_cast<unsigned char>(bytes.front()));
    bytes.remove_prefix(point.bytes);
  }
}

/// Takes a number of at most `most` digits; -1 if there are fewer than `least`.
std::int64_t take_digits(std::string_view& rest, int base, std::size_t least, std::size_t most) {
  std::uint32_t value = 0;
  const std::string_view digits = rest.substr(0, most);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  const auto count = static_cast<std::size_t>(end - digits.data());
  if (error != std::errc() || count < least) return -1;
  rest.remove_prefix(count);
  return value;
}

/// Takes \x.. or \ooo, of a string of bytes; -1 if `rest` does not begin with one.
std::int64_t take_byte_escape(std::string_view& rest) {
  if (rest.size() < 2 || rest[0] != '\\') return -1;
  std::string_view digits = rest.substr(1);
  std::int64_t byte = -1;
  if (digits.front() == 'x') {
    digits.remove_prefix(1);
    byte = take_digits(digits, 16, 2, 2);
  } else {
    byte = take_digits(digits, 8, 1, 3);
  }
  if (byte < 0 || byte > 0xFF) return -1;
  rest = digits;
  return byte;
}

/// Takes one escape, which begins with its backslash. What Python does not know keeps its backslash.
void take_escape(std::string_view& rest, std::string& json) {
  std::string bytes;
  for (std::int64_t byte = take_byte_escape(rest); byte >= 0; byte = take_byte_escape(rest)) {
    bytes += static_cast<char>(byte);
  }
  if (!bytes.empty()) return append_bytes(json, bytes);
  rest.remove_prefix(1);
  const char code = rest.empty() ? '\\' : rest.front();
  constexpr std::string_view kCodes = "'\"\\/nrtbfav";
  constexpr std::string_view kMeanings = "'\"\\/\n\r\t\b\f\a\v";
  if (const std::size_t known = kCodes.find(code); known != kCodes.npos) {
    if (!rest.empty()) rest.remove_prefix(1);
    return append_character(json, static_cast<unsigned char>(kMeanings[known]));
  }
  if (code == 'u' || code == 'U') {
    std::string_view digits = rest.substr(1);
    const std::size_t length = code == 'u' ? 4 : 8;
    if (const std::int64_t point = take_digits(digits, 16, length, length); point >= 0) {
      rest = digits;
      return append_character(json, static_cast<char32_t>(point));
    }
  }
  append_character(json, '\\');
}

/// Takes a string, which begins with its quote.
bool take_string(std::string_view& rest, std::string& json) {
  const char quote = rest.front();
  rest.remove_prefix(1);
  json += '"';
  while (!rest.empty()) {
    const char c = rest.front();
    if (c == '\\') {
      take_escape(rest, json);
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      json += c;  // valid UTF-8 passes through byte by byte, and JSON checks it
      rest.remove_prefix(1);
    } else {
      rest.remove_prefix(1);
      if (c == quote) {
        json += '"';
        return true;
      }
      append_character(json, static_cast<unsigned char>(c));
    }
  }
  return false;
}

bool take_word(std::string_view& rest, std::string& json) {
  const std::string_view word = take_while(rest, is_letter);
  if (word == "True" || word == "true") {
    json += "true";
  } else if (word == "False" || word == "false") {
    json += "false";
  } else if (word == "None" || word == "null") {
    json += "null";
  } else if (word == "nan" || word == "NaN" || word == "inf" || word == "Infinity") {
    json += "NaN";
  } else {
    return false;
  }
  return true;
}

bool take_number(std::string_view& rest, std::string& json) {
  if (rest.size() > 1 && rest[0] == '-' && is_letter(rest[1])) {
    rest.remove_prefix(1);
    return take_word(rest, json);
  }
  json += take_while(rest, is_number_part);
  if (rest.starts_with('L')) rest.remove_prefix(1);
  return true;
}

/// JSON has no comma before a closing bracket; the tuple (1,) has one.
void close(std::string& json, char bracket) {
  const std::size_t last = json.find_last_not_of(" \t");
  if (last != json.npos && json[last] == ',') json.resize(last);
  json += bracket;
}

bool take_mark(std::string_view& rest, std::string& json) {
  const char mark = rest.front();
  rest.remove_prefix(1);
  switch (mark) {
    case '}':
    case ']':
      close(json, mark);
      return true;
    case ')':
      close(json, ']');
      return true;
    case '(':
      json += '[';
      return true;
    case '{':
    case '[':
    case ',':
    case ':':
    case ' ':
    case '\t':
    case '\r':
      json += mark;
      return true;
    default:
      return false;
  }
}

bool is_quote(char c) {
  return c == '\'' || c == '"';
}

bool take_token(std::string_view& rest, std::string& json) {
  const char c = rest.front();
  if ((c == 'u' || c == 'b') && rest.size() > 1 && is_quote(rest[1])) rest.remove_prefix(1);
  if (is_quote(rest.front())) return take_string(rest, json);
  if (is_letter(c)) return take_word(rest, json);
  if (is_number_part(c)) return take_number(rest, json);
  return take_mark(rest, json);
}

}  // namespace

bool python_literal_to_json(std::string_view literal, std::string& json) {
  while (!literal.empty()) {
    if (!take_token(literal, json)) return false;
  }
  return true;
}

}  // namespace lookbook::loader
