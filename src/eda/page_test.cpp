#include "lookbook/eda/page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/well_formed_test.hpp"

namespace lookbook::eda {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kEvil = "</svg><script>alert(1)</script>\u202E\"' & שלום 👗";

/// A shop with all that there can be, and names as bad as they can be.
Profile everything() {
  Profile profile;
  profile.users = 10;
  profile.products = 12;
  profile.rated_items = 8;
  profile.ratings = profile.starred = profile.timed = 40;
  profile.stars = {{"1", 10}, {"5", 30}};
  profile.user_histories = profile.item_histories = {{"1", 4}, {"2", 4}};
  profile.lorenz_items = profile.lorenz_users = std::vector<double>(101, 0.5);
  profile.deciles = std::vector<double>(10, 0.1);
  profile.history_days = {.median = 3, .max = 20};
  profile.months = {{"2013-01", 20, 20, 4}, {"2013-02", 0, 0, 0}, {"2013-03", 20, 20, 3}};
  for (int i = 0; i < 12; ++i) profile.months_of_year.push_back({"January", 1});
  for (int i = 0; i < 7; ++i) profile.weekdays.push_back({"Monday", 1});
  profile.with_title = profile.with_category = profile.with_price = 10;
  profile.with_photograph = 5;
  profile.currency = kEvil;
  profile.brands = profile.title_words = profile.same_titles = {{kEvil, 3}};
  profile.category_groups = {{kEvil, 6, {{kEvil, 4}}}, {"b", 4, {}}};
  profile.category_summaries = {
      {kEvil, 6, 3, 2, {.min = 1, .q25 = 2, .median = 3, .q75 = 4, .q99 = 5, .max = 6}}, {"b", 4, 4, 0, {}}};
  profile.price_bands = {{"1–2", 10}};
  profile.links = {{kEvil, 5, 4, 2, 3}};
  profile.rejected = {{kEvil, 3}};
  profile.review_rows = 43;
  profile.cores = {{1, 10, 8, 40}, {2, 0, 0, 0}};
  profile.splits = {{kEvil, 30, 5, 5, 0, 0.5, 0.5, 0.75}};
  return profile;
}

std::string body_of(const report::Page& page) {
  std::string body;
  for (const report::Section& section : page.sections) body += section.body.str();
  return body;
}

std::vector<std::string> sections_of(const Profile& profile) {
  std::vector<std::string> ids;
  for (const report::Section& section : shop_page(profile, "shop").sections) {
    if (!section.body.empty()) ids.push_back(section.id);
  }
  return ids;
}

TEST(PageTest, WhateverTheDataSayThePageIsWellFormed) {
  const report::Page page = shop_page(everything(), kEvil);
  for (const report::Section& section : page.sections)
    EXPECT_EQ(report::fault_of(section.body.str()), "") << section.id;
  EXPECT_THAT(body_of(page), Not(HasSubstr("<script")));
  EXPECT_THAT(body_of(page), HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST(PageTest, EverythingThatAShopHasHasASection) {
  EXPECT_THAT(sections_of(everything()),
              ::testing::ElementsAre("findings", "funnel", "stars", "tail", "histories", "seasons", "cold",
                                     "catalogue", "prices", "duplicates", "links"));
  EXPECT_THAT(shop_page(everything(), "shop").footer, Not(HasSubstr("Left out")));
}

TEST(PageTest, WhatAShopDoesNotHaveIsLeftOutAndSaid) {
  Profile profile = everything();
  profile.timed = 0;
  profile.months.clear();
  profile.links.clear();
  profile.with_price = 0;
  EXPECT_THAT(sections_of(profile), Not(Contains("seasons")));
  EXPECT_THAT(sections_of(profile), Not(Contains("links")));
  EXPECT_THAT(sections_of(profile), Not(Contains("prices")));
  EXPECT_THAT(shop_page(profile, "shop").footer, HasSubstr("none: times, prices, links between products."));
}

/// A row of the table behind a chart.
std::string row(const std::string& label, const std::string& said) {
  return "<bdi>" + label + "</bdi></td><td class=\"n\"><bdi>" + said + "</bdi>";
}

TEST(PageTest, HowLongPeopleStayIsSaidInAUnitThatFits) {
  Profile profile = everything();
  profile.history_days = {.q25 = 0.01, .median = 1.0 / 24, .q75 = 0.5, .q90 = 2.46, .max = 1234};
  const std::string body = body_of(shop_page(profile, "shop"));
  EXPECT_THAT(body, HasSubstr(row("a quarter within", "less than an hour")));
  EXPECT_THAT(body, HasSubstr(row("half within", "1 hour")));
  EXPECT_THAT(body, HasSubstr(row("three quarters within", "12 hours")));
  EXPECT_THAT(body, HasSubstr(row("nine tenths within", "2.5 days")));
  EXPECT_THAT(body, HasSubstr(row("the longest", "1,234 days")));
  profile.whole_days = true;
  profile.history_days = {.q90 = 1, .max = 9.96};
  const std::string by_day = body_of(shop_page(profile, "shop"));
  EXPECT_THAT(by_day, HasSubstr(row("half within", "the same day")));
  EXPECT_THAT(by_day, HasSubstr(row("nine tenths within", "1 day")));
  EXPECT_THAT(by_day, HasSubstr(row("the longest", "10 days")));
}

TEST(PageTest, TheCoresSayWhatTheirAxisCounts) {
  EXPECT_THAT(body_of(shop_page(everything(), "shop")), HasSubstr("k: ratings that everybody has at least"));
}

TEST(PageTest, AnEmptyShopHasAPage) {
  EXPECT_EQ(report::fault_of(body_of(shop_page(Profile{}, ""))), "");
}

TEST(PageTest, FindingsComeWithTheCommandThatLooksCloser) {
  Profile profile = everything();
  profile.users_with_one = 9;
  const std::string body = body_of(shop_page(profile, "./shop"));
  EXPECT_THAT(body, HasSubstr("90% of the users have one rating."));
  EXPECT_THAT(body, HasSubstr("<code class=\"command\">lookbook evaluate --store &quot;$STORE&quot;"));
  EXPECT_THAT(shop_page(profile, "./shop").sections.front().lead, HasSubstr("STORE=./shop in"));
  EXPECT_THAT(shop_page(profile, "my shop").sections.front().lead, HasSubstr("STORE='my shop' in"));
}

TEST(PageTest, AStoreOnS3IsCalledByItsPathAndItsSettingsAreQuoted) {
  const report::Page page =
      shop_page(everything(), "s3://shops/demo?endpoint_override=127.0.0.1:9000&scheme=http");
  EXPECT_EQ(page.title, "demo");
  EXPECT_THAT(
      page.sections.front().lead,
      HasSubstr("STORE='s3://shops/demo?endpoint_override=127.0.0.1:9000&scheme=http' in the shell. DuckDB"));
}

TEST(PageTest, TheFunnelTakesEachReasonOffWhatIsLeft) {
  Profile profile = everything();
  profile.rejected = {{"repeated row", 2}, {"not JSON", 1}};
  const std::string body = body_of(shop_page(profile, "shop"));
  // Of 43 rows 2 leave 41, which begin at 95.349%; 1 leaves 40.
  EXPECT_THAT(body, HasSubstr(R"(<rect class="c1" x="95.349%" y="0%" width="4.651%")"));
  EXPECT_THAT(body, HasSubstr(R"(<rect class="c1" x="93.023%" y="0%" width="2.326%")"));
}

}  // namespace
}  // namespace lookbook::eda
