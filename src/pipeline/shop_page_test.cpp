#include "lookbook/pipeline/shop_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "lookbook/loader/landing.hpp"
#include "lookbook/pipeline/steps.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::pipeline {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kReviews =
    R"({"reviewerID": "u1", "asin": "i1", "overall": 5, "unixReviewTime": 1500000000, "evil": "<script>alert(1)</script>"})"
    "\n";
constexpr const char* kProducts =
    R"({"asin": "i1", "title": "<img src=x onerror=alert(1)> שמלה 👗", "category": ["A & B", "<b>"], "price": "$9.50"})"
    "\n";

/// A store into which a hostile shop was loaded.
class ShopPageTest : public ::testing::Test {
 protected:
  void SetUp() override {
    loader::LoadRequest request;
    request.reviews.emplace_back(file("reviews.json", kReviews));
    request.metadata.emplace_back(file("products.json", kProducts));
    ASSERT_TRUE(loader::load(request, *store_, progress_));
  }
  std::string file(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }
  std::string page() {
    EXPECT_TRUE(transform_landed(*store_, {}, progress_));
    const auto profile = eda::profile(*store_, progress_);
    auto html = shop_page(*store_, *profile, progress_);
    EXPECT_TRUE(html) << html.error().message();
    return std::move(html).value_or("");
  }

  test_support::TemporaryFolder folder_;
  std::unique_ptr<storage::ObjectStore> store_ = *storage::create_store(folder_ / "store");
  NoProgress progress_;
};

TEST_F(ShopPageTest, WhatTheSourcesSayIsShownAndNeverRun) {
  const std::string html = page();
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(html, Not(HasSubstr("<img src=x")));
  EXPECT_THAT(html, HasSubstr("products.categories"));
}

TEST_F(ShopPageTest, ATableWithoutItsSourcesHasAPage) {
  const std::string with_sources = page();
  std::filesystem::remove_all(folder_ / "store/landing");
  const auto profile = eda::profile(*store_, progress_);
  auto html = shop_page(*store_, *profile, progress_);
  ASSERT_TRUE(html) << html.error().message();
  EXPECT_THAT(with_sources, HasSubstr("id=\"schema\""));
  EXPECT_THAT(*html, Not(HasSubstr("id=\"schema\"")));
}

TEST_F(ShopPageTest, TheRawSchemaNeedsNothingButTheSources) {
  const auto sources = raw_schemas(*store_);
  ASSERT_TRUE(sources) << sources.error().message();
  const std::string text = raw_schemas_text(*sources, {.width = 120});
  EXPECT_THAT(text, HasSubstr("All 1 row looked at."));
  for (const std::size_t width : {120U, 80U, 60U}) {
    const std::string lines = raw_schemas_text(*sources, {.width = width});
    EXPECT_THAT(lines, HasSubstr(" reviews.rating "));
    EXPECT_THAT(lines, HasSubstr(" ratings.rating "));
    EXPECT_THAT(lines, HasSubstr(" products.categories "));
  }
  EXPECT_THAT(text, HasSubstr("standard/products"));
  EXPECT_THAT(raw_schemas_json(*sources).to_text(0),
              HasSubstr(R"("path":"overall","types":["integer"],"present":1)"));
}

TEST(RawSchemasTest, AStoreIntoWhichNothingWasLoadedSaysSo) {
  const test_support::TemporaryFolder folder;
  const auto store = *storage::create_store(folder.path());
  EXPECT_THAT(raw_schemas(*store).error().message(), HasSubstr("lookbook load"));
}

}  // namespace
}  // namespace lookbook::pipeline
