#include "lookbook/eda/profile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "eda/standard_shop_test.hpp"

namespace lookbook::eda {
namespace {

using ::testing::DoubleEq;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using ProfileTest = StandardShop;

TEST_F(ProfileTest, AStoreThatIsNotProcessedSaysWhatToRunFirst) {
  ASSERT_TRUE(store_->remove("standard/manifest.json"));
  NoProgress progress;
  const auto early = profile(*store_, progress);
  ASSERT_FALSE(early);
  EXPECT_EQ(early.error().code(), ErrorCode::kNotFound);
  EXPECT_THAT(early.error().message(), HasSubstr("run `lookbook process`"));
}

TEST_F(ProfileTest, SizeStarsAndSpreadAreCounted) {
  ratings({{"ann", "a", 5, {}},
           {"ann", "b", 4, {}},
           {"bob", "a", 5, {}},
           {"ann", "c", 2, {}},
           {"eve", "a", {}, {}}});
  const Profile found = profiled();
  EXPECT_EQ(found.users, 3U);
  EXPECT_EQ(found.rated_items, 3U);
  EXPECT_EQ(found.ratings, 5U);
  EXPECT_EQ(found.starred, 4U);
  EXPECT_EQ(found.timed, 0U);
  EXPECT_THAT(found.density, DoubleEq(5.0 / 9));
  EXPECT_THAT(found.stars, ElementsAre(NamedCount{"2", 1}, NamedCount{"4", 1}, NamedCount{"5", 2}));
  EXPECT_THAT(found.mean_stars, DoubleEq(4));        // (2 + 4 + 5 + 5) / 4
  EXPECT_THAT(found.variance_stars, DoubleEq(1.5));  // (4 + 0 + 1 + 1) / 4
  EXPECT_EQ(found.per_user.max, 3);                  // ann
  EXPECT_EQ(found.per_user.median, 1);               // of 1, 1, 3
  EXPECT_EQ(found.users_with_one, 2U);
  EXPECT_EQ(found.users_below_three, 2U);
  EXPECT_EQ(found.items_with_one, 2U);  // b and c
  EXPECT_THAT(found.busiest_user_share, DoubleEq(0.6));
  EXPECT_THAT(found.top_1_share, DoubleEq(0.6));  // item a: 3 of 5
  // Ascending 1, 1, 3: 2 (1 + 2 + 9) / (3 * 5) - 4/3 = 24/15 - 20/15
  EXPECT_THAT(found.gini, DoubleEq(4.0 / 15));
  EXPECT_THAT(found.cores[0], (CoreSize{1, 3, 3, 5}));
  EXPECT_THAT(found.cores[1], (CoreSize{2, 0, 0, 0}));
  EXPECT_EQ(found.review_rows, 9U);
}

TEST_F(ProfileTest, ManyDifferentStarsAreRoundedToHalves) {
  std::vector<Rating> rows;
  const std::vector<std::string> users = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"};
  for (std::size_t i = 0; i < users.size(); ++i) {
    rows.push_back({users[i].c_str(), "x", 3.0F + 0.05F * static_cast<float>(i), {}});  // 3.00 … 3.55
  }
  ratings(rows);
  EXPECT_THAT(profiled().stars, ElementsAre(NamedCount{"3", 5}, NamedCount{"3.5", 7}));  // 3.25 rounds up
}

TEST_F(ProfileTest, YearsWithoutRatingsAreShownToo) {
  ratings({{"ann", "a", 5, k2013},
           {"ann", "b", 5, k2013},
           {"bob", "a", 5, k2013 + 800 * kDay},
           {"eve", "a", 5, {}}});
  const Profile found = profiled();
  EXPECT_THAT(found.years, ElementsAre(NamedCount{"2013", 2}, NamedCount{"2014", 0}, NamedCount{"2015", 1}));
  EXPECT_EQ(found.first_time, k2013);
  EXPECT_EQ(found.timed, 3U);
  EXPECT_TRUE(found.whole_days);
  EXPECT_THAT(found.same_moment_share, DoubleEq(2.0 / 3));  // ann's two
}

TEST_F(ProfileTest, NewcomersAreThoseTheOlderNineTenthsDoNotKnow) {
  std::vector<Rating> rows;
  for (int i = 0; i < 18; ++i) rows.push_back({i % 2 == 0 ? "ann" : "bob", "a", 5, i});
  rows.push_back({"ann", "new", 5, 100});
  rows.push_back({"eve", "a", 5, 101});
  ratings(rows);  // the newest tenth of 20 are the last two
  const Profile found = profiled();
  EXPECT_THAT(found.new_user_share, DoubleEq(0.5));
  EXPECT_THAT(found.new_item_share, DoubleEq(0.5));
}

TEST_F(ProfileTest, TheCatalogueIsCounted) {
  ratings({{"ann", "a", 5, {}}});
  RecordBatchBuilder products(tables::products());
  product(products, "a", "Shirt", "Acme", 10.0, "USD");
  product(products, "b", "Hat", "Acme", 30.0, "USD");
  product(products, "c", std::nullopt, "Zeta", 5.0, "EUR");
  product(products, "d", std::nullopt, std::nullopt, std::nullopt, "USD");
  write("products", products);

  RecordBatchBuilder images(tables::images());
  for (const auto& [item, path] : {std::pair{"a", "x.jpg"}, {"a", "y.jpg"}, {"b", ""}}) {
    images.column(0).append(item);
    images.column(1).append(std::int32_t{0});
    images.column(2).append("name");
    images.column(3).append(*path != '\0' ? std::optional<std::string>(path) : std::nullopt);
  }
  write("images", images);

  categories({{"Clothing", 0, 3},
              {"Clothing > Men", 1, 1},
              {"Clothing > Women", 1, 2},
              {"Clothing > Women > Hats", 2, 1}});

  const Profile found = profiled();
  EXPECT_EQ(found.products, 4U);
  EXPECT_EQ(found.never_rated, 3U);
  EXPECT_EQ(found.with_title, 2U);
  EXPECT_EQ(found.with_price, 3U);
  EXPECT_EQ(found.currency, "USD");
  EXPECT_EQ(found.prices.max, 30);  // the price in EUR is not mixed in
  EXPECT_EQ(found.prices.mean, 20);
  EXPECT_EQ(found.with_photograph, 1U);
  EXPECT_THAT(found.brands, ElementsAre(NamedCount{"Acme", 2}, NamedCount{"Zeta", 1}));
  EXPECT_THAT(found.categories, ElementsAre(NamedCount{"Women", 2}, NamedCount{"Men", 1}));
  EXPECT_THAT(found.category_groups,
              ElementsAre(CategoryGroup{"Women", 2, {{"Hats", 1}}}, CategoryGroup{"Men", 1, {}}));
  EXPECT_EQ(found.distinct_brands, 2U);
  EXPECT_EQ(found.other_currency, 1U);
  EXPECT_THAT(found.price_bands, ElementsAre(NamedCount{"10–20", 1}, NamedCount{"20–50", 1}));
  EXPECT_EQ(found.image_names, 3U);
  EXPECT_EQ(found.missing_images, 1U);
}

TEST_F(ProfileTest, RejectedRowsAreCountedByReason) {
  RecordBatchBuilder rejected(tables::rejected());
  for (const char* reason : {"repeated row", "not JSON", "repeated row"}) {
    rejected.column(0).append("file");
    rejected.column(1).append(std::int64_t{1});
    rejected.column(2).append(reason);
    rejected.column(3).append("");
  }
  write("rejected", rejected);
  EXPECT_THAT(profiled().rejected, ElementsAre(NamedCount{"repeated row", 2}, NamedCount{"not JSON", 1}));
}

TEST_F(ProfileTest, AnEmptyShopGivesZeros) {
  const Profile found = profiled();
  EXPECT_EQ(found.users, 0U);
  EXPECT_EQ(found.density, 0);
  EXPECT_THAT(found.years, IsEmpty());
  EXPECT_EQ(found.cores.size(), 10U);
  EXPECT_FALSE(found.whole_days);
}

TEST_F(ProfileTest, WithoutAManifestThereIsNothingToProfile) {
  NoProgress progress;
  must(store_->write("standard/manifest.json", R"({"format_version": 2})"));
  EXPECT_EQ(profile(*store_, progress).error().code(), ErrorCode::kUnsupportedVersion);
  must(store_->write("standard/manifest.json", "{"));
  EXPECT_EQ(profile(*store_, progress).error().code(), ErrorCode::kCorruptData);
  must(store_->remove("standard/manifest.json"));
  EXPECT_EQ(profile(*store_, progress).error().code(), ErrorCode::kNotFound);
}

TEST_F(ProfileTest, TheProfileIsWrittenAsJson) {
  ratings({{"ann", "a", 5, {}}});
  must(write_profile(*store_, profiled()));
  EXPECT_THAT(must(store_->read("analytics/eda/profile.json")), HasSubstr("\"ratings\": 1"));
}

}  // namespace
}  // namespace lookbook::eda
