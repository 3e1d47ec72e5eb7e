#include <algorithm>
#include <optional>
#include <set>

#include "lookbook/registry/registry.hpp"
#include "registry/channel_stack.hpp"
#include "registry/manifest_json.hpp"
#include "registry/release_paths.hpp"

namespace lookbook::registry {
namespace {

constexpr UnixSeconds kDraftLifetime = UnixSeconds{24} * 60 * 60;

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
std::set<std::string> releases_of(const Channels& channels) {
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

/// All releases; an error if not every one that is needed can be read.
Result<ReleaseList> list_whole(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const Channels channels, read_channels(store));
  LOOKBOOK_TRY(ReleaseList list, list_releases(store));
  if (!list.unreadable.empty()) {
    return Error(ErrorCode::kCorruptData,
                 "nothing was removed: the manifest of release " + list.unreadable.front() +
                     " cannot be read, so nobody knows which parts it needs; publish it "
                     "again, or delete its folder");
  }
  for (const auto& [name, channel] : channels) {
    if (std::ranges::find(list.releases, channel.release, &ReleaseManifest::id) != list.releases.end())
      continue;
    return Error(ErrorCode::kUnavailable, "nothing was removed: release " + channel.release +
                                              ", which channel '" + name +
                                              "' points to, is not among the releases of the store; try "
                                              "again, or publish it again, or promote another one");
  }
  return list;
}

/// Removes the manifests beyond `keep` that no channel needs, and puts back those that were promoted just
/// then. Returns the ids of those that stay removed.
Result<std::vector<std::string>> remove_releases(storage::ObjectStore& store, const ReleaseList& list,
                                                 std::size_t keep) {
  LOOKBOOK_TRY(const Channels channels, read_channels(store));
  const std::set<std::string> needed = releases_of(channels);
  std::set<std::string> removed;
  for (std::size_t i = keep; i < list.releases.size(); ++i) {
    if (needed.contains(list.releases[i].id)) continue;
    LOOKBOOK_CHECK(store.remove(manifest_path(list.releases[i].id)));
    removed.insert(list.releases[i].id);
  }
  if (removed.empty()) return std::vector<std::string>();
  LOOKBOOK_CHECK(count_collection(store, [&](const Channels& now) -> Status {
    const std::set<std::string> needed_now = releases_of(now);
    for (const ReleaseManifest& release : list.releases) {
      if (!removed.contains(release.id) || !needed_now.contains(release.id)) continue;
      LOOKBOOK_TRY([[maybe_unused]] const std::string written,
                   store.write(manifest_path(release.id), manifest_text(release)));
      removed.erase(release.id);
    }
    return ok();
  }));
  return std::vector<std::string>(removed.begin(), removed.end());
}

/// The draft of a publication; nullopt if it is finished meanwhile, and its draft gone.
Result<std::optional<ReleaseManifest>> read_draft(const storage::ObjectStore& store, const std::string& id) {
  const auto text = store.read(draft_path(id));
  if (!text && text.error().code() == ErrorCode::kNotFound) return std::optional<ReleaseManifest>();
  if (!text) return text.error();
  LOOKBOOK_TRY(ReleaseManifest draft, parse_manifest(*text, draft_path(id)));
  return std::optional(std::move(draft));
}

/// Adds the parts of unfinished publications; removes drafts that are finished or given up.
Status add_drafts(storage::ObjectStore& store, UnixSeconds now, std::set<std::string>& paths) {
  LOOKBOOK_TRY(const std::vector<std::string> ids, ids_with(store, kDraftName));
  for (const std::string& id : ids) {
    LOOKBOOK_TRY(const auto draft, read_draft(store, id));
    if (!draft) continue;
    LOOKBOOK_TRY(const bool published, store.exists(manifest_path(id)));
    const bool given_up = !published && draft->created < iso8601(now - kDraftLifetime);
    if (!given_up) add_parts(*draft, paths);
    if (published || given_up) LOOKBOOK_CHECK(store.remove(draft_path(id)));
  }
  return ok();
}

/// What releases and unfinished publications name. Drafts are read first: a publication that ends in between
/// is then among the releases.
Result<std::set<std::string>> parts_in_use(storage::ObjectStore& store, UnixSeconds now) {
  std::set<std::string> paths;
  LOOKBOOK_CHECK(add_drafts(store, now, paths));
  LOOKBOOK_TRY(const ReleaseList list, list_whole(store));
  for (const ReleaseManifest& release : list.releases) add_parts(release, paths);
  return paths;
}

}  // namespace

Result<ReleaseList> list_releases(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const std::vector<std::string> ids, ids_with(store, kManifestName));
  ReleaseList list;
  for (const std::string& id : ids) {
    const auto text = store.read(manifest_path(id));
    if (!text && text.error().code() == ErrorCode::kNotFound) continue;  // removed meanwhile
    auto manifest = text ? parse_manifest(*text, manifest_path(id)) : Result<ReleaseManifest>(text.error());
    if (manifest)
      list.releases.push_back(*std::move(manifest));
    else if (is_fault_of_file(manifest.error()))
      list.unreadable.push_back(id);
    else
      return std::move(manifest).error();
  }
  std::ranges::sort(list.releases, [](const ReleaseManifest& a, const ReleaseManifest& b) {
    return a.created != b.created ? a.created > b.created : a.id < b.id;
  });
  return list;
}

Result<CollectedGarbage> collect_garbage(storage::ObjectStore& store, std::size_t keep, UnixSeconds now) {
  LOOKBOOK_TRY(const auto lock, store.lock());
  // Before anything else, so that what is published from now on is not among them.
  LOOKBOOK_TRY(const std::vector<storage::ObjectInfo> parts, store.list(kPartsPrefix));
  LOOKBOOK_TRY(const ReleaseList list, list_whole(store));
  CollectedGarbage garbage;
  LOOKBOOK_TRY(garbage.releases, remove_releases(store, list, keep));
  LOOKBOOK_TRY(const std::set<std::string> in_use, parts_in_use(store, now));
  for (const storage::ObjectInfo& part : parts) {
    if (in_use.contains(part.path)) continue;
    LOOKBOOK_CHECK(store.remove(part.path));
    ++garbage.parts;
    garbage.bytes += part.bytes;
  }
  LOOKBOOK_TRY(garbage.leftovers, store.sweep());
  return garbage;
}

}  // namespace lookbook::registry
