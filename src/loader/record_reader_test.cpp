#include "lookbook/loader/record_reader.hpp"

#include <gmock/gmock.h>

#include <numeric>

#include "loader/test_files.hpp"
#include "lookbook/base/parallel.hpp"
#include "lookbook/base/random.hpp"
#include "lookbook/core/id_map.hpp"
#include "lookbook/core/record_batch_builder.hpp"
#include "lookbook/core/tables.hpp"
#include "lookbook/storage/table.hpp"
#include "support/source_folder.hpp"

namespace lookbook::loader {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Optional;

constexpr std::string_view kGood =
    R"({"overall": 5.0, "reviewerID": "u1", "asin": "i1", "unixReviewTime": 1500000000, "verified": true})";

class RecordReaderTest : public ::testing::Test {
 protected:
  Everything read(const std::string& bytes, const std::string& name = "reviews.json") {
    auto all = read_file(folder_.write(name, bytes));
    if (all) return *std::move(all);
    ADD_FAILURE() << all.error().message();
    return {};
  }

  /// The reason why a line is rejected that stands between two good ones; empty if it is kept.
  std::string reason_of(std::string_view line) {
    const Everything all =
        read(std::string(kGood) + "\n" + std::string(line) + "\n" + std::string(kGood) + "\n");
    if (all.rejected == 0) {
      EXPECT_EQ(all.rows, 3U) << line;
      return "";
    }
    EXPECT_EQ(all.rows, 2U) << line;
    EXPECT_THAT(all.rejected_lines(), ElementsAre(Optional(2)));
    return std::string(*all.reasons().front());
  }

  TestFolder folder_;
};

TEST_F(RecordReaderTest, ARowHasEverythingThatTheLineSays) {
  const Everything all = read(
      R"({"overall": 4.0, "verified": true, "vote": "1,341", "reviewTime": "09 4, 2015", "reviewerID": "A1", "asin": "B1", )"
      R"("style": {"Size:": " 7.0 oz", "Color Name:": " Red"}, "reviewText": "Caf\u00e9", "summary": "Good", "unixReviewTime": 1441324800})");
  ASSERT_EQ(all.rows, 1U);
  EXPECT_EQ(all.batches.front().rows.schema(), tables::raw_reviews());
  EXPECT_EQ(all.batches.front().rejected.schema(), tables::rejected());
  EXPECT_THAT(all.texts("source"), ElementsAre(Optional(std::string_view("source"))));
  EXPECT_THAT(all.column<std::int64_t>("line"), ElementsAre(Optional(1)));
  EXPECT_THAT(all.texts("user_id"), ElementsAre(Optional(std::string_view("A1"))));
  EXPECT_THAT(all.texts("item_id"), ElementsAre(Optional(std::string_view("B1"))));
  EXPECT_THAT(all.column<double>("rating"), ElementsAre(Optional(4.0)));
  EXPECT_THAT(all.column<std::int64_t>("time"), ElementsAre(Optional(1441324800)));
  EXPECT_THAT(all.texts("title"), ElementsAre(Optional(std::string_view("Good"))));
  EXPECT_THAT(all.texts("text"), ElementsAre(Optional(std::string_view("Café"))));
  EXPECT_THAT(all.column<bool>("verified"), ElementsAre(Optional(true)));
  EXPECT_THAT(all.column<std::int32_t>("helpful"), ElementsAre(Optional(1341)));
  EXPECT_THAT(all.texts("colour"), ElementsAre(Optional(std::string_view("Red"))));
  EXPECT_THAT(all.texts("size"), ElementsAre(Optional(std::string_view("7.0 oz"))));
}

TEST_F(RecordReaderTest, AProductHasEverythingThatTheLineSays) {
  const Everything all = read(
      R"({'asin': 'B1', 'title': "Men's Shirt", 'price': 9.49, 'imUrl': 'http://x/a.jpg', 'brand': 'Acme', 'description': 'Fine', )"
      R"('related': {'also_bought': ['B2', 'B3'], 'also_viewed': ['B4'], 'buy_after_viewing': ['B5', 'B4'], 'bought_together': ['B6']}, )"
      R"('categories': [['Clothing', 'Men'], ['Clothing', 'Men', 'Shirts']]})");
  ASSERT_EQ(all.rows, 1U);
  EXPECT_EQ(all.batches.front().rows.schema(), tables::raw_products());
  EXPECT_THAT(all.texts("title"), ElementsAre(Optional(std::string_view("Men's Shirt"))));
  EXPECT_THAT(all.texts("brand"), ElementsAre(Optional(std::string_view("Acme"))));
  EXPECT_THAT(all.texts("description"), ElementsAre(Optional(std::string_view("Fine"))));
  EXPECT_THAT(all.column<double>("price"), ElementsAre(Optional(9.49)));
  EXPECT_THAT(all.texts("currency"), ElementsAre(Optional(std::string_view("USD"))));
  EXPECT_THAT(all.lists("categories"), ElementsAre(ElementsAre("Clothing", "Men", "Shirts")));
  EXPECT_THAT(all.lists("images"), ElementsAre(ElementsAre("http://x/a.jpg")));
  EXPECT_THAT(all.lists("also_bought"), ElementsAre(ElementsAre("B2", "B3")));
  EXPECT_THAT(all.lists("also_viewed"), ElementsAre(ElementsAre("B4", "B5")));
  EXPECT_THAT(all.lists("bought_together"), ElementsAre(ElementsAre("B6")));
  EXPECT_THAT(all.texts("variant_group"), ElementsAre(std::nullopt));
}

TEST_F(RecordReaderTest, ProductsOf2023AreRead) {
  const Everything all = read(
      R"({"main_category": "Fashion", "title": "Bag", "average_rating": 4.5, "features": ["Soft", "Light"], "description": [], )"
      R"("price": "from 12.99", "images": [{"thumb": "t.jpg", "large": "l.jpg", "hi_res": null}], "store": "Acme", "categories": [], )"
      R"("details": {"Color": "Blue"}, "parent_asin": "P1", "bought_together": null})");
  EXPECT_THAT(all.texts("item_id"), ElementsAre(Optional(std::string_view("P1"))));
  EXPECT_THAT(all.texts("variant_group"), ElementsAre(std::nullopt));
  EXPECT_THAT(all.texts("brand"), ElementsAre(Optional(std::string_view("Acme"))));
  EXPECT_THAT(all.texts("colour"), ElementsAre(Optional(std::string_view("Blue"))));
  EXPECT_THAT(all.texts("description"), ElementsAre(Optional(std::string_view("Soft Light"))));
  EXPECT_THAT(all.column<double>("price"), ElementsAre(Optional(12.99)));
  EXPECT_THAT(all.lists("categories"), ElementsAre(ElementsAre("Fashion")));
  EXPECT_THAT(all.lists("images"), ElementsAre(ElementsAre("l.jpg")));
}

TEST_F(RecordReaderTest, AParentBesideAnotherIdIsTheVariantGroup) {
  const Everything all = read(R"({"asin": "B1", "parent_asin": "P1", "title": "T", "also_buy": []})");
  EXPECT_THAT(all.texts("item_id"), ElementsAre(Optional(std::string_view("B1"))));
  EXPECT_THAT(all.texts("variant_group"), ElementsAre(Optional(std::string_view("P1"))));
}

TEST_F(RecordReaderTest, EveryKindOfDirtHasItsReason) {
  EXPECT_EQ(reason_of("this is not json"), reasons::kNotAnObject);
  EXPECT_EQ(reason_of(R"({"overall": 5, "reviewerID": "u1", "asin": "i1")"), reasons::kNotAnObject);
  EXPECT_EQ(reason_of(R"({"overall": 5, "asin": "i1"})"), reasons::kNoUser);
  EXPECT_EQ(reason_of(R"({"overall": 5, "reviewerID": "", "asin": "i1"})"), reasons::kNoUser);
  EXPECT_EQ(reason_of(R"({"overall": 5, "reviewerID": " \t", "asin": "i1"})"), reasons::kNoUser);
  EXPECT_EQ(reason_of(R"({"overall": 5, "reviewerID": null, "asin": "i1"})"), reasons::kNoUser);
  EXPECT_EQ(reason_of(R"({"overall": 5, "reviewerID": ["u1"], "asin": "i1"})"), reasons::kBadUser);
  EXPECT_EQ(reason_of(R"({"overall": 5, "reviewerID": 1.5, "asin": "i1"})"), reasons::kBadUser);
  EXPECT_EQ(reason_of("{\"overall\": 5, \"reviewerID\": \"u\xFF\", \"asin\": \"i1\"}"), reasons::kDirtyUser);
  EXPECT_EQ(reason_of(R"({"overall": 5, "reviewerID": "u\n1", "asin": "i1"})"), reasons::kDirtyUser);
  EXPECT_EQ(reason_of(R"({"overall": 5, "reviewerID": ")" + std::string(kMaxIdBytes + 1, 'u') +
                      R"(", "asin": "i1"})"),
            reasons::kDirtyUser);
  EXPECT_EQ(reason_of(R"({"reviewerID": ")" + std::string(kMaxIdBytes, 'u') + R"(", "asin": "i1"})"),
            reasons::kNoRating);
  EXPECT_EQ(reason_of(R"({"overall": 5, "reviewerID": "u1"})"), reasons::kNoItem);
  EXPECT_EQ(reason_of(R"({"overall": 5, "reviewerID": "u1", "asin": {}})"), reasons::kBadItem);
  EXPECT_EQ(reason_of(R"({"overall": 5, "reviewerID": "u1", "asin": "i\u0000"})"), reasons::kDirtyItem);
  EXPECT_EQ(reason_of(R"({"reviewerID": "u1", "asin": "i1"})"), reasons::kNoRating);
  EXPECT_EQ(reason_of(R"({"overall": null, "reviewerID": "u1", "asin": "i1"})"), reasons::kNoRating);
  EXPECT_EQ(reason_of(R"({"overall": "five", "reviewerID": "u1", "asin": "i1"})"), reasons::kBadRating);
  EXPECT_EQ(reason_of(R"({"overall": 1e39, "reviewerID": "u1", "asin": "i1"})"), reasons::kBadRating);
  EXPECT_EQ(reason_of(R"({"overall": "-1e39", "reviewerID": "u1", "asin": "i1"})"), reasons::kBadRating);
  EXPECT_EQ(reason_of(R"({"overall": [5], "reviewerID": "u1", "asin": "i1"})"), reasons::kBadRating);
  EXPECT_EQ(reason_of(R"({"overall": 1e400, "reviewerID": "u1", "asin": "i1"})"), reasons::kBadRating);
  EXPECT_EQ(reason_of(R"({"overall": NaN, "reviewerID": "u1", "asin": "i1"})"), reasons::kBadRating);
  EXPECT_EQ(reason_of(R"({'overall': nan, 'reviewerID': 'u1', 'asin': 'i1'})"), reasons::kBadRating);
  EXPECT_EQ(reason_of(R"({"overall": 5, "reviewerID": NaN, "asin": "i1"})"), reasons::kNoUser);
}

TEST_F(RecordReaderTest, WhatIsOnlyOddIsKept) {
  EXPECT_EQ(reason_of(R"({"overall": "4.5", "reviewerID": 17, "asin": " i1 "})"), "");
  EXPECT_EQ(reason_of(R"({"overall": 50, "reviewerID": "u1", "asin": "i1"})"),
            "");  // the scale is for the transformer
  EXPECT_EQ(reason_of(R"({"overall": 3.4e38, "reviewerID": "u1", "asin": "i1"})"), "");  // a float holds it
  EXPECT_EQ(
      reason_of(
          R"({"overall": 5, "reviewerID": "u1", "asin": "i1", "unixReviewTime": "yesterday", "vote": {}, "verified": 7})"),
      "");
  EXPECT_EQ(
      reason_of("{\"overall\": 5, \"reviewerID\": \"u1\", \"asin\": \"i1\", \"reviewText\": \"caf\xE9\"}"),
      "");
  EXPECT_EQ(
      reason_of(
          R"({"overall": 5, "reviewerID": "u1", "asin": "i1", "unixReviewTime": 99999999999999999999})"),
      "");
  EXPECT_EQ(reason_of(R"({"overall": 1, "overall": 5, "reviewerID": "u1", "asin": "i1"})"), "");
}

TEST_F(RecordReaderTest, RepairsAreCounted) {
  const Everything all = read(std::string(kGood) +
                              "\n{\"overall\": 5, \"reviewerID\": \"u1\", \"asin\": \"i1\", \"reviewText\": "
                              "\"caf\xE9\", \"vote\": \"no\", "
                              "\"unixReviewTime\": []}\n");
  EXPECT_EQ(all.repairs, (RepairCounts{.rows_repaired = 1, .fields_dropped = 2}));
  EXPECT_THAT(all.texts("text")[1], Optional(std::string_view("caf\xEF\xBF\xBD")));
  EXPECT_THAT(all.column<std::int64_t>("time")[1], std::nullopt);
}

TEST_F(RecordReaderTest, NaNInAnOptionalFieldIsAValueThatIsMissing) {
  const Everything all = read(R"({"overall": 5, "reviewerID": "u1", "asin": "i1", "unixReviewTime": NaN})");
  EXPECT_EQ(all.repairs, RepairCounts());
  EXPECT_THAT(all.column<std::int64_t>("time"), ElementsAre(std::nullopt));
}

TEST_F(RecordReaderTest, AByteOrderMarkBeforeAnyLineIsPassedOver) {
  const Everything all =
      read(std::string(kGood) + "\n\xEF\xBB\xBF" + std::string(kGood) + "\n\xEF\xBB\xBF\n");
  EXPECT_THAT(all.column<std::int64_t>("line"), ElementsAre(Optional(1), Optional(2)));
  EXPECT_THAT(all.rejected_lines(), ElementsAre());
  EXPECT_EQ(all.repairs, RepairCounts());
}

TEST_F(RecordReaderTest, OfEqualKeysTheLastCountsAndOfIdsTheParent) {
  const Everything all = read(
      "{\"rating\": 1, \"rating\": 5, \"user_id\": \"u\", \"parent_asin\": \"P\", \"asin\": \"A\", "
      "\"timestamp\": 1482551882000}\n"
      "{\"rating\": 1, \"user_id\": \"u\", \"asin\": \"A\", \"item_id\": \"I\"}\n");
  EXPECT_THAT(all.column<double>("rating"), ElementsAre(Optional(5.0), Optional(1.0)));
  EXPECT_THAT(all.texts("item_id"),
              ElementsAre(Optional(std::string_view("P")), Optional(std::string_view("I"))));
  EXPECT_THAT(all.column<std::int64_t>("time")[0], Optional(1482551882));
}

TEST_F(RecordReaderTest, LinesAreCountedThroughBlanksByteOrderMarkAndCarriageReturns) {
  const Everything all =
      read("\xEF\xBB\xBF" + std::string(kGood) + "\r\n\r\n   \r\nbad\r\n" + std::string(kGood));
  EXPECT_THAT(all.column<std::int64_t>("line"), ElementsAre(Optional(1), Optional(5)));
  EXPECT_THAT(all.rejected_lines(), ElementsAre(Optional(4)));
  EXPECT_THAT(all.column<std::string_view>("raw", &ParsedBatch::rejected),
              ElementsAre(Optional(std::string_view("bad"))));
}

TEST_F(RecordReaderTest, ALineOfManyMegabytesIsRejectedNotHeld) {
  const std::string huge(kMaxLineBytes + 1, 'x');
  const Everything all = read(std::string(kGood) + "\n" + huge + "\n" + std::string(kGood) + "\n");
  EXPECT_EQ(all.rows, 2U);
  EXPECT_THAT(all.reasons(), ElementsAre(Optional(reasons::kTooLong)));
  EXPECT_THAT(all.rejected_lines(), ElementsAre(Optional(2)));
  EXPECT_EQ(all.column<std::string_view>("raw", &ParsedBatch::rejected)[0]->size(), 1000U);
}

TEST_F(RecordReaderTest, ALineOfJustTheLimitIsRead) {
  const std::string_view begin = R"({"overall": 5, "reviewerID": "u1", "asin": "i1", "reviewText": ")";
  const std::string line = std::string(begin) + std::string(kMaxLineBytes - begin.size() - 2, 'x') + "\"}";
  ASSERT_EQ(line.size(), kMaxLineBytes);
  const Everything all = read(std::string(kGood) + "\n" + line);
  EXPECT_EQ(all.rows, 2U);
}

TEST_F(RecordReaderTest, RatingsWithQuotesAndWrongColumns) {
  const Everything all = read(
      "user,item,rating,time\n"
      "\"u,1\",\"say \"\"hi\"\"\",4.5,1500000000\n"
      "u2,i2\n"
      "u2,\"i2,3,4\n"
      "u2,i2,x,4\n"
      "u2,,3,4\n"
      "\n"
      "u3,i3,3,later\n",
      "ratings.csv");
  EXPECT_THAT(all.texts("user_id"),
              ElementsAre(Optional(std::string_view("u,1")), Optional(std::string_view("u3"))));
  EXPECT_THAT(all.texts("item_id")[0], Optional(std::string_view("say \"hi\"")));
  EXPECT_THAT(all.column<std::int64_t>("line"), ElementsAre(Optional(2), Optional(8)));
  EXPECT_THAT(all.reasons(), ElementsAre(Optional(reasons::kColumns), Optional(reasons::kOpenQuote),
                                         Optional(reasons::kBadRating), Optional(reasons::kNoItem)));
  EXPECT_EQ(all.repairs.fields_dropped, 1U);
}

TEST_F(RecordReaderTest, RatingsInEitherOrder) {
  const Everything all = read("B00ABCDE12,A1BCDEFGHIJKL,5.0,1400000000\n", "ratings.csv");
  EXPECT_THAT(all.texts("user_id"), ElementsAre(Optional(std::string_view("A1BCDEFGHIJKL"))));
  EXPECT_THAT(all.texts("item_id"), ElementsAre(Optional(std::string_view("B00ABCDE12"))));
}

TEST_F(RecordReaderTest, ASourceWithoutRatingsHasNullRatings) {
  const Everything all = read("user\titem\ttime\nu1\ti1\t5\n", "events.tsv");
  EXPECT_THAT(all.column<double>("rating"), ElementsAre(std::nullopt));
  EXPECT_EQ(all.rejected, 0U);
}

TEST_F(RecordReaderTest, ATruncatedGzipGivesItsRowsThenTheError) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += std::string(kGood) + "\n";
  const std::string packed = gzip(text);
  const std::string file =
      folder_.write("cut.json.gz", std::string_view(packed).substr(0, packed.size() - 9));
  const auto reader = RecordReader::open_file(file, *recognise(file), "cut");
  std::size_t rows = 0;
  const Status read = (*reader)->read([&](const ParsedBatch& batch) -> Result<bool> {
    rows += batch.rows.rows();
    return true;
  });
  ASSERT_FALSE(read) << "the end came without an error";
  EXPECT_EQ(read.error().code(), ErrorCode::kCorruptData);
  EXPECT_THAT(read.error().message(), HasSubstr("cut.json.gz"));
  EXPECT_GT(rows, 0U);
  EXPECT_LE(rows, 20000U);
}

TEST_F(RecordReaderTest, BatchesAreRefinedAndTakenInOrderUntilItIsEnough) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += std::string(kGood) + "\n";
  const std::string file = folder_.write("many.json", text);
  const auto reader = RecordReader::open_file(file, *recognise(file), "many", {.chunk_bytes = 4096});
  std::atomic<std::size_t> refined = 0;
  std::vector<std::int64_t> first_lines;
  const auto refine = [&](ParsedBatch batch) -> Result<ParsedBatch> {
    ++refined;
    return batch;
  };
  const auto take = [&](const ParsedBatch& batch) -> Result<bool> {
    LOOKBOOK_TRY(const auto lines, batch.rows.column<std::int64_t>("line"));
    first_lines.push_back(lines[0]);
    return first_lines.size() < 20;
  };
  ASSERT_TRUE((*reader)->read(refine, take));
  EXPECT_EQ(first_lines.size(), 20U);
  EXPECT_TRUE(std::ranges::is_sorted(first_lines));
  EXPECT_EQ(first_lines.front(), 1);
  EXPECT_GE(refined, 20U);
}

TEST_F(RecordReaderTest, WhatGoesWrongInABatchEndsTheReading) {
  const std::string file = folder_.write("one.json", std::string(kGood) + "\n");
  const auto fails = [](const ParsedBatch&) -> Result<ParsedBatch> {
    return Error(ErrorCode::kNoSpace, "full");
  };
  const auto never = [](const ParsedBatch&) -> Result<bool> {
    ADD_FAILURE();
    return true;
  };
  const auto reader = RecordReader::open_file(file, *recognise(file), "one");
  EXPECT_EQ((*reader)->read(fails, never).error().code(), ErrorCode::kNoSpace);
}

TEST_F(RecordReaderTest, EveryItemOfAUsersLineIsRejectedByItself) {
  const std::string bad(2000, '7');
  const Everything all = *read_file(folder_.write("train.txt", "0 7 8\n1 9 " + bad + " " + bad + "\n"));
  EXPECT_EQ(all.rows, 3U);
  EXPECT_THAT(all.rejected_lines(), ElementsAre(2, 2));
}

TEST_F(RecordReaderTest, OfAUsersLineEveryItemIsARow) {
  const Everything all = *read_file(folder_.write("train.txt", "0 7 8\n\n1\n2  9 \r\n3 1\x02z 4\n"));
  EXPECT_THAT(all.texts("user_id"), ElementsAre("0", "0", "2", "3"));
  EXPECT_THAT(all.texts("item_id"), ElementsAre("7", "8", "9", "4"));
  EXPECT_THAT(all.column<std::int64_t>("line"), ElementsAre(1, 1, 4, 5));
  EXPECT_THAT(all.column<double>("rating"), Each(std::nullopt));
  EXPECT_THAT(all.reasons(), ElementsAre(Optional(reasons::kDirtyItem)));
  EXPECT_THAT(all.rejected_lines(), ElementsAre(5));
}

TEST_F(RecordReaderTest, RatingsAreMissedUnlessTheReaderSaysNot) {
  const std::string file = folder_.write("r.csv", "u1,i1,4.5\nu2,i2,\nu3,i3,3\nu4,i4,good\nu5,i5,1\n");
  EXPECT_THAT(read_file(file)->reasons(),
              ElementsAre(Optional(reasons::kNoRating), Optional(reasons::kBadRating)));
  const Everything all = *read_file(file, {.without_rating = true});
  EXPECT_THAT(all.column<double>("rating"),
              ElementsAre(Optional(4.5), std::nullopt, Optional(3), Optional(1)));
  EXPECT_THAT(all.reasons(), ElementsAre(Optional(reasons::kBadRating)));
}

TEST_F(RecordReaderTest, AFieldIsGivenBesideEachRow) {
  const ReadOptions options{.beside = "Part"};
  const auto beside = [&](const std::string& name, std::string_view text) {
    std::vector<std::string> values;
    const Everything all = *read_file(folder_.write(name, text), options);
    for (const ParsedBatch& batch : all.batches) {
      EXPECT_EQ(batch.beside.size(), batch.rows.rows());
      values.insert(values.end(), batch.beside.begin(), batch.beside.end());
    }
    return values;
  };
  EXPECT_THAT(beside("a.csv", "user,item,PART\nu,i, 0\n,i,1\nu,i,\nu,i,test\n"),
              ElementsAre("0", "", "test"));
  EXPECT_THAT(beside("a.json", R"({"user_id": "u", "asin": "i", "rating": 1, "part": 2}
{"user_id": "u", "asin": "i", "rating": 1})"),
              ElementsAre("2", ""));
  EXPECT_THAT(beside("a.tsv", "u\ti\n"), ElementsAre(""));
  // A field that the schema reads too.
  EXPECT_THAT(read_file(folder_ / "a.csv", {.beside = "item"})->batches[0].beside,
              ElementsAre("i", "i", "i"));
  EXPECT_THAT(read_file(folder_ / "a.csv")->batches[0].beside, IsEmpty());
  EXPECT_THAT(
      read_file(test_support::source_path("src/loader/fixtures/out_of_range.parquet"), {.beside = "rating"})
          ->batches[0]
          .beside,
      ElementsAre("5", "2"));
}

TEST_F(RecordReaderTest, SomebodyElsesParquetIsRead) {
  RecordBatchBuilder rows({{"userId", ColumnType::kInt64},
                           {"parent_asin", ColumnType::kString},
                           {"rating", ColumnType::kFloat32},
                           {"timestamp", ColumnType::kInt64},
                           {"text", ColumnType::kString}});
  const auto add = [&](std::optional<std::int64_t> user, std::string_view item, float rating,
                       std::string_view text) {
    rows.column(0).append(user);
    rows.column(1).append(item);
    rows.column(2).append(rating);
    rows.column(3).append(std::int64_t{1605029835136});
    rows.column(4).append(text);
  };
  add(1, "i1", 4.5F, "good");
  add(std::nullopt, "i1", 3, "nobody's");
  add(2, "i2", std::numeric_limits<float>::quiet_NaN(), "not a number");
  const auto store = *storage::create_store(folder_ / "store");
  ASSERT_TRUE(storage::write_table(*store, "their.parquet", {.table = "t"}, *rows.finish()));
  const Everything all = *read_file(folder_ / "store/their.parquet");
  EXPECT_THAT(all.texts("user_id"), ElementsAre(Optional(std::string_view("1"))));
  EXPECT_THAT(all.column<double>("rating"), ElementsAre(Optional(4.5)));
  EXPECT_THAT(all.column<std::int64_t>("time"), ElementsAre(Optional(1605029835)));
  EXPECT_THAT(all.reasons(), ElementsAre(Optional(reasons::kNoUser), Optional(reasons::kBadRating)));
  EXPECT_THAT(all.rejected_lines(), ElementsAre(Optional(2), Optional(3)));
  EXPECT_THAT(*all.column<std::string_view>("raw", &ParsedBatch::rejected)[0],
              HasSubstr("parent_asin=i1, rating=3"));
}

TEST_F(RecordReaderTest, TimesOfParquetAreTakenByTheirTypeAlsoEarlyOnes) {
  // By pyarrow, timestamp[ms] of 1969-12-31, 1970-01-02, 1973-03-02, 1973-03-04 and 2015-09-04.
  const Everything all = *read_file(test_support::source_path("src/loader/fixtures/early_times.parquet"));
  EXPECT_THAT(all.column<std::int64_t>("time"), ElementsAre(std::nullopt, Optional(86400), Optional(99878400),
                                                            Optional(100051200), Optional(1441324800)));
}

TEST_F(RecordReaderTest, NumbersBeyondRangeInParquetCostTheirRowsAlone) {
  // By pyarrow, all numbers uint64: user_id 1, 2^63, 3, 4; item_id i1 to i4; rating 5, 4, 2^64 - 1, 2;
  // timestamp three times 1700000000, then 2^64 - 1.
  const Everything all = *read_file(test_support::source_path("src/loader/fixtures/out_of_range.parquet"));
  EXPECT_THAT(all.texts("item_id"),
              ElementsAre(Optional(std::string_view("i1")), Optional(std::string_view("i4"))));
  EXPECT_THAT(all.column<std::int64_t>("time"), ElementsAre(Optional(1700000000), std::nullopt));
  EXPECT_EQ(all.repairs.fields_dropped, 1U);
  EXPECT_THAT(all.reasons(), ElementsAre(Optional(reasons::kBadUser), Optional(reasons::kBadRating)));
  EXPECT_THAT(*all.column<std::string_view>("raw", &ParsedBatch::rejected)[0],
              HasSubstr("user_id=out of range"));
}

/// A file of `lines` lines of all kinds.
std::string mixed_lines(int lines) {
  Rng rng(7);
  std::string text;
  for (int i = 0; i < lines; ++i) {
    const std::string id = std::to_string(rng.below(1000));
    switch (rng.below(10)) {
      case 0:
        text += "broken " + id;
        break;
      case 1:
        break;
      case 2:
        text += "{'reviewerID': 'u" + id + "', 'asin': 'i', 'overall': 3}";
        break;
      case 3:
        text += "{\"reviewerID\": \"u" + id + "\", \"asin\": \"i\", \"overall\": 3, \"reviewText\": \"\xFF " +
                std::string(rng.below(500), 'y') + "\"}";
        break;
      default:
        text +=
            R"({"reviewerID": "u)" + id +
            R"(", "asin": "i", "overall": 4.5, "reviewText": "a \"quoted\" text", "vote": "1,000", "style": {"Color:": "Red"}})";
    }
    text += rng.chance(.1) ? "\r\n" : "\n";
  }
  return text;
}

/// All cells of all batches as text.
std::string fingerprint(const Everything& all) {
  std::string text;
  for (const auto& column : {"source", "user_id", "item_id", "title", "text", "colour", "size"}) {
    for (const auto& value : all.texts(column)) text += value ? std::string(*value) + "|" : "-|";
  }
  for (const auto& value : all.column<std::int64_t>("line")) text += std::to_string(*value) + "|";
  for (const auto& value : all.column<double>("rating")) text += std::to_string(*value) + "|";
  for (const auto& value : all.reasons()) text += std::string(*value) + "|";
  for (const auto& value : all.rejected_lines()) text += std::to_string(*value) + "|";
  return text;
}

TEST_F(RecordReaderTest, ResultsDoNotDependOnThreadsChunksOrPacking) {
  const std::string text = mixed_lines(5000);
  const std::string plain = folder_.write("mixed.json", text);
  const std::string packed = folder_.write("mixed.json.gz", gzip(text));
  std::string expected;
  for (const std::size_t threads : {1, 2, 7}) {
    const ThreadLimit limit(threads);
    for (const std::size_t chunk : {std::size_t{100}, std::size_t{5000}, std::size_t{1} << 20}) {
      for (const std::string& file : {plain, packed}) {
        const Everything all = *read_file(file, {.chunk_bytes = chunk, .chunks_ahead = 3});
        if (expected.empty()) expected = fingerprint(all);
        EXPECT_EQ(fingerprint(all), expected) << threads << " threads, chunks of " << chunk;
      }
    }
  }
}

TEST_F(RecordReaderTest, BatchesDoNotDependOnThreads) {
  const std::string file = folder_.write("mixed.json", mixed_lines(3000));
  std::vector<std::vector<std::size_t>> sizes;
  for (const std::size_t threads : {1, 2, 7}) {
    const ThreadLimit limit(threads);
    sizes.emplace_back();
    const Everything all = *read_file(file, {.chunk_bytes = 10000, .chunks_ahead = 4});
    for (const auto& batch : all.batches) sizes.back().push_back(batch.rows.rows());
  }
  EXPECT_GT(sizes[0].size(), 10U);
  EXPECT_EQ(sizes[1], sizes[0]);
  EXPECT_EQ(sizes[2], sizes[0]);
}

TEST_F(RecordReaderTest, ProgressKnowsHowFarTheFileIsRead) {
  const std::string text = mixed_lines(2000);
  const std::string file = folder_.write("mixed.json.gz", gzip(text));
  const auto reader = *RecordReader::open_file(file, *recognise(file), "mixed");
  EXPECT_EQ(reader->bytes_read(), 0U);
  ASSERT_TRUE(read_all(*reader));
  EXPECT_EQ(reader->bytes_read(), std::filesystem::file_size(file));
}

}  // namespace
}  // namespace lookbook::loader
