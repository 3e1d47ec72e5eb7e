#include "lookbook/report/numbers.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace lookbook::report {
namespace {

TEST(NumbersTest, ThousandsAreGrouped) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(-1234567), "-1,234,567");
  EXPECT_EQ(grouped(-999), "-999");
  EXPECT_EQ(grouped(std::numeric_limits<std::int64_t>::min()), "-9,223,372,036,854,775,808");
}

TEST(NumbersTest, AWordFitsItsNumber) {
  EXPECT_EQ(counted(0, "person", "people"), "0 people");
  EXPECT_EQ(counted(1, "person", "people"), "1 person");
  EXPECT_EQ(counted(1000, "person", "people"), "1,000 people");
}

TEST(NumbersTest, FractionsHaveFixedDigits) {
  EXPECT_EQ(fixed(0.0393, 4), "0.0393");
  EXPECT_EQ(fixed(2, 2), "2.00");
  EXPECT_EQ(percent(0.6234), "62.3%");
  EXPECT_EQ(percent(0.6234, 0), "62%");
  EXPECT_EQ(fixed(std::numeric_limits<double>::infinity(), 2), "-");
  EXPECT_EQ(percent(std::numeric_limits<double>::quiet_NaN()), "-");
}

TEST(NumbersTest, DurationsFitTheirSize) {
  EXPECT_EQ(duration(0.0047), "4.70 ms");
  EXPECT_EQ(duration(0.25), "250 ms");
  EXPECT_EQ(duration(1.8), "1.80 s");
  EXPECT_EQ(duration(84.04), "84.0 s");
  EXPECT_EQ(duration(125), "2 min 05 s");
  EXPECT_EQ(duration(3720), "1 h 02 min");
  EXPECT_EQ(duration(-1), "-");
}

TEST(NumbersTest, BytesCountInThousands) {
  EXPECT_EQ(bytes(999), "999 B");
  EXPECT_EQ(bytes(1000), "1.0 kB");
  EXPECT_EQ(bytes(47285200), "47.3 MB");
  EXPECT_EQ(bytes(999960), "1.0 MB");
}

}  // namespace
}  // namespace lookbook::report
