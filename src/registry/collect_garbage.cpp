#include <algorithm>
#include <set>

#include "lookbook/registry/registry.hpp"
#include "registry/channel_stack.hpp"
#include "registry/manifest_json.hpp"
#include "registry/release_paths.hpp"

namespace lookbook::registry {
namespace {

constexpr UnixSeconds kDraftLifetime = 24 * 60 * 60;

/// The ids of releases that have a file `name` ("/manifest.json").
Result<std::vector<std::string>> ids_with(const storage::ObjectStore& store, std::string_view name) {
  LOOKBOOK_TRY(const std::vector<storage::ObjectInfo> objects, store.list(kReleasesPrefix));
  std::vector<std::string> ids;
  for (const storage::ObjectInfo& object : objects) {
    if (object.path.starts_with(kPartsPrefix) || !object.path.ends_with(name)) continue;
    ids.push_back(object.path.substr(kReleasesPrefix.size(),
                                     object.path.size() - kReleasesPrefix.size() - name.size()));
  }
  return ids;
}

/// What no channel may lose: the release it points to, and the one that a rollback would go back to.
Result<std::set<std::string>> releases_of_channels(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const Channels channels, read_channels(store));
  std::set<std::string> ids;
  for (const auto& entry : channels) {
    const std::vector<std::string> stack = promoted_releases(entry.second);
    for (std::size_t back = 1; back <= std::min<std::size_t>(2, stack.size()); ++back) {
      ids.insert(stack[stack.size() - back]);
    }
  }
  return ids;
}

void add_parts(const ReleaseManifest& manifest, std::set<std::string>& paths) {
  for (const auto& entry : manifest.parts) paths.insert(entry.second.path);
}

/// Adds the parts of unfinished publications; removes drafts that are finished or given up.
Status add_drafts(storage::ObjectStore& store, UnixSeconds now, std::set<std::string>& paths) {
  LOOKBOOK_TRY(const std::vector<std::string> ids, ids_with(store, kDraftName));
  for (const std::string& id : ids) {
    LOOKBOOK_TRY(const std::string text, store.read(draft_path(id)));
    LOOKBOOK_TRY(const ReleaseManifest draft, parse_manifest(text, draft_path(id)));
    LOOKBOOK_TRY(const bool published, store.exists(manifest_path(id)));
    if (published || draft.created < iso8601(now - kDraftLifetime)) {
      LOOKBOOK_CHECK(store.remove(draft_path(id)));
    } else {
      add_parts(draft, paths);
    }
  }
  return ok();
}

Status remove_parts(storage::ObjectStore& store, const std::set<std::string>& kept,
                    CollectedGarbage& garbage) {
  LOOKBOOK_TRY(const std::vector<storage::ObjectInfo> parts, store.list(kPartsPrefix));
  for (const storage::ObjectInfo& part : parts) {
    if (kept.contains(part.path)) continue;
    LOOKBOOK_CHECK(store.remove(part.path));
    ++garbage.parts;
    garbage.bytes += part.bytes;
  }
  return ok();
}

}  // namespace

Result<ReleaseList> list_releases(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const std::vector<std::string> ids, ids_with(store, kManifestName));
  ReleaseList list;
  for (const std::string& id : ids) {
    auto manifest = store.read(manifest_path(id));
    auto parsed =
        manifest ? parse_manifest(*manifest, manifest_path(id)) : Result<ReleaseManifest>(manifest.error());
    if (parsed)
      list.releases.push_back(*std::move(parsed));
    else
      list.unreadable.push_back(id);
  }
  std::ranges::sort(list.releases, [](const ReleaseManifest& a, const ReleaseManifest& b) {
    return a.created != b.created ? a.created > b.created : a.id < b.id;
  });
  return list;
}

Result<CollectedGarbage> collect_garbage(storage::ObjectStore& store, std::size_t keep, UnixSeconds now) {
  LOOKBOOK_TRY(const ReleaseList list, list_releases(store));
  if (!list.unreadable.empty()) {
    return Error(ErrorCode::kCorruptData,
                 "nothing was removed: the manifest of release " + list.unreadable.front() +
                     " cannot be read, so nobody knows which parts it needs; publish it "
                     "again, or delete its folder");
  }
  std::set<std::string> kept_parts;
  LOOKBOOK_CHECK(add_drafts(store, now, kept_parts));
  LOOKBOOK_TRY(const std::set<std::string> pointed_to, releases_of_channels(store));
  CollectedGarbage garbage;
  for (std::size_t i = 0; i < list.releases.size(); ++i) {
    const ReleaseManifest& release = list.releases[i];
    if (i < keep || pointed_to.contains(release.id)) {
      add_parts(release, kept_parts);
    } else {
      LOOKBOOK_CHECK(store.remove(manifest_path(release.id)));
      garbage.releases.push_back(release.id);
    }
  }
  LOOKBOOK_CHECK(remove_parts(store, kept_parts, garbage));
  return garbage;
}

}  // namespace lookbook::registry
