#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "eda/standard_shop_test.hpp"

namespace lookbook::eda {
namespace {

using ::testing::DoubleEq;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using SeasonsTest = StandardShop;

TEST_F(SeasonsTest, MonthsWithoutRatingsAreThereAndStarsHaveTheirMeans) {
  // 2013-01-01 was a Tuesday; 59 days later it is 2013-03-01, a Friday.
  ratings({{"ann", "a", 5, k2013},
           {"ann", "b", 2, k2013},
           {"bob", "a", {}, k2013 + 59 * kDay},
           {"eve", "a", 1, {}}});
  const Profile found = profiled();
  EXPECT_THAT(found.months,
              ElementsAre(Month{"2013-01", 2, 2, 3.5}, Month{"2013-02", 0, 0, 0}, Month{"2013-03", 1, 0, 0}));
  EXPECT_EQ(found.months_of_year[0], (NamedCount{"January", 2}));
  EXPECT_EQ(found.months_of_year[2], (NamedCount{"March", 1}));
  EXPECT_EQ(found.weekdays[1], (NamedCount{"Tuesday", 2}));
  EXPECT_EQ(found.weekdays[4], (NamedCount{"Friday", 1}));
  EXPECT_EQ(found.busiest_day, "2013-01-01");
  EXPECT_THAT(found.busiest_day_share, DoubleEq(2.0 / 3));
}

TEST_F(SeasonsTest, HistoriesLastFromTheFirstToTheLastRating) {
  ratings({{"ann", "a", 5, k2013 + 3 * kDay},
           {"ann", "b", 5, k2013},
           {"bob", "a", 5, k2013},
           {"bob", "b", 5, k2013 + kDay / 2},
           {"eve", "a", 5, k2013}});  // once: not counted
  const Profile found = profiled();
  EXPECT_THAT(found.history_days.min, DoubleEq(0.5));
  EXPECT_THAT(found.history_days.max, DoubleEq(3));
}

TEST_F(SeasonsTest, TimesBefore1970AreDaysToo) {
  ratings({{"ann", "a", 5, -1}});  // 1969-12-31, a Wednesday
  const Profile found = profiled();
  EXPECT_EQ(found.months.front().name, "1969-12");
  EXPECT_EQ(found.weekdays[2].count, 1U);
}

TEST_F(SeasonsTest, ABrokenClockDoesNotMakeAListWithoutEnd) {
  ratings({{"ann", "a", 5, 0}, {"ann", "b", 5, 64060588800}});  // 1970 and 4000
  EXPECT_EQ(profiled().months.size(), 1200U);
}

TEST_F(SeasonsTest, WithoutTimesThereAreNoSeasons) {
  ratings({{"ann", "a", 5, {}}});
  const Profile found = profiled();
  EXPECT_THAT(found.months, IsEmpty());
  EXPECT_THAT(found.weekdays, IsEmpty());
  EXPECT_EQ(found.busiest_day, "");
}

}  // namespace
}  // namespace lookbook::eda
