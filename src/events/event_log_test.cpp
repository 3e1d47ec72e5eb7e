#include "lookbook/events/event_log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cmath>
#include <fstream>
#include <future>
#include <sstream>
#include <thread>

#include "support/source_folder.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::events {
namespace {

using test_support::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Event event(std::string user, std::string product, EventKind kind, UnixMillis time, std::string key = "") {
  Event e;
  e.user = std::move(user);
  e.product = std::move(product);
  e.kind = kind;
  e.time = time;
  e.key = std::move(key);
  return e;
}

std::unique_ptr<EventLog> open(const TemporaryFolder& folder, const LogOptions& options = {}) {
  auto log = open_event_log(folder.path(), options);
  EXPECT_TRUE(log) << log.error().message();
  return std::move(log).value();
}

std::vector<std::string> products_of(const EventLog& log, std::string_view user, std::size_t limit = 100) {
  const auto events = log.events_of(user, limit);
  EXPECT_TRUE(events);
  std::vector<std::string> products;
  for (const auto& e : *events) products.push_back(e.product);
  return products;
}

/// Runs SQL on the closed state, as another program would.
void tamper(const TemporaryFolder& folder, const std::string& sql) {
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open((folder.path() + "/state.sqlite").c_str(), &raw), SQLITE_OK);
  char* message = nullptr;
  EXPECT_EQ(sqlite3_exec(raw, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK) << message;
  sqlite3_close(raw);
}

TEST(EventLogTest, AHistoryIsReadBackByTimeWithoutImpressions) {
  const TemporaryFolder folder;
  const auto log = open(folder);
  const auto receipt = log->append(
      {event("ann", "B", EventKind::kLike, 200), event("bob", "C", EventKind::kView, 1),
       event("ann", "D", EventKind::kImpression, 250), event("ann", "A", EventKind::kPurchase, 100)},
      300);
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->accepted, 4U);
  EXPECT_EQ(receipt->duplicates, 0U);
  EXPECT_THAT(products_of(*log, "ann"), ElementsAre("A", "B"));
  EXPECT_THAT(products_of(*log, "bob"), ElementsAre("C"));
  EXPECT_THAT(products_of(*log, "nobody"), IsEmpty());
  EXPECT_EQ(*log->size(), 4U);
}

TEST(EventLogTest, EventsOfOneInstantStayInTheOrderOfArrival) {
  const TemporaryFolder folder;
  const auto log = open(folder);
  ASSERT_TRUE(log->append({event("ann", "B", EventKind::kLike, 5)}, 5));
  ASSERT_TRUE(log->append({event("ann", "A", EventKind::kLike, 5)}, 5));
  EXPECT_THAT(products_of(*log, "ann"), ElementsAre("B", "A"));
}

TEST(EventLogTest, ALimitKeepsTheNewest) {
  const TemporaryFolder folder;
  const auto log = open(folder);
  ASSERT_TRUE(log->append({event("ann", "A", EventKind::kLike, 1), event("ann", "B", EventKind::kLike, 2),
                           event("ann", "C", EventKind::kLike, 3)},
                          9));
  EXPECT_THAT(products_of(*log, "ann", 2), ElementsAre("B", "C"));
}

TEST(EventLogTest, AKeyIsStoredOnceForEachUser) {
  const TemporaryFolder folder;
  const auto log = open(folder);
  ASSERT_TRUE(log->append({event("ann", "A", EventKind::kLike, 1, "k")}, 1));
  const auto again =
      log->append({event("ann", "A", EventKind::kLike, 2, "k"), event("bob", "A", EventKind::kLike, 2, "k"),
                   event("bob", "B", EventKind::kLike, 2, "k")},
                  2);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->accepted, 1U);
  EXPECT_EQ(again->duplicates, 2U);
  EXPECT_THAT(products_of(*log, "bob"), ElementsAre("A"));
  EXPECT_EQ((*log->events_of("ann", 10))[0].time, 1);
}

TEST(EventLogTest, EventsWithoutAKeyAreAllStored) {
  const TemporaryFolder folder;
  const auto log = open(folder);
  const std::vector<Event> twice(2, event("ann", "A", EventKind::kLike, 1));
  EXPECT_EQ(log->append(twice, 1)->accepted, 2U);
}

TEST(EventLogTest, EverythingIsThereAfterReopening) {
  const TemporaryFolder folder;
  Event shown = event("ann", "A", EventKind::kImpression, 10, "k");
  shown.position = 3;
  shown.request_id = "r-1";
  shown.release = "rel-1";
  shown.propensity = 0.25;
  shown.surface = "feed";
  ASSERT_TRUE(open(folder)->append({shown, event("ann", "B", EventKind::kRating, 20)}, 30));

  const auto log = open(folder);
  EXPECT_EQ(*log->size(), 2U);
  EXPECT_EQ(log->append({shown}, 40)->duplicates, 1U);
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open((folder.path() + "/state.sqlite").c_str(), &raw), SQLITE_OK);
  std::string row;
  const auto print = [](void* out, int columns, char** values, char**) {
    for (int c = 0; c < columns; ++c) {
      static_cast<std::string*>(out)->append(values[c] == nullptr ? "null" : values[c]).append("|");
    }
    return 0;
  };
  sqlite3_exec(raw, "SELECT * FROM events", print, &row, nullptr);
  sqlite3_close(raw);
  EXPECT_EQ(row,
            "1|ann|A|6|1.0|10|30|k|3|r-1|rel-1|0.25|feed|2|ann|B|0|1.0|20|30|null|null|null|null|null|null|");
}

TEST(EventLogTest, ReadsTheStoredFormat1) {
  const TemporaryFolder folder;
  std::ifstream fixture(test_support::source_path("src/events/fixtures/state_v1.sql"));
  std::stringstream sql;
  sql << fixture.rdbuf();
  ASSERT_FALSE(sql.str().empty());
  tamper(folder, sql.str());

  const auto log = open(folder);
  EXPECT_THAT(products_of(*log, "ann"), ElementsAre("B2", "B1"));
  EXPECT_EQ((*log->events_of("ann", 1))[0].kind, EventKind::kLike);
  EXPECT_EQ(log->append({event("ann", "B1", EventKind::kLike, 5, "k1")}, 5)->duplicates, 1U);
}

TEST(EventLogTest, ConcurrentAppendsAreAllStoredOnceAndSeenByTheirWriters) {
  const TemporaryFolder folder;
  const auto log = open(folder);
  constexpr int kThreads = 4;
  constexpr int kAppends = 50;
  std::atomic<int> unseen = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      const std::string user = "u" + std::to_string(t);
      for (int i = 0; i < kAppends; ++i) {
        const std::string key = std::to_string(i);
        if (!log->append({event(user, "P" + key, EventKind::kLike, i, key)}, i)) ++unseen;
        // The acknowledged event is in the very next answer.
        if (log->events_of(user, 1000)->size() != static_cast<std::size_t>(i) + 1) ++unseen;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(unseen, 0);
  EXPECT_EQ(*log->size(), static_cast<std::size_t>(kThreads * kAppends));
}

TEST(EventLogTest, WhatWaitsIsCommittedBeforeTheLogCloses) {
  const TemporaryFolder folder;
  std::atomic<int> acknowledged = 0;
  {
    const auto log = open(folder);
    for (int i = 0; i < 100; ++i) {
      log->append({event("ann", std::to_string(i), EventKind::kLike, i)}, i,
                  [&](Result<Receipt> receipt) { acknowledged += receipt.has_value() ? 1 : 0; });
    }
  }
  EXPECT_EQ(acknowledged, 100);
  EXPECT_EQ(*open(folder)->size(), 100U);
}

TEST(EventLogTest, RefusesEventsThatMakeNoSense) {
  const TemporaryFolder folder;
  const auto log = open(folder);
  Event infinite = event("ann", "A", EventKind::kRating, 1);
  infinite.value = INFINITY;
  for (const auto& bad :
       {event("", "A", EventKind::kLike, 1), event("ann", "", EventKind::kLike, 1), infinite}) {
    const auto receipt = log->append({event("ann", "good", EventKind::kLike, 1), bad}, 1);
    ASSERT_FALSE(receipt);
    EXPECT_EQ(receipt.error().code(), ErrorCode::kInvalidArgument);
  }
  EXPECT_EQ(*log->size(), 0U);
}

TEST(EventLogTest, RefusesMoreThanMayWait) {
  const TemporaryFolder folder;
  const auto log = open(folder, {.max_waiting = 10});
  const auto refused = log->append(std::vector<Event>(11, event("ann", "A", EventKind::kLike, 1)), 1);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), ErrorCode::kUnavailable);
  EXPECT_TRUE(log->append({event("ann", "A", EventKind::kLike, 1)}, 1));
}

TEST(EventLogTest, AFullLogRefusesTheWholeBatchAndKeepsWhatItHas) {
  const TemporaryFolder folder;
  const auto log = open(folder, {.max_bytes = 1 << 20});
  const std::vector<Event> batch(500,
                                 event(std::string(200, 'u'), std::string(200, 'p'), EventKind::kLike, 1));
  std::uint64_t accepted = 0;
  Result<Receipt> receipt = Receipt();
  while ((receipt = log->append(batch, 1))) accepted += receipt->accepted;
  EXPECT_EQ(receipt.error().code(), ErrorCode::kNoSpace);
  EXPECT_THAT(receipt.error().message(), HasSubstr("full"));
  EXPECT_GT(accepted, 0U);
  EXPECT_EQ(*log->size(), accepted);
}

TEST(EventLogTest, OneProcessAtATime) {
  const TemporaryFolder folder;
  const auto log = open(folder);
  const auto second = open_event_log(folder.path());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code(), ErrorCode::kUnavailable);
  EXPECT_THAT(second.error().message(), HasSubstr("another process"));
}

TEST(EventLogTest, ALockedDatabaseIsUnavailableAndWorksAgainAfterwards) {
  const TemporaryFolder folder;
  const auto log = open(folder, {.busy_millis = 20});
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open((folder.path() + "/state.sqlite").c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto receipt = log->append({event("ann", "A", EventKind::kLike, 1)}, 1);
  ASSERT_FALSE(receipt);
  EXPECT_EQ(receipt.error().code(), ErrorCode::kUnavailable);
  sqlite3_close(other);
  EXPECT_TRUE(log->append({event("ann", "A", EventKind::kLike, 1)}, 1));
}

TEST(EventLogTest, AStateOfANewerLookbookIsRefused) {
  const TemporaryFolder folder;
  open(folder);
  tamper(folder, "PRAGMA user_version = 99");
  const auto log = open_event_log(folder.path());
  ASSERT_FALSE(log);
  EXPECT_EQ(log.error().code(), ErrorCode::kUnsupportedVersion);
  EXPECT_THAT(log.error().message(), HasSubstr("format 99"));
}

TEST(EventLogTest, SomebodyElsesDatabaseIsRefused) {
  const TemporaryFolder folder;
  tamper(folder, "CREATE TABLE notes(text)");
  const auto log = open_event_log(folder.path());
  ASSERT_FALSE(log);
  EXPECT_EQ(log.error().code(), ErrorCode::kCorruptData);
}

TEST(EventLogTest, AFileThatIsNoDatabaseIsRefused) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() + "/state.sqlite") << std::string(10000, 'x');
  const auto log = open_event_log(folder.path());
  ASSERT_FALSE(log);
  EXPECT_EQ(log.error().code(), ErrorCode::kCorruptData);
  EXPECT_THAT(log.error().message(), HasSubstr("state.sqlite"));
}

TEST(EventLogTest, AFileThatWasCutOffIsRefused) {
  const TemporaryFolder folder;
  {
    const auto log = open(folder);
    ASSERT_TRUE(log->append(std::vector<Event>(2000, event("ann", "A", EventKind::kLike, 1)), 1));
  }
  const std::string file = folder.path() + "/state.sqlite";
  std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
  const auto log = open_event_log(folder.path());
  ASSERT_FALSE(log);
  EXPECT_EQ(log.error().code(), ErrorCode::kCorruptData);
}

TEST(EventLogTest, AFolderThatCannotBeMadeSaysWhichAndWhy) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() + "/file") << "x";
  const auto log = open_event_log(folder.path() + "/file/state");
  ASSERT_FALSE(log);
  EXPECT_THAT(log.error().message(), HasSubstr(folder.path() + "/file/state"));
}

/// The error code of opening `folder` as a user without rights; root may write everywhere.
int code_for_nobody(const std::string& folder) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) ::_exit(100);
    const auto log = open_event_log(folder);
    ::_exit(log ? 101 : static_cast<int>(log.error().code()));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(EventLogTest, AReadOnlyFolderOrFileIsPermissionDenied) {
  const TemporaryFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
  EXPECT_EQ(code_for_nobody(folder.path()), static_cast<int>(ErrorCode::kPermissionDenied));

  std::filesystem::permissions(folder.path(), std::filesystem::perms(0777));
  open(folder);
  std::filesystem::permissions(folder.path() + "/state.lock", std::filesystem::perms(0666));
  std::filesystem::permissions(folder.path() + "/state.sqlite", std::filesystem::perms(0444));
  EXPECT_EQ(code_for_nobody(folder.path()), static_cast<int>(ErrorCode::kPermissionDenied));
}

}  // namespace
}  // namespace lookbook::events
