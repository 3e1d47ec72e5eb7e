#pragma once
// Which release is served: channels ("live", "candidate", …) that point to releases, with their history, in
// releases/channels.json; and which releases are kept. Every change is atomic and safe beside other
// processes: it is written only if nobody else was faster, else tried again.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/clock.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/registry/release.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::registry {

/// The channel that `lookbook serve` serves and `lookbook run` promotes to.
inline constexpr std::string_view kLiveChannel = "live";

/// One change of a channel.
struct ChannelEvent {
  std::string release;  ///< what it points to from then on
  std::string action;   ///< "promote" or "rollback"
  std::string at;       ///< "2026-11-23T14:05:09Z"
  std::string by;       ///< who or what did it: "lookbook run"
  bool operator==(const ChannelEvent&) const = default;
};

struct Channel {
  std::string release;                ///< what it points to
  std::vector<ChannelEvent> history;  ///< oldest first, never cut
  bool operator==(const Channel&) const = default;
};

using Channels = std::map<std::string, Channel, std::less<>>;

/// Who changes a channel, and when.
struct Change {
  std::string by;
  UnixSeconds at = 0;
};

/// kInvalidArgument for a name that no channel can have: it is letters, digits, '-' and '_'.
Status check_channel_name(std::string_view name);
/// Empty if nothing was ever promoted.
Result<Channels> read_channels(const storage::ObjectStore& store);
/// The id that `name` stands for: a channel's release, or a release's id itself. kNotFound lists the
/// channels; a release that cannot be read gives read_manifest's error.
Result<std::string> resolve(const storage::ObjectStore& store, std::string_view name);

/// Points `channel` (letters, digits, '-', '_') to `release`, after checking every part's checksum. Promoting
/// what is there already changes nothing.
Status promote(storage::ObjectStore& store, std::string_view channel, std::string_view release,
               const Change& change);
/// Points `channel` to what it pointed to before the last promotion that is not rolled back yet, and returns
/// it: two rollbacks go two promotions back. kNotFound if there is none. The release it goes back to is
/// checked.
Result<std::string> rollback(storage::ObjectStore& store, std::string_view channel, const Change& change);

/// All releases whose manifest can be read, newest first, ties by id; damaged ones are named in `unreadable`.
struct ReleaseList {
  std::vector<ReleaseManifest> releases;
  std::vector<std::string> unreadable;
};
Result<ReleaseList> list_releases(const storage::ObjectStore& store);

struct CollectedGarbage {
  std::vector<std::string> releases;  ///< ids removed
  std::size_t parts = 0;              ///< their files, removed
  std::uint64_t bytes = 0;            ///< of them
  std::size_t leftovers = 0;          ///< unfinished files of killed writers, removed from the whole store
};
/// Removes releases beyond the newest `keep`, except what a channel points to or would roll back to next;
/// then the parts that no release and no unfinished publish() names, and what killed writers left. An
/// unfinished publish is given up after a day. Removes nothing if a manifest is unreadable (kCorruptData),
/// since nobody knows what it names, or if a channel points to a release that is not listed (kUnavailable).
/// Holds the store's lock (kUnavailable if another command writes); promotions go on meanwhile, and none is
/// left pointing to what was removed. A publish() that does not hold the lock may at worst have to be
/// repeated: it finds in the end that a part it relied on is gone, or promote() does.
Result<CollectedGarbage> collect_garbage(storage::ObjectStore& store, std::size_t keep, UnixSeconds now);

}  // namespace lookbook::registry
