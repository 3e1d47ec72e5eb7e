#include "lookbook/loader/landing.hpp"
#include "lookbook/core/zone_paths.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <vector>

#include "loader/byte_stream.hpp"
#include "loader/landed_images.hpp"
#include "loader/manifest.hpp"
#include "loader/source_files.hpp"
#include "loader/source_paths.hpp"

namespace lookbook::loader {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;
constexpr std::size_t kDigits = 12;

/// A file of the request that is not landed yet.
struct NewSource {
  std::string file;
  LandedSource source;
};

/// The source of this size and content among `landed` or `coming`, or null. Most sizes are new, so it seldom
/// has to read.
Result<const LandedSource*> find_known(const std::string& file, const LandingManifest& landed,
                                       const std::vector<NewSource>& coming, Progress& progress) {
  const LandedSource* none = nullptr;
  std::error_code failed;
  const std::uintmax_t bytes = std::filesystem::file_size(file, failed);
  if (failed) return none;  // whatever is wrong with it, inspecting it will say
  std::vector<const LandedSource*> alike;
  for (const LandedSource& source : landed.sources) {
    if (source.bytes == bytes) alike.push_back(&source);
  }
  for (const NewSource& other : coming) {
    if (other.source.bytes == bytes) alike.push_back(&other.source);
  }
  if (alike.empty()) return none;
  LOOKBOOK_TRY(const std::string sum, checksum_of(file, progress));
  const auto found = std::ranges::find(alike, sum, &LandedSource::sha256);
  return found == alike.end() ? none : *found;
}

/// Bytes that are known in one list are not taken silently in the other.
Status check_known_role(const std::string& file, const LandedSource& known, bool products) {
  if ((known.layout.role == SourceRole::kProducts) == products) return ok();
  if (known.name.empty()) {  // it came with this request
    return Error(ErrorCode::kInvalidArgument,
                 file + " was given in both lists; is it reviews or ratings, or product metadata?");
  }
  return Error(ErrorCode::kInvalidArgument,
               file +
                   (products ? " was given as product metadata, but is loaded as reviews or ratings ("
                             : " was given as reviews, but is loaded as product metadata (") +
                   known.name + ")");
}

std::string unique_name(const std::string& wanted, const std::string& sha256,
                        const LandingManifest& manifest) {
  const bool taken =
      std::ranges::find(manifest.sources, wanted, &LandedSource::name) != manifest.sources.end();
  return taken ? sha256.substr(0, kDigits) + "-" + wanted : wanted;
}

/// False if the store has it already, whole.
Result<bool> copy(const NewSource& from, storage::ObjectStore& store, Progress& progress) {
  const std::string path = path_of(from.source);
  LOOKBOOK_TRY(const bool found, store.exists(path));
  if (found) {  // known, or a load that was stopped before it wrote the manifest had come as far as this
    LOOKBOOK_TRY(const std::string sum, store.checksum(path));
    if (sum == from.source.sha256) return false;
  }
  LOOKBOOK_TRY(const std::unique_ptr<ByteStream> stream, open_file_stream(from.file));
  LOOKBOOK_TRY(const std::unique_ptr<storage::ObjectWriter> writer, store.create(path));
  std::vector<char> block(kBlock);
  progress.begin("landing " + from.source.name, from.source.bytes);
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

/// Whether the user says that the source is to be read otherwise than the store does.
Result<bool> is_laid_otherwise(const std::string& file, const LandedSource& known, const HowToRead& how) {
  if (how.schema) return *how.schema != known.layout.schema;
  if (how.mapping == nullptr) return false;
  LOOKBOOK_TRY(const SourceLayout layout, layout_of(file, how));
  return layout != known.layout;
}

/// Reads a known source as the request says from now on, if that is otherwise.
Status lay_anew(const std::string& file, const LandedSource& known, const HowToRead& how, LoadReport& report,
                Progress& progress) {
  if (known.name.empty()) return ok();  // it came with this request
  LOOKBOOK_TRY(const bool is_other, is_laid_otherwise(file, known, how));
  if (!is_other) return ok();
  LOOKBOOK_TRY(LandedSource source, inspect(file, how, progress));
  const auto kept = std::ranges::find(report.manifest.sources, known.sha256, &LandedSource::sha256);
  kept->layout = std::move(source.layout);
  kept->rows = source.rows;
  report.relaid.push_back(kept->name);
  return ok();
}

/// The files of a request that the store has to have: those it does not know, and those it does.
struct Wanted {
  std::vector<NewSource> coming;
  std::vector<NewSource> known;
};

/// Looks at all files of one list.
Status look_at(const std::vector<std::filesystem::path>& names, const HowToRead& how, LoadReport& report,
               Wanted& wanted, Progress& progress) {
  LOOKBOOK_TRY(SourcePaths paths, expand(names));
  std::ranges::move(paths.ignored, std::back_inserter(report.sources_ignored));
  for (const std::filesystem::path& path : paths.files) {
    const std::string file = path.string();
    LOOKBOOK_TRY(const LandedSource* known, find_known(file, report.manifest, wanted.coming, progress));
    if (known != nullptr) {
      LOOKBOOK_CHECK(lay_anew(file, *known, how, report, progress));
      LOOKBOOK_CHECK(check_known_role(file, *known, how.products));
      report.skipped.push_back(file);
      if (!known->name.empty()) wanted.known.push_back({file, *known});
      continue;
    }
    LOOKBOOK_TRY(LandedSource source, inspect(file, how, progress));
    wanted.coming.push_back({file, std::move(source)});
  }
  return ok();
}

/// Without sections if the request has none.
Result<Mapping> mapping_of(const LoadRequest& request) {
  if (!request.mapping) return Mapping();
  if (request.schema)
    return Error(ErrorCode::kInvalidArgument, "a schema and a mapping were given; one of them says it all");
  return read_mapping(request.mapping->string());
}

HowToRead how_to_read(const LoadRequest& request, const Mapping& mapping, bool products) {
  const std::optional<TableMapping>& table = products ? mapping.products : mapping.reviews;
  return {.products = products,
          .schema = request.schema,
          .mapping = table ? &*table : nullptr,
          .mapping_file = mapping.file};
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
        notice("not photographs, though in the image folder", report.files_ignored, report.ignored_samples));
  }
  return notices;
}

Result<LoadReport> load(const LoadRequest& request, storage::ObjectStore& store, Progress& progress) {
  if (request.reviews.empty() && request.metadata.empty() && !request.images) {
    return Error(ErrorCode::kInvalidArgument,
                 "nothing to load: name at least one file of reviews or ratings");
  }
  LOOKBOOK_TRY(const Mapping mapping, mapping_of(request));
  LOOKBOOK_TRY(const std::optional<std::string> before, read_manifest_bytes(store));
  LoadReport report;
  LOOKBOOK_TRY(report.manifest, read_manifest(store));
  Wanted wanted;
  LOOKBOOK_CHECK(look_at(request.reviews, how_to_read(request, mapping, false), report, wanted, progress));
  LOOKBOOK_CHECK(look_at(request.metadata, how_to_read(request, mapping, true), report, wanted, progress));
  for (const NewSource& known : wanted.known) {
    LOOKBOOK_TRY(const bool repaired, copy(known, store, progress));
    if (repaired) report.repaired.push_back(known.source.name);
  }
  for (NewSource& next : wanted.coming) {
    next.source.name = unique_name(landing_name(next.file), next.source.sha256, report.manifest);
    next.source.landed_at = request.now;
    LOOKBOOK_TRY([[maybe_unused]] const bool copied, copy(next, store, progress));
    report.added.push_back(next.source.name);
    report.manifest.sources.push_back(std::move(next.source));
  }
  if (request.images) {
    LOOKBOOK_TRY(const ImageCounts images, land_images(*request.images, store, progress));
    report.images_added = images.added;
    report.images_known = images.known;
    report.images_repaired = images.repaired;
    report.files_ignored = images.ignored;
    report.ignored_samples = images.ignored_samples;
    report.manifest.images = images.total;
    report.manifest.images_repaired += images.repaired;
  }
  const std::string after = manifest_to_json(report.manifest);
  if (before != after) LOOKBOOK_CHECK(store.replace_if(landing::kManifest, before, after));
  return report;
}

}  // namespace lookbook::loader
