// The numbers of the products beside those that profile_test counts.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "eda/standard_shop_test.hpp"
#include "eda/title_sums.hpp"

namespace lookbook::eda {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using CatalogueTest = StandardShop;

TEST(TitleWordsTest, WordsAreRunsOfLettersWithoutGrammar) {
  EXPECT_THAT(words_of("The Women's X-Large T-Shirt, 100% Cotton & COTTON for you"),
              ElementsAre("women", "large", "shirt", "cotton"));
  EXPECT_THAT(words_of("קפה «Öl» 50's 👗👗 it's"), ElementsAre("קפה", "«Öl»", "👗👗"));
  EXPECT_THAT(words_of(""), IsEmpty());
}

TEST_F(CatalogueTest, TitlesAreEqualWithoutRegardToCapitalsAndSpaces) {
  RecordBatchBuilder products(tables::products());
  titled(products, "a", "Red  Hat");
  titled(products, "b", " red hat ");
  titled(products, "c", "Red Hats");
  titled(products, "d", std::nullopt);
  titled(products, "e", std::nullopt);
  write("products", products);
  const Profile found = profiled();
  EXPECT_EQ(found.same_title_groups, 1U);
  EXPECT_EQ(found.same_title_products, 2U);
  EXPECT_THAT(found.same_titles, ElementsAre(NamedCount{"red hat", 2}));
  EXPECT_THAT(found.title_words,
              ElementsAre(NamedCount{"red", 3}, NamedCount{"hat", 2}, NamedCount{"hats", 1}));
  EXPECT_EQ(found.title_length.max, 9);  // " red hat "
}

TEST_F(CatalogueTest, PricesAndPhotographsAreCountedByCategory) {
  RecordBatchBuilder products(tables::products());
  const auto add = [&](const char* id, std::vector<std::string> path, std::optional<double> price,
                       const char* currency) {
    for (const std::size_t column : {0, 3, 4, 8, 9, 11}) products.column(column).append_null();
    products.column(1).append_null();
    products.column(2).append(id);
    products.column(5).append_list(path);
    for (const std::size_t column : {10, 12, 13, 14}) products.column(column).append_null();
    products.column(6).append(price);
    products.column(7).append(currency);
  };
  add("a", {"Men", "Hats"}, 10.0, "USD");
  add("b", {"Men"}, 30.0, "USD");
  add("c", {"Men"}, 99.0, "EUR");
  add("d", {"Women"}, std::nullopt, "USD");
  write("products", products);
  categories({{"Men", 0, 3}, {"Women", 0, 1}, {"Men > Hats", 1, 1}});
  RecordBatchBuilder images(tables::images());
  images.column(0).append("a");
  images.column(1).append(std::int32_t{0});
  images.column(2).append("name");
  images.column(3).append("path.jpg");
  write("images", images);

  const Profile found = profiled();
  ASSERT_EQ(found.category_summaries.size(), 2U);
  const CategorySummary& men = found.category_summaries[0];
  EXPECT_EQ(men.name, "Men");
  EXPECT_EQ(men.products, 3U);
  EXPECT_EQ(men.with_photograph, 1U);
  EXPECT_EQ(men.with_price, 2U);  // not the one in EUR
  EXPECT_EQ(men.prices.median, 10);
  EXPECT_EQ(men.prices.max, 30);
  EXPECT_EQ(found.category_summaries[1].with_price, 0U);
}

TEST_F(CatalogueTest, ALevelThatIsNearlyAllOneCategoryDoesNotDivideTheShop) {
  categories({{"Clothing", 0, 95}, {"Toys", 0, 5}, {"Clothing > Men", 1, 40}, {"Clothing > Women", 1, 55}});
  EXPECT_THAT(profiled().categories, ElementsAre(NamedCount{"Women", 55}, NamedCount{"Men", 40}));
  categories({{"Clothing", 0, 95}, {"Toys", 0, 5}});
  EXPECT_THAT(profiled().categories, ElementsAre(NamedCount{"Clothing", 95}, NamedCount{"Toys", 5}));
}

TEST_F(CatalogueTest, VariantsAreThoseOfAGroupOfSeveral) {
  RecordBatchBuilder products(tables::products());
  for (const auto& [id, group] : {std::pair{"a", "g"}, {"b", "g"}, {"c", "alone"}}) {
    for (const std::size_t column : {0, 3, 4, 7, 8, 9}) products.column(column).append_null();
    products.column(1).append_null();
    products.column(2).append(id);
    for (const std::size_t column : {5, 6, 10, 12, 13, 14}) products.column(column).append_null();
    products.column(11).append(group);
  }
  write("products", products);
  const Profile found = profiled();
  EXPECT_EQ(found.variant_groups, 1U);
  EXPECT_EQ(found.variant_products, 2U);
}

TEST_F(CatalogueTest, LinksAreCountedByKindAndWhetherTheyStayInTheShop) {
  RecordBatchBuilder products(tables::products());
  for (const char* id : {"a", "b", "c", "d", "e", "f"}) titled(products, id, std::nullopt);
  write("products", products);
  RecordBatchBuilder related(tables::related());
  for (const auto& [from, kind, to] : {std::tuple{"a", "also_bought", "b"},
                                       {"b", "also_bought", "a"},
                                       {"a", "also_bought", "elsewhere"},
                                       {"b", "also_viewed", "c"},
                                       {"d", "also_viewed", "e"}}) {
    related.column(0).append(from);
    related.column(1).append(kind);
    related.column(2).append(to);
  }
  write("related", related);
  const Profile found = profiled();
  EXPECT_THAT(found.links,
              ElementsAre(LinkKind{"also_bought", 3, 2, 2, 2}, LinkKind{"also_viewed", 2, 2, 0, 2}));
  EXPECT_EQ(found.linked_products, 5U);          // all but f
  EXPECT_EQ(found.largest_component, 3U);        // a, b, c
  EXPECT_EQ(found.links_per_product.max, 2);     // b: to a and c
  EXPECT_EQ(found.links_per_product.median, 1);  // of 1, 1, 2
}

TEST_F(CatalogueTest, TheFunnelIsThatOfTheManifestAndAddsUp) {
  must(store_->write(
      "standard/manifest.json",
      R"({"format_version": 1, "funnel": {"review_rows": 4, "product_rows": 7, "rows_repaired": 2}})"));
  ratings({{"ann", "a", 5, {}}, {"bob", "a", 5, {}}});
  RecordBatchBuilder rejected(tables::rejected());
  for (const char* reason : {"repeated row", "older rating of the same pair", "not a JSON object"}) {
    rejected.column(0).append("file");
    rejected.column(1).append(std::int64_t{1});
    rejected.column(2).append(reason);
    rejected.column(3).append("");
  }
  write("rejected", rejected);
  const Profile found = profiled();
  EXPECT_EQ(found.product_rows, 7U);
  EXPECT_EQ(found.rows_repaired, 2U);
  EXPECT_EQ(found.fields_dropped, 0U);  // an older manifest
  EXPECT_EQ(found.repeated_rows, 1U);
  EXPECT_EQ(found.older_rows, 1U);
  EXPECT_EQ(found.unusable_rows, 1U);  // 3 rejected - (4 reviews - 2 ratings)
}

}  // namespace
}  // namespace lookbook::eda
