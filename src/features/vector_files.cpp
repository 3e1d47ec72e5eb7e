#include <algorithm>
#include <boost/json.hpp>

#include "lookbook/features/look_vectors.hpp"
#include "lookbook/storage/array_file.hpp"
#include "lookbook/storage/json_object.hpp"

namespace lookbook::features {
namespace {

namespace json = boost::json;

constexpr storage::JsonFormat kFormat{1, "run `lookbook features` again"};

std::string path_of(std::string_view name, std::string_view ending) {
  return std::string("analytics/vectors/").append(name).append(ending);
}

Error damaged(const storage::ObjectStore& store, std::string_view path) {
  return {ErrorCode::kCorruptData,
          std::string(path) + " in " + store.uri() + " is damaged: run `lookbook features` again"};
}

/// What the vectors' .json says. An older Lookbook has left no file, or no source in it: empty.
struct Recorded {
  std::string sha256;
  std::string source;
};

Result<Recorded> recorded(const storage::ObjectStore& store, std::string_view name) {
  const std::string path = path_of(name, ".json");
  LOOKBOOK_TRY(const bool exists, store.exists(path));
  if (!exists) return Recorded();
  LOOKBOOK_TRY(const storage::JsonObject manifest, storage::read_json(store, path, kFormat));
  Recorded recorded;
  LOOKBOOK_TRY(recorded.sha256, manifest.text("sha256"));
  if (manifest.has("source")) {
    LOOKBOOK_TRY(recorded.source, manifest.text("source"));
  }
  return recorded;
}

/// Arrow files carry no checksums of their own.
Status check_file(const storage::ObjectStore& store, std::string_view name, std::string_view sha256) {
  if (sha256.empty()) return ok();
  LOOKBOOK_TRY(const std::string checksum, store.checksum(vectors_path(name)));
  if (checksum == sha256) return ok();
  return damaged(store, vectors_path(name));
}

json::array to_array(const std::vector<UnreadablePhotograph>& photographs) {
  json::array array;
  for (const auto& [item, path, reason] : photographs)
    array.push_back(json::object{{"item", item}, {"path", path}, {"reason", reason}});
  return array;
}

}  // namespace

std::string vectors_path(std::string_view name) {
  return path_of(name, ".arrow");
}

std::vector<std::string> vector_files(std::string_view name) {
  return {path_of(name, ".arrow"), path_of(name, ".json")};
}

Status write_vectors(storage::ObjectStore& store, const ItemVectors& vectors, const LookReport& report) {
  const std::string manifest_path = path_of(vectors.name, ".json");
  const Array matrix = Array::matrix(vectors.values, vectors.n_items(), vectors.dimension);
  LOOKBOOK_CHECK(store.remove(manifest_path));
  LOOKBOOK_TRY(const std::string checksum, storage::write_array(store, vectors_path(vectors.name), matrix));
  const json::object manifest = {
      {"name", vectors.name},      {"items", vectors.n_items()}, {"dimension", vectors.dimension},
      {"source", vectors.source},  {"sha256", checksum},         {"encoded", report.encoded},
      {"missing", report.missing}, {"failed", report.failed},    {"unreadable", to_array(report.samples)}};
  return storage::write_json(store, manifest_path, kFormat, json::serialize(manifest));
}

Result<ItemVectors> read_vectors(const storage::ObjectStore& store, std::string_view name) {
  LOOKBOOK_TRY(const bool exists, store.exists(vectors_path(name)));
  if (!exists) {
    return Error(ErrorCode::kNotFound, "the photographs have no vectors yet (" + store.uri() + " has no " +
                                           vectors_path(name) + "): run `lookbook features`");
  }
  LOOKBOOK_TRY(Recorded from, recorded(store, name));
  LOOKBOOK_CHECK(check_file(store, name, from.sha256));
  LOOKBOOK_TRY(const Array matrix, storage::map_array(store, vectors_path(name)));
  if (matrix.type() != ElementType::kFloat32 || matrix.columns() == 0) {
    return Error(ErrorCode::kCorruptData,
                 vectors_path(name) + " in " + store.uri() + " is not a matrix of vectors");
  }
  const auto values = matrix.as<float>();
  ItemVectors vectors{.name = std::string(name),
                      .dimension = matrix.columns(),
                      .values = {},
                      .present = {},
                      .source = std::move(from.source)};
  vectors.values.assign(values.begin(), values.end());
  for (std::size_t item = 0; item < matrix.rows(); ++item) {
    const auto row = values.subspan(item * matrix.columns(), matrix.columns());
    vectors.present.push_back(std::ranges::any_of(row, [](float value) { return value != 0; }) ? 1 : 0);
  }
  return vectors;
}

Result<std::optional<LookReport>> read_look_report(const storage::ObjectStore& store) {
  const std::string path = path_of("look", ".json");
  LOOKBOOK_TRY(const bool exists, store.exists(path));
  if (!exists) return std::optional<LookReport>();
  LOOKBOOK_TRY(const storage::JsonObject manifest, storage::read_json(store, path, kFormat));
  if (!manifest.has("encoded")) return std::optional<LookReport>();
  LookReport report;
  LOOKBOOK_TRY(report.encoded, manifest.whole("encoded"));
  LOOKBOOK_TRY(report.missing, manifest.whole("missing"));
  LOOKBOOK_TRY(report.failed, manifest.whole("failed"));
  LOOKBOOK_TRY(const std::vector<storage::JsonObject> samples, manifest.objects("unreadable"));
  for (const storage::JsonObject& sample : samples) {
    UnreadablePhotograph& photograph = report.samples.emplace_back();
    LOOKBOOK_TRY(photograph.item, sample.text("item"));
    LOOKBOOK_TRY(photograph.path, sample.text("path"));
    LOOKBOOK_TRY(photograph.reason, sample.text("reason"));
  }
  return std::optional(std::move(report));
}

}  // namespace lookbook::features
