#include <algorithm>
#include <cmath>

#include "lookbook/registry/release.hpp"
#include "registry/hashing_store.hpp"
#include "registry/manifest_json.hpp"
#include "registry/release_parts.hpp"
#include "registry/release_paths.hpp"

namespace lookbook::registry {
namespace {

Error unfit(std::string why) {
  return {ErrorCode::kInvalidArgument, "this release does not fit together: " + std::move(why)};
}

Status check_draft(const ReleaseDraft& draft) {
  if (draft.catalogue.size() != draft.items.size()) {
    return unfit("the catalogue has " + std::to_string(draft.catalogue.size()) + " products, the index " +
                 std::to_string(draft.items.size()));
  }
  for (std::size_t i = 0; i < draft.items.size(); ++i) {
    const ItemIndex item(static_cast<std::uint32_t>(i));
    if (draft.catalogue[item].id != draft.items.id(item)) {
      return unfit("product " + std::to_string(i) + " is '" + draft.catalogue[item].id +
                   "' in the catalogue and '" + std::string(draft.items.id(item)) + "' in the index");
    }
  }
  for (std::size_t row = 0; row < draft.interactions.size(); ++row) {
    const Interaction event = draft.interactions[row];
    if (event.user.number() >= draft.users.size() || event.item.number() >= draft.items.size()) {
      return unfit("interaction " + std::to_string(row) + " names a user or an item beyond the indices");
    }
  }
  for (const auto& [name, value] : draft.metrics) {
    if (!std::isfinite(value)) return unfit("the metric '" + name + "' is not a finite number");
  }
  for (const auto& [name, value] : draft.seconds) {
    if (!std::isfinite(value)) return unfit("the time of '" + name + "' is not a finite number");
  }
  return ok();
}

/// The manifest of a draft, with the checksums that its parts will have.
Result<ReleaseManifest> manifest_of(const ReleaseDraft& draft, const std::vector<PlannedPart>& parts) {
  ReleaseManifest manifest;
  manifest.created = iso8601(draft.created);
  manifest.lookbook_version = draft.lookbook_version;
  manifest.fingerprint = draft.fingerprint;
  manifest.users = draft.users.size();
  manifest.items = draft.items.size();
  manifest.events = draft.interactions.size();
  manifest.parameters = draft.parameters;
  manifest.metrics = draft.metrics;
  manifest.seconds = draft.seconds;
  for (const PlannedPart& part : parts) {
    HashingStore hashing;
    PartInfo info;
    LOOKBOOK_TRY(info.sha256, part.write(hashing, part.name + std::string(part.ending)));
    info.path = std::string(kPartsPrefix) + info.sha256 + std::string(part.ending);
    info.bytes = hashing.bytes();
    manifest.parts[part.name] = std::move(info);
  }
  for (const auto& [name, model] : draft.models) {
    ModelInfo info{model.kind, model.format_version, model.parameters, {}};
    for (const auto& entry : model.arrays) info.arrays[entry.first] = array_part_name(name, entry.first);
    manifest.models[name] = std::move(info);
  }
  manifest.id = id_of(manifest);
  return manifest;
}

Result<bool> is_whole(const storage::ObjectStore& store, const PartInfo& part, Verify verify) {
  LOOKBOOK_TRY(const bool found, store.exists(part.path));
  if (!found) return false;
  LOOKBOOK_TRY(const std::uint64_t bytes, store.size(part.path));
  if (bytes != part.bytes || verify == Verify::kSizes) return bytes == part.bytes;
  LOOKBOOK_TRY(const std::string checksum, store.checksum(part.path));
  return checksum == part.sha256;
}

/// Writes what is missing or damaged.
Status write_parts(storage::ObjectStore& store, const std::vector<PlannedPart>& parts,
                   const ReleaseManifest& manifest, Verify verify) {
  for (const PlannedPart& part : parts) {
    const PartInfo& info = manifest.parts.at(part.name);
    LOOKBOOK_TRY(const bool whole, is_whole(store, info, verify));
    if (whole) continue;
    LOOKBOOK_TRY(const std::string checksum, part.write(store, info.path));
    if (checksum != info.sha256) {
      return Error(ErrorCode::kInternal,
                   "part '" + part.name + "' was written with other bytes than planned");
    }
  }
  return ok();
}

}  // namespace

Result<ReleaseManifest> publish(storage::ObjectStore& store, const ReleaseDraft& draft) {
  LOOKBOOK_CHECK(check_draft(draft));
  const std::vector<PlannedPart> parts = plan_parts(draft);
  LOOKBOOK_TRY(ReleaseManifest manifest, manifest_of(draft, parts));

  auto published = read_manifest(store, manifest.id);
  if (published) {
    LOOKBOOK_CHECK(write_parts(store, parts, manifest, Verify::kChecksums));
    return published;
  }
  // A damaged one is written anew; what a newer Lookbook has written is not.
  if (published.error().code() == ErrorCode::kUnsupportedVersion) return published;
  // The draft keeps the parts from being collected; the second look at them catches a collection that had
  // begun before the draft was there.
  const std::string text = manifest_text(manifest);
  LOOKBOOK_TRY([[maybe_unused]] const std::string drafted, store.write(draft_path(manifest.id), text));
  LOOKBOOK_CHECK(write_parts(store, parts, manifest, Verify::kChecksums));
  LOOKBOOK_TRY([[maybe_unused]] const std::string written, store.write(manifest_path(manifest.id), text));
  LOOKBOOK_CHECK(write_parts(store, parts, manifest, Verify::kSizes));
  LOOKBOOK_CHECK(store.remove(draft_path(manifest.id)));
  return manifest;
}

}  // namespace lookbook::registry
