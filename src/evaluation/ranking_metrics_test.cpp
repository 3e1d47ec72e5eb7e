#include "lookbook/evaluation/ranking_metrics.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace lookbook::evaluation {
namespace {

std::vector<ItemIndex> items(std::initializer_list<std::uint32_t> numbers) {
  std::vector<ItemIndex> result;
  for (const std::uint32_t number : numbers) result.emplace_back(number);
  return result;
}

// The list 7 3 9 1 5 against {1, 3, 4}: hits at places 2 and 4.
class HandWorked : public ::testing::Test {
 protected:
  std::vector<ItemIndex> list = items({7, 3, 9, 1, 5});
  std::vector<ItemIndex> relevant = items({1, 3, 4});
};

TEST_F(HandWorked, RecallIsTheShareOfTheRelevantThatWasFound) {
  EXPECT_DOUBLE_EQ(recall(list, relevant, 1), 0);
  EXPECT_DOUBLE_EQ(recall(list, relevant, 2), 1. / 3);
  EXPECT_DOUBLE_EQ(recall(list, relevant, 5), 2. / 3);
  EXPECT_DOUBLE_EQ(recall(list, relevant, 50), 2. / 3);
}

TEST_F(HandWorked, PrecisionDividesByTheLengthAskedFor) {
  EXPECT_DOUBLE_EQ(precision(list, relevant, 4), .5);
  EXPECT_DOUBLE_EQ(precision(list, relevant, 10), .2);
}

TEST_F(HandWorked, HitRateIsOneOnceAnythingIsFound) {
  EXPECT_EQ(hit_rate(list, relevant, 1), 0);
  EXPECT_EQ(hit_rate(list, relevant, 2), 1);
}

TEST_F(HandWorked, NdcgComparesWithTheBestListOfThatLength) {
  // Gains: 1/log2(3) = .63093 at place 2, 1/log2(5) = .43068 at place 4.
  // Ideal at 5: three hits, 1 + .63093 + .5 = 2.13093. At 2: 1 + .63093. At 1: 1.
  EXPECT_NEAR(ndcg(list, relevant, 5), (.6309297536 + .4306765581) / 2.1309297536, 1e-9);
  EXPECT_NEAR(ndcg(list, relevant, 2), .6309297536 / 1.6309297536, 1e-9);
  EXPECT_EQ(ndcg(list, relevant, 1), 0);
}

TEST_F(HandWorked, ReciprocalRankLooksAtTheFirstHit) {
  EXPECT_DOUBLE_EQ(reciprocal_rank(list, relevant, 5), .5);
  EXPECT_DOUBLE_EQ(reciprocal_rank(list, relevant, 1), 0);
}

TEST_F(HandWorked, AveragePrecisionIsTakenAtEveryHit) {
  // Precision 1/2 at place 2 and 2/4 at place 4, over three relevant items.
  EXPECT_DOUBLE_EQ(average_precision(list, relevant, 5), (.5 + .5) / 3);
  EXPECT_DOUBLE_EQ(average_precision(list, relevant, 3), .5 / 3);
}

TEST_F(HandWorked, NothingRelevantOrNothingListedIsZero) {
  for (const RankingMetric metric : kRankingMetrics) {
    EXPECT_EQ(value_of(metric, list, {}, 5), 0) << name_of(metric);
    EXPECT_EQ(value_of(metric, {}, relevant, 5), 0) << name_of(metric);
    EXPECT_EQ(value_of(metric, list, relevant, 0), 0) << name_of(metric);
  }
}

TEST_F(HandWorked, APerfectListScoresOneEverywhere) {
  const auto perfect = items({4, 1, 3});
  for (const RankingMetric metric : kRankingMetrics) {
    EXPECT_DOUBLE_EQ(value_of(metric, perfect, relevant, 3), 1) << name_of(metric);
  }
}

RC_GTEST_PROP(RankingMetricsTest, StayBetweenZeroAndOneAndFindTheSameHits,
              (std::vector<std::uint8_t> order)) {
  std::set<std::uint8_t> seen;
  std::vector<ItemIndex> list;
  for (const std::uint8_t item : order) {
    if (seen.insert(item).second) list.emplace_back(item);
  }
  std::vector<ItemIndex> relevant;
  for (std::uint32_t item = 0; item < 256; item += 3) relevant.emplace_back(item);
  const auto n = *rc::gen::inRange<std::size_t>(0, 30);
  const auto expected =
      std::count_if(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(std::min(n, list.size())),
                    [](ItemIndex item) { return item.number() % 3 == 0; });
  RC_ASSERT(hits(list, relevant, n) == static_cast<std::size_t>(expected));
  for (const RankingMetric metric : kRankingMetrics) {
    const double value = value_of(metric, list, relevant, n);
    RC_ASSERT(value >= 0);
    RC_ASSERT(value <= 1 + 1e-12);
    RC_ASSERT((value > 0) == (expected > 0));
  }
}

}  // namespace
}  // namespace lookbook::evaluation
