#include "lookbook/core/ranked_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "lookbook/base/random.hpp"

namespace lookbook {
namespace {

using ::testing::ElementsAre;

RankedItem ranked(std::uint32_t item, float score) {
  return {ItemIndex(item), score};
}

TEST(RankedListTest, TiesAreOrderedByItemNumber) {
  RankedList best;
  select_best(std::vector<float>{1, 3, 2, 3, 3}, 3, best);
  EXPECT_THAT(best, ElementsAre(ranked(1, 3), ranked(3, 3), ranked(4, 3)));
}

TEST(RankedListTest, ExcludedAndUndefinedScoresAreLeftOut) {
  RankedList best;
  select_best(std::vector<float>{kExcluded, 1, std::numeric_limits<float>::quiet_NaN()}, 3, best);
  EXPECT_THAT(best, ElementsAre(ranked(1, 1)));
  select_best(std::vector<float>{1, 2}, 0, best);
  EXPECT_TRUE(best.empty());
}

TEST(RankedListTest, AskedForMoreThanThereIsItTakesMemoryForWhatThereIs) {
  RankedList best;
  select_best(std::vector<float>{2, 1, 3}, std::numeric_limits<std::size_t>::max(), best);
  EXPECT_THAT(best, ElementsAre(ranked(2, 3), ranked(0, 2), ranked(1, 1)));
  EXPECT_LE(best.capacity(), 3U);
}

RC_GTEST_PROP(RankedListTest, AgreesWithSortingEverything, ()) {
  const auto small = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5));
  const auto n = *rc::gen::inRange<std::size_t>(0, 10);
  const std::vector<float> scores(small.begin(), small.end());
  RankedList expected;
  for (std::uint32_t i = 0; i < scores.size(); ++i) expected.push_back(ranked(i, scores[i]));
  std::ranges::stable_sort(expected, std::greater{}, &RankedItem::score);
  expected.resize(std::min(n, expected.size()));
  RankedList best;
  select_best(scores, n, best);
  RC_ASSERT(best == expected);
}

TEST(RankedListTest, LongListsWithManyTiesAgreeWithSorting) {
  std::vector<float> scores;
  for (std::uint32_t i = 0; i < 1000; ++i) scores.push_back(static_cast<float>(mix64(i) % 40));
  RankedList expected;
  for (std::uint32_t i = 0; i < scores.size(); ++i) expected.push_back(ranked(i, scores[i]));
  std::ranges::stable_sort(expected, std::greater{}, &RankedItem::score);
  expected.resize(130);
  RankedList best;
  select_best(scores, 130, best);
  EXPECT_EQ(best, expected);
}

}  // namespace
}  // namespace lookbook
