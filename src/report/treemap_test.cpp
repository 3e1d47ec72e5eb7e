#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

#include "lookbook/report/chart.hpp"

namespace lookbook::report {
namespace {

TEST(TreemapTest, TheExampleOfThePaperIsLaidAsItSays) {
  // Bruls, Huizing and van Wijk, figure 4: 6, 6, 4, 3, 2, 2, 1 in a field of 6 x 4.
  const auto fields = squarified({6, 6, 4, 3, 2, 2, 1}, {0, 0, 6, 4});
  ASSERT_EQ(fields.size(), 7U);
  EXPECT_NEAR(fields[0].width, 3, 1e-9);  // the first two share the left half
  EXPECT_NEAR(fields[0].height, 2, 1e-9);
  EXPECT_NEAR(fields[1].y, 2, 1e-9);
  EXPECT_NEAR(fields[2].x, 3, 1e-9);  // then 4 and 3 beside each other at the top
  EXPECT_NEAR(fields[2].width, 12.0 / 7, 1e-9);
  EXPECT_NEAR(fields[3].height, 7.0 / 3, 1e-9);
}

RC_GTEST_PROP(TreemapTest, AreasAreInProportionAndStayInside, ()) {
  auto values = *rc::gen::container<std::vector<double>>(
      rc::gen::map(rc::gen::inRange(0, 1000), [](int n) { return static_cast<double>(n); }));
  std::ranges::sort(values, std::greater<>());
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  const auto fields = squarified(values, {0, 0, 180, 100});
  RC_ASSERT(fields.size() == values.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const double area = fields[i].width * fields[i].height;
    RC_ASSERT(std::abs(area - (sum > 0 ? 18000 * values[i] / sum : 0)) < 1e-6);
    RC_ASSERT(fields[i].x + fields[i].width < 180.0001 && fields[i].y + fields[i].height < 100.0001);
  }
}

}  // namespace
}  // namespace lookbook::report
