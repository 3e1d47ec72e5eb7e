#include "registry/json_text.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "lookbook/storage/json_text.hpp"

namespace lookbook::registry {
namespace json = boost::json;

std::string to_text(const json::value& value) {
  return storage::indented_json(json::serialize(value));
}

Result<JsonObject> JsonObject::parse(std::string_view text, std::string where) {
  boost::system::error_code error;
  json::value value = json::parse({text.data(), text.size()}, error);
  if (error) return Error(ErrorCode::kCorruptData, where + " is damaged: it is not JSON: " + error.message());
  if (!value.is_object()) return Error(ErrorCode::kCorruptData, where + " is damaged: it is not an object");
  return JsonObject(std::move(value.get_object()), std::move(where));
}

Error JsonObject::damaged(std::string_view why) const {
  return {ErrorCode::kCorruptData, where_ + " is damaged: " + std::string(why)};
}

Result<const json::value*> JsonObject::find(std::string_view name) const {
  const json::value* value = object_.if_contains({name.data(), name.size()});
  if (value == nullptr) return damaged("it has no '" + std::string(name) + "'");
  return value;
}

Result<std::string> JsonObject::text(std::string_view name) const {
  LOOKBOOK_TRY(const json::value* value, find(name));
  if (!value->is_string()) return damaged("'" + std::string(name) + "' is not text");
  return std::string(value->get_string());
}

Result<std::uint64_t> JsonObject::whole(std::string_view name) const {
  LOOKBOOK_TRY(const json::value* value, find(name));
  boost::system::error_code error;
  const auto number = value->to_number<std::uint64_t>(error);
  if (error) return damaged("'" + std::string(name) + "' is not a whole number");
  return number;
}

Result<double> JsonObject::real(std::string_view name) const {
  LOOKBOOK_TRY(const json::value* value, find(name));
  boost::system::error_code error;
  const auto number = value->to_number<double>(error);
  if (error) return damaged("'" + std::string(name) + "' is not a number");
  return number;
}

Result<JsonObject> JsonObject::object(std::string_view name) const {
  LOOKBOOK_TRY(const json::value* value, find(name));
  if (!value->is_object()) return damaged("'" + std::string(name) + "' is not an object");
  return JsonObject(value->get_object(), where_);
}

Result<std::vector<JsonObject>> JsonObject::objects(std::string_view name) const {
  LOOKBOOK_TRY(const json::value* value, find(name));
  if (!value->is_array()) return damaged("'" + std::string(name) + "' is not a list");
  std::vector<JsonObject> objects;
  for (const auto& entry : value->get_array()) {
    if (!entry.is_object()) return damaged("'" + std::string(name) + "' does not hold objects");
    objects.push_back(JsonObject(entry.get_object(), where_));
  }
  return objects;
}

std::vector<std::string> JsonObject::names() const {
  std::vector<std::string> names;
  for (const auto& entry : object_) names.emplace_back(entry.key());
  return names;
}

Status check_version(const JsonObject& file, std::uint32_t newest, std::string_view what) {
  LOOKBOOK_TRY(const std::uint64_t version, file.whole("format_version"));
  if (version <= newest) return ok();
  return Error(ErrorCode::kUnsupportedVersion,
               std::string(what) + " was written by a newer Lookbook (format version " +
                   std::to_string(version) + "; this one reads up to " + std::to_string(newest) +
                   "); update Lookbook, or publish with this one into another store");
}

}  // namespace lookbook::registry
