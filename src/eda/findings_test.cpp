#include "lookbook/eda/findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace lookbook::eda {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// A shop in which nothing stands out.
Profile quiet() {
  Profile profile;
  profile.users = 1000;
  profile.products = profile.rated_items = 100;
  profile.ratings = profile.starred = profile.timed = 50000;
  profile.density = 0.5;
  profile.stars = {{"1", 10000}, {"2", 10000}, {"3", 10000}, {"4", 10000}, {"5", 10000}};
  profile.top_10_share = 0.12;
  profile.with_title = profile.with_photograph = profile.with_category = profile.with_price = 100;
  for (std::uint32_t k = 1; k <= 10; ++k) profile.cores.push_back({k, 1000, 100, 50000});
  return profile;
}

/// The finding whose sentence holds `text`, or an empty one.
Finding finding_about(const Profile& profile, std::string_view text) {
  for (const Finding& finding : findings(profile)) {
    if (finding.what.find(text) != std::string::npos) return finding;
  }
  return {};
}

TEST(FindingsTest, AShopInWhichNothingStandsOutHasNone) {
  EXPECT_THAT(findings(quiet()), IsEmpty());
}

TEST(FindingsTest, AnEmptyShopHasNothingToSayOfRatings) {
  EXPECT_THAT(findings(Profile{}), IsEmpty());
}

TEST(FindingsTest, UsersWithOneRatingAreBeyondUserModels) {
  Profile profile = quiet();
  profile.users_with_one = 620;
  const Finding finding = finding_about(profile, "one rating");
  EXPECT_EQ(finding.what, "62% of the users have one rating.");
  EXPECT_THAT(finding.advice, HasSubstr("item-to-item"));
  EXPECT_EQ(finding.weight, Weight::kWarning);
}

TEST(FindingsTest, SharesAreNeverRoundedToNothingOrAll) {
  Profile profile = quiet();
  profile.with_photograph = 1;
  profile.products = 1000;
  EXPECT_THAT(finding_about(profile, "photograph").what, HasSubstr("Over 99% of the products"));
  profile.with_photograph = 999;
  EXPECT_THAT(finding_about(profile, "photograph").what, HasSubstr("Under 1% of the products"));
}

TEST(FindingsTest, TopHeavyStarsGiveTheErrorOfTheMean) {
  Profile profile = quiet();
  profile.stars = {{"4", 20000}, {"5", 30000}};
  profile.mean_stars = 4.6;
  profile.variance_stars = 0.24;
  EXPECT_EQ(finding_about(profile, "stars;").what,
            "60% of the ratings are 5 stars; predicting the mean 4.60 has an MSE of 0.240.");
}

TEST(FindingsTest, TimesAreMissedAndTiesAreSaid) {
  Profile profile = quiet();
  profile.timed = 0;
  EXPECT_EQ(finding_about(profile, "has a time").weight, Weight::kWarning);
  profile.timed = 40000;
  EXPECT_EQ(finding_about(profile, "no time").what, "20% of the ratings have no time.");
  profile.same_moment_share = 0.4;
  profile.whole_days = true;
  EXPECT_THAT(finding_about(profile, "share their day").what, HasSubstr("40%"));
}

TEST(FindingsTest, DroppedRowsNameTheirMainReason) {
  Profile profile = quiet();
  profile.rejected = {{"repeated row", 50000}, {"not JSON", 1}};
  const Finding finding = finding_about(profile, "dropped");
  EXPECT_EQ(finding.what, "50,001 rows were dropped (50%), most often for: repeated row.");
  EXPECT_THAT(finding.advice, HasSubstr("standard/rejected.parquet"));
}

TEST(FindingsTest, OneOfAKindIsNotCalledSeveral) {
  Profile profile = quiet();
  profile.ratings = profile.starred = profile.timed = 1;
  profile.rejected = {{"not JSON", 1}};
  EXPECT_EQ(finding_about(profile, "only").what, "There is only one rating.");
  EXPECT_EQ(finding_about(profile, "dropped").what, "1 row was dropped (50%), most often for: not JSON.");
  profile.ratings = profile.starred = profile.timed = 0;
  profile.products = 1;
  EXPECT_EQ(finding_about(profile, "None").what, "None of 1 product has a rating.");
}

TEST(FindingsTest, WarningsComeFirst) {
  Profile profile = quiet();
  profile.density = 0.0001;           // a note
  profile.rejected = {{"x", 50000}};  // a warning, by a later rule
  const auto found = findings(profile);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].weight, Weight::kWarning);
  EXPECT_EQ(found[1].what, "0.0100% of the pairs of users and rated items are rated.");
}

TEST(FindingsTest, EveryOtherRuleSpeaksAtItsLimit) {
  Profile profile = quiet();
  profile.ratings = 4999;
  EXPECT_THAT(finding_about(profile, "only").what, HasSubstr("4,999"));
  profile = quiet();
  profile.ratings = profile.starred = profile.timed = 0;
  EXPECT_THAT(finding_about(profile, "None of 100 products").advice, HasSubstr("events"));
  profile = quiet();
  profile.users_below_three = 300;
  EXPECT_THAT(finding_about(profile, "fewer than three").what, HasSubstr("30%"));
  profile = quiet();
  profile.starred = 0;
  EXPECT_FALSE(finding_about(profile, "No rating has stars").advice.empty());
  profile = quiet();
  profile.top_10_share = 0.7;
  profile.gini = 0.81;
  EXPECT_THAT(finding_about(profile, "tenth of the items").what, HasSubstr("70% of the ratings (Gini 0.81)"));
  profile = quiet();
  profile.busiest_user_share = 0.04;
  profile.per_user.max = 2000;
  EXPECT_THAT(finding_about(profile, "One user").what, HasSubstr("4.0% of the ratings (2,000)"));
  profile = quiet();
  profile.items_with_one = 50;
  EXPECT_THAT(finding_about(profile, "rated items have one").what, HasSubstr("50%"));
  profile = quiet();
  profile.never_rated = 10;
  EXPECT_THAT(finding_about(profile, "products have no rating").what, HasSubstr("10%"));
  profile = quiet();
  profile.new_user_share = 0.44;
  EXPECT_THAT(finding_about(profile, "newest tenth").what, HasSubstr("44% are by users and 0% of items"));
  profile = quiet();
  profile.cores[4] = {5, 30, 20, 5000};
  EXPECT_EQ(finding_about(profile, "5-core").what,
            "The 5-core keeps 3% of the users and 10% of the ratings.");
  profile = quiet();
  profile.with_title = 20;
  EXPECT_EQ(finding_about(profile, "no title").weight, Weight::kWarning);
  profile.with_title = 0;
  EXPECT_EQ(finding_about(profile, "title").what, "No product has a title.");
}

TEST(FindingsTest, StarsDriftWhereTheOldestAndTheNewestTenthDiffer) {
  Profile profile = quiet();
  for (int month = 0; month < 12; ++month)
    profile.months.push_back({"2013-01", 4200, 4200, month < 6 ? 4.0 : 4.5});
  EXPECT_EQ(finding_about(profile, "drift").what,
            "Stars drift: the oldest tenth has a mean of 4.00, the newest of 4.50.");
  for (Month& month : profile.months) month.mean_stars = 4;
  EXPECT_EQ(finding_about(profile, "drift").what, "");
}

TEST(FindingsTest, TimeHasItsOddities) {
  Profile profile = quiet();
  profile.busiest_day = "2014-12-26";
  profile.busiest_day_share = 0.2;
  EXPECT_EQ(finding_about(profile, "one day").what, "20% of the ratings are of one day, 2014-12-26.");
  profile.months = std::vector<Month>(24);
  profile.months_of_year = {{"January", 10000}, {"December", 40000}};
  EXPECT_EQ(finding_about(profile, "even month").what,
            "December has 80% of the ratings, 9.6 times an even month.");
  profile.history_days = {.median = 0.5, .max = 100};
  EXPECT_FALSE(finding_about(profile, "within a day").advice.empty());
}

TEST(FindingsTest, TheCatalogueHasItsOddities) {
  Profile profile = quiet();
  profile.with_category = 50;
  EXPECT_THAT(finding_about(profile, "no category").what, HasSubstr("50% of the products in the metadata"));
  profile.with_price = 60;
  EXPECT_THAT(finding_about(profile, "no price").what, HasSubstr("40%"));
  profile.with_title = 60;  // untitled, but in the metadata
  profile.only_rated = 20;
  profile.with_price = 40;
  EXPECT_THAT(finding_about(profile, "no price").what, HasSubstr("50%"));
  profile.with_title = 100;
  profile.only_rated = 0;
  profile.with_price = 60;
  profile.prices = {.q99 = 50, .max = 5000};
  EXPECT_EQ(finding_about(profile, "dearest").what,
            "The dearest product costs 5000.00, 100 times the dearest of the other 99%.");
  profile.other_currency = 6;
  profile.currency = "USD";
  EXPECT_EQ(finding_about(profile, "prices are not").what, "10% of the prices are not in USD.");
  profile.same_title_products = 20;
  profile.same_title_groups = 7;
  EXPECT_EQ(finding_about(profile, "share their title").weight, Weight::kWarning);
  profile.repeated_rows = 5000;
  profile.review_rows = 55000;
  EXPECT_THAT(finding_about(profile, "exact repetitions").what, HasSubstr("9%"));
  profile.only_rated = 30;
  EXPECT_THAT(finding_about(profile, "not in the metadata").what, HasSubstr("30%"));
  profile.rows_repaired = 5500;
  EXPECT_THAT(finding_about(profile, "repaired").what, HasSubstr("10%"));
}

TEST(FindingsTest, LinksAndSplitsHaveTheirOddities) {
  Profile profile = quiet();
  profile.links = {{"also_bought", 10, 2, 0, 2}};
  EXPECT_EQ(finding_about(profile, "out of the shop").what,
            "80% of the links between products lead out of the shop.");
  profile.splits = {{"warm", 9, 0, 1, 0, 0, 0, 0}, {"global-time", 9, 0, 1, 0, 0.5, 0.5, 0.3}};
  const Finding finding = finding_about(profile, "unknown to train");
  EXPECT_EQ(finding.what,
            "In the split 'global-time', 30% of the test rows are of a user or an item unknown to train.");
  EXPECT_EQ(finding.command, "lookbook evaluate --store \"$STORE\" --split stored:global-time");
}

}  // namespace
}  // namespace lookbook::eda
