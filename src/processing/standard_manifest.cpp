#include "processing/standard_manifest.hpp"

#include <array>
#include <boost/json.hpp>

#include "lookbook/base/checksum.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/storage/json_object.hpp"
#include "processing/json_file.hpp"

namespace lookbook::processing {
namespace {

namespace json = boost::json;

constexpr storage::JsonFormat kFormat{standard::kManifestVersion, standard::kMend};

/// The counts of the funnel by name, for writing and reading alike.
struct FunnelCount {
  const char* name;
  std::uint64_t TransformReport::*count;
  bool is_later = false;  ///< older files lack it
};
constexpr std::array kFunnel = {FunnelCount{"review_rows", &TransformReport::review_rows},
                                FunnelCount{"product_rows", &TransformReport::product_rows},
                                FunnelCount{"merged_products", &TransformReport::merged_products},
                                FunnelCount{"ratings", &TransformReport::ratings},
                                FunnelCount{"without_rating", &TransformReport::without_rating},
                                FunnelCount{"without_time", &TransformReport::without_time},
                                FunnelCount{"users", &TransformReport::users},
                                FunnelCount{"products", &TransformReport::products},
                                FunnelCount{"only_rated", &TransformReport::only_rated},
                                FunnelCount{"images", &TransformReport::images},
                                FunnelCount{"missing_images", &TransformReport::missing_images},
                                FunnelCount{"rows_repaired", &TransformReport::rows_repaired, true},
                                FunnelCount{"fields_dropped", &TransformReport::fields_dropped, true}};

json::object to_json(const RatingScale& scale) {
  return {{"min", scale.min}, {"max", scale.max}};
}

json::value to_json(const std::optional<RatingScale>& scale) {
  return scale ? json::value(to_json(*scale)) : json::value();
}

json::object funnel_of(const TransformReport& report) {
  json::object funnel;
  for (const auto& [name, count, is_later] : kFunnel) funnel[name] = report.*count;
  return funnel;
}

json::object rejected_of(const TransformReport& report) {
  json::object rejected;
  for (const ReasonCount& count : report.rejected) rejected[count.reason] = count.rows;
  return rejected;
}

json::array cores_of(const TransformReport& report) {
  json::array cores;
  for (const CoreSize& core : report.cores) {
    cores.push_back(
        json::object{{"k", core.k}, {"users", core.users}, {"items", core.items}, {"ratings", core.ratings}});
  }
  return cores;
}

Result<storage::JsonObject> read_manifest(const storage::ObjectStore& store) {
  return storage::read_json(store, standard::kManifest, kFormat);
}

Result<RatingScale> scale_from(const storage::JsonObject& object) {
  RatingScale scale;
  LOOKBOOK_TRY(scale.min, object.real("min"));
  LOOKBOOK_TRY(scale.max, object.real("max"));
  return scale;
}

/// nullopt where the member is null or not there.
Result<std::optional<RatingScale>> optional_scale_from(const storage::JsonObject& manifest,
                                                       std::string_view name) {
  if (!manifest.has(name)) return std::optional<RatingScale>();
  LOOKBOOK_TRY(const storage::JsonObject object, manifest.object(name));
  LOOKBOOK_TRY(const RatingScale scale, scale_from(object));
  return std::optional(scale);
}

Result<CoreSize> core_from(const storage::JsonObject& object) {
  CoreSize size;
  LOOKBOOK_TRY(const std::uint64_t k, object.whole("k"));
  size.k = static_cast<std::uint32_t>(k);
  LOOKBOOK_TRY(size.users, object.whole("users"));
  LOOKBOOK_TRY(size.items, object.whole("items"));
  LOOKBOOK_TRY(size.ratings, object.whole("ratings"));
  return size;
}

}  // namespace

Status write_manifest(storage::ObjectStore& store, const std::vector<WrittenTable>& tables,
                      TransformReport& report) {
  Sha256 fingerprint;
  json::object files;
  for (const WrittenTable& table : tables) {
    fingerprint.update(table.path + " " + table.sha256 + "\n");
    files[table.path] = json::object{{"rows", table.rows}, {"sha256", table.sha256}};
  }
  fingerprint.update("scale " + json::serialize(to_json(report.scale)));
  report.fingerprint = std::move(fingerprint).hex_digest();
  return write_json(store, standard::kManifest, kFormat.newest,
                    {{"fingerprint", report.fingerprint},
                     {"scale", to_json(report.scale)},
                     {"seen", to_json(report.seen)},
                     {"likely_scale", to_json(report.likely)},
                     {"funnel", funnel_of(report)},
                     {"rejected", rejected_of(report)},
                     {"cores", cores_of(report)},
                     {"tables", std::move(files)}});
}

Status check_not_newer(const storage::ObjectStore& store) {
  const auto manifest = read_manifest(store);
  if (!manifest && manifest.error().code() == ErrorCode::kUnsupportedVersion) return manifest.error();
  return ok();  // one that is missing or damaged is written anew
}

Result<std::string> standard_fingerprint(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const bool exists, store.exists(standard::kManifest));
  if (!exists) {
    return Error(ErrorCode::kNotFound, "the tables in standard/ are not complete (" + store.uri() +
                                           " has no " + standard::kManifest + "): " + standard::kMend);
  }
  LOOKBOOK_TRY(const storage::JsonObject manifest, read_manifest(store));
  return manifest.text("fingerprint");
}

Result<std::vector<std::string>> standard_files(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const storage::JsonObject manifest, read_manifest(store));
  LOOKBOOK_TRY(const storage::JsonObject tables, manifest.object("tables"));
  std::vector<std::string> files = tables.names();
  files.emplace_back(standard::kManifest);
  return files;
}

Result<TransformReport> read_transform_report(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const storage::JsonObject manifest, read_manifest(store));
  TransformReport report;
  LOOKBOOK_TRY(report.fingerprint, manifest.text("fingerprint"));
  LOOKBOOK_TRY(const storage::JsonObject scale, manifest.object("scale"));
  LOOKBOOK_TRY(report.scale, scale_from(scale));
  LOOKBOOK_TRY(report.seen, optional_scale_from(manifest, "seen"));
  LOOKBOOK_TRY(report.likely, optional_scale_from(manifest, "likely_scale"));
  LOOKBOOK_TRY(const storage::JsonObject funnel, manifest.object("funnel"));
  for (const auto& [name, count, is_later] : kFunnel) {
    if (is_later && !funnel.has(name)) continue;
    LOOKBOOK_TRY(report.*count, funnel.whole(name));
  }
  LOOKBOOK_TRY(const storage::JsonObject rejected, manifest.object("rejected"));
  for (const std::string& reason : rejected.names()) {
    LOOKBOOK_TRY(const std::uint64_t rows, rejected.whole(reason));
    report.rejected.push_back({reason, rows});
  }
  LOOKBOOK_TRY(const std::vector<storage::JsonObject> cores, manifest.objects("cores"));
  for (const storage::JsonObject& core : cores) {
    LOOKBOOK_TRY(const CoreSize size, core_from(core));
    report.cores.push_back(size);
  }
  return report;
}

}  // namespace lookbook::processing
