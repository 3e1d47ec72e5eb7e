#pragma once
// The log of what people did and were shown: appended while the shop runs, never changed. An append is
// acknowledged only when it would survive the loss of power; appends that arrive together share one commit,
// so many writers cost one flush of the disk. Kept in SQLite (docs/formats.md, "State"). Thread-safe.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/clock.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/history.hpp"

namespace lookbook::events {

/// One thing that one person did, or was shown. Ids are the shop's own; nothing has to be known beforehand.
struct Event {
  std::string user;
  std::string product;
  EventKind kind = EventKind::kView;
  float value = 1;                       ///< the rating, or the weight of an implicit event
  UnixMillis time = 0;                   ///< when it happened
  std::string key;                       ///< idempotency key; empty where there is none
  std::optional<std::int32_t> position;  ///< in the list that showed the product, from 1
  std::string request_id;                ///< of the answer that showed it; empty where unknown
  std::string release;                   ///< that made that answer; empty where unknown
  std::optional<double> propensity;      ///< probability of being shown there
  std::string surface;                   ///< "feed", "product_page"; empty where unknown
};

struct Receipt {
  std::size_t accepted = 0;
  std::size_t duplicates = 0;  ///< events whose (user, key) the log had already
};

/// An event as a history needs it.
struct PastEvent {
  std::string product;
  EventKind kind = EventKind::kView;
  float value = 1;
  UnixMillis time = 0;
};

struct LogOptions {
  std::size_t max_waiting = 100'000;  ///< events; beyond, appends are refused with kUnavailable
  std::uint64_t max_bytes = 0;        ///< quota of the log on the disk, at least 1 MiB; 0: none
  int busy_millis = 5'000;            ///< how long to wait for another process that holds the database
};

class EventLog {
 public:
  using Acknowledge = std::function<void(Result<Receipt>)>;

  /// What is still waiting is committed first.
  virtual ~EventLog() = default;

  /// Returns at once; `acknowledge` is called exactly once, on another thread, after the commit, or with the
  /// error that kept all of `events` out: kNoSpace, kUnavailable (too many wait, or the database is locked),
  /// kCorruptData, kIo. It must be quick and must not throw. Events without a user or product, with a value
  /// that is not finite: kInvalidArgument, called before this returns. All of `events` are stored or none.
  virtual void append(std::vector<Event> events, UnixMillis received, Acknowledge acknowledge) = 0;
  /// The same, waiting.
  Result<Receipt> append(std::vector<Event> events, UnixMillis received);

  /// The newest `limit` events of `user` but impressions, oldest first, ties in the order of arrival. Sees
  /// every acknowledged append. Empty for somebody unknown.
  virtual Result<std::vector<PastEvent>> events_of(std::string_view user, std::size_t limit) const = 0;
  /// All events, impressions too.
  virtual Result<std::uint64_t> size() const = 0;
};

/// Opens the log in the state folder `folder`, which is made if it is not there; its file is state.sqlite.
/// One process at a time: kUnavailable if another one has it. kCorruptData if the file is damaged or no
/// state of Lookbook, kUnsupportedVersion if a newer Lookbook wrote it, kPermissionDenied if it cannot be
/// written.
Result<std::unique_ptr<EventLog>> open_event_log(const std::string& folder, const LogOptions& options = {});

}  // namespace lookbook::events
