#include "eda/distribution.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lookbook::eda {
namespace {

using ::testing::DoubleEq;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(DistributionTest, QuantilesAreNearestRanks) {
  // Ten values 1 … 10: ceil(.25 * 10) = 3rd, ceil(.5 * 10) = 5th, ceil(.75 * 10) = 8th, 9th, 10th.
  const Quantiles q = quantiles_of({10, 9, 8, 7, 6, 5, 4, 3, 2, 1});
  EXPECT_EQ(q.min, 1);
  EXPECT_EQ(q.q25, 3);
  EXPECT_EQ(q.median, 5);
  EXPECT_EQ(q.q75, 8);
  EXPECT_EQ(q.q90, 9);
  EXPECT_EQ(q.q99, 10);
  EXPECT_EQ(q.max, 10);
  EXPECT_EQ(q.mean, 5.5);
  EXPECT_EQ(quantiles_of({}).max, 0);
  EXPECT_EQ(quantiles_of({7}).median, 7);
}

TEST(DistributionTest, GiniIsZeroForAllAlikeAndNearOneForOneOwner) {
  EXPECT_THAT(gini_of({3, 3, 3, 3}), DoubleEq(0));
  // 2 (1*0 + 2*0 + 3*0 + 4*8) / (4 * 8) - 5/4 = 2 - 1.25
  EXPECT_THAT(gini_of({0, 0, 0, 8}), DoubleEq(0.75));
  // 2 (1*1 + 2*2 + 3*3) / (3 * 6) - 4/3 = 28/18 - 24/18
  EXPECT_THAT(gini_of({1, 2, 3}), DoubleEq(4.0 / 18));
  EXPECT_EQ(gini_of({}), 0);
}

RC_GTEST_PROP(DistributionProperties, GiniIsHalfTheMeanDifferenceOverTheMean, ()) {
  auto counts = *rc::gen::nonEmpty(
      rc::gen::container<std::vector<std::uint64_t>>(rc::gen::inRange<std::uint64_t>(0, 50)));
  const double total = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
  RC_PRE(total > 0);
  double differences = 0;
  for (const auto a : counts) {
    for (const auto b : counts) differences += std::abs(static_cast<double>(a) - static_cast<double>(b));
  }
  std::sort(counts.begin(), counts.end());
  const auto n = static_cast<double>(counts.size());
  RC_ASSERT(std::abs(gini_of(counts) - differences / (2 * n * total)) < 1e-12);
}

TEST(DistributionTest, TheLargestAreRoundedUp) {
  std::vector<std::uint64_t> counts(20, 1);
  counts.back() = 81;                                           // of 100
  EXPECT_THAT(share_of_largest(counts, 0.01), DoubleEq(0.81));  // one of twenty
  EXPECT_THAT(share_of_largest(counts, 0.1), DoubleEq(0.82));   // two
  EXPECT_EQ(share_of_largest({}, 0.1), 0);
}

TEST(DistributionTest, DecilesStartWithTheLargestAndSumToOne) {
  std::vector<std::uint64_t> counts = {1, 1, 1, 1, 1, 1, 1, 1, 1, 11};  // of 20
  EXPECT_THAT(decile_shares(counts), ElementsAre(0.55, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05));
  EXPECT_THAT(decile_shares({}), IsEmpty());
  // Three items fall into tenths 0, 3 and 6.
  EXPECT_THAT(decile_shares({1, 1, 2}), ElementsAre(0.5, 0, 0, 0.25, 0, 0, 0.25, 0, 0, 0));
}

TEST(DistributionTest, TheLorenzCurveIsInterpolatedBetweenCounts) {
  // 1 and 3 of 4: half of the items have a quarter; a quarter of them half of that.
  const auto curve = lorenz_of({1, 3});
  ASSERT_EQ(curve.size(), 101U);
  EXPECT_DOUBLE_EQ(curve[0], 0);
  EXPECT_DOUBLE_EQ(curve[25], 0.125);
  EXPECT_DOUBLE_EQ(curve[50], 0.25);
  EXPECT_DOUBLE_EQ(curve[75], 0.625);
  EXPECT_DOUBLE_EQ(curve[100], 1);
  EXPECT_TRUE(lorenz_of({}).empty());
}

TEST(DistributionTest, CountsFallIntoBandsThatGrow) {
  const auto bands = banded({0, 1, 1, 4, 5, 9, 10, 19, 20, 99, 100});
  std::vector<std::string> shown;
  for (const NamedCount& band : bands) shown.push_back(band.name + ":" + std::to_string(band.count));
  EXPECT_EQ(shown, (std::vector<std::string>{"1:2", "2:0", "3:0", "4:1", "5–9:2", "10–19:2", "20–49:1",
                                             "50–99:1", "100–199:1"}));
  EXPECT_TRUE(banded({}).empty());
}

TEST(DistributionTest, TheUpperEndOfAPriceBandBelongsToTheNext) {
  const auto bands = price_bands_of({0.99, 5, 9.99, 10});
  std::vector<std::string> shown;
  for (const NamedCount& band : bands) shown.push_back(band.name + ":" + std::to_string(band.count));
  EXPECT_EQ(shown, (std::vector<std::string>{"under 1:1", "1–2:0", "2–5:0", "5–10:2", "10–20:1"}));
  EXPECT_TRUE(price_bands_of({}).empty());
  EXPECT_EQ(price_bands_of({1e300}).size(), 1U);
}

}  // namespace
}  // namespace lookbook::eda
