// A process that writes events is killed at random moments. Whatever it had acknowledged must be there, once.
// 20 rounds; LOOKBOOK_KILL_ROUNDS=1000 is the long form.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>
#include <vector>

#include "lookbook/base/random.hpp"
#include "lookbook/events/event_log.hpp"
#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::events {
namespace {

constexpr std::uint32_t kWriters = 3;
constexpr std::uint32_t kBatch = 4;

/// Events of one batch, found again by their keys.
std::vector<Event> batch(std::uint32_t round, std::uint32_t writer, std::uint32_t number) {
  std::vector<Event> events(kBatch);
  for (std::uint32_t i = 0; i < kBatch; ++i) {
    events[i].user = "w" + std::to_string(writer);
    events[i].product = "P" + std::to_string(number);
    events[i].key = std::to_string(round) + "-" + std::to_string(number) + "-" + std::to_string(i);
  }
  return events;
}

/// What a writer tells the parent after each acknowledgement. Small enough for a pipe to take whole.
struct Acknowledged {
  std::uint32_t writer;
  std::uint32_t number;
};

/// The child: writes until it is killed.
[[noreturn]] void write_for_ever(const std::string& folder, std::uint32_t round, int pipe) {
  auto log = open_event_log(folder);
  if (!log) ::_exit(1);
  std::vector<std::thread> threads;
  for (std::uint32_t writer = 0; writer < kWriters; ++writer) {
    threads.emplace_back([&, writer] {
      for (std::uint32_t number = 0;; ++number) {
        if (!(*log)->append(batch(round, writer, number), 1)) ::_exit(2);
        const Acknowledged done{writer, number};
        if (::write(pipe, &done, sizeof done) != sizeof done) ::_exit(3);
      }
    });
  }
  threads[0].join();
  ::_exit(4);
}

/// Starts a child, kills it at a random moment after its first acknowledgement, and returns for each writer
/// how many batches were acknowledged.
std::vector<std::uint32_t> run_and_kill(const std::string& folder, std::uint32_t round, Rng& rng) {
  int ends[2];
  EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    write_for_ever(folder, round, ends[1]);
  }
  ::close(ends[1]);
  pollfd readable{.fd = ends[0], .events = POLLIN, .revents = 0};
  EXPECT_EQ(::poll(&readable, 1, 60'000), 1);
  std::this_thread::sleep_for(std::chrono::microseconds(rng.below(30'000)));
  ::kill(child, SIGKILL);

  std::vector<std::uint32_t> acknowledged(kWriters, 0);
  Acknowledged done{};
  while (::read(ends[0], &done, sizeof done) == sizeof done) acknowledged[done.writer] = done.number + 1;
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself with status " << WEXITSTATUS(status);
  return acknowledged;
}

std::string integrity(const std::string& folder) {
  sqlite3* raw = nullptr;
  sqlite3_open((folder + "/state.sqlite").c_str(), &raw);
  std::string answer;
  const auto print = [](void* out, int, char** values, char**) {
    static_cast<std::string*>(out)->append(values[0]);
    return 0;
  };
  sqlite3_exec(raw, "PRAGMA integrity_check", print, &answer, nullptr);
  sqlite3_close(raw);
  return answer;
}

TEST(KillTest, WhatWasAcknowledgedIsThereOnceAfterAKillAtAnyMoment) {
  const auto rounds = static_cast<std::uint32_t>(test_support::kill_rounds(20, 1000));
  const test_support::TemporaryFolder folder;
  Rng rng(7);
  std::uint64_t expected = 0;
  for (std::uint32_t round = 0; round < rounds; ++round) {
    const auto acknowledged = run_and_kill(folder.path(), round, rng);
    auto log = open_event_log(folder.path());
    ASSERT_TRUE(log) << log.error().message();
    for (std::uint32_t writer = 0; writer < kWriters; ++writer) {
      for (std::uint32_t number = 0; number < acknowledged[writer]; ++number) {
        ASSERT_EQ((*log)->append(batch(round, writer, number), 2)->duplicates, kBatch)
            << "round " << round << ": an acknowledged batch is missing";
      }
      // The batch whose acknowledgement never came is sent again: it was stored whole or not at all.
      const auto again = (*log)->append(batch(round, writer, acknowledged[writer]), 2);
      ASSERT_TRUE(again);
      EXPECT_TRUE(again->accepted == kBatch || again->duplicates == kBatch);
      expected += std::uint64_t{acknowledged[writer] + 1} * kBatch;
    }
    EXPECT_EQ(*(*log)->size(), expected) << "round " << round;
  }
  EXPECT_EQ(integrity(folder.path()), "ok");
}

}  // namespace
}  // namespace lookbook::events
