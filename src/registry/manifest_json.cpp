#include "registry/manifest_json.hpp"

#include <limits>

#include "lookbook/base/checksum.hpp"
#include "lookbook/storage/json_object.hpp"
#include "registry/json_text.hpp"

namespace lookbook::registry {
namespace {

namespace json = boost::json;
using storage::JsonObject;

constexpr std::size_t kIdDigits = 12;
constexpr std::string_view kChecksumKey = "\"checksum\": \"";
constexpr std::size_t kChecksumDigits = 64;

template <class Map>
json::object object_of(const Map& map) {
  json::object object;
  for (const auto& [name, value] : map) object[name] = value;
  return object;
}

json::object json_of(const PartInfo& part) {
  return {{"path", part.path}, {"sha256", part.sha256}, {"bytes", part.bytes}};
}

json::object json_of(const ModelInfo& model) {
  return {{"kind", model.kind},
          {"format_version", model.format_version},
          {"parameters", object_of(model.parameters)},
          {"arrays", object_of(model.arrays)}};
}

/// Appends what the id is made from.
void append_content(json::object& object, const ReleaseManifest& manifest) {
  object["lookbook_version"] = manifest.lookbook_version;
  object["fingerprint"] = manifest.fingerprint;
  object["users"] = manifest.users;
  object["items"] = manifest.items;
  object["events"] = manifest.events;
  object["parameters"] = object_of(manifest.parameters);
  object["metrics"] = object_of(manifest.metrics);
  json::object parts;
  for (const auto& [name, part] : manifest.parts) parts[name] = json_of(part);
  object["parts"] = std::move(parts);
  json::object models;
  for (const auto& [name, model] : manifest.models) models[name] = json_of(model);
  object["models"] = std::move(models);
}

/// Where the checksum's digits begin; npos if there is none.
std::size_t find_checksum(std::string_view text) {
  const std::size_t key = text.find(kChecksumKey);
  if (key == text.npos || text.size() - key - kChecksumKey.size() < kChecksumDigits) return text.npos;
  return key + kChecksumKey.size();
}

/// The checksum that `text` should carry at `position`.
std::string seal_of(std::string text, std::size_t position) {
  text.replace(position, kChecksumDigits, kChecksumDigits, '0');
  return sha256_hex(text);
}

Status check_seal(const JsonObject& file, std::string_view text) {
  const std::size_t position = find_checksum(text);
  if (position == text.npos) return file.damaged("it has no checksum");
  if (seal_of(std::string(text), position) != text.substr(position, kChecksumDigits)) {
    return file.damaged(
        "its checksum does not fit its content; roll back to another release, or publish this "
        "one again");
  }
  return ok();
}

using Texts = std::map<std::string, std::string, std::less<>>;
using Reals = std::map<std::string, double, std::less<>>;

Result<Texts> texts_in(const JsonObject& parent, std::string_view name) {
  LOOKBOOK_TRY(const JsonObject object, parent.object(name));
  Texts texts;
  for (const std::string& entry : object.names()) {
    LOOKBOOK_TRY(texts[entry], object.text(entry));
  }
  return texts;
}

Result<Reals> reals_in(const JsonObject& parent, std::string_view name) {
  LOOKBOOK_TRY(const JsonObject object, parent.object(name));
  Reals reals;
  for (const std::string& entry : object.names()) {
    LOOKBOOK_TRY(reals[entry], object.real(entry));
  }
  return reals;
}

Result<PartInfo> part_from(const JsonObject& object) {
  PartInfo part;
  LOOKBOOK_TRY(part.path, object.text("path"));
  LOOKBOOK_TRY(part.sha256, object.text("sha256"));
  LOOKBOOK_TRY(part.bytes, object.whole("bytes"));
  return part;
}

Result<std::uint32_t> version_from(const JsonObject& object) {
  LOOKBOOK_TRY(const std::uint64_t version, object.whole("format_version"));
  if (version > std::numeric_limits<std::uint32_t>::max())
    return object.damaged("a format version is too large");
  return static_cast<std::uint32_t>(version);
}

Result<ModelInfo> model_from(const JsonObject& object, const ReleaseManifest& manifest) {
  ModelInfo model;
  LOOKBOOK_TRY(model.kind, object.text("kind"));
  LOOKBOOK_TRY(model.format_version, version_from(object));
  LOOKBOOK_TRY(model.parameters, texts_in(object, "parameters"));
  LOOKBOOK_TRY(model.arrays, texts_in(object, "arrays"));
  for (const auto& [array, part] : model.arrays) {
    if (!manifest.parts.contains(part)) return object.damaged("it names no part '" + part + "'");
  }
  return model;
}

Status read_parts_and_models(const JsonObject& file, ReleaseManifest& manifest) {
  LOOKBOOK_TRY(const JsonObject parts, file.object("parts"));
  for (const std::string& name : parts.names()) {
    LOOKBOOK_TRY(const JsonObject part, parts.object(name));
    LOOKBOOK_TRY(manifest.parts[name], part_from(part));
  }
  LOOKBOOK_TRY(const JsonObject models, file.object("models"));
  for (const std::string& name : models.names()) {
    LOOKBOOK_TRY(const JsonObject model, models.object(name));
    LOOKBOOK_TRY(manifest.models[name], model_from(model, manifest));
  }
  return ok();
}

}  // namespace

std::string id_of(const ReleaseManifest& manifest) {
  json::object content{{"format_version", manifest.format_version}};
  append_content(content, manifest);
  return sha256_hex(to_text(content)).substr(0, kIdDigits);
}

std::string manifest_text(const ReleaseManifest& manifest) {
  json::object object{{"format_version", manifest.format_version},
                      {"id", manifest.id},
                      {"checksum", std::string(kChecksumDigits, '0')},
                      {"created", manifest.created},
                      {"seconds", object_of(manifest.seconds)}};
  append_content(object, manifest);
  std::string text = to_text(object);
  const std::size_t position = find_checksum(text);
  return text.replace(position, kChecksumDigits, seal_of(text, position));
}

Result<ReleaseManifest> parse_manifest(std::string_view text, const std::string& where) {
  LOOKBOOK_TRY(const JsonObject file, JsonObject::parse(text, where, {.newest = kReleaseFormatVersion}));
  LOOKBOOK_CHECK(check_seal(file, text));
  ReleaseManifest manifest;
  LOOKBOOK_TRY(manifest.id, file.text("id"));
  LOOKBOOK_TRY(manifest.created, file.text("created"));
  LOOKBOOK_TRY(manifest.format_version, version_from(file));
  LOOKBOOK_TRY(manifest.lookbook_version, file.text("lookbook_version"));
  LOOKBOOK_TRY(manifest.fingerprint, file.text("fingerprint"));
  LOOKBOOK_TRY(manifest.users, file.whole("users"));
  LOOKBOOK_TRY(manifest.items, file.whole("items"));
  LOOKBOOK_TRY(manifest.events, file.whole("events"));
  LOOKBOOK_TRY(manifest.parameters, texts_in(file, "parameters"));
  LOOKBOOK_TRY(manifest.metrics, reals_in(file, "metrics"));
  LOOKBOOK_TRY(manifest.seconds, reals_in(file, "seconds"));
  LOOKBOOK_CHECK(read_parts_and_models(file, manifest));
  return manifest;
}

}  // namespace lookbook::registry
