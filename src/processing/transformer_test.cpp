#include "lookbook/processing/transformer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "lookbook/base/parallel.hpp"
#include "lookbook/base/random.hpp"
#include "processing/review_stage.hpp"
#include "processing/shop_test.hpp"

namespace lookbook::processing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

using TransformerTest = ShopTest;

constexpr auto* kRatings = "standard/ratings.parquet";
constexpr auto* kRejected = "standard/rejected.parquet";

TEST_F(TransformerTest, KeepsTheNewestOfTwoRatings) {
  const auto report =
      transform({{"ann", "shirt", 2, 200}, {"ann", "shirt", 5, 100}, {"bob", "shirt", 4, 50}});
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_THAT(rows(kRatings, {"user_id", "item_id", "rating", "time"}),
              ElementsAre("ann|shirt|2|200", "bob|shirt|4|50"));
  EXPECT_THAT(rows(kRejected, {"source", "line", "reason"}),
              ElementsAre("reviews.json|2|older rating of the same pair"));
}

TEST_F(TransformerTest, OfEquallyNewRatingsTheLaterRowWins) {
  ASSERT_TRUE(transform({{"ann", "shirt", 1},
                         {"bob", "shirt", 1, 10},
                         {"ann", "shirt", 2},
                         {"bob", "shirt", 3, 10},
                         {"ann", "shirt", 2}}));
  EXPECT_THAT(rows(kRatings, {"user_id", "rating"}), ElementsAre("bob|3", "ann|2"));  // in landing order
  EXPECT_THAT(
      rows(kRejected, {"line", "reason"}),
      ElementsAre("1|older rating of the same pair", "2|older rating of the same pair", "3|repeated row"));
}

TEST_F(TransformerTest, ARatingWithATimeIsNewerThanOneWithout) {
  ASSERT_TRUE(transform({{"ann", "shirt", 1, 10}, {"ann", "shirt", 5}}));
  EXPECT_THAT(rows(kRatings, {"rating", "time"}), ElementsAre("1|10"));
}

TEST_F(TransformerTest, EveryDroppedRowIsCountedByReasonAndKept) {
  Transformer transformer = must(Transformer::create(*store_, {}));
  must(transformer.add_reviews(cleaned_reviews_of({{"", "shirt"},
                                                   {" \t", "shirt"},
                                                   {"ann", ""},
                                                   {"ann", "shirt", 9},
                                                   {"ann", "shirt", std::nan("")},
                                                   {"ann", "shirt", -1e39},
                                                   {"ann\xFF", "shirt"},
                                                   {"ann", "shirt", 4}})));
  RecordBatchBuilder unreadable(tables::rejected());
  unreadable.column(0).append("reviews.json");
  unreadable.column(1).append(std::int64_t{99});
  unreadable.column(2).append("not JSON");
  unreadable.column(3).append("{{{");
  must(transformer.add_rejected(must(unreadable.finish())));
  NoProgress progress;
  const TransformReport report = must(transformer.finish(progress));

  EXPECT_THAT(report.rejected,
              ElementsAre(ReasonCount{"empty user id", 2}, ReasonCount{"rating is not a number", 2},
                          ReasonCount{"empty item id", 1}, ReasonCount{"id is not valid UTF-8", 1},
                          ReasonCount{"not JSON", 1}, ReasonCount{"rating outside the scale", 1}));
  EXPECT_EQ(report.review_rows, 8U);
  EXPECT_EQ(report.ratings, 1U);
  EXPECT_EQ(report.rejected_rows(), 8U);
  EXPECT_THAT(rows(kRejected, {"line", "reason"}),
              ElementsAre("1|empty user id", "2|empty user id", "3|empty item id", "5|rating is not a number",
                          "6|rating is not a number", "7|id is not valid UTF-8", "99|not JSON",
                          "4|rating outside the scale"));
  EXPECT_EQ(rows(kRejected, {"raw"})[7], "user_id=ann item_id=shirt rating=9");
}

TEST_F(TransformerTest, RejectedRowsStandAsTheyCameAndThenThoseOfWhichANewerOneIsKept) {
  Transformer transformer = must(Transformer::create(*store_, {}));
  must(transformer.add_reviews(cleaned_reviews_of({{"ann", "a", 5, 1}}, "z.json")));
  must(transformer.add_reviews(cleaned_reviews_of({{"", "a"}, {"ann", "a", 5, 0}}, "a.json")));
  must(transformer.add_reviews(cleaned_reviews_of({{"", "a"}}, "z.json", 7)));
  NoProgress progress;
  must(transformer.finish(progress));
  EXPECT_THAT(rows(kRejected, {"source", "line"}), ElementsAre("a.json|1", "z.json|7", "a.json|2"));
}

TEST_F(TransformerTest, RejectedRowsAreWrittenAsTheyComeAndDoNotWaitInMemory) {
  constexpr int kBatches = 120;
  constexpr std::int64_t kRows = 5000;
  const ThreadLimit limit(1);  // a group a thread may wait to be written
  Transformer transformer = must(Transformer::create(*store_, {}));
  must(transformer.add_reviews(cleaned_reviews_of({{"ann", "shirt"}})));
  for (int batch = 0; batch < kBatches; ++batch) {
    RecordBatchBuilder bad(tables::rejected());
    for (std::int64_t row = 0; row < kRows; ++row) {
      const std::int64_t line = batch * kRows + row;
      bad.column(0).append("reviews.json");
      bad.column(1).append(line);
      bad.column(2).append("not JSON");
      bad.column(3).append(std::to_string(mix64(static_cast<std::uint64_t>(line))));
    }
    must(transformer.add_rejected(must(bad.finish())));
  }
  // Of 600,000 rows of about 19 random digits each the first groups (of 131,072) are in the file before
  // finish(), but for the three pieces of 1 MiB that may wait for the disk.
  std::uintmax_t written = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path())) {
    if (entry.is_regular_file()) written += entry.file_size();
  }
  EXPECT_GT(written, 1'000'000U);
  NoProgress progress;
  const TransformReport report = must(transformer.finish(progress));
  EXPECT_THAT(report.rejected, ElementsAre(ReasonCount{"not JSON", kBatches * kRows}));
  EXPECT_EQ(rows(kRejected, {"line"}).size(), static_cast<std::size_t>(kBatches * kRows));
}

TEST_F(TransformerTest, TextsAndIdsAreCleaned) {
  ASSERT_TRUE(transform({{" ann ", "shirt\n", 5, 1, "  So <b>soft</b> &amp; warm.<br />Buy it! "}},
                        {{"shirt ", "Linen&nbsp;shirt", {"Clothing", " Clothing", "Shirts "}, -3.0}}));
  EXPECT_THAT(rows("standard/reviews.parquet", {"user_id", "item_id", "text"}),
              ElementsAre("ann|shirt|So soft & warm.\nBuy it!"));
  EXPECT_THAT(rows("standard/products.parquet", {"item_id", "title", "categories", "price", "currency"}),
              ElementsAre("shirt|Linen shirt|[Clothing,Shirts]|-|-"));
}

TEST_F(TransformerTest, AReviewWithoutARatingHappened) {
  const auto report = transform({{"ann", "shirt", std::nullopt, 5}, {"ann", "hat", 4}});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->without_rating, 1U);
  EXPECT_EQ(report->without_time, 1U);
  EXPECT_THAT(rows(kRatings, {"item_id", "rating", "time"}), ElementsAre("shirt|-|5", "hat|4|-"));
  EXPECT_THAT(
      rows("standard/users.parquet", {"user_id", "ratings", "mean_rating", "first_time", "last_time"}),
      ElementsAre("ann|2|4|5|5"));
}

TEST_F(TransformerTest, UsersAreSummarised) {
  ASSERT_TRUE(transform({{"bob", "a", 1, 30}, {"ann", "a", 5}, {"bob", "b", 4, 10}, {"eve", "a", 50}}));
  EXPECT_THAT(
      rows("standard/users.parquet", {"user_id", "ratings", "mean_rating", "first_time", "last_time"}),
      ElementsAre("bob|2|2.5|10|30", "ann|1|5|-|-"));  // eve's only rating is outside the scale
}

TEST_F(TransformerTest, ProductsMergeAndTheFirstNonNullWins) {
  const auto report = transform({{"ann", "hat"}}, {{"shirt", std::nullopt, {}, std::nullopt, {"a.jpg"}},
                                                   {"hat", "Hat"},
                                                   {"shirt", "Linen shirt", {"Shirts"}, 20.0, {"b.jpg"}},
                                                   {"shirt", "Another", {"Tops"}, 30.0}});
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_EQ(report->products, 2U);
  EXPECT_EQ(report->merged_products, 2U);
  EXPECT_THAT(rows("standard/products.parquet", {"item_id", "title", "categories", "price", "images"}),
              ElementsAre("shirt|Linen shirt|[Shirts]|20|[a.jpg]", "hat|Hat|-|-|-"));
}

TEST_F(TransformerTest, ItemsOfReviewsAloneHaveARowOfNulls) {
  const auto report = transform({{"ann", "scarf"}, {"ann", "hat"}, {"bob", "scarf"}}, {{"hat", "Hat"}});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->only_rated, 1U);
  EXPECT_THAT(rows("standard/products.parquet", {"item_id", "title", "source"}),
              ElementsAre("hat|Hat|meta.json", "scarf|-|-"));
}

TEST_F(TransformerTest, CategoriesAndRelatedProductsAreTables) {
  ASSERT_TRUE(transform({{"ann", "a"}}, {{"a", "A", {"Women", "Shoes"}, 1.0, {}, {"b", "a", "b", " c"}},
                                         {"b", "B", {"Women", "Bags"}},
                                         {"c", "C", {"Women"}}}));
  EXPECT_THAT(rows("standard/categories.parquet", {"path", "level", "products"}),
              ElementsAre("Women|0|3", "Women > Bags|1|1", "Women > Shoes|1|1"));
  EXPECT_THAT(rows("standard/related.parquet", {"item_id", "kind", "other_id"}),
              ElementsAre("a|also_bought|b", "a|also_bought|c"));
}

TEST_F(TransformerTest, PhotographsAreFoundByTheirFileName) {
  RecordBatchBuilder landed(tables::landed_images());
  for (const char* name : {"images/51b.jpg", "41a.jpg", "hat.png"}) {
    landed.column(0).append(name);
    landed.column(1).append("landing/images/" + std::string(name).substr(0, 2) + ".jpg");
    landed.column(2).append(std::int64_t{1});
  }
  must(storage::write_table(*store_, "landing/images.parquet", {"images"}, must(landed.finish())));
  const auto report =
      transform({{"ann", "sock"}},
                {{"shirt", "S", {}, 1.0, {"https://cdn.example/I/41a.jpg?w=60", "data\\51b.jpg", "lost.jpg"}},
                 {"hat", "H"},
                 {"sock", "S"}});
  ASSERT_TRUE(report);
  EXPECT_THAT(rows("standard/images.parquet", {"item_id", "position", "path"}),
              ElementsAre("shirt|0|landing/images/41.jpg", "shirt|1|landing/images/im.jpg", "shirt|2|-",
                          "hat|0|landing/images/ha.jpg"));
  EXPECT_EQ(report->missing_images, 1U);
}

TEST_F(TransformerTest, KCoresAreSubsetsOfTheRatings) {
  const std::vector<ReviewRow> reviews = {{"u0", "i0"}, {"u0", "i1"}, {"u1", "i0"},
                                          {"u1", "i1"}, {"u2", "i1"}, {"u2", "i2"}};
  const auto report = transform(reviews, {}, {.cores = {2, 3}});
  ASSERT_TRUE(report);
  EXPECT_THAT(report->cores, ElementsAre(CoreSize{2, 2, 2, 4}, CoreSize{3, 0, 0, 0}));
  EXPECT_THAT(rows("standard/ratings_2core.parquet", {"user_id", "item_id"}),
              ElementsAre("u0|i0", "u0|i1", "u1|i0", "u1|i1"));
  EXPECT_THAT(rows("standard/ratings_3core.parquet", {"user_id"}), IsEmpty());

  ASSERT_TRUE(
      transform(reviews, {}, {.cores = {}}));  // tables of an earlier run would contradict the manifest
  EXPECT_FALSE(must(store_->exists("standard/ratings_2core.parquet")));
}

TEST_F(TransformerTest, TheScaleCanBeWidenedOrDetected) {
  const std::vector<ReviewRow> reviews = {{"a", "x", 0.5}, {"b", "x", 4.5}, {"c", "x", 5}};
  EXPECT_EQ(must(transform(reviews)).ratings, 2U);
  EXPECT_EQ(must(transform(reviews, {}, {.scale = RatingScale{0.5, 5}})).ratings, 3U);
  const TransformReport detected = must(transform(reviews, {}, {.scale = std::nullopt}));
  EXPECT_EQ(detected.scale, (RatingScale{0.5, 5}));
  EXPECT_EQ(detected.seen, (RatingScale{0.5, 5}));
  EXPECT_FALSE(Transformer::create(*store_, {.scale = RatingScale{5, 1}}));
}

TEST_F(TransformerTest, WhenNoReviewCanBeUsedTheErrorSaysWhyAndTheStoreStays) {
  ASSERT_TRUE(transform({{"ann", "shirt", 4}}));
  const std::string before = must(store_->read("standard/manifest.json"));
  const auto report = transform({{"ann", "shirt", 50}, {"bob", "shirt", 60}});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(report.error().message(), HasSubstr("rating outside the scale: 2"));
  EXPECT_THAT(
      report.error().message(),
      HasSubstr("scale 1 to 5: give --scale 0-100 or --scale auto (the ratings seen are from 50 to 60)"));
  EXPECT_EQ(must(store_->read("standard/manifest.json")), before);
  EXPECT_THAT(must(store_->list("standard/staging")), IsEmpty());
  const auto products_alone = transform({}, {{"shirt", "Linen shirt"}});
  ASSERT_FALSE(products_alone);
  EXPECT_EQ(products_alone.error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(products_alone.error().message(), HasSubstr("there is no review"));
  EXPECT_EQ(must(store_->read("standard/manifest.json")), before);
}

class Cancelled final : public Progress {
 public:
  void begin(std::string_view, std::uint64_t, std::string_view) override {}
  void advance(std::uint64_t) override {}
  void end() override {}
  bool cancelled() const override { return true; }
};

TEST_F(TransformerTest, CancellingLeavesNothingBehind) {
  Transformer transformer = must(Transformer::create(*store_, {}));
  must(transformer.add_reviews(cleaned_reviews_of({{"ann", "shirt"}})));
  Cancelled progress;
  const auto report = transformer.finish(progress);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), ErrorCode::kCancelled);
  EXPECT_THAT(must(store_->list("standard/")), IsEmpty());
}

TEST_F(TransformerTest, TheSameRowsGiveTheSameBytesHoweverTheyAreBatched) {
  std::vector<ReviewRow> reviews;
  for (int i = 0; i < 500; ++i) {
    reviews.push_back(
        {"u" + std::to_string(i * 7 % 90), "i" + std::to_string(i % 40), 1.0 + i % 5, i % 11, "text"});
  }
  const TransformReport whole = must(transform(reviews));
  const std::string bytes = must(store_->read("standard/reviews.parquet"));

  Transformer transformer = must(Transformer::create(*store_, {}));
  for (std::size_t row = 0; row < reviews.size(); row += 37) {
    const auto end = std::min(row + 37, reviews.size());
    must(transformer.add_reviews(cleaned_reviews_of({reviews.begin() + static_cast<std::ptrdiff_t>(row),
                                                     reviews.begin() + static_cast<std::ptrdiff_t>(end)},
                                                    "reviews.json", static_cast<std::int64_t>(row + 1))));
  }
  NoProgress progress;
  const TransformReport parts = must(transformer.finish(progress));
  EXPECT_EQ(parts.fingerprint, whole.fingerprint);
  EXPECT_EQ(must(store_->read("standard/reviews.parquet")), bytes);
  EXPECT_NE(must(transform({{"ann", "shirt"}})).fingerprint, whole.fingerprint);
}

TEST_F(TransformerTest, TheNumberOfThreadsChangesNoByte) {
  std::vector<ReviewRow> reviews;
  std::vector<ProductRow> products;
  for (int i = 0; i < 3000; ++i) {
    reviews.push_back({"u" + std::to_string(i % 70), "i" + std::to_string(i % 900), i % 7, i % 13,
                       "<b>a</b>&amp;" + std::to_string(i)});
    products.push_back({"i" + std::to_string(i % 1000), "T&eacute;e " + std::to_string(i)});
  }
  const std::string many = must(transform(reviews, products)).fingerprint;
  const ThreadLimit one(1);
  EXPECT_EQ(must(transform(reviews, products)).fingerprint, many);
}

TEST_F(TransformerTest, TheReportIsReadBackFromTheManifest) {
  const TransformReport written = must(
      transform({{"ann", "shirt", 4, 1}, {"", "x"}, {"bob", "hat", 9}}, {{"hat", "Hat"}}, {.cores = {1}}));
  const TransformReport read = must(read_transform_report(*store_));
  EXPECT_EQ(read.fingerprint, written.fingerprint);
  EXPECT_EQ(read.rejected, written.rejected);
  EXPECT_EQ(read.cores, written.cores);
  EXPECT_EQ(read.seen, written.seen);
  EXPECT_EQ(read.scale, written.scale);
  EXPECT_EQ(read.likely, (RatingScale{1, 10}));
  EXPECT_EQ(read.review_rows, 3U);
  EXPECT_EQ(read.products, 2U);
  EXPECT_EQ(read.only_rated, 1U);
}

TEST_F(TransformerTest, RepairsAreKeptInTheManifestAndOlderOnesHaveNone) {
  Transformer transformer = must(Transformer::create(*store_, {}));
  must(transformer.add_reviews(cleaned_reviews_of({{"ann", "shirt", 4}})));
  transformer.count_repairs(1, 2);
  transformer.count_repairs(2, 0);
  NoProgress progress;
  must(transformer.finish(progress));
  EXPECT_EQ(must(read_transform_report(*store_)).rows_repaired, 3U);
  EXPECT_EQ(must(read_transform_report(*store_)).fields_dropped, 2U);
  std::string manifest = must(store_->read("standard/manifest.json"));
  for (const std::string name : {"rows_repaired", "fields_dropped", "likely_scale"}) {
    ASSERT_THAT(manifest, HasSubstr(name));
    manifest.replace(manifest.find(name), 3, "not");
  }
  must(store_->write("standard/manifest.json", manifest));
  EXPECT_EQ(must(read_transform_report(*store_)).rows_repaired, 0U);
  EXPECT_EQ(must(read_transform_report(*store_)).fields_dropped, 0U);
  EXPECT_EQ(must(read_transform_report(*store_)).likely, std::nullopt);
}

TEST_F(TransformerTest, ManyRatingsOutsideTheScaleBringAdvice) {
  std::vector<ReviewRow> rows;
  for (int i = 0; i < 20; ++i) rows.push_back({"u" + std::to_string(i), "shirt", i == 0 ? 9 : 4});
  EXPECT_EQ(scale_advice(must(transform(rows))), "") << "1 of 20 is 5%";
  rows.push_back({"bob", "shirt", 7.5});
  EXPECT_EQ(scale_advice(must(transform(rows))),
            "Many ratings are outside the scale 1 to 5: give --scale 1-10 or --scale auto (the ratings seen "
            "are from 4 to 9)");
  TransformReport older = must(read_transform_report(*store_));
  older.likely.reset();
  EXPECT_THAT(scale_advice(older), HasSubstr("give --scale auto"));
}

TEST_F(TransformerTest, AManifestOfANewerVersionIsRefusedAndItsTablesStay) {
  ASSERT_TRUE(transform({{"ann", "shirt"}}));
  std::string manifest = must(store_->read("standard/manifest.json"));
  const std::string version = "\"format_version\": 1";
  ASSERT_THAT(manifest, HasSubstr(version));
  manifest.replace(manifest.find(version), version.size(), "\"format_version\": 999");
  must(store_->write("standard/manifest.json", manifest));
  EXPECT_EQ(read_transform_report(*store_).error().code(), ErrorCode::kUnsupportedVersion);
  EXPECT_EQ(Transformer::create(*store_, {}).error().code(), ErrorCode::kUnsupportedVersion);
  EXPECT_THAT(rows("standard/ratings.parquet", {"user_id"}), ElementsAre("ann"));
  must(store_->write("standard/manifest.json", manifest.substr(0, 40)));
  EXPECT_EQ(read_transform_report(*store_).error().code(), ErrorCode::kCorruptData);
  EXPECT_TRUE(transform({{"bob", "shirt"}})) << "a damaged manifest is written anew";
}

TEST_F(TransformerTest, ABatchWithOtherColumnsIsAnError) {
  Transformer transformer = must(Transformer::create(*store_, {}));
  RecordBatchBuilder other({{"user_id", ColumnType::kString}});
  other.column(0).append("ann");
  const auto status = transformer.add_reviews(must(other.finish()));
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code(), ErrorCode::kNotFound);
}

}  // namespace
}  // namespace lookbook::processing
