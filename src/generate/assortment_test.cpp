#include "generate/assortment.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace lookbook::generate {
namespace {

const std::vector<Offer>& offers() {
  static const std::vector<Offer> made = make_assortment(ShopOptions{});
  return made;
}

TEST(AssortmentTest, EveryVariantHasItsOwnAsinAndTheShopItsSize) {
  std::set<std::string> asins;
  for (const auto& offer : offers()) asins.insert(offer.asin);
  EXPECT_EQ(asins.size(), 2000U);
  for (const auto& asin : asins) EXPECT_EQ(asin.size(), 10U);
}

TEST(AssortmentTest, VariantsShareEverythingButTheirColour) {
  std::map<std::string, std::vector<const Offer*>> groups;
  for (const auto& offer : offers()) groups[offer.parent].push_back(&offer);
  std::size_t with_variants = 0;
  for (const auto& [parent, group] : groups) {
    std::set<std::string_view> colours;
    for (const auto* offer : group) {
      EXPECT_EQ(offer->garment, group.front()->garment);
      EXPECT_EQ(offer->brand, group.front()->brand);
      EXPECT_EQ(offer->price, group.front()->price);
      EXPECT_EQ(offer->design.seed, group.front()->design.seed);
      EXPECT_TRUE(colours.insert(offer->colour_name).second) << offer->title;
    }
    if (group.size() > 1) ++with_variants;
  }
  EXPECT_GT(with_variants, groups.size() / 4);
}

TEST(AssortmentTest, EveryDepartmentAndNearlyEveryGarmentIsThere) {
  std::map<Department, int> departments;
  std::set<const Garment*> kinds;
  for (const auto& offer : offers()) {
    ++departments[offer.design.department];
    kinds.insert(offer.garment);
    EXPECT_NE(offer.garment->departments & (1U << static_cast<unsigned>(offer.design.department)), 0U)
        << offer.title;
  }
  EXPECT_EQ(departments.size(), 4U);
  EXPECT_GT(departments[Department::kWomen], departments[Department::kMen]);
  EXPECT_GE(kinds.size() + 2, garments().size());
}

TEST(AssortmentTest, TitlesAndPathsReadLikeAShop) {
  for (const auto& offer : offers()) {
    EXPECT_EQ(offer.title.find("  "), std::string::npos) << offer.title;
    EXPECT_NE(offer.title.find(offer.noun), std::string::npos) << offer.title;
    EXPECT_TRUE(offer.title.ends_with(std::string(offer.colour_name))) << offer.title;
    EXPECT_EQ(category_path(offer).size(), 4U);
    EXPECT_GT(offer.price, 3);
    EXPECT_LT(offer.price, 1500);
  }
}

TEST(AssortmentTest, AnotherSeedIsAnotherShop) {
  const auto others = make_assortment(ShopOptions{.seed = 43});
  EXPECT_NE(others.front().asin, offers().front().asin);
}

}  // namespace
}  // namespace lookbook::generate
