#include "loader/manifest.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "loader/time_format.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/storage/json_object.hpp"

namespace lookbook::loader {
namespace {

namespace json = boost::json;

constexpr storage::JsonFormat kFormat{kLandingFormatVersion,
                                      "restore it, or load the sources into a new store"};

void put_mapping(json::object& object, const SourceLayout& layout) {
  json::array& mapped = object["mapped"].emplace_array();
  for (const MappedField& field : layout.mapped)
    mapped.push_back(json::object{{"name", field.name}, {"meaning", field.meaning}});
  object["time_format"] = layout.time_format;
}

json::object to_object(const LandedSource& source) {
  const SourceLayout& layout = source.layout;
  json::object object;
  object["name"] = source.name;
  object["role"] = name_of(layout.role);
  object["schema"] = layout.schema;
  object["why"] = layout.why;
  object["format"] = name_of(layout.format);
  object["compression"] = name_of(layout.compression);
  if (layout.format == SourceFormat::kDelimited) {
    object["delimiter"] = layout.delimiter;
    object["header"] = layout.has_header;
    json::array& columns = object["columns"].emplace_array();
    for (const std::string& column : layout.columns) columns.emplace_back(column);
  }
  if (layout.schema == kMappedSchema) put_mapping(object, layout);
  object["rows"] = source.rows;
  object["bytes"] = source.bytes;
  object["sha256"] = source.sha256;
  object["landed_at"] = source.landed_at;
  return object;
}

/// The enumerator that is called so.
template <class Enum, std::size_t n>
Result<Enum> one_of(const storage::JsonObject& object, std::string_view name,
                    const std::array<Enum, n>& all) {
  LOOKBOOK_TRY(const std::string text, object.text(name));
  for (const Enum one : all) {
    if (name_of(one) == text) return one;
  }
  return object.damaged("'" + text + "' is no " + std::string(name));
}

Status take_mapping(const storage::JsonObject& object, SourceLayout& layout) {
  LOOKBOOK_TRY(const std::vector<storage::JsonObject> mapped, object.objects("mapped"));
  for (const storage::JsonObject& one : mapped) {
    MappedField field;
    LOOKBOOK_TRY(field.name, one.text("name"));
    LOOKBOOK_TRY(field.meaning, one.text("meaning"));
    layout.mapped.push_back(std::move(field));
  }
  if (layout.mapped.empty()) return object.damaged("it is mapped, but no field of it");
  LOOKBOOK_TRY(layout.time_format, object.text("time_format"));
  if (!is_time_format(layout.time_format)) return object.damaged("'time_format' is none");
  return ok();
}

Result<SourceLayout> layout_from(const storage::JsonObject& object) {
  SourceLayout layout;
  LOOKBOOK_TRY(
      layout.role,
      one_of(object, "role", std::array{SourceRole::kReviews, SourceRole::kRatings, SourceRole::kProducts}));
  LOOKBOOK_TRY(layout.schema, object.text("schema"));
  LOOKBOOK_TRY(layout.why, object.text("why"));
  LOOKBOOK_TRY(layout.format, one_of(object, "format",
                                     std::array{SourceFormat::kJsonLines, SourceFormat::kDelimited,
                                                SourceFormat::kParquet}));
  LOOKBOOK_TRY(
      layout.compression,
      one_of(object, "compression", std::array{Compression::kNone, Compression::kGzip, Compression::kZstd}));
  if (layout.schema == kMappedSchema) LOOKBOOK_CHECK(take_mapping(object, layout));
  if (layout.format != SourceFormat::kDelimited) return layout;
  LOOKBOOK_TRY(layout.delimiter, object.text("delimiter"));
  if (layout.delimiter.empty()) return object.damaged("a delimiter is empty");
  LOOKBOOK_TRY(layout.has_header, object.flag("header"));
  LOOKBOOK_TRY(layout.columns, object.texts("columns"));
  return layout;
}

Result<LandedSource> source_from(const storage::JsonObject& object) {
  LandedSource source;
  LOOKBOOK_TRY(source.name, object.text("name"));
  LOOKBOOK_TRY(source.layout, layout_from(object));
  LOOKBOOK_TRY(source.rows, object.whole("rows"));
  LOOKBOOK_TRY(source.bytes, object.whole("bytes"));
  LOOKBOOK_TRY(source.sha256, object.text("sha256"));
  LOOKBOOK_TRY(const std::uint64_t landed_at, object.whole("landed_at"));
  source.landed_at = static_cast<UnixMillis>(landed_at);
  return source;
}

/// Readers of version 1 would take a mapped source's fields by their names.
std::uint32_t version_of(const LandingManifest& manifest) {
  const auto is_mapped = [](const LandedSource& source) { return source.layout.schema == kMappedSchema; };
  return std::ranges::any_of(manifest.sources, is_mapped) ? 2 : 1;
}

}  // namespace

std::string manifest_to_json(const LandingManifest& manifest) {
  std::string text = "{\"format_version\": " + std::to_string(version_of(manifest)) +
                     ",\n \"images\": " + std::to_string(manifest.images);
  if (manifest.images_repaired > 0)
    text += ",\n \"images_repaired\": " + std::to_string(manifest.images_repaired);
  text += ",\n \"sources\": [";
  for (std::size_t i = 0; i < manifest.sources.size(); ++i) {
    text += i == 0 ? "\n  " : ",\n  ";
    text += json::serialize(to_object(manifest.sources[i]));
  }
  return text + "\n ]}\n";
}

Result<LandingManifest> manifest_from_json(const std::string& text) {
  LOOKBOOK_TRY(const storage::JsonObject file,
               storage::JsonObject::parse(text, std::string(landing::kManifest), kFormat));
  LandingManifest manifest;
  LOOKBOOK_TRY(manifest.images, file.whole("images"));
  if (file.has("images_repaired")) {
    LOOKBOOK_TRY(manifest.images_repaired, file.whole("images_repaired"));
  }
  LOOKBOOK_TRY(const std::vector<storage::JsonObject> sources, file.objects("sources"));
  for (const storage::JsonObject& source : sources) {
    LOOKBOOK_TRY(LandedSource landed, source_from(source));
    manifest.sources.push_back(std::move(landed));
  }
  return manifest;
}

Result<std::optional<std::string>> read_manifest_bytes(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const bool found, store.exists(landing::kManifest));
  if (!found) return std::optional<std::string>();
  LOOKBOOK_TRY(std::string bytes, store.read(landing::kManifest));
  return std::optional(std::move(bytes));
}

Result<LandingManifest> read_manifest(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const std::optional<std::string> bytes, read_manifest_bytes(store));
  if (!bytes) return LandingManifest();
  Result<LandingManifest> manifest = manifest_from_json(*bytes);
  if (!manifest) return std::move(manifest).error().with_context(store.uri());
  return manifest;
}

}  // namespace lookbook::loader
