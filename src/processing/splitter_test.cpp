#include "lookbook/processing/splitter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>
#include <string>

namespace lookbook::processing {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr Part kTrain = Part::kTrain, kValid = Part::kValid, kTest = Part::kTest, kUnused = Part::kUnused;

void add(Interactions& rows, std::uint32_t user, std::uint32_t item, UnixSeconds time = kNoTime) {
  rows.push_back({UserIndex(user), ItemIndex(item), EventKind::kRating, 5, time});
}

/// Random rows of few users, with times that often tie and sometimes miss.
Interactions random_rows() {
  Interactions rows;
  const auto n = *rc::gen::inRange<std::size_t>(0, 60);
  for (std::size_t i = 0; i < n; ++i) {
    const auto time = *rc::gen::inRange<UnixSeconds>(0, 12);
    add(rows, *rc::gen::inRange<std::uint32_t>(0, 6), static_cast<std::uint32_t>(i),
        time == 0 ? kNoTime : time);
  }
  return rows;
}

std::size_t count(const Split& split, Part part) {
  return static_cast<std::size_t>(std::ranges::count(split.parts, part));
}

TEST(RandomSplitTest, SharesAreRoundedAndTheRestIsTrain) {
  Interactions rows;
  for (std::uint32_t i = 0; i < 15; ++i) add(rows, 0, i);
  const auto split = random_split(rows, {.valid = 0.1, .test = 0.3}, 7);
  ASSERT_TRUE(split);
  EXPECT_EQ(count(*split, kTest), 5U);   // 4.5 rounds away from zero
  EXPECT_EQ(count(*split, kValid), 2U);  // 1.5 does too
  EXPECT_EQ(count(*split, kTrain), 8U);
}

TEST(RandomSplitTest, TheSeedDecides) {
  Interactions rows;
  for (std::uint32_t i = 0; i < 100; ++i) add(rows, 0, i);
  EXPECT_EQ(random_split(rows, {}, 1)->parts, random_split(rows, {}, 1)->parts);
  EXPECT_NE(random_split(rows, {}, 1)->parts, random_split(rows, {}, 2)->parts);
  EXPECT_EQ(random_split(rows, {}, 1)->name, "random-seed1");
}

TEST(RandomSplitTest, BadSharesAreRefused) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const Shares shares : {Shares{0.5, 0.5}, Shares{-0.1, 0.2}, Shares{0, 1}, Shares{nan, 0}}) {
    const auto split = random_split({}, shares, 1);
    ASSERT_FALSE(split);
    EXPECT_EQ(split.error().code(), ErrorCode::kInvalidArgument);
  }
}

TEST(LeaveLastOutTest, TheLastIsTestAndTheOneBeforeValid) {
  Interactions rows;
  add(rows, 0, 0, 30);
  add(rows, 1, 0, 10);  // user 1 has two rows only
  add(rows, 0, 1, 10);
  add(rows, 0, 2, 20);
  add(rows, 1, 1, 20);
  EXPECT_THAT(leave_last_out(rows, 2).parts, ElementsAre(kTest, kTrain, kTrain, kValid, kTrain));
}

TEST(LeaveLastOutTest, TiesGoByDataOrderAndUnknownTimesComeFirst) {
  Interactions rows;
  add(rows, 0, 0, 10);
  add(rows, 0, 1, 10);
  add(rows, 0, 2, kNoTime);
  add(rows, 0, 3, 10);
  EXPECT_THAT(leave_last_out(rows, 1).parts, ElementsAre(kTrain, kValid, kTrain, kTest));
}

RC_GTEST_PROP(LeaveLastOutProperties, AgreesWithSortingEachUsersRows, ()) {
  const Interactions rows = random_rows();
  const Split split = leave_last_out(rows, 6);
  std::vector<Part> expected(rows.size(), kTrain);
  for (std::uint32_t user = 0; user < 6; ++user) {
    std::vector<std::size_t> own;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (rows.users[row] == UserIndex(user)) own.push_back(row);
    }
    std::ranges::stable_sort(own, {}, [&](std::size_t row) { return rows.times[row]; });
    if (own.size() < 3) continue;
    expected[own[own.size() - 1]] = kTest;
    expected[own[own.size() - 2]] = kValid;
  }
  RC_ASSERT(split.parts == expected);
}

TEST(GlobalTimeTest, OneSecondIsNeverCutInTwo) {
  // Ten rows, shares of two each. The two newest are 9 and 8, but three rows are of second 8: four are test.
  Interactions rows;
  for (const UnixSeconds time : {1, 2, 3, 4, 5, 7, 8, 8, 8, 9})
    add(rows, 0, static_cast<std::uint32_t>(time), time);
  const auto split = global_time_split(rows, {.valid = 0.2, .test = 0.2});
  ASSERT_TRUE(split);
  // valid would begin at the fourth newest row, which is of second 8 as well, so valid is empty.
  EXPECT_THAT(split->parts,
              ElementsAre(kTrain, kTrain, kTrain, kTrain, kTrain, kTrain, kTest, kTest, kTest, kTest));
}

TEST(GlobalTimeTest, PartsFollowEachOtherInTime) {
  Interactions rows;
  for (const UnixSeconds time : {50, 10, 40, 20, 30}) add(rows, 0, static_cast<std::uint32_t>(time), time);
  add(rows, 0, 0, kNoTime);
  const auto split = global_time_split(rows, {.valid = 0.2, .test = 0.2});
  ASSERT_TRUE(split);
  EXPECT_THAT(split->parts, ElementsAre(kTest, kTrain, kValid, kTrain, kTrain, kUnused));
}

TEST(GlobalTimeTest, DataWithoutTimesIsRefusedWithAnAlternative) {
  Interactions rows;
  add(rows, 0, 0);
  const auto split = global_time_split(rows, {});
  ASSERT_FALSE(split);
  EXPECT_THAT(split.error().message(), HasSubstr("leave-last-out"));

  Interactions moment;
  for (std::uint32_t i = 0; i < 10; ++i) add(moment, 0, i, 77);
  EXPECT_EQ(global_time_split(moment, {}).error().code(), ErrorCode::kInvalidArgument);
}

RC_GTEST_PROP(GlobalTimeProperties, NoRowOfThePastIsLaterThanOneOfTheFuture, ()) {
  const Interactions rows = random_rows();
  const Shares shares{0.1 * *rc::gen::inRange(0, 4), 0.1 * *rc::gen::inRange(0, 5)};
  const auto split = global_time_split(rows, shares);
  if (!split) RC_DISCARD("nothing to cut");
  for (std::size_t a = 0; a < rows.size(); ++a) {
    RC_ASSERT((split->parts[a] == kUnused) == (rows.times[a] == kNoTime));
    for (std::size_t b = 0; b < rows.size(); ++b) {
      if (split->parts[a] < split->parts[b] && split->parts[b] != kUnused)
        RC_ASSERT(rows.times[a] < rows.times[b]);
    }
  }
  const auto timed = static_cast<double>(rows.size() - count(*split, kUnused));
  RC_ASSERT(static_cast<double>(count(*split, kTest)) >= shares.test * timed - 0.5);
}

Indexed indexed(const Interactions& rows) {
  Indexed result;
  for (std::uint32_t user = 0; user < 8; ++user) (void)result.users.add("u" + std::to_string(user));
  for (std::uint32_t item = 0; item < 64; ++item) (void)result.items.add("i" + std::to_string(item));
  result.interactions = rows;
  return result;
}

TEST(PublishedSplitTest, PairsInSeveralPartsGoToTheFirst) {
  Interactions rows;
  for (std::uint32_t item = 0; item < 4; ++item) add(rows, 0, item);
  const std::vector<LabelledPair> pairs = {{"u0", "i0", kTest},  {"u0", "i1", kTest},
                                           {"u0", "i1", kTrain}, {"u0", "i2", kValid},
                                           {"u9", "i2", kTest},  {"u0", "unknown", kTest}};
  EXPECT_THAT(published_split(indexed(rows), pairs).parts, ElementsAre(kTest, kTrain, kValid, kUnused));
}

TEST(MakeSplitTest, ACoreIsCutAsIfThereWereNothingElse) {
  // Users 0 and 1 with items 0 … 2 are a 2-core; user 0's last row (item 9) is outside of it.
  Interactions rows;
  for (std::uint32_t user = 0; user < 2; ++user) {
    for (std::uint32_t item = 0; item < 3; ++item) add(rows, user, item, item);
  }
  add(rows, 0, 9, 9);
  const auto split = make_split(indexed(rows), {.core = 2});
  ASSERT_TRUE(split);
  EXPECT_EQ(split->name, "leave-last-out-2core");
  EXPECT_THAT(split->parts, ElementsAre(kTrain, kValid, kTest, kTrain, kValid, kTest, kUnused));
  EXPECT_FALSE(make_split(indexed(rows), {.core = 9}));
}

TEST(MakeSplitTest, TheCompatibilitySplitIsSurprises) {
  // train_test_split(test_size=.3, random_state=11) of 11 rows tests 7, 1, 0 and 9.
  Interactions rows;
  for (std::uint32_t item = 0; item < 11; ++item) add(rows, 0, item);
  const auto split = make_split(indexed(rows), {.strategy = "surprise"});
  ASSERT_TRUE(split);
  EXPECT_EQ(split->name, "surprise");
  EXPECT_THAT(split->parts, ElementsAre(kTest, kTest, kTrain, kTrain, kTrain, kTrain, kTrain, kTest, kTrain,
                                        kTest, kTrain));
}

TEST(MakeSplitTest, KnowsEveryStrategyThatIsListed) {
  EXPECT_EQ(split_strategies().size(), 4U);
  for (const std::string_view name : split_strategies()) {
    const auto split = make_split(indexed({}), {.strategy = std::string(name)});
    EXPECT_TRUE(split || split.error().message().find("no split strategy") == std::string::npos) << name;
  }
}

TEST(MakeSplitTest, AnUnknownStrategyIsNamed) {
  const auto split = make_split(indexed({}), {.strategy = "by moon"});
  ASSERT_FALSE(split);
  EXPECT_THAT(split.error().message(), HasSubstr("by moon"));
  EXPECT_THAT(split.error().message(), HasSubstr("global-time"));
}

RC_GTEST_PROP(MakeSplitProperties, EveryRowIsInExactlyOnePart, ()) {
  const Indexed data = indexed(random_rows());
  const auto strategy = *rc::gen::element<std::string>("random", "leave-last-out", "global-time", "surprise");
  const auto split = make_split(data, {.strategy = strategy, .core = *rc::gen::inRange(0U, 3U)});
  if (!split) RC_DISCARD("nothing to cut");
  std::size_t rows = 0;
  for (const Part part : {kTrain, kValid, kTest, kUnused})
    rows += rows_of(data.interactions, *split, part).size();
  RC_ASSERT(rows == data.interactions.size());
  if (strategy != "leave-last-out") RC_ASSERT(count(*split, kTrain) > 0 || data.interactions.size() < 3);
}

}  // namespace
}  // namespace lookbook::processing
