#include "pipeline/plain_time.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lookbook::pipeline {
namespace {

using ::testing::Eq;
using ::testing::Optional;

TEST(PlainTimeTest, NumbersAreSecondsOrMoreFinelyBySize) {
  EXPECT_THAT(plain_time("0"), Optional(Eq(0)));
  EXPECT_THAT(plain_time("1441324800.9"), Optional(Eq(1441324800)));
  EXPECT_THAT(plain_time("1441324800999"), Optional(Eq(1441324800)));
  EXPECT_THAT(plain_time("1441324800999999"), Optional(Eq(1441324800)));
}

// date -u -d 2015-09-04 +%s is 1441324800; 12:30:05 is 45005 seconds later.
TEST(PlainTimeTest, DatesAreMidnightUnlessTheySayATime) {
  EXPECT_THAT(plain_time("2015-09-04"), Optional(Eq(1441324800)));
  EXPECT_THAT(plain_time("2015-09-04T12:30:05"), Optional(Eq(1441369805)));
  EXPECT_THAT(plain_time("2015-09-04 12:30:05.25Z"), Optional(Eq(1441369805)));
}

TEST(PlainTimeTest, AnythingElseIsNoTime) {
  for (const char* text : {"", "-5", "1e18", "nan", "inf", "yesterday", "2015-9-4", "2015-02-30",
                           "1969-12-31", "2015-09-04T", "2015-09-04T25:00:00", "2015/09/04", "2015-09-04x"}) {
    EXPECT_EQ(plain_time(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace lookbook::pipeline
