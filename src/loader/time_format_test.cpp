#include "loader/time_format.hpp"

#include <gmock/gmock.h>

#include "lookbook/loader/source_layout.hpp"

namespace lookbook::loader {
namespace {

using ::testing::Eq;
using ::testing::Optional;

Value whole(std::int64_t number) {
  Value value;
  value.kind = Value::Kind::kInteger;
  value.integer = number;
  return value;
}
Value text(std::string_view text) {
  return Value::of_text(text);
}

TEST(TimeFormatTest, AUnitIsTakenAtItsWordWhateverTheSize) {
  EXPECT_THAT(read_time_as(text("881250949"), "seconds"), Optional(881250949));
  EXPECT_THAT(read_time_as(text("86400000"), "milliseconds"), Optional(86400));  // auto takes it for seconds
  EXPECT_THAT(read_time_as(text("86400000"), std::string(kAnyTime)), Optional(86400000));
  EXPECT_THAT(read_time_as(whole(1'999'999), "microseconds"), Optional(1));
}

TEST(TimeFormatTest, WhatIsNoTimeInTheUnitIsNothing) {
  EXPECT_THAT(read_time_as(text("-1"), "seconds"), Eq(std::nullopt));
  EXPECT_THAT(read_time_as(text("1e12"), "seconds"), Eq(std::nullopt));
  EXPECT_THAT(read_time_as(text("2015-09-04"), "seconds"), Eq(std::nullopt));
}

// `date -u -d '2015-09-04 12:30' +%s` says 1441369800; 24 February 1994 is 762048000.
TEST(TimeFormatTest, APatternReadsTheWholeTextAsUtc) {
  EXPECT_THAT(read_time_as(text(" 04/09/2015 12:30 "), "%d/%m/%Y %H:%M"), Optional(1441369800));
  EXPECT_THAT(read_time_as(text("24-Feb-1994"), "%d-%b-%Y"), Optional(762048000));
  EXPECT_THAT(read_time_as(whole(19940224), "%Y%m%d"), Optional(762048000));
  EXPECT_THAT(read_time_as(text("04/09/2015 12:30:59"), "%d/%m/%Y %H:%M"), Eq(std::nullopt));
  EXPECT_THAT(read_time_as(text("04/09/2015"), "%d/%m/%Y %H:%M"), Eq(std::nullopt));
}

TEST(TimeFormatTest, APatternMayHaveATimeZone) {
  EXPECT_THAT(read_time_as(text("2015-09-04T14:30:00+0200"), "%Y-%m-%dT%H:%M:%S%z"), Optional(1441369800));
}

TEST(TimeFormatTest, ADayThatTheMonthDoesNotHaveIsNothing) {
  EXPECT_THAT(read_time_as(text("31/06/2015"), "%d/%m/%Y"), Eq(std::nullopt));
  EXPECT_THAT(read_time_as(text("29/02/2015"), "%d/%m/%Y"), Eq(std::nullopt));
  EXPECT_THAT(read_time_as(text("01/01/1969"), "%d/%m/%Y"), Eq(std::nullopt));
}

TEST(TimeFormatTest, AFormatIsAUnitOrHasAPercentSign) {
  for (const char* good : {"auto", "seconds", "milliseconds", "microseconds", "%Y"})
    EXPECT_TRUE(is_time_format(good)) << good;
  for (const char* bad : {"", "second", "YYYY-MM-DD"}) EXPECT_FALSE(is_time_format(bad)) << bad;
}

}  // namespace
}  // namespace lookbook::loader
