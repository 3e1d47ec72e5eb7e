#pragma once
// The event log in SQLite: one writing thread, which commits everything that waits in one transaction, and
// reading connections that are lent to whoever asks.

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "events/folder_lock.hpp"
#include "events/sqlite.hpp"
#include "lookbook/events/event_log.hpp"

namespace lookbook::events {

class SqliteEventLog final : public EventLog {
 public:
  static Result<std::unique_ptr<EventLog>> open(const std::string& folder, const LogOptions& options);
  ~SqliteEventLog() override;

  using EventLog::append;
  void append(std::vector<Event> events, UnixMillis received, Acknowledge acknowledge) override;
  Result<std::vector<PastEvent>> events_of(std::string_view user, std::size_t limit) const override;
  Result<std::uint64_t> size() const override;

 private:
  /// One call of append that waits for its commit.
  struct Waiting {
    std::vector<Event> events;
    UnixMillis received;
    Acknowledge acknowledge;
  };
  struct Writer {
    sqlite::Connection connection;
    sqlite::Statement insert;
  };
  struct Reader {
    sqlite::Connection connection;
    sqlite::Statement history;
  };

  SqliteEventLog(FolderLock lock, std::string file, LogOptions options, Writer writer);
  void write_until_closed();
  Result<std::vector<Receipt>> commit(const std::vector<Waiting>& group);
  Result<Receipt> insert(const Waiting& waiting);
  Result<bool> insert(const Event& event, UnixMillis received);
  Result<std::unique_ptr<Reader>> borrow() const;
  void give_back(std::unique_ptr<Reader> reader) const;

  FolderLock lock_;
  std::string file_;
  LogOptions options_;
  Writer writer_;  ///< of thread_ alone

  std::mutex queue_mutex_;
  std::condition_variable queue_changed_;
  std::vector<Waiting> queue_;
  std::size_t queued_events_ = 0;
  bool closing_ = false;

  mutable std::mutex readers_mutex_;
  mutable std::vector<std::unique_ptr<Reader>> idle_readers_;
  std::thread thread_;  ///< last: it uses all of the above
};

}  // namespace lookbook::events
