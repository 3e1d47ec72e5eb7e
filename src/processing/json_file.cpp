#include "processing/json_file.hpp"

#include <array>
#include <boost/json.hpp>
#include <charconv>

namespace lookbook::processing {
namespace {

namespace json = boost::json;

void write_value(std::string& out, const json::value& value, std::size_t depth);

/// One member or element a line between `open` and `close`.
template <class Range, class Write>
void write_lines(std::string& out, std::string_view brackets, const Range& range, std::size_t depth,
                 Write write) {
  out += brackets[0];
  bool first = true;
  for (const auto& element : range) {
    out.append(first ? "\n" : ",\n").append(2 * (depth + 1), ' ');
    write(element);
    first = false;
  }
  if (!first) out.append("\n").append(2 * depth, ' ');
  out += brackets[1];
}

void write_value(std::string& out, const json::value& value, std::size_t depth) {
  if (const auto* object = value.if_object()) {
    write_lines(out, "{}", *object, depth, [&](const json::key_value_pair& member) {
      out.append(json::serialize(member.key())).append(": ");
      write_value(out, member.value(), depth + 1);
    });
  } else if (const auto* array = value.if_array()) {
    write_lines(out, "[]", *array, depth,
                [&](const json::value& element) { write_value(out, element, depth + 1); });
  } else if (const auto* number = value.if_double()) {
    std::array<char, 32> digits;  // shortest: 0.5, and not 5E-1
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *number).ptr;
    out.append(digits.data(), end);
  } else {
    out += json::serialize(value);
  }
}

Error damaged(std::string_view path, std::string_view what) {
  return {ErrorCode::kCorruptData, std::string(path) + " is damaged: " + std::string(what)};
}

Error missing(std::string_view path, std::string_view name) {
  return damaged(path, "it has no usable '" + std::string(name) + "'; run the step that writes it again");
}

}  // namespace

Status write_json(storage::ObjectStore& store, std::string_view path, const json::object& members) {
  json::object object{{"format_version", kJsonFormatVersion}};
  for (const auto& member : members) object.insert(member);
  std::string text;
  write_value(text, object, 0);
  LOOKBOOK_TRY([[maybe_unused]] const std::string checksum, store.write(path, text + "\n"));
  return ok();
}

Result<json::object> read_json(const storage::ObjectStore& store, std::string_view path) {
  LOOKBOOK_TRY(const std::string text, store.read(path));
  boost::system::error_code error;
  json::value value = json::parse(text, error);
  if (error || !value.is_object()) return damaged(path, "it is not a JSON object");
  LOOKBOOK_TRY(const std::uint64_t version, number_in(value.get_object(), "format_version", path));
  if (version > static_cast<std::uint64_t>(kJsonFormatVersion)) {
    return Error(ErrorCode::kUnsupportedVersion, std::string(path) + " in " + store.uri() +
                                                     " was written by a newer Lookbook (format version " +
                                                     std::to_string(version) + "): update this one");
  }
  return std::move(value.get_object());
}

Result<std::uint64_t> number_in(const json::object& object, std::string_view name, std::string_view path) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr || !value->is_int64() || value->get_int64() < 0) return missing(path, name);
  return static_cast<std::uint64_t>(value->get_int64());
}

Result<std::string> text_in(const json::object& object, std::string_view name, std::string_view path) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return missing(path, name);
  return std::string(value->get_string());
}

}  // namespace lookbook::processing
