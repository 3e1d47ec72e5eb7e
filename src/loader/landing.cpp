#include "lookbook/loader/landing.hpp"
#include "lookbook/core/zone_paths.hpp"

#include <algorithm>
#include <vector>

#include "loader/byte_stream.hpp"
#include "loader/landed_images.hpp"
#include "loader/manifest.hpp"
#include "loader/source_files.hpp"

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

/// Reads a known source with the schema of the request from now on, if that is another.
Status lay_anew(const std::string& file, const LandedSource& known, bool products, const LoadRequest& request,
                LoadReport& report, Progress& progress) {
  const bool is_landed = !known.name.empty();
  if (!is_landed || !request.schema || *request.schema == known.layout.schema) return ok();
  LOOKBOOK_TRY(LandedSource source, inspect(file, products, request.schema, progress));
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
Status look_at(const std::vector<std::filesystem::path>& files, bool products, const LoadRequest& request,
               LoadReport& report, Wanted& wanted, Progress& progress) {
  for (const std::filesystem::path& path : files) {
    const std::string file = path.string();
    LOOKBOOK_TRY(const LandedSource* known, find_known(file, report.manifest, wanted.coming, progress));
    if (known != nullptr) {
      LOOKBOOK_CHECK(lay_anew(file, *known, products, request, report, progress));
      LOOKBOOK_CHECK(check_known_role(file, *known, products));
      report.skipped.push_back(file);
      if (!known->name.empty()) wanted.known.push_back({file, *known});
      continue;
    }
    LOOKBOOK_TRY(LandedSource source, inspect(file, products, request.schema, progress));
    wanted.coming.push_back({file, std::move(source)});
  }
  return ok();
}

}  // namespace

std::string path_of(const LandedSource& source) {
  return "landing/files/" + source.sha256.substr(0, kDigits) + "-" + source.name;
}

std::string ignored_notice(const LoadReport& report) {
  if (report.files_ignored == 0) return "";
  std::string names;
  for (const std::string& name : report.ignored_samples) names += (names.empty() ? "" : ", ") + name;
  if (report.files_ignored > report.ignored_samples.size()) names += ", ...";
  return "not photographs, though in the image folder (" + std::to_string(report.files_ignored) +
         "): " + names;
}

Result<LoadReport> load(const LoadRequest& request, storage::ObjectStore& store, Progress& progress) {
  if (request.reviews.empty() && request.metadata.empty() && !request.images) {
    return Error(ErrorCode::kInvalidArgument,
                 "nothing to load: name at least one file of reviews or ratings");
  }
  LOOKBOOK_TRY(const std::optional<std::string> before, read_manifest_bytes(store));
  LoadReport report;
  LOOKBOOK_TRY(report.manifest, read_manifest(store));
  Wanted wanted;
  LOOKBOOK_CHECK(look_at(request.reviews, false, request, report, wanted, progress));
  LOOKBOOK_CHECK(look_at(request.metadata, true, request, report, wanted, progress));
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
  if (before == after) return report;
  LOOKBOOK_TRY(const bool replaced, store.replace_if(landing::kManifest, before, after));
  if (replaced) return report;
  return Error(ErrorCode::kUnavailable, std::string(landing::kManifest) + " in " + store.uri() +
                                            " was changed by somebody else meanwhile; run it again");
}

}  // namespace lookbook::loader
