// Stores of every format version that was ever released must be read for ever. After raising a version in
// standard/manifest.json, analytics/index.json or a split's .json, write the new version's once:
//   LOOKBOOK_WRITE_FIXTURES=tests/fixtures/format-v2 build/dev/bin/processing_test
//   --gtest_filter='FixtureTest.*'

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "lookbook/processing/splitter.hpp"
#include "processing/shop_test.hpp"
#include "support/source_folder.hpp"

namespace lookbook::processing {
namespace {

using ::testing::ElementsAre;

void write_shop(const std::string& folder) {
  const auto store = must(storage::create_store(folder));
  RecordBatchBuilder landed(tables::landed_images());
  landed.column(0).append("shirt.jpg");
  landed.column(1).append("landing/images/0a.jpg");
  landed.column(2).append(std::int64_t{1234});
  must(storage::write_table(*store, "landing/images.parquet", {"images"}, must(landed.finish())));

  Transformer transformer = must(Transformer::create(*store, {.cores = {2}}));
  must(transformer.add_reviews(cleaned_reviews_of({{"ann", "shirt", 4, 1500000000, "Soft &amp; warm"},
                                                   {"ann", "hat", 5, 1500086400},
                                                   {"bob", "shirt", 2, 1500172800},
                                                   {"bob", "hat", std::nullopt},
                                                   {"ann", "sock", 3, 1500259200},
                                                   {"ann", "shirt", 1, 1400000000},
                                                   {"eve", "shirt", 9}})));
  must(transformer.add_products(products_of({{"shirt",
                                              "Linen shirt",
                                              {"Clothing", "Women", "Tops"},
                                              29.5,
                                              {"https://cdn.example/shirt.jpg"},
                                              {"hat"}},
                                             {"belt", "Belt", {"Clothing", "Men"}}})));
  NoProgress progress;
  must(transformer.finish(progress));
  must(build_index(*store, progress));
  const Indexed indexed = must(open_index(*store));
  must(write_split(*store, indexed, leave_last_out(indexed.interactions, indexed.users.size())));
}

TEST(FixtureTest, AShopOfVersion1IsRead) {
  const char* folder = std::getenv("LOOKBOOK_WRITE_FIXTURES");
  if (folder != nullptr) write_shop(std::string(folder) + "/shop");
  const std::string root = folder != nullptr ? folder : test_support::source_path("tests/fixtures/format-v1");
  const auto store = must(storage::open_store(root + "/shop"));

  const TransformReport report = must(read_transform_report(*store));
  EXPECT_EQ(report.review_rows, 7U);
  EXPECT_EQ(report.ratings, 5U);
  EXPECT_EQ(report.without_rating, 1U);
  EXPECT_THAT(report.rejected, ElementsAre(ReasonCount{"older rating of the same pair", 1},
                                           ReasonCount{"rating outside the scale", 1}));
  EXPECT_THAT(report.cores, ElementsAre(CoreSize{2, 2, 2, 4}));

  const Indexed indexed = must(open_index(*store));
  EXPECT_EQ(indexed.users.id(UserIndex(1)), "bob");
  EXPECT_EQ(indexed.items.find("belt"), ItemIndex(3));
  EXPECT_THAT(indexed.interactions.values, ElementsAre(4, 5, 2, 1, 3));
  EXPECT_EQ(indexed.interactions.kinds[3], EventKind::kPurchase);
  EXPECT_EQ(indexed.interactions.times[3], kNoTime);
  EXPECT_THAT(must(read_split(*store, indexed, "leave-last-out")).parts,
              ElementsAre(Part::kTrain, Part::kValid, Part::kTrain, Part::kTrain, Part::kTest));

  const Catalogue catalogue = must(read_catalogue(*store, indexed.items));
  EXPECT_EQ(catalogue[ItemIndex(0)].title, "Linen shirt");
  EXPECT_EQ(catalogue[ItemIndex(0)].image, "landing/images/0a.jpg");
  EXPECT_EQ(catalogue[ItemIndex(3)].category(), "Men");
}

}  // namespace
}  // namespace lookbook::processing
