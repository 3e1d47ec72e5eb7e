#include "lookbook/report/chart.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "report/well_formed_test.hpp"

namespace lookbook::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kEvil = "</svg><script>alert(\"x\")</script> & 'שמלה' 👗";

ChartWords evil_words() {
  return {.title = kEvil, .summary = kEvil, .headers = {kEvil, kEvil}};
}

/// One of each kind, with what a shop could have in the way of names.
std::vector<Html> one_of_each() {
  const Mark mark{kEvil, 3, std::string(kEvil) + "\t2"};
  LineChart chart{
      .series = {{kEvil, {{0, 1}, {1, 2}}}, {"b", {{0, 2}, {1, std::numeric_limits<double>::quiet_NaN()}}}},
      .x_labels = {kEvil, "2"},
      .figures = {{kEvil, "2"}, {"3", ""}},
      .diagonal = true};
  return {row_bars(evil_words(), {mark}),
          column_bars(evil_words(), {mark, {"b", 0, "0"}}),
          lines(evil_words(), chart),
          treemap(evil_words(), {{mark, {{kEvil, 2, kEvil}}}, {{"b", 1, "1"}}}),
          heat_strips(evil_words(), {kEvil}, {{kEvil, {mark}}}),
          ranges(evil_words(), {{kEvil, 1, 2, 3, 4, 50, kEvil}})};
}

TEST(ChartTest, EveryKindIsWellFormedWhateverTheNames) {
  for (const Html& chart : one_of_each()) {
    EXPECT_EQ(fault_of(chart.str()), "") << chart.str();
    EXPECT_THAT(chart.str(), Not(HasSubstr("<script")));
  }
}

TEST(ChartTest, EveryKindHasATableBehindIt) {
  for (const Html& chart : one_of_each()) {
    EXPECT_THAT(chart.str(), HasSubstr("<details>"));
    EXPECT_THAT(chart.str(), HasSubstr("<td"));
  }
}

TEST(ChartTest, ChartsOfNothingAreWellFormed) {
  for (const Html& chart :
       {row_bars({.title = "a"}, {}), column_bars({.title = "a"}, {}), lines({}, {}),
        treemap({.title = "a"}, {}), heat_strips({.title = "a"}, {}, {}), ranges({}, {})}) {
    EXPECT_EQ(fault_of(chart.str()), "") << chart.str();
  }
}

TEST(ChartTest, BarsAreAsLongAsTheirShareOfTheWhole) {
  const std::string bars = row_bars({.title = "a"}, {{"b", 5, "5", 2}}, 20).str();
  EXPECT_THAT(bars, HasSubstr(R"(<rect class="c1" x="10%" y="0%" width="25%" height="100%"/>)"));
}

TEST(ChartTest, WhatIsThereIsSeenHoweverLittleItIs) {
  EXPECT_THAT(row_bars({}, {{"b", 1, "1"}}, 1e9).str(), HasSubstr(R"(width="0.4%")"));
  EXPECT_THAT(row_bars({}, {{"b", 0, "0"}}, 1e9).str(), HasSubstr(R"(width="0%")"));
}

TEST(ChartTest, LinesGoFromCornerToCornerAndBreakWhereNothingIsKnown) {
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  const LineChart chart{.series = {{"a", {{0, 0}, {1, 4}, {2, nothing}, {3, 2}, {4, 4}}}},
                        .x_labels = {"0", "1", "2", "3", "4"},
                        .figures = {{"0", "4", "", "2", "4"}}};
  EXPECT_THAT(lines({}, chart).str(), HasSubstr(R"( d="M0 1000L250 0M750 500L1000 0")"));
}

TEST(ChartTest, AnAxisHasItsNameBelow) {
  LineChart chart{.series = {{"a", {{1, 4}, {2, 2}}}}, .x_labels = {"1", "2"}, .figures = {{"4", "2"}}};
  EXPECT_THAT(lines({}, chart).str(), Not(HasSubstr("class=\"axis\"")));
  chart.x_name = "k";
  EXPECT_THAT(lines({}, chart).str(), HasSubstr("<p class=\"axis\">k</p>"));
}

TEST(ChartTest, SteppedLinesHoldAValueUntilTheNext) {
  const LineChart chart{
      .series = {{"a", {{0, 4}, {1, 2}}}}, .x_labels = {"0", "1"}, .figures = {{"4", "2"}}, .stepped = true};
  EXPECT_THAT(lines({}, chart).str(), HasSubstr(R"( d="M0 0H1000L1000 500")"));
}

TEST(ChartTest, TheArrowKeysHaveMarksToGoThrough) {
  const std::string chart =
      column_bars({.title = "Months"}, {{"May", 3, "3\t75%"}, {"June", 1, "1\t25%"}}).str();
  EXPECT_THAT(chart, HasSubstr(R"(data-keys role="group" aria-label="Months")"));
  EXPECT_THAT(chart, HasSubstr(R"(role="img" aria-label="May: 3, 75%" data-l="May" data-v="3, 75%")"));
}

TEST(ChartTest, AxesEndInRoundNumbers) {
  EXPECT_THAT(axis_ticks(0), ElementsAre(0, 1));
  EXPECT_THAT(axis_ticks(4), ElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(axis_ticks(1234), ElementsAre(0, 500, 1000, 1500));
  EXPECT_LE(axis_ticks(1e300).size(), 6U);
}

TEST(ChartTest, RangesOfVeryDifferentSizesAreDrawnByTheirLogarithm) {
  // 1 … 100, median 10: in the middle of a logarithmic scale
  EXPECT_THAT(ranges({}, {{"a", 1, 10, 10, 10, 100, "10"}}).str(), HasSubstr(R"(<rect class="c1" x="50%")"));
  EXPECT_THAT(ranges({}, {{"a", 10, 15, 15, 15, 30, "15"}}).str(),
              HasSubstr(R"(<rect class="c1" x="50%")"));  // from 0, as the largest is near the smallest
}

}  // namespace
}  // namespace lookbook::report
