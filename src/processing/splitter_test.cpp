#include "lookbook/processing/splitter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>

#include "lookbook/base/random.hpp"

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

TEST(KFoldTest, FoldsAreEvenNamedAndDrawnByTheSeed) {
  Interactions rows;
  for (std::uint32_t i = 0; i < 11; ++i) add(rows, 0, i);
  const auto split = k_fold_split(rows, {.count = 4, .number = 4}, 7);
  ASSERT_TRUE(split);
  EXPECT_EQ(split->name, "kfold4-fold4-seed7");
  EXPECT_EQ(count(*split, kTest), 2U);   // folds of 3, 3, 3 and 2
  EXPECT_EQ(count(*split, kValid), 3U);  // after the last comes the first
  EXPECT_EQ(count(*split, kTrain), 6U);
  EXPECT_EQ(split->parts, k_fold_split(rows, {.count = 4, .number = 4}, 7)->parts);
  EXPECT_NE(split->parts, k_fold_split(rows, {.count = 4, .number = 4}, 8)->parts);
}

TEST(KFoldTest, AFoldThatIsNoneIsRefused) {
  Interactions rows;
  for (std::uint32_t i = 0; i < 4; ++i) add(rows, 0, i);
  for (const Fold fold : {Fold{2, 1}, Fold{3, 0}, Fold{3, 4}, Fold{5, 1}, Fold{0, 0}}) {
    const auto split = k_fold_split(rows, fold, 1);
    ASSERT_FALSE(split);
    EXPECT_EQ(split.error().code(), ErrorCode::kInvalidArgument);
    EXPECT_THAT(split.error().message(), HasSubstr("4 interactions"));
  }
}

RC_GTEST_PROP(KFoldProperties, EveryRowIsTestOnceAndValidOnce, ()) {
  const Interactions rows = random_rows();
  const auto folds = *rc::gen::inRange(3U, 9U);
  if (rows.size() < folds) RC_DISCARD("too few rows");
  std::vector<int> tests(rows.size()), valids(rows.size());
  for (std::uint32_t number = 1; number <= folds; ++number) {
    const auto split = k_fold_split(rows, {folds, number}, 42);
    RC_ASSERT(split.has_value());
    RC_ASSERT(count(*split, kUnused) == 0U);
    const std::size_t size = rows.size() / folds;
    RC_ASSERT(count(*split, kTest) == size || count(*split, kTest) == size + 1);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      tests[row] += split->parts[row] == kTest ? 1 : 0;
      valids[row] += split->parts[row] == kValid ? 1 : 0;
    }
  }
  RC_ASSERT(std::ranges::count(tests, 1) == std::ssize(tests));
  RC_ASSERT(std::ranges::count(valids, 1) == std::ssize(valids));
}

/// Rows whose users and items both come again and again, not all of them from 0 on.
Interactions crossing_rows() {
  Interactions rows;
  Rng rng(*rc::gen::arbitrary<std::uint64_t>());
  const std::uint64_t n = 100 + rng.below(100);
  for (std::uint64_t i = 0; i < n; ++i)
    add(rows, static_cast<std::uint32_t>(3 + rng.below(17)), static_cast<std::uint32_t>(5 + rng.below(25)));
  return rows;
}

/// No owner is in two parts, and their numbers are the rounded shares.
template <class Index>
void check_hold_out(const std::vector<Index>& owners, const Split& split, const Shares& shares) {
  RC_ASSERT(split.parts.size() == owners.size());
  std::map<Index, Part> part_of;
  for (std::size_t row = 0; row < owners.size(); ++row) {
    const auto [entry, is_new] = part_of.emplace(owners[row], split.parts[row]);
    RC_ASSERT(entry->second == split.parts[row]);
  }
  const auto owners_in = [&](Part part) {
    return std::ranges::count_if(part_of, [&](const auto& entry) { return entry.second == part; });
  };
  const auto n = static_cast<double>(part_of.size());
  RC_ASSERT(owners_in(kUnused) == 0);
  RC_ASSERT(owners_in(kTrain) > 0);
  RC_ASSERT(owners_in(kTest) == std::llround(shares.test * n));
  RC_ASSERT(owners_in(kValid) == std::llround(shares.valid * n));
}

RC_GTEST_PROP(ColdUsersProperties, NoUserIsInTwoParts, ()) {
  const Interactions rows = crossing_rows();
  const Shares shares{0.1 * *rc::gen::inRange(0, 4), 0.1 * *rc::gen::inRange(1, 5)};
  const auto split = cold_users_split(rows, shares, *rc::gen::inRange<std::uint64_t>(0, 5));
  RC_ASSERT(split.has_value());
  check_hold_out(rows.users, *split, shares);
}

RC_GTEST_PROP(ColdItemsProperties, NoItemIsInTwoParts, ()) {
  const Interactions rows = crossing_rows();
  const Shares shares{0.1 * *rc::gen::inRange(0, 4), 0.1 * *rc::gen::inRange(1, 5)};
  const auto split = cold_items_split(rows, shares, *rc::gen::inRange<std::uint64_t>(0, 5));
  RC_ASSERT(split.has_value());
  check_hold_out(rows.items, *split, shares);
}

TEST(HoldOutTest, TheSeedDecidesAndNamesTheSplit) {
  Interactions rows;
  for (std::uint32_t i = 0; i < 100; ++i) add(rows, i, i / 2);
  EXPECT_EQ(cold_users_split(rows, {}, 1)->name, "cold-users-seed1");
  EXPECT_EQ(cold_items_split(rows, {}, 1)->name, "cold-items-seed1");
  EXPECT_EQ(cold_users_split(rows, {}, 1)->parts, cold_users_split(rows, {}, 1)->parts);
  EXPECT_NE(cold_users_split(rows, {}, 1)->parts, cold_users_split(rows, {}, 2)->parts);
  EXPECT_NE(cold_items_split(rows, {}, 1)->parts, cold_items_split(rows, {}, 2)->parts);
}

TEST(HoldOutTest, TooFewToHoldBackIsRefusedWithAnAlternative) {
  Interactions rows;
  for (std::uint32_t i = 0; i < 40; ++i) add(rows, i % 4, 0);  // 4 users: a tenth of them is nobody
  for (const auto& split : {cold_users_split(rows, {}, 1), cold_users_split(rows, {0.5, 0.49}, 1),
                            cold_items_split(rows, {}, 1), cold_users_split({}, {}, 1)}) {
    ASSERT_FALSE(split);
    EXPECT_EQ(split.error().code(), ErrorCode::kInvalidArgument);
    EXPECT_THAT(split.error().message(), HasSubstr("random"));
  }
  EXPECT_FALSE(cold_users_split(rows, {0.6, 0.6}, 1));
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

TEST(MakeSplitTest, TheFoldIsTheOneAskedFor) {
  Interactions rows;
  for (std::uint32_t item = 0; item < 20; ++item) add(rows, 0, item);
  const auto split = make_split(indexed(rows), {.strategy = "kfold", .seed = 3, .fold = {4, 2}});
  ASSERT_TRUE(split);
  EXPECT_EQ(split->name, "kfold4-fold2-seed3");
  EXPECT_EQ(split->parts, k_fold_split(rows, {4, 2}, 3)->parts);
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
  EXPECT_EQ(split_strategies().size(), 7U);
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
  const auto strategy = *rc::gen::element<std::string>("random", "leave-last-out", "global-time", "kfold",
                                                       "cold-users", "cold-items", "surprise");
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
