#include "loader/manifest.hpp"

#include <array>
#include <boost/json.hpp>

namespace lookbook::loader {
namespace {

namespace json = boost::json;

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

/// Reads members of an object; remembers whether one was missing or of another type.
class Members {
 public:
  explicit Members(const json::value& value) : object_(value.if_object()), fine_(object_ != nullptr) {}

  std::string text(std::string_view name) {
    const json::value* value = member(name);
    const json::string* text = value == nullptr ? nullptr : value->if_string();
    fine_ = fine_ && text != nullptr;
    return fine_ ? std::string(*text) : std::string();
  }

  template <class T>
  T number(std::string_view name) {
    const json::value* value = member(name);
    boost::system::error_code error;
    const T number = value == nullptr ? T{} : value->to_number<T>(error);
    fine_ = fine_ && value != nullptr && !error;
    return number;
  }

  bool flag(std::string_view name) {
    const json::value* value = member(name);
    fine_ = fine_ && value != nullptr && value->is_bool();
    return fine_ && value->get_bool();
  }

  const json::array& list(std::string_view name) {
    static const json::array kNone;
    const json::value* value = member(name);
    const json::array* list = value == nullptr ? nullptr : value->if_array();
    fine_ = fine_ && list != nullptr;
    return fine_ ? *list : kNone;
  }

  std::vector<std::string> texts(std::string_view name) {
    std::vector<std::string> texts;
    for (const json::value& item : list(name)) {
      fine_ = fine_ && item.is_string();
      if (fine_) texts.emplace_back(item.get_string());
    }
    return texts;
  }

  /// The enumerator that is called so.
  template <class Enum, std::size_t n>
  Enum one_of(std::string_view name, const std::array<Enum, n>& all) {
    const std::string text = this->text(name);
    for (const Enum one : all) {
      if (name_of(one) == text) return one;
    }
    fine_ = false;
    return all.front();
  }

  bool fine() const { return fine_; }

 private:
  const json::value* member(std::string_view name) const {
    return object_ == nullptr ? nullptr : object_->if_contains(name);
  }
  const json::object* object_;
  bool fine_;
};

bool read_source(const json::value& value, LandedSource& source) {
  Members members(value);
  SourceLayout& layout = source.layout;
  source.name = members.text("name");
  layout.role =
      members.one_of("role", std::array{SourceRole::kReviews, SourceRole::kRatings, SourceRole::kProducts});
  layout.schema = members.text("schema");
  layout.why = members.text("why");
  layout.format = members.one_of(
      "format", std::array{SourceFormat::kJsonLines, SourceFormat::kDelimited, SourceFormat::kParquet});
  layout.compression = members.one_of("compression", std::array{Compression::kNone, Compression::kGzip});
  if (layout.format == SourceFormat::kDelimited) {
    const std::string delimiter = members.text("delimiter");
    if (delimiter.size() != 1) return false;
    layout.delimiter = delimiter.front();
    layout.has_header = members.flag("header");
    layout.columns = members.texts("columns");
  }
  source.rows = members.number<std::uint64_t>("rows");
  source.bytes = members.number<std::uint64_t>("bytes");
  source.sha256 = members.text("sha256");
  source.landed_at = members.number<UnixMillis>("landed_at");
  return members.fine();
}

Error damaged(const std::string& what) {
  return {ErrorCode::kCorruptData, std::string(kManifestPath) + " is damaged: " + what +
                                       "; restore it, or load the sources into a new store"};
}

}  // namespace

std::string manifest_to_json(const LandingManifest& manifest) {
  std::string text = "{\"format_version\": " + std::to_string(kLandingFormatVersion) +
                     ",\n \"images\": " + std::to_string(manifest.images) + ",\n \"sources\": [";
  for (std::size_t i = 0; i < manifest.sources.size(); ++i) {
    text += i == 0 ? "\n  " : ",\n  ";
    text += json::serialize(to_object(manifest.sources[i]));
  }
  return text + "\n ]}\n";
}

Result<LandingManifest> manifest_from_json(const std::string& text) {
  boost::system::error_code error;
  const json::value value = json::parse(text, error);
  if (error) return damaged("it is not JSON");
  Members members(value);
  const auto version = members.number<std::uint32_t>("format_version");
  if (!members.fine()) return damaged("it has no format_version");
  if (version > kLandingFormatVersion) {
    return Error(ErrorCode::kUnsupportedVersion,
                 std::string(kManifestPath) + " was written by a newer Lookbook (format " +
                     std::to_string(version) + ", this one reads " + std::to_string(kLandingFormatVersion) +
                     "); use that one");
  }
  LandingManifest manifest;
  manifest.images = members.number<std::uint64_t>("images");
  for (const json::value& source : members.list("sources")) {
    if (!read_source(source, manifest.sources.emplace_back())) return damaged("a source lacks a field");
  }
  if (!members.fine()) return damaged("a field is missing");
  return manifest;
}

Result<std::optional<std::string>> read_manifest_bytes(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const bool found, store.exists(kManifestPath));
  if (!found) return std::optional<std::string>();
  LOOKBOOK_TRY(std::string bytes, store.read(kManifestPath));
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
