#include "lookbook/base/parallel.hpp"
#include "lookbook/registry/registry.hpp"
#include "lookbook/registry/release.hpp"
#include "registry/check_release.hpp"
#include "registry/manifest_json.hpp"
#include "registry/release_parts.hpp"
#include "registry/release_paths.hpp"

namespace lookbook::registry {
namespace {

constexpr std::size_t kNamedInMessage = 3;

bool looks_like_id(std::string_view id) {
  return !id.empty() && id.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz") == id.npos &&
         id != "parts";
}

Error no_release(const storage::ObjectStore& store, std::string_view id) {
  std::string message = "there is no release '" + std::string(id) + "' in the store " + store.uri();
  const auto list = list_releases(store);
  if (list && list->releases.empty()) message += "; it has none: `lookbook run` makes one";
  if (list && !list->releases.empty()) {
    message += "; the newest are";
    for (std::size_t i = 0; i < list->releases.size() && i < kNamedInMessage; ++i) {
      message += (i == 0 ? " " : ", ") + list->releases[i].id + " (" + list->releases[i].created + ")";
    }
  }
  return {ErrorCode::kNotFound, message};
}

Error damaged_part(const ReleaseManifest& manifest, std::string_view name, const PartInfo& part,
                   std::string_view why) {
  return {ErrorCode::kCorruptData,
          "release " + manifest.id + ": its part '" + std::string(name) + "' (" + part.path + ") " +
              std::string(why) +
              "; roll back to another release, or publish this one again with `lookbook run`"};
}

Status check_part(const storage::ObjectStore& store, const ReleaseManifest& manifest, const std::string& name,
                  const PartInfo& part, Verify verify) {
  LOOKBOOK_TRY(const bool found, store.exists(part.path));
  if (!found) return damaged_part(manifest, name, part, "is missing");
  LOOKBOOK_TRY(const std::uint64_t bytes, store.size(part.path));
  if (bytes != part.bytes) {
    return damaged_part(manifest, name, part,
                        "has " + std::to_string(bytes) + " bytes, not " + std::to_string(part.bytes));
  }
  if (verify == Verify::kSizes) return ok();
  LOOKBOOK_TRY(const std::string checksum, store.checksum(part.path));
  if (checksum != part.sha256)
    return damaged_part(manifest, name, part, "is damaged: its SHA-256 is another");
  return ok();
}

}  // namespace

Status check_parts(const storage::ObjectStore& store, const ReleaseManifest& manifest, Verify verify) {
  std::vector<std::pair<std::string, PartInfo>> parts(manifest.parts.begin(), manifest.parts.end());
  std::vector<Status> states(parts.size(), ok());
  parallel_for(parts.size(), 1, [&](Chunk chunk) {
    const auto& [name, part] = parts[chunk.index];
    states[chunk.index] = check_part(store, manifest, name, part, verify);
  });
  for (Status& state : states) LOOKBOOK_CHECK(std::move(state));
  return ok();
}

Result<ReleaseManifest> read_manifest(const storage::ObjectStore& store, std::string_view id) {
  if (!looks_like_id(id)) return no_release(store, id);
  const std::string path = manifest_path(id);
  LOOKBOOK_TRY(const bool found, store.exists(path));
  if (!found) return no_release(store, id);
  LOOKBOOK_TRY(const std::string text, store.read(path));
  LOOKBOOK_TRY(ReleaseManifest manifest, parse_manifest(text, path));
  if (manifest.id != id) {
    return Error(ErrorCode::kCorruptData, path + " is the manifest of another release, " + manifest.id);
  }
  return manifest;
}

Result<Release> open_release(const storage::ObjectStore& store, std::string_view id, Verify verify) {
  Release release;
  LOOKBOOK_TRY(release.manifest, read_manifest(store, id));
  LOOKBOOK_CHECK(check_parts(store, release.manifest, verify));
  LOOKBOOK_CHECK(read_indices(store, release));
  LOOKBOOK_CHECK(read_catalogue(store, release));
  LOOKBOOK_CHECK(map_histories(store, release));
  LOOKBOOK_CHECK(map_models(store, release));
  return release;
}

}  // namespace lookbook::registry
