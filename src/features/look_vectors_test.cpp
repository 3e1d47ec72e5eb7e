#include "lookbook/features/look_vectors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/away_store_test.hpp"
#include "features/encoded_images_test.hpp"
#include "lookbook/base/parallel.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::features {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class LookVectorsTest : public ::testing::Test {
 protected:
  void SetUp() override { store_ = storage::create_store(folder_.path()).value(); }

  void put(const std::string& path, const std::string& bytes) { ASSERT_TRUE(store_->write(path, bytes)); }
  void show(const std::string& id, const std::string& path) {
    Product product;
    product.id = id;
    product.image = path;
    products_.push_back(product);
  }
  /// A jacket and its variant with one photograph, a shirt, one without a photograph, one damaged, one
  /// missing.
  void fill() {
    put("landing/images/jacket.jpg", as_jpeg(rectangle(60, 80, {20, 30, 90})));
    put("landing/images/shirt.png", as_png(rectangle(80, 80, {200, 190, 40})));
    put("landing/images/damaged.jpg", as_jpeg(rectangle(60, 80, {1, 2, 3})).substr(0, 300));
    show("jacket", "landing/images/jacket.jpg");
    show("shirt", "landing/images/shirt.png");
    show("none", "");
    show("damaged", "landing/images/damaged.jpg");
    show("lost", "landing/images/lost.jpg");
    show("jacket-2", "landing/images/jacket.jpg");
  }
  ItemVectors vectors() { return look_vectors(*store_, Catalogue(products_), progress_, report_).value(); }

  test_support::TemporaryFolder folder_;
  std::unique_ptr<storage::ObjectStore> store_;
  std::vector<Product> products_;
  NoProgress progress_;
  LookReport report_;
};

TEST_F(LookVectorsTest, EveryReadablePhotographHasAVectorAndTheRestIsCounted) {
  fill();
  const ItemVectors look = vectors();
  EXPECT_EQ(look.name, "look");
  EXPECT_EQ(look.dimension, 641U);
  EXPECT_THAT(look.present, ElementsAre(1, 1, 0, 0, 0, 1));
  EXPECT_EQ(report_.encoded, 3U);
  EXPECT_EQ(report_.missing, 1U);
  EXPECT_EQ(report_.failed, 2U);
  ASSERT_EQ(report_.samples.size(), 2U);
  EXPECT_EQ(report_.samples[0].item, "damaged");
  EXPECT_THAT(report_.samples[0].reason, HasSubstr("JPEG"));
  EXPECT_EQ(report_.samples[1].path, "landing/images/lost.jpg");
  EXPECT_THAT(report_.unusable, ElementsAre(report_.samples[0].path, report_.samples[1].path));

  EXPECT_TRUE(std::ranges::equal(look.row(ItemIndex(0)), look.row(ItemIndex(5))));
  EXPECT_THAT(look.row(ItemIndex(2)), testing::Each(0));
  const auto alone = look_vector(bytes_of(as_png(rectangle(80, 80, {200, 190, 40}))));
  EXPECT_TRUE(std::ranges::equal(look.row(ItemIndex(1)), *alone));
}

TEST_F(LookVectorsTest, AStoreThatDoesNotAnswerIsNoDamagedPhotograph) {
  fill();
  const AwayStore away(*store_, "landing/images/shirt.png");
  const auto look = look_vectors(away, Catalogue(products_), progress_, report_);
  ASSERT_FALSE(look);
  EXPECT_EQ(look.error().code(), ErrorCode::kUnavailable);
}

TEST_F(LookVectorsTest, DoNotDependOnTheNumberOfThreads) {
  for (unsigned p = 0; p < 50; ++p) {
    const std::string path = "landing/images/" + std::to_string(p) + ".png";
    put(path, as_png(rectangle(30 + p, 40, {static_cast<std::uint8_t>(p * 5), 60, 100})));
    show(std::to_string(p), path);
  }
  ItemVectors one;
  {
    const ThreadLimit limit(1);
    one = vectors();
  }
  const ThreadLimit limit(4);
  EXPECT_EQ(one.values, vectors().values);
}

TEST_F(LookVectorsTest, ComeBackFromTheStoreAsTheyWere) {
  fill();
  const ItemVectors look = vectors();
  ASSERT_TRUE(write_vectors(*store_, look, report_));
  const auto read = read_vectors(*store_, "look");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->dimension, look.dimension);
  EXPECT_EQ(read->values, look.values);
  EXPECT_EQ(read->present, look.present);
  EXPECT_EQ(read->source, look.source);
  const Error none = read_vectors(*store_, "words").error();
  EXPECT_EQ(none.code(), ErrorCode::kNotFound);
  EXPECT_THAT(none.message(), HasSubstr("run `lookbook features`"));
}

TEST_F(LookVectorsTest, TheirReportIsKeptWithThem) {
  EXPECT_EQ(*read_look_report(*store_), std::nullopt);
  fill();
  const ItemVectors look = vectors();
  ASSERT_TRUE(write_vectors(*store_, look, report_));
  const std::optional<LookReport> kept = *read_look_report(*store_);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->encoded, 3U);
  EXPECT_EQ(kept->missing, 1U);
  EXPECT_EQ(kept->failed, 2U);
  EXPECT_EQ(kept->samples, report_.samples);
  put("analytics/vectors/look.json", R"({"format_version": 1, "sha256": "", "source": ""})");  // an older one
  EXPECT_EQ(*read_look_report(*store_), std::nullopt);
}

TEST_F(LookVectorsTest, SayWhichPhotographsOfWhichProductsTheyAreOf) {
  fill();
  const std::string source = photographs_fingerprint(Catalogue(products_));
  EXPECT_EQ(vectors().source, source);
  std::swap(products_[0].image, products_[1].image);
  EXPECT_NE(photographs_fingerprint(Catalogue(products_)), source);
  std::swap(products_[0].image, products_[1].image);
  std::swap(products_[0], products_[1]);
  EXPECT_NE(photographs_fingerprint(Catalogue(products_)), source);
  std::swap(products_[0], products_[1]);
  EXPECT_EQ(photographs_fingerprint(Catalogue(products_)), source);
  products_.pop_back();
  EXPECT_NE(photographs_fingerprint(Catalogue(products_)), source);
}

TEST_F(LookVectorsTest, AFlippedBitIsNoticed) {
  fill();
  ASSERT_TRUE(write_vectors(*store_, vectors(), report_));
  const std::string whole = *store_->read(vectors_path("look"));
  std::string flipped = whole;
  flipped[whole.size() / 2] ^= 1;
  put(vectors_path("look"), flipped);
  const auto read = read_vectors(*store_, "look");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code(), ErrorCode::kCorruptData);
  EXPECT_THAT(read.error().message(), HasSubstr("run `lookbook features` again"));
  put(vectors_path("look"), whole);
  EXPECT_TRUE(read_vectors(*store_, "look"));

  put("analytics/vectors/look.json", "{");
  EXPECT_EQ(read_vectors(*store_, "look").error().code(), ErrorCode::kCorruptData);
  put("analytics/vectors/look.json", R"({"format_version": 2})");
  EXPECT_EQ(read_vectors(*store_, "look").error().code(), ErrorCode::kUnsupportedVersion);
}

TEST_F(LookVectorsTest, VectorsOfAnOlderLookbookHaveNoChecksumAndAreRead) {
  fill();
  ASSERT_TRUE(write_vectors(*store_, vectors(), report_));
  ASSERT_TRUE(store_->remove("analytics/vectors/look.json"));
  EXPECT_EQ(read_vectors(*store_, "look")->n_items(), 6U);
  EXPECT_EQ(read_vectors(*store_, "look")->source, "");
}

TEST_F(LookVectorsTest, AShopWithoutPhotographsHasVectorsOfOneZero) {
  show("a", "");
  show("b", "");
  const ItemVectors look = vectors();
  EXPECT_EQ(look.dimension, 1U);
  EXPECT_THAT(look.present, ElementsAre(0, 0));
  ASSERT_TRUE(write_vectors(*store_, look, report_));
  EXPECT_THAT(read_vectors(*store_, "look")->present, ElementsAre(0, 0));
}

TEST_F(LookVectorsTest, AnEmptyCatalogueIsFine) {
  EXPECT_EQ(vectors().n_items(), 0U);
  ASSERT_TRUE(write_vectors(*store_, vectors(), report_));
  EXPECT_EQ(read_vectors(*store_, "look")->n_items(), 0U);
}

}  // namespace
}  // namespace lookbook::features
