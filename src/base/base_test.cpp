#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cerrno>
#include <numeric>
#include <set>
#include <vector>

#include "lookbook/base/checksum.hpp"
#include "lookbook/base/clock.hpp"
#include "lookbook/base/error.hpp"
#include "lookbook/base/parallel.hpp"
#include "lookbook/base/random.hpp"
#include "lookbook/base/result.hpp"

namespace lookbook {
namespace {

using ::testing::HasSubstr;

Result<int> parse_digit(char c) {
  if (c < '0' || c > '9') return Error(ErrorCode::kInvalidArgument, "not a digit");
  return c - '0';
}

Result<int> sum_digits(char a, char b) {
  LOOKBOOK_TRY(const int left, parse_digit(a));
  LOOKBOOK_TRY(const int right, parse_digit(b));
  return left + right;
}

TEST(ResultTest, TryHandsOnTheValueOrTheFirstError) {
  EXPECT_EQ(sum_digits('3', '4').value(), 7);
  const auto failed = sum_digits('3', 'x');
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code(), ErrorCode::kInvalidArgument);
}

TEST(ErrorTest, ContextIsPutBeforeTheMessage) {
  const Error error = Error(ErrorCode::kNotFound, "no such file").with_context("loading reviews.json");
  EXPECT_EQ(error.message(), "loading reviews.json: no such file");
  EXPECT_EQ(error.code(), ErrorCode::kNotFound);
}

TEST(ErrorTest, WhatMayBeOverInAMomentIsNoFaultOfTheFile) {
  using enum ErrorCode;
  for (const ErrorCode code : {kInvalidArgument, kNotFound, kCorruptData, kUnsupportedVersion})
    EXPECT_TRUE(is_fault_of_file(Error(code, ""))) << name_of(code);
  for (const ErrorCode code :
       {kAlreadyExists, kPermissionDenied, kNoSpace, kUnavailable, kIo, kCancelled, kInternal})
    EXPECT_FALSE(is_fault_of_file(Error(code, ""))) << name_of(code);
}

TEST(ErrorTest, TheOperatingSystemsErrorsKeepTheirMeaning) {
  EXPECT_EQ(error_from_errno(ENOENT, "x").code(), ErrorCode::kNotFound);
  EXPECT_EQ(error_from_errno(EACCES, "x").code(), ErrorCode::kPermissionDenied);
  EXPECT_EQ(error_from_errno(ENOSPC, "x").code(), ErrorCode::kNoSpace);
  EXPECT_EQ(error_from_errno(EADDRINUSE, "x").code(), ErrorCode::kUnavailable);
  EXPECT_EQ(error_from_errno(EIO, "x").code(), ErrorCode::kIo);
  EXPECT_THAT(error_from_errno(ENOSPC, "cannot write a.parquet").message(),
              HasSubstr("cannot write a.parquet: No space left"));
}

TEST(ErrorTest, EveryErrorOfTheOperatingSystemSaysWhatToDo) {
  for (const int error : {ENOENT, EEXIST, EACCES, ENOSPC, EBUSY, EAGAIN, EADDRINUSE, EISDIR, ENAMETOOLONG,
                          EMFILE, ENFILE, ENOMEM, EIO, ETIMEDOUT}) {
    const std::string message = error_from_errno(error, "cannot open a").message();
    const std::string what = "cannot open a: " + std::generic_category().message(error) + "; ";
    ASSERT_THAT(message, ::testing::StartsWith(what));
    EXPECT_GT(message.size(), what.size()) << message;
  }
  EXPECT_THAT(error_from_errno(EMFILE, "x").message(), HasSubstr("ulimit -n"));
  EXPECT_THAT(error_from_errno(EISDIR, "x").message(), HasSubstr("not a folder"));
}

TEST(RngTest, GivesTheSameNumbersForEver) {
  Rng rng(42);
  const std::vector<std::uint64_t> first{rng(), rng(), rng()};
  Rng again(42);
  for (const std::uint64_t number : first) EXPECT_EQ(again(), number);
  // Literal values: a change here changes every generated shop and every split.
  EXPECT_EQ(mix64(0), 0xe220a8397b1dcdafULL);  // Vigna's splitmix64.c, seed 0, first output
}

TEST(RngTest, StreamsOfOneSeedDiffer) {
  std::set<std::uint64_t> seen;
  for (std::uint64_t stream = 0; stream < 1000; ++stream) seen.insert(Rng(7, stream)());
  EXPECT_EQ(seen.size(), 1000U);
}

TEST(RngTest, NumbersBelowAreUniform) {
  Rng rng(1);
  std::vector<int> counts(7);
  for (int i = 0; i < 70000; ++i) ++counts[rng.below(7)];
  for (const int count : counts) EXPECT_NEAR(count, 10000, 400);  // standard deviation 93
}

TEST(RngTest, NormalHasMeanZeroAndVarianceOne) {
  Rng rng(3);
  double sum = 0;
  double squares = 0;
  constexpr int kDraws = 100000;
  for (int i = 0; i < kDraws; ++i) {
    const double x = rng.normal();
    sum += x;
    squares += x * x;
  }
  EXPECT_NEAR(sum / kDraws, 0, .015);
  EXPECT_NEAR(squares / kDraws, 1, .02);
}

TEST(ParallelTest, VisitsEveryElementOnce) {
  for (const std::size_t n : {0, 1, 99, 100, 101, 1234}) {
    std::vector<std::atomic<int>> visits(n);
    parallel_for(n, 100, [&](Chunk chunk) {
      for (std::size_t i = chunk.begin; i < chunk.end; ++i) ++visits[i];
    });
    for (const auto& count : visits) EXPECT_EQ(count, 1);
  }
}

TEST(ParallelTest, AReductionDoesNotDependOnTheNumberOfThreads) {
  auto total = [] {
    return parallel_reduce(
        100000, 333, 0.0F,
        [](Chunk chunk) {
          float sum = 0;
          for (std::size_t i = chunk.begin; i < chunk.end; ++i) sum += 1.0F / static_cast<float>(i + 1);
          return sum;
        },
        [](float a, float b) { return a + b; });
  };
  std::vector<float> totals;
  for (const std::size_t threads : {1, 2, 7}) {
    const ThreadLimit limit(threads);
    totals.push_back(total());
  }
  EXPECT_EQ(totals[0], totals[1]);
  EXPECT_EQ(totals[0], totals[2]);
}

TEST(ChecksumTest, AgreesWithThePublishedVectors) {
  // FIPS 180-4 examples.
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 pieces;
  pieces.update("a");
  pieces.update("bc");
  EXPECT_EQ(std::move(pieces).hex_digest(), sha256_hex("abc"));
}

TEST(ClockTest, WritesIsoTimes) {
  EXPECT_EQ(iso8601(1'000'000'000), "2001-09-09T01:46:40Z");
}

}  // namespace
}  // namespace lookbook
