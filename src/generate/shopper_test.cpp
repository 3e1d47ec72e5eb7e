#include "generate/shopper.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "generate/related.hpp"
#include "generate/shop_files.hpp"
#include "lookbook/base/checksum.hpp"
#include "lookbook/base/parallel.hpp"

namespace lookbook::generate {
namespace {

struct Shop {
  ShopOptions options;
  std::vector<Offer> offers;
  std::vector<Purchase> purchases;
};

Shop make(const ShopOptions& options) {
  Shop shop{options, make_assortment(options), {}};
  NoProgress silent;
  shop.purchases = go_shopping(options, shop.offers, silent);
  return shop;
}

const Shop& shop() {
  static const Shop made = make(ShopOptions{});
  return made;
}

TEST(ShopperTest, ThereAreAboutAsManyReviewsAsAskedForAndNobodyBuysTwice) {
  EXPECT_NEAR(static_cast<double>(shop().purchases.size()), 60000, 1500);
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const auto& purchase : shop().purchases) {
    EXPECT_TRUE(pairs.insert({purchase.shopper, purchase.offer}).second);
    EXPECT_LT(purchase.day, kShopDays);
  }
}

TEST(ShopperTest, StarsAreJShapedAsInRealClothing) {
  std::array<double, 6> share{};
  for (const auto& purchase : shop().purchases)
    share[purchase.stars] += 1.0 / static_cast<double>(shop().purchases.size());
  // Real clothing: 5 stars 62% to 68%, 4 stars 17% to 22%, 1 star 3% to 4% (docs/demo-shop.md).
  EXPECT_NEAR(share[5], .60, .05);
  EXPECT_NEAR(share[4], .21, .04);
  EXPECT_NEAR(share[3], .10, .03);
  EXPECT_NEAR(share[2], .045, .02);
  EXPECT_NEAR(share[1], .045, .02);
}

TEST(ShopperTest, AFewProductsSellMostOfWhatIsSold) {
  std::vector<std::size_t> sold(shop().offers.size());
  for (const auto& purchase : shop().purchases) ++sold[purchase.offer];
  std::ranges::sort(sold, std::greater{});
  std::size_t top = 0;
  for (std::size_t i = 0; i < sold.size() / 10; ++i) top += sold[i];
  // Real clothing: the top tenth holds 35% to 60%.
  EXPECT_GT(top, shop().purchases.size() * 35 / 100);
  EXPECT_LT(top, shop().purchases.size() * 60 / 100);
}

TEST(ShopperTest, PeopleComeBackToTheirStyle) {
  // Two purchases of one person share a style far more often than two of different people.
  double same = 0;
  double stranger = 0;
  double pairs = 0;
  const auto& bought = shop().purchases;
  const auto style = [&](const Purchase& purchase) { return shop().offers[purchase.offer].style; };
  for (std::size_t i = 0; i + 1 < bought.size(); ++i) {
    if (bought[i].shopper != bought[i + 1].shopper) continue;
    ++pairs;
    if (style(bought[i]) == style(bought[i + 1])) ++same;
    if (style(bought[i]) == style(bought[(i + 30000) % bought.size()])) ++stranger;
  }
  EXPECT_GT(same / pairs, 1.8 * stranger / pairs);
}

TEST(ShopperTest, TheSameOptionsGiveTheSameBytesOnAnyNumberOfThreads) {
  const ShopOptions options{.products = 50, .shoppers = 60, .reviews = 300};
  std::set<std::string> sums;
  for (const std::size_t threads : {1, 2, 5}) {
    const ThreadLimit limit(threads);
    const Shop small = make(options);
    std::string text;
    const auto sink = [&](std::string_view part) -> Status {
      text += part;
      return ok();
    };
    ASSERT_TRUE(write_reviews(options, small.offers, small.purchases, sink));
    ASSERT_TRUE(write_metadata(small.offers, small.purchases, sink));
    sums.insert(sha256_hex(text));
  }
  EXPECT_EQ(sums.size(), 1U);
}

TEST(RelatedTest, WhatIsBoughtTogetherComesFromOtherShelvesToo) {
  const auto together = also_bought(shop().offers.size(), shop().purchases, 12);
  std::size_t other_shelf = 0;
  std::size_t total = 0;
  for (std::size_t i = 0; i < together.size(); ++i) {
    for (const std::uint32_t other : together[i]) {
      EXPECT_NE(other, i);
      ++total;
      if (shop().offers[other].garment->slot != shop().offers[i].garment->slot) ++other_shelf;
    }
  }
  EXPECT_GT(total, shop().offers.size());
  EXPECT_GT(other_shelf, total / 2);
}

TEST(RelatedTest, WhatIsViewedTogetherIsOfTheSameKind) {
  const auto viewed = also_viewed(shop().offers, 12);
  for (std::size_t i = 0; i < viewed.size(); ++i) {
    EXPECT_LE(viewed[i].size(), 12U);
    for (const std::uint32_t other : viewed[i])
      EXPECT_EQ(shop().offers[other].garment, shop().offers[i].garment);
  }
}

}  // namespace
}  // namespace lookbook::generate
