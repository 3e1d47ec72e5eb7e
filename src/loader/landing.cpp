#include "lookbook/loader/landing.hpp"

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

bool same_bytes(const LandedSource& source, const std::string& sha256) {
  return source.sha256 == sha256;
}

/// Whether a file of this size and content is among `landed` or `coming`. Most sizes are new, so it seldom
/// has to read.
Result<bool> is_known(const std::string& file, const LandingManifest& landed,
                      const std::vector<NewSource>& coming, Progress& progress) {
  std::error_code failed;
  const std::uintmax_t bytes = std::filesystem::file_size(file, failed);
  if (failed) return false;  // whatever is wrong with it, inspecting it will say
  std::vector<const LandedSource*> alike;
  for (const LandedSource& source : landed.sources) {
    if (source.bytes == bytes) alike.push_back(&source);
  }
  for (const NewSource& other : coming) {
    if (other.source.bytes == bytes) alike.push_back(&other.source);
  }
  if (alike.empty()) return false;
  LOOKBOOK_TRY(const std::string sum, checksum_of(file, progress));
  return std::ranges::any_of(alike, [&](const LandedSource* source) { return same_bytes(*source, sum); });
}

std::string unique_name(const std::string& wanted, const std::string& sha256,
                        const LandingManifest& manifest) {
  const bool taken =
      std::ranges::find(manifest.sources, wanted, &LandedSource::name) != manifest.sources.end();
  return taken ? sha256.substr(0, kDigits) + "-" + wanted : wanted;
}

Status copy(const NewSource& from, storage::ObjectStore& store, Progress& progress) {
  const std::string path = path_of(from.source);
  LOOKBOOK_TRY(const bool found, store.exists(path));
  if (found) {  // a load that was stopped before it wrote the manifest had come as far as this
    LOOKBOOK_TRY(const std::string sum, store.checksum(path));
    if (sum == from.source.sha256) return ok();
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
  if (sum == from.source.sha256) return ok();
  LOOKBOOK_CHECK(store.remove(path));
  return Error(ErrorCode::kUnavailable,
               from.file + " changed while it was loaded; run it again when it is complete");
}

/// Looks at all files of one list; those that are new are added to `coming`.
Status look_at(const std::vector<std::filesystem::path>& files, bool products, const LoadRequest& request,
               LoadReport& report, std::vector<NewSource>& coming, Progress& progress) {
  for (const std::filesystem::path& path : files) {
    const std::string file = path.string();
    LOOKBOOK_TRY(const bool known, is_known(file, report.manifest, coming, progress));
    if (known) {
      report.skipped.push_back(file);
      continue;
    }
    LOOKBOOK_TRY(LandedSource source, inspect(file, products, request.schema, progress));
    coming.push_back({file, std::move(source)});
  }
  return ok();
}

}  // namespace

std::string path_of(const LandedSource& source) {
  return "landing/files/" + source.sha256.substr(0, kDigits) + "-" + source.name;
}

Result<LoadReport> load(const LoadRequest& request, storage::ObjectStore& store, Progress& progress) {
  if (request.reviews.empty() && request.metadata.empty() && !request.images) {
    return Error(ErrorCode::kInvalidArgument,
                 "nothing to load: name at least one file of reviews or ratings");
  }
  LOOKBOOK_TRY(const std::optional<std::string> before, read_manifest_bytes(store));
  LoadReport report;
  LOOKBOOK_TRY(report.manifest, read_manifest(store));
  std::vector<NewSource> coming;
  LOOKBOOK_CHECK(look_at(request.reviews, false, request, report, coming, progress));
  LOOKBOOK_CHECK(look_at(request.metadata, true, request, report, coming, progress));
  for (NewSource& next : coming) {
    next.source.name = unique_name(landing_name(next.file), next.source.sha256, report.manifest);
    next.source.landed_at = request.now;
    LOOKBOOK_CHECK(copy(next, store, progress));
    report.added.push_back(next.source.name);
    report.manifest.sources.push_back(std::move(next.source));
  }
  if (request.images) {
    LOOKBOOK_TRY(const ImageCounts images, land_images(*request.images, store, progress));
    report.images_added = images.added;
    report.images_known = images.known;
    report.files_ignored = images.ignored;
    report.manifest.images = images.total;
  }
  const std::string after = manifest_to_json(report.manifest);
  if (before != after) LOOKBOOK_CHECK(store.replace_if(kManifestPath, before, after));
  return report;
}

}  // namespace lookbook::loader
