#include "lookbook/report/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "lookbook/base/utf8.hpp"

namespace lookbook::report {
namespace {

template <class T>
void write_number(std::string& out, T number) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

template <class T>
void write_real(std::string& out, T number) {
  if (std::isfinite(number))
    write_number(out, number);
  else
    out += "null";
}

/// RFC 8259, section 7. Everything beyond ASCII stands as UTF-8.
void write_string(std::string& out, std::string_view text) {
  constexpr std::string_view kShort = "\b\f\n\r\t\"\\";
  constexpr std::string_view kLetters = "bfnrt\"\\";
  out += '"';
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    const std::size_t named = point.value < 0x80 ? kShort.find(static_cast<char>(point.value)) : kShort.npos;
    if (!point.valid)
      out += "\xEF\xBF\xBD";
    else if (named != kShort.npos)
      out.append(1, '\\').append(1, kLetters[named]);
    else if (point.value < 0x20)
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(point.value));
    else
      out += text.substr(0, point.bytes);
    text.remove_prefix(point.bytes);
  }
  out += '"';
}

void break_line(std::string& out, int indent, int depth) {
  if (indent > 0)
    out.append(1, '\n').append(static_cast<std::size_t>(indent) * static_cast<std::size_t>(depth), ' ');
}

}  // namespace

Json& Json::set(std::string_view name, Json value) {
  auto& members = std::get<Object>(value_);
  const auto found = std::ranges::find(members, name, [](const auto& member) { return member.first; });
  if (found != members.end())
    found->second = std::move(value);
  else
    members.emplace_back(name, std::move(value));
  return *this;
}

Json& Json::push(Json value) {
  std::get<Array>(value_).push_back(std::move(value));
  return *this;
}

std::size_t Json::size() const {
  if (const auto* array = std::get_if<Array>(&value_)) return array->size();
  if (const auto* object = std::get_if<Object>(&value_)) return object->size();
  return 0;
}

std::string Json::to_text(int indent) const {
  std::string out;
  write(out, indent, 0);
  return out;
}

void Json::write(std::string& out, int indent, int depth) const {
  if (std::holds_alternative<std::monostate>(value_)) out += "null";
  if (const auto* flag = std::get_if<bool>(&value_)) out += *flag ? "true" : "false";
  if (const auto* integer = std::get_if<std::int64_t>(&value_)) write_number(out, *integer);
  if (const auto* natural = std::get_if<std::uint64_t>(&value_)) write_number(out, *natural);
  if (const auto* real = std::get_if<double>(&value_)) write_real(out, *real);
  if (const auto* single = std::get_if<float>(&value_)) write_real(out, *single);
  if (const auto* text = std::get_if<std::string>(&value_)) write_string(out, *text);
  if (std::holds_alternative<Array>(value_)) write_array(out, indent, depth);
  if (std::holds_alternative<Object>(value_)) write_object(out, indent, depth);
}

void Json::write_array(std::string& out, int indent, int depth) const {
  const auto& elements = std::get<Array>(value_);
  out += '[';
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (i > 0) out += ',';
    break_line(out, indent, depth + 1);
    elements[i].write(out, indent, depth + 1);
  }
  if (!elements.empty()) break_line(out, indent, depth);
  out += ']';
}

void Json::write_object(std::string& out, int indent, int depth) const {
  const auto& members = std::get<Object>(value_);
  out += '{';
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) out += ',';
    break_line(out, indent, depth + 1);
    write_string(out, members[i].first);
    out += indent > 0 ? ": " : ":";
    members[i].second.write(out, indent, depth + 1);
  }
  if (!members.empty()) break_line(out, indent, depth);
  out += '}';
}

}  // namespace lookbook::report
