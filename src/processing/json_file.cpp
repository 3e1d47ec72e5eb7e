#include "processing/json_file.hpp"

#include <boost/json.hpp>

#include "lookbook/storage/json_text.hpp"

namespace lookbook::processing {
namespace {

namespace json = boost::json;

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
  LOOKBOOK_TRY([[maybe_unused]] const std::string checksum,
               store.write(path, storage::indented_json(json::serialize(object))));
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
