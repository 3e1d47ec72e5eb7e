#include "loader/manifest.hpp"

#include <array>
#include <boost/json.hpp>

#include "lookbook/core/zone_paths.hpp"
#include "lookbook/storage/json_object.hpp"

namespace lookbook::loader {
namespace {

namespace json = boost::json;

constexpr storage::JsonFormat kFormat{kLandingFormatVersion,
                                      "restore it, or load the sources into a new store"};

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
    object["delimiter"] = std::string(1, layout.delimiter);
    object["header"] = layout.has_header;
    json::array& columns = object["columns"].emplace_array();
    for (const std::string& column : layout.columns) columns.emplace_back(column);
  }
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
  LOOKBOOK_TRY(layout.compression,
               one_of(object, "compression", std::array{Compression::kNone, Compression::kGzip}));
  if (layout.format != SourceFormat::kDelimited) return layout;
  LOOKBOOK_TRY(const std::string delimiter, object.text("delimiter"));
  if (delimiter.size() != 1) return object.damaged("a delimiter is not one character");
  layout.delimiter = delimiter.front();
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

}  // namespace

std::string manifest_to_json(const LandingManifest& manifest) {
  std::string text = "{\"format_version\": " + std::to_string(kLandingFormatVersion) +
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
