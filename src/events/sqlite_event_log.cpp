#include "events/sqlite_event_log.hpp"

#include <cmath>
#include <future>
#include <system_error>
#include <utility>

#include "events/schema.hpp"

namespace lookbook::events {
namespace {

constexpr std::string_view kInsert =
    "INSERT INTO events(user, product, kind, value, time, received, key, position, request_id, release, "
    "propensity, surface) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) "
    "ON CONFLICT(user, key) WHERE key IS NOT NULL DO NOTHING";
constexpr std::string_view kHistory =
    "SELECT product, kind, value, time FROM events WHERE user = ?1 AND kind <> 6 "
    "ORDER BY time DESC, id DESC LIMIT ?2";
constexpr std::uint64_t kPageBytes = 4096;
constexpr std::uint64_t kSmallestQuota = std::uint64_t{1} << 20;

// WAL lets readers go on while the writer commits. synchronous=FULL flushes the log before a commit returns:
// with NORMAL a commit would survive the process's death, but not the loss of power. secure_delete overwrites
// what is deleted, so that an erased person is not left in free pages.
Status configure(sqlite::Connection& connection, const LogOptions& options) {
  LOOKBOOK_CHECK(
      connection.run("PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                     "PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 67108864;"));
  if (options.max_bytes == 0) return ok();
  return connection.run("PRAGMA max_page_count = " + std::to_string(options.max_bytes / kPageBytes));
}

Status check(const std::vector<Event>& events) {
  for (const auto& event : events) {
    if (event.user.empty() || event.product.empty()) {
      return Error(ErrorCode::kInvalidArgument, "an event needs a user and a product");
    }
    if (!std::isfinite(event.value)) {
      return Error(ErrorCode::kInvalidArgument, "an event's value must be a finite number");
    }
  }
  return ok();
}

void bind_if_known(sqlite::Statement& statement, int parameter, const std::string& text) {
  if (!text.empty()) statement.bind(parameter, std::string_view(text));
}

}  // namespace

Result<Receipt> EventLog::append(std::vector<Event> events, UnixMillis received) {
  std::promise<Result<Receipt>> promise;
  auto receipt = promise.get_future();
  append(std::move(events), received, [&](Result<Receipt> result) { promise.set_value(std::move(result)); });
  return receipt.get();
}

Result<std::unique_ptr<EventLog>> open_event_log(const std::string& folder, const LogOptions& options) {
  return SqliteEventLog::open(folder, options);
}

Result<std::unique_ptr<EventLog>> SqliteEventLog::open(const std::string& folder, const LogOptions& options) {
  if (options.max_bytes != 0 && options.max_bytes < kSmallestQuota) {
    return Error(ErrorCode::kInvalidArgument, "the event log's quota must be at least 1 MiB");
  }
  LOOKBOOK_TRY(FolderLock lock, FolderLock::take(folder));
  const std::string file = folder + "/state.sqlite";
  LOOKBOOK_TRY(sqlite::Connection connection, sqlite::Connection::open(file, options.busy_millis));
  LOOKBOOK_CHECK(configure(connection, options));
  LOOKBOOK_CHECK(prepare_state(connection, file));
  LOOKBOOK_TRY(sqlite::Statement insert, connection.prepare(kInsert));
  // Touching the log's last page finds a file that was cut off.
  LOOKBOOK_CHECK(connection.run("SELECT * FROM events ORDER BY id DESC LIMIT 1"));
  try {
    return std::unique_ptr<EventLog>(
        new SqliteEventLog(std::move(lock), file, options, {std::move(connection), std::move(insert)}));
  } catch (const std::system_error& failure) {
    return error_from_errno(failure.code().value(), "cannot start the event log's thread");
  }
}

SqliteEventLog::SqliteEventLog(FolderLock lock, std::string file, LogOptions options, Writer writer)
    : lock_(std::move(lock)),
      file_(std::move(file)),
      options_(options),
      writer_(std::move(writer)),
      thread_([this] { write_until_closed(); }) {}

SqliteEventLog::~SqliteEventLog() {
  {
    const std::lock_guard guard(queue_mutex_);
    closing_ = true;
  }
  queue_changed_.notify_one();
  thread_.join();
}

void SqliteEventLog::append(std::vector<Event> events, UnixMillis received, Acknowledge acknowledge) {
  if (auto status = check(events); !status) return acknowledge(std::move(status).error());
  {
    const std::lock_guard guard(queue_mutex_);
    if (queued_events_ + events.size() <= options_.max_waiting) {
      queued_events_ += events.size();
      queue_.push_back({std::move(events), received, std::move(acknowledge)});
      queue_changed_.notify_one();
      return;
    }
  }
  acknowledge(Error(ErrorCode::kUnavailable, "too many events wait to be stored; try again in a moment"));
}

void SqliteEventLog::write_until_closed() {
  for (;;) {
    std::vector<Waiting> group;
    {
      std::unique_lock lock(queue_mutex_);
      queue_changed_.wait(lock, [this] { return closing_ || !queue_.empty(); });
      if (queue_.empty()) return;
      group.swap(queue_);
      queued_events_ = 0;
    }
    auto receipts = commit(group);
    if (!receipts) writer_.connection.roll_back();
    for (std::size_t i = 0; i < group.size(); ++i) {
      group[i].acknowledge(receipts ? Result<Receipt>((*receipts)[i]) : Result<Receipt>(receipts.error()));
    }
  }
}

Result<std::vector<Receipt>> SqliteEventLog::commit(const std::vector<Waiting>& group) {
  std::vector<Receipt> receipts;
  receipts.reserve(group.size());
  LOOKBOOK_CHECK(writer_.connection.run("BEGIN IMMEDIATE"));
  for (const auto& waiting : group) {
    LOOKBOOK_TRY(const Receipt receipt, insert(waiting));
    receipts.push_back(receipt);
  }
  LOOKBOOK_CHECK(writer_.connection.run("COMMIT"));
  return receipts;
}

Result<Receipt> SqliteEventLog::insert(const Waiting& waiting) {
  Receipt receipt;
  for (const auto& event : waiting.events) {
    LOOKBOOK_TRY(const bool is_new, insert(event, waiting.received));
    ++(is_new ? receipt.accepted : receipt.duplicates);
  }
  return receipt;
}

Result<bool> SqliteEventLog::insert(const Event& event, UnixMillis received) {
  auto& statement = writer_.insert;
  statement.bind(1, std::string_view(event.user));
  statement.bind(2, std::string_view(event.product));
  statement.bind(3, static_cast<std::int64_t>(event.kind));
  statement.bind(4, static_cast<double>(event.value));
  statement.bind(5, event.time);
  statement.bind(6, received);
  bind_if_known(statement, 7, event.key);
  if (event.position) statement.bind(8, std::int64_t{*event.position});
  bind_if_known(statement, 9, event.request_id);
  bind_if_known(statement, 10, event.release);
  if (event.propensity) statement.bind(11, *event.propensity);
  bind_if_known(statement, 12, event.surface);
  LOOKBOOK_CHECK(statement.execute());
  return writer_.connection.changes() == 1;
}

Result<std::vector<PastEvent>> SqliteEventLog::events_of(std::string_view user, std::size_t limit) const {
  LOOKBOOK_TRY(std::unique_ptr<Reader> reader, borrow());
  auto& statement = reader->history;
  statement.bind(1, user);
  statement.bind(2, static_cast<std::int64_t>(limit));
  std::vector<PastEvent> newest_first;
  for (;;) {
    LOOKBOOK_TRY(const bool row, statement.step());
    if (!row) break;
    newest_first.push_back({.product = statement.text(0),
                            .kind = static_cast<EventKind>(statement.integer(1)),
                            .value = static_cast<float>(statement.real(2)),
                            .time = statement.integer(3)});
  }
  statement.reset();
  give_back(std::move(reader));
  return std::vector<PastEvent>(std::make_move_iterator(newest_first.rbegin()),
                                std::make_move_iterator(newest_first.rend()));
}

Result<std::uint64_t> SqliteEventLog::size() const {
  LOOKBOOK_TRY(std::unique_ptr<Reader> reader, borrow());
  LOOKBOOK_TRY(const std::int64_t rows, reader->connection.integer("SELECT count(*) FROM events"));
  give_back(std::move(reader));
  return static_cast<std::uint64_t>(rows);
}

Result<std::unique_ptr<SqliteEventLog::Reader>> SqliteEventLog::borrow() const {
  {
    const std::lock_guard guard(readers_mutex_);
    if (!idle_readers_.empty()) {
      auto reader = std::move(idle_readers_.back());
      idle_readers_.pop_back();
      return reader;
    }
  }
  LOOKBOOK_TRY(sqlite::Connection connection, sqlite::Connection::open(file_, options_.busy_millis));
  LOOKBOOK_CHECK(connection.run("PRAGMA query_only = ON"));
  LOOKBOOK_TRY(sqlite::Statement history, connection.prepare(kHistory));
  return std::make_unique<Reader>(Reader{std::move(connection), std::move(history)});
}

void SqliteEventLog::give_back(std::unique_ptr<Reader> reader) const {
  const std::lock_guard guard(readers_mutex_);
  idle_readers_.push_back(std::move(reader));
}

}  // namespace lookbook::events
