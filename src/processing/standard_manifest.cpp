#include "processing/standard_manifest.hpp"

#include <array>
#include <boost/json.hpp>

#include "lookbook/base/checksum.hpp"
#include "processing/json_file.hpp"
#include "processing/paths.hpp"

namespace lookbook::processing {
namespace {

namespace json = boost::json;

/// The counts of the funnel by name, for writing and reading alike.
struct FunnelCount {
  const char* name;
  std::uint64_t TransformReport::*count;
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
                                FunnelCount{"missing_images", &TransformReport::missing_images}};

json::object to_json(const RatingScale& scale) {
  return {{"min", scale.min}, {"max", scale.max}};
}

json::object funnel_of(const TransformReport& report) {
  json::object funnel;
  for (const auto& [name, count] : kFunnel) funnel[name] = report.*count;
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

Error damaged() {
  return {ErrorCode::kCorruptData,
          std::string(paths::kManifest) + " is damaged: run `lookbook process` again"};
}

Result<RatingScale> scale_from(const json::value& value) {
  const json::object* scale = value.if_object();
  const json::value* min = scale != nullptr ? scale->if_contains("min") : nullptr;
  const json::value* max = scale != nullptr ? scale->if_contains("max") : nullptr;
  if (min == nullptr || max == nullptr || !min->is_number() || !max->is_number()) return damaged();
  return RatingScale{min->to_number<double>(), max->to_number<double>()};
}

Result<CoreSize> core_from(const json::value& value) {
  const json::object* core = value.if_object();
  if (core == nullptr) return damaged();
  CoreSize size;
  LOOKBOOK_TRY(const std::uint64_t k, number_in(*core, "k", paths::kManifest));
  size.k = static_cast<std::uint32_t>(k);
  LOOKBOOK_TRY(size.users, number_in(*core, "users", paths::kManifest));
  LOOKBOOK_TRY(size.items, number_in(*core, "items", paths::kManifest));
  LOOKBOOK_TRY(size.ratings, number_in(*core, "ratings", paths::kManifest));
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
  return write_json(store, paths::kManifest,
                    {{"fingerprint", report.fingerprint},
                     {"scale", to_json(report.scale)},
                     {"seen", report.seen ? json::value(to_json(*report.seen)) : json::value()},
                     {"funnel", funnel_of(report)},
                     {"rejected", rejected_of(report)},
                     {"cores", cores_of(report)},
                     {"tables", std::move(files)}});
}

Status check_not_newer(const storage::ObjectStore& store) {
  const auto manifest = read_json(store, paths::kManifest);
  if (!manifest && manifest.error().code() == ErrorCode::kUnsupportedVersion) return manifest.error();
  return ok();  // one that is missing or damaged is written anew
}

Result<std::string> standard_fingerprint(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const bool exists, store.exists(paths::kManifest));
  if (!exists) {
    return Error(ErrorCode::kNotFound, "the tables in standard/ are not complete (" + store.uri() +
                                           " has no " + paths::kManifest + "): " + paths::kMendStandard);
  }
  LOOKBOOK_TRY(const json::object manifest, read_json(store, paths::kManifest));
  return text_in(manifest, "fingerprint", paths::kManifest);
}

Result<std::vector<std::string>> standard_files(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const json::object manifest, read_json(store, paths::kManifest));
  const json::value* tables = manifest.if_contains("tables");
  if (tables == nullptr || !tables->is_object()) return damaged();
  std::vector<std::string> files;
  for (const auto& table : tables->get_object()) files.emplace_back(table.key());
  files.emplace_back(paths::kManifest);
  return files;
}

Result<TransformReport> read_transform_report(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const json::object manifest, read_json(store, paths::kManifest));
  const json::value* funnel = manifest.if_contains("funnel");
  const json::value* rejected = manifest.if_contains("rejected");
  const json::value* cores = manifest.if_contains("cores");
  const json::value* scale = manifest.if_contains("scale");
  const bool whole = funnel != nullptr && funnel->is_object() && rejected != nullptr &&
                     rejected->is_object() && cores != nullptr && cores->is_array() && scale != nullptr;
  if (!whole) return damaged();

  TransformReport report;
  LOOKBOOK_TRY(report.fingerprint, text_in(manifest, "fingerprint", paths::kManifest));
  LOOKBOOK_TRY(report.scale, scale_from(*scale));
  if (const json::value* seen = manifest.if_contains("seen"); seen != nullptr && !seen->is_null()) {
    LOOKBOOK_TRY(report.seen, scale_from(*seen));
  }
  for (const auto& [name, count] : kFunnel) {
    LOOKBOOK_TRY(report.*count, number_in(funnel->get_object(), name, paths::kManifest));
  }
  for (const auto& member : rejected->get_object()) {
    LOOKBOOK_TRY(const std::uint64_t rows, number_in(rejected->get_object(), member.key(), paths::kManifest));
    report.rejected.push_back({std::string(member.key()), rows});
  }
  for (const json::value& core : cores->get_array()) {
    LOOKBOOK_TRY(const CoreSize size, core_from(core));
    report.cores.push_back(size);
  }
  return report;
}

}  // namespace lookbook::processing
