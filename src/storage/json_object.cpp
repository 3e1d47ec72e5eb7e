#include "lookbook/storage/json_object.hpp"

#include <boost/json.hpp>
#include <utility>

#include "lookbook/storage/json_text.hpp"

namespace lookbook::storage {
namespace {

namespace json = boost::json;

/// How a file is named in errors, and its version.
struct File {
  std::string where;
  const char* mend = nullptr;
  std::uint64_t version = 0;
};

Error damaged_file(const File& file, std::string_view why) {
  std::string message = file.where + " is damaged: " + std::string(why);
  if (file.mend != nullptr) message += std::string("; ") + file.mend;
  return {ErrorCode::kCorruptData, std::move(message)};
}

std::string quoted(std::string_view name) {
  return "'" + std::string(name) + "'";
}

}  // namespace

struct JsonObject::State {
  json::object entries;
  File file;

  const json::value* find(std::string_view name) const {
    return entries.if_contains({name.data(), name.size()});
  }
  /// Of an entry that is no `kind`, which may be because there is none.
  Error no(std::string_view kind, std::string_view name) const {
    if (find(name) == nullptr) return damaged_file(file, "it has no " + quoted(name));
    return damaged_file(file, quoted(name) + " is not " + std::string(kind));
  }
};

Result<JsonObject> JsonObject::parse(std::string_view text, std::string where, const JsonFormat& format) {
  File file{std::move(where), format.mend, 0};
  boost::system::error_code error;
  json::value value = json::parse({text.data(), text.size()}, error);
  if (error) return damaged_file(file, "it is not JSON: " + error.message());
  if (!value.is_object()) return damaged_file(file, "it is not an object");
  const auto state = std::make_shared<State>(State{std::move(value.get_object()), std::move(file)});
  JsonObject object(state);
  LOOKBOOK_TRY(state->file.version, object.whole("format_version"));
  if (object.format_version() <= format.newest) return object;
  return Error(ErrorCode::kUnsupportedVersion,
               state->file.where + " was written by a newer Lookbook (format version " +
                   std::to_string(object.format_version()) + "; this one reads up to " +
                   std::to_string(format.newest) + "): update this one");
}

Error JsonObject::damaged(std::string_view why) const {
  return damaged_file(state_->file, why);
}

std::uint64_t JsonObject::format_version() const {
  return state_->file.version;
}

bool JsonObject::has(std::string_view name) const {
  const json::value* value = state_->find(name);
  return value != nullptr && !value->is_null();
}

Result<std::string> JsonObject::text(std::string_view name) const {
  const json::value* value = state_->find(name);
  if (value == nullptr || !value->is_string()) return state_->no("text", name);
  return std::string(value->get_string());
}

Result<std::uint64_t> JsonObject::whole(std::string_view name) const {
  const json::value* value = state_->find(name);
  boost::system::error_code error;
  const auto number = value == nullptr ? 0 : value->to_number<std::uint64_t>(error);
  if (value == nullptr || error) return state_->no("a whole number", name);
  return number;
}

Result<double> JsonObject::real(std::string_view name) const {
  const json::value* value = state_->find(name);
  if (value == nullptr || !value->is_number()) return state_->no("a number", name);
  return value->to_number<double>();
}

Result<bool> JsonObject::flag(std::string_view name) const {
  const json::value* value = state_->find(name);
  if (value == nullptr || !value->is_bool()) return state_->no("true or false", name);
  return value->get_bool();
}

Result<JsonObject> JsonObject::object(std::string_view name) const {
  const json::value* value = state_->find(name);
  if (value == nullptr || !value->is_object()) return state_->no("an object", name);
  return JsonObject(std::make_shared<State>(State{value->get_object(), state_->file}));
}

Result<std::vector<JsonObject>> JsonObject::objects(std::string_view name) const {
  const json::value* value = state_->find(name);
  if (value == nullptr || !value->is_array()) return state_->no("a list", name);
  std::vector<JsonObject> objects;
  for (const auto& entry : value->get_array()) {
    if (!entry.is_object()) return damaged(quoted(name) + " does not hold objects");
    objects.push_back(JsonObject(std::make_shared<State>(State{entry.get_object(), state_->file})));
  }
  return objects;
}

Result<std::vector<std::string>> JsonObject::texts(std::string_view name) const {
  const json::value* value = state_->find(name);
  if (value == nullptr || !value->is_array()) return state_->no("a list", name);
  std::vector<std::string> texts;
  for (const auto& entry : value->get_array()) {
    if (!entry.is_string()) return damaged(quoted(name) + " does not hold texts");
    texts.emplace_back(entry.get_string());
  }
  return texts;
}

std::vector<std::string> JsonObject::names() const {
  std::vector<std::string> names;
  for (const auto& entry : state_->entries) names.emplace_back(entry.key());
  return names;
}

Result<JsonObject> read_json(const ObjectStore& store, std::string_view path, const JsonFormat& format) {
  LOOKBOOK_TRY(const std::string text, store.read(path));
  return JsonObject::parse(text, std::string(path) + " in " + store.uri(), format);
}

Status write_json(ObjectStore& store, std::string_view path, const JsonFormat& format,
                  std::string_view members) {
  std::string text = "{\"format_version\":" + std::to_string(format.newest);
  if (members != "{}") text += ',';
  text += members.substr(1);
  LOOKBOOK_TRY([[maybe_unused]] const std::string checksum, store.write(path, indented_json(text)));
  return ok();
}

}  // namespace lookbook::storage
