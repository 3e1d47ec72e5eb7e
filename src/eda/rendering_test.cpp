#include "lookbook/eda/rendering.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <sstream>

namespace lookbook::eda {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Profile small() {
  Profile profile;
  profile.users = 3;
  profile.products = 4;
  profile.rated_items = 2;
  profile.ratings = profile.starred = 4;
  profile.density = 0.6667;
  profile.stars = {{"4", 1}, {"5", 3}};
  profile.mean_stars = 4.75;
  profile.variance_stars = 0.1875;
  profile.deciles = {0.75, 0, 0, 0, 0, 0.25, 0, 0, 0, 0};
  profile.with_title = 2;
  profile.brands = {{"A brand with a name that is far too long for the terminal", 2}};
  profile.rejected = {{"not JSON", 1}};
  profile.cores = {{1, 3, 2, 4}, {2, 0, 0, 0}};
  return profile;
}

TEST(RenderingTest, BarsCarryTheirNumbers) {
  const std::string text = to_text(small(), {.width = 60});
  EXPECT_THAT(text, HasSubstr("  5 ★  ████████████████████████████████████████  3   75.0%\n"));
  EXPECT_THAT(text, HasSubstr("mean 4.75, variance 0.188"));
  EXPECT_THAT(text, HasSubstr("not JSON"));
  EXPECT_THAT(text, Not(HasSubstr("Ratings by year")));  // there are no times
}

TEST(RenderingTest, NoLineIsWiderThanTheTerminal) {
  for (const std::size_t width : {72, 100, 160}) {
    std::istringstream lines(to_text(small(), {.width = width}));
    for (std::string line; std::getline(lines, line);) {
      if (line.find("$STORE") != line.npos) continue;  // a command is copied, so it is not broken
      EXPECT_LE(report::display_width(line), width) << line;
    }
  }
}

TEST(RenderingTest, PlainTerminalsGetAscii) {
  for (const char c : to_text(small(), {.width = 80, .unicode = false})) EXPECT_GE(c, 0);
}

TEST(RenderingTest, AnEmptyShopHasAText) {
  EXPECT_THAT(to_text(Profile{}, {}), HasSubstr("Users"));
}

TEST(RenderingTest, JsonHoldsTheNumbersAndTheFindings) {
  const auto json = boost::json::parse(to_json(small()).to_text());
  EXPECT_EQ(json.at("format_version").as_int64(), 2);
  EXPECT_EQ(json.at("size").at("ratings").as_int64(), 4);
  EXPECT_EQ(json.at("stars").at("histogram").at(1).at("count").as_int64(), 3);
  EXPECT_EQ(json.at("k_cores").at(0).at("k").as_int64(), 1);
  EXPECT_TRUE(json.at("time").at("first").is_null());
  EXPECT_EQ(json.at("funnel").at("rejected").at(0).at("name").as_string(), "not JSON");
  EXPECT_FALSE(json.at("findings").as_array().empty());
}

}  // namespace
}  // namespace lookbook::eda
