#include "lookbook/loader/landing.hpp"
#include "lookbook/core/zone_paths.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "loader/byte_stream.hpp"
#include "loader/fetched_sources.hpp"
#include "loader/landed_images.hpp"
#include "loader/manifest.hpp"
#include "loader/source_files.hpp"
#include "lookbook/loader/load_plan.hpp"

namespace lookbook::loader {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;
constexpr std::size_t kDigits = 12;

std::string unique_name(const std::string& wanted, const std::string& sha256,
                        const LandingManifest& manifest) {
  const bool taken =
      std::ranges::find(manifest.sources, wanted, &LandedSource::name) != manifest.sources.end();
  return taken ? sha256.substr(0, kDigits) + "-" + wanted : wanted;
}

/// False if the store has it already, whole.
Result<bool> copy(const PlannedSource& from, storage::ObjectStore& store, Progress& progress) {
  const std::string path = path_of(from.source);
  LOOKBOOK_TRY(const bool found, store.exists(path));
  if (found) {  // known, or a load that was stopped before it wrote the manifest had come as far as this
    LOOKBOOK_TRY(const std::string sum, store.checksum(path));
    if (sum == from.source.sha256) return false;
  }
  LOOKBOOK_TRY(const std::unique_ptr<ByteStream> stream, open_file_stream(from.file));
  LOOKBOOK_TRY(const std::unique_ptr<storage::ObjectWriter> writer, store.create(path));
  std::vector<char> block(kBlock);
  progress.begin("landing " + from.source.name, from.source.bytes, "byte");
  while (true) {
    LOOKBOOK_CHECK(check_cancelled(progress));
    LOOKBOOK_TRY(const std::size_t count, stream->read(block));
    if (count == 0) break;
    LOOKBOOK_CHECK(writer->append(std::as_bytes(std::span(block).first(count))));
    progress.advance(count);
  }
  progress.end();
  LOOKBOOK_TRY(const std::string sum, writer->commit());
  if (sum == from.source.sha256) return true;
  LOOKBOOK_CHECK(store.remove(path));
  return Error(ErrorCode::kUnavailable,
               from.file + " changed while it was loaded; run it again when it is complete");
}

bool is_new(const PlannedSource& planned) {
  return planned.fate == SourceFate::kLand || planned.fate == SourceFate::kAppend;
}

Status add(PlannedSource& planned, UnixMillis now, storage::ObjectStore& store, LoadReport& report,
           Progress& progress) {
  LandedSource& source = planned.source;
  source.name = unique_name(landing_name(planned.file), source.sha256, report.manifest);
  source.landed_at = now;
  LOOKBOOK_TRY([[maybe_unused]] const bool copied, copy(planned, store, progress));
  report.added.push_back(source.name);
  report.manifest.sources.push_back(std::move(source));
  return ok();
}

/// Of a file whose bytes are known: repairs them in the store, and reads them as the plan says.
Status keep(const PlannedSource& planned, storage::ObjectStore& store, LoadReport& report,
            Progress& progress) {
  report.skipped.push_back(planned.file);
  const LandedSource& source = planned.source;
  if (source.name.empty()) return ok();  // it came with this request
  if (planned.fate == SourceFate::kReadAnew) {
    *std::ranges::find(report.manifest.sources, source.sha256, &LandedSource::sha256) = source;
    report.relaid.push_back(source.name);
  }
  LOOKBOOK_TRY(const bool repaired, copy(planned, store, progress));
  if (repaired) report.repaired.push_back(source.name);
  return ok();
}

/// Of files of this machine.
Result<LoadReport> load_local(const LoadRequest& request, storage::ObjectStore& store, Progress& progress) {
  LOOKBOOK_TRY(const std::optional<std::string> before, read_manifest_bytes(store));
  LoadReport report;
  LOOKBOOK_TRY(report.manifest, read_manifest(store));
  LOOKBOOK_TRY(LoadPlan plan, plan_load(request, report.manifest, progress));
  report.sources_ignored = std::move(plan.sources_ignored);
  for (PlannedSource& planned : plan.sources) {
    LOOKBOOK_CHECK(is_new(planned) ? add(planned, request.now, store, report, progress)
                                   : keep(planned, store, report, progress));
  }
  if (request.images) {
    LOOKBOOK_TRY(const ImageCounts images,
                 land_images(*request.images, request.max_expansion, store, progress));
    report.images_added = images.added;
    report.images_known = images.known;
    report.images_repaired = images.repaired;
    report.files_ignored = images.ignored;
    report.ignored_samples = images.ignored_samples;
    report.manifest.images = images.total;
    report.manifest.images_repaired += images.repaired;
  }
  const std::string after = manifest_to_json(report.manifest);
  if (before == after) return report;
  LOOKBOOK_TRY(const bool replaced, store.replace_if(landing::kManifest, before, after));
  if (replaced) return report;
  return Error(ErrorCode::kUnavailable, std::string(landing::kManifest) + " in " + store.uri() +
                                            " was changed by somebody else meanwhile; run it again");
}

}  // namespace

std::string path_of(const LandedSource& source) {
  return "landing/files/" + source.sha256.substr(0, kDigits) + "-" + source.name;
}

std::vector<std::string> ignored_notices(const LoadReport& report) {
  constexpr std::size_t kShown = 5;
  const auto notice = [](std::string_view what, std::size_t count, std::span<const std::string> samples) {
    std::string names;
    for (const std::string& name : samples) names += (names.empty() ? "" : ", ") + name;
    return std::string(what) + " (" + std::to_string(count) + "): " + names +
           (count > samples.size() ? ", ..." : "");
  };
  std::vector<std::string> notices;
  if (const std::span<const std::string> ignored = report.sources_ignored; !ignored.empty()) {
    notices.push_back(notice("not called as sources, so left out of their folder; name them to load them",
                             ignored.size(), ignored.first(std::min(ignored.size(), kShown))));
  }
  if (report.files_ignored > 0) {
    notices.push_back(
        notice("not photographs, though among the images", report.files_ignored, report.ignored_samples));
  }
  return notices;
}

Result<LoadReport> load(const LoadRequest& request, storage::ObjectStore& store, Progress& progress) {
  LOOKBOOK_TRY(const FetchedSources fetched, FetchedSources::fetch(request, progress));
  Result<LoadReport> report = load_local(fetched.request(), store, progress);
  if (!report) return fetched.told(report.error());
  for (std::string& file : report->skipped) file = fetched.told(std::move(file));
  report->sources_ignored.insert(report->sources_ignored.end(), fetched.ignored().begin(),
                                 fetched.ignored().end());
  return report;
}

}  // namespace lookbook::loader
