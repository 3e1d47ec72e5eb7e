#include "lookbook/storage/json_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace lookbook::storage {
namespace {

/// The length of the string in quotes that `json` begins with.
std::size_t string_length(std::string_view json) {
  std::size_t end = 1;
  while (end < json.size() && json[end] != '"') end += json[end] == '\\' ? 2 : 1;
  return std::min(end + 1, json.size());
}

bool is_whole(std::string_view number) {
  return number.find_first_not_of("-0123456789") == number.npos;
}

void append_word(std::string& out, std::string_view word) {
  if (word == "true" || word == "false" || word == "null" || is_whole(word)) {
    out += word;
    return;
  }
  double number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size() || !std::isfinite(number)) {
    out += "null";  // serialisers write infinity as 1e99999 or by name
    return;
  }
  std::array<char, 32> digits;
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

void break_line(std::string& out, std::size_t depth) {
  out.append(1, '\n').append(2 * depth, ' ');
}

constexpr std::string_view kMarks = "{}[],:";

/// Appends a bracket, comma or colon with the white space around it; `next` is what follows it.
void append_mark(std::string& out, char mark, char next, std::size_t& depth) {
  if (mark == '}' || mark == ']') {
    const bool is_empty = out.ends_with('{') || out.ends_with('[');
    if (!is_empty) break_line(out, --depth);
  }
  out += mark;
  if (mark == ':') out += ' ';
  if (mark == ',') break_line(out, depth);
  const bool opens = mark == '{' || mark == '[';
  if (opens && next != '}' && next != ']') break_line(out, ++depth);
}

}  // namespace

std::string indented_json(std::string_view json) {
  std::string out;
  std::size_t depth = 0;
  while (!json.empty()) {
    std::size_t length = 1;
    if (json.front() == '"') {
      length = string_length(json);
      out += json.substr(0, length);
    } else if (kMarks.find(json.front()) != kMarks.npos) {
      append_mark(out, json.front(), json.size() > 1 ? json[1] : '\0', depth);
    } else {
      length = std::min(json.find_first_of(kMarks), json.size());
      append_word(out, json.substr(0, length));
    }
    json.remove_prefix(length);
  }
  out += '\n';
  return out;
}

}  // namespace lookbook::storage
