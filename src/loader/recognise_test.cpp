#include <gmock/gmock.h>

#include "loader/test_files.hpp"

namespace lookbook::loader {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class RecogniseTest : public ::testing::Test {
 protected:
  SourceLayout layout_of(std::string_view bytes, const std::string& name = "file.json") {
    auto layout = recognise(folder_.write(name, bytes));
    if (layout) return *layout;
    ADD_FAILURE() << layout.error().message();
    return {};
  }

  Error error_of(std::string_view bytes, const std::string& name = "file.json") {
    auto layout = recognise(folder_.write(name, bytes));
    EXPECT_FALSE(layout) << layout->why;
    return layout ? Error(ErrorCode::kInternal, "") : std::move(layout).error();
  }

  TestFolder folder_;
};

TEST_F(RecogniseTest, SaysWhichReviewsAndWhy) {
  const SourceLayout of_2014 =
      layout_of(R"({"reviewerID": "A1", "asin": "B1", "overall": 5.0, "helpful": [0, 0]})");
  EXPECT_EQ(of_2014.schema, "amazon-2014-reviews");
  EXPECT_EQ(of_2014.role, SourceRole::kReviews);
  EXPECT_EQ(of_2014.why, "2014 reviews: has reviewerID, asin, overall");
  const SourceLayout of_2018 =
      layout_of(R"({"overall": 5.0, "reviewerID": "A1", "asin": "B1", "style": {}})");
  EXPECT_EQ(of_2018.schema, "amazon-2018-reviews");
  EXPECT_EQ(of_2018.why, "2018 reviews: has reviewerID, asin, overall, style");
  const SourceLayout of_2023 = layout_of(R"({"rating": 5, "parent_asin": "B1", "user_id": "A1"})");
  EXPECT_EQ(of_2023.schema, "amazon-2023-reviews");
  EXPECT_EQ(of_2023.why, "2023 reviews: has user_id, parent_asin, rating");
}

TEST_F(RecogniseTest, SaysWhichProducts) {
  EXPECT_EQ(layout_of(R"({"asin": "B1", "imUrl": "http://a"})").schema, "amazon-2014-products");
  EXPECT_EQ(layout_of(R"({'asin': 'B1', 'categories': [['Music']]})").schema, "amazon-2014-products");
  EXPECT_EQ(layout_of(R"({"asin": "B1", "also_buy": []})").schema, "amazon-2018-products");
  EXPECT_EQ(layout_of(R"({"parent_asin": "B1", "title": "T", "store": "S"})").schema, "amazon-2023-products");
  EXPECT_EQ(
      layout_of(R"({"asin": "B1", "parent_asin": "P1", "title": "T", "category": [], "details": {}})").schema,
      "amazon-2018-products")
      << "metadata of 2023 has no asin";
  EXPECT_EQ(layout_of(R"({"sku": 7, "name": "Shirt"})").schema, "products");
  EXPECT_EQ(layout_of(R"({"sku": 7, "name": "Shirt"})").role, SourceRole::kProducts);
}

TEST_F(RecogniseTest, FieldsOfLaterRowsCount) {
  const std::string plain = R"({"reviewerID": "A1", "asin": "B1", "overall": 5.0})";
  EXPECT_EQ(layout_of(plain + "\n" + plain + "\nnot json\n" + R"({"vote": "2"})" + "\n").schema,
            "amazon-2018-reviews");
}

TEST_F(RecogniseTest, RatingsByTheirColumns) {
  const SourceLayout three = layout_of("u1\ti1\t5.0\nu2\ti1\t4.0\n", "r.tsv");
  EXPECT_EQ(three.schema, "ratings-user-item");
  EXPECT_EQ(three.delimiter, "\t");
  EXPECT_FALSE(three.has_header);
  EXPECT_THAT(three.columns, ElementsAre("user_id", "item_id", "rating"));
  EXPECT_THAT(layout_of("u1,i1,5.0,1400000000\n", "r.csv").columns,
              ElementsAre("user_id", "item_id", "rating", "time"));
  EXPECT_EQ(layout_of("u1;i1;5\n").delimiter, ";");
  const SourceLayout swapped =
      layout_of("B00ABCDE12,A1BCDEFGHIJKL,5.0,1400000000\n0001234567,A2BCDEFGHIJKL,4.0,1400000000\n");
  EXPECT_EQ(swapped.schema, "ratings-item-user");
  EXPECT_THAT(swapped.columns, ElementsAre("item_id", "user_id", "rating", "time"));
}

TEST_F(RecogniseTest, PairsWithoutARating) {
  const SourceLayout two = layout_of("u1\ti1\nu2\ti1\n", "p.tsv");
  EXPECT_EQ(two.schema, "ratings-user-item");
  EXPECT_EQ(two.role, SourceRole::kRatings);
  EXPECT_EQ(two.why, "2 columns, user, item");
  EXPECT_THAT(two.columns, ElementsAre("user_id", "item_id"));
  EXPECT_EQ(layout_of("7,8\n").delimiter, ",");
  EXPECT_THAT(layout_of("B00ABCDE12|A1BCDEFGHIJKL\n").columns, ElementsAre("item_id", "user_id"));
  EXPECT_EQ(layout_of("ann lee\tblue hat\n").delimiter, "\t");
  EXPECT_TRUE(layout_of("\"User_ID\",\"Item_ID\"\n\"u1\",\"i1\"\n").has_header);
  EXPECT_EQ(error_of("Dear reader, this is a letter\n").code(), ErrorCode::kInvalidArgument);
}

TEST_F(RecogniseTest, AUserWithItsItemsOnALine) {
  const SourceLayout layout = layout_of("0 7 8 9\n1  4 \n2\n", "train.txt");
  EXPECT_EQ(layout.schema, "user-items");
  EXPECT_EQ(layout.role, SourceRole::kRatings);
  EXPECT_EQ(layout.delimiter, " ");
  EXPECT_THAT(layout.columns, ElementsAre("user_id", "item_id"));
  EXPECT_EQ(layout_of("u-1 A_7\n").schema, "user-items");
  for (const char* text : {"0\n1\n", "one two\n", "2015-09-04 12:30:05\n", "user item\n0 1\n0 2\n"}) {
    EXPECT_EQ(error_of(text).code(), ErrorCode::kInvalidArgument) << text;
  }
  EXPECT_EQ(recognise(folder_.write("t.txt", "ann hat\n"), "user-items")->schema, "user-items");
}

TEST_F(RecogniseTest, NamesWithoutUserOrItemAreNoRow) {
  for (const char* text : {"song,userId,rating\ns,u,5\nt,u,5\n", "item,listener\ni,u\n",
                           "a,b,rating\nu,i,5\nv,i,5\n", "a,b,c,d,e\n1,2,3,4,5\n"}) {
    const Error error = error_of(text);
    EXPECT_EQ(error.code(), ErrorCode::kInvalidArgument) << text;
    EXPECT_THAT(error.message(), HasSubstr("user and item"));
  }
}

TEST_F(RecogniseTest, RaggedRowsDoNotHideTheColumns) {
  for (const char* text : {"u1\ti1\t5\nu2\ti1\nu3\ti1\t4\t1\t2\n", "u2\ti1\nu1\ti1\t5\nu3\ti1\t4\t1\t2\n",
                           "u1\ti1\t5\nu2\ti1\nu3\ti1\t4\t1\t2\nu4\ti2\t\nu5\ti2\tx\n",
                           "ann,hat,5\nbob,hat\neve,hat,4,1,2\n", "junk\nu1\ti1\t5\nu2\ti2\t\nu3\ti3\tx\n"}) {
    const SourceLayout layout = layout_of(text);
    EXPECT_EQ(layout.schema, "ratings-user-item") << text;
    EXPECT_THAT(layout.columns, ElementsAre("user_id", "item_id", "rating")) << text;
  }
  EXPECT_THAT(layout_of("u1\ti1\t5\nu2\ti1\nu3\ti3\n").columns, ElementsAre("user_id", "item_id"));
  EXPECT_THAT(layout_of("user,item,rating\nu,i\nv\nw,i,4,1,2\n").columns,
              ElementsAre("user", "item", "rating"));
  EXPECT_EQ(layout_of("0\t7\t8\n1\t2\t3\t4\t5\n2\t4\t5\t6\t7\t8\n").schema, "user-items");
}

TEST_F(RecogniseTest, ALineThatIsUnlikeTheFirstIsNamed) {
  EXPECT_THAT(error_of("ann\that\t5\nthis is a\nletter\n").message(), HasSubstr("such as (this is a)"));
  EXPECT_THAT(error_of("a1,b2\nThis is, a letter\nto you\n").message(), HasSubstr("(This is |  a letter)"));
}

TEST_F(RecogniseTest, AHeaderNamesTheColumns) {
  const SourceLayout layout = layout_of("userId,movieId,rating,timestamp\n1,2,3.5,1400000000\n");
  EXPECT_TRUE(layout.has_header);
  EXPECT_THAT(layout.columns, ElementsAre("userId", "movieId", "rating", "timestamp"));
  EXPECT_EQ(layout.schema, "ratings-header");
  EXPECT_EQ(layout.why, "a header that names userId, movieId, rating, timestamp");
  EXPECT_EQ(layout_of("user_id,parent_asin,rating,timestamp\nA,B,5,1\n").schema, "amazon-2023-reviews");
  EXPECT_EQ(layout_of("sku,title,price\n1,Shirt,9.99\n").role, SourceRole::kProducts);
  EXPECT_EQ(layout_of("user_id,item_id,title\n1,2,Shirt\n").role, SourceRole::kRatings);
}

TEST_F(RecogniseTest, AHeaderOfPlainNamesIsNobodysSchema) {
  const SourceLayout plain = layout_of("user,item,rating,time\n1,2,5,1400000000\n");
  EXPECT_EQ(plain.schema, "ratings-header");
  EXPECT_EQ(plain.role, SourceRole::kRatings);
  EXPECT_EQ(plain.why, "a header that names user, item, rating, time");
  EXPECT_EQ(layout_of("user,item,rating,text\n1,2,5,good\n").role, SourceRole::kReviews);
  EXPECT_EQ(layout_of("user_id,asin,title\n1,2,Shirt\n").role, SourceRole::kRatings);
}

TEST_F(RecogniseTest, ByteOrderMarkAndCarriageReturnsAreNoObstacle) {
  EXPECT_EQ(layout_of("\xEF\xBB\xBF{\"reviewerID\": \"A\", \"asin\": \"B\", \"overall\": 5}\r\n").schema,
            "amazon-2014-reviews");
  EXPECT_THAT(layout_of("\xEF\xBB\xBFuser,item,rating\r\n1,2,3\r\n").columns,
              ElementsAre("user", "item", "rating"));
}

TEST_F(RecogniseTest, GzipIsKnownByItsBytesNotItsName) {
  const SourceLayout layout = layout_of(gzip("u1\ti1\t5.0\n"), "ratings.tsv");
  EXPECT_EQ(layout.compression, Compression::kGzip);
  EXPECT_EQ(layout.schema, "ratings-user-item");
}

TEST_F(RecogniseTest, UnknownFieldsAreNamedWithWhatIsSupported) {
  const Error error = error_of(R"({"foo": 1, "bar": 2})");
  EXPECT_EQ(error.code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(error.message(), HasSubstr("file.json"));
  EXPECT_THAT(error.message(), HasSubstr("(foo, bar)"));
  EXPECT_THAT(error.message(), HasSubstr("amazon-2018-reviews (reviewerID, asin, overall"));
}

TEST_F(RecogniseTest, WhatCannotBeReadIsRefusedWithAReason) {
  EXPECT_THAT(error_of("").message(), HasSubstr("is empty"));
  EXPECT_THAT(error_of(" \n\r\n\n").message(), HasSubstr("blank"));
  EXPECT_THAT(error_of(gzip("")).message(), HasSubstr("blank"));
  EXPECT_THAT(error_of("hello world\n").message(), HasSubstr("hello world"));
  EXPECT_THAT(error_of(std::string_view("\0\1\2\3", 4)).message(), HasSubstr("not text"));
  EXPECT_THAT(error_of("[{\"asin\": 1}]").message(), HasSubstr("jq -c"));
  EXPECT_THAT(error_of("<!DOCTYPE html>").message(), HasSubstr("error page"));
  EXPECT_THAT(error_of("\xFF\xFE{\0").message(), HasSubstr("UTF-16"));
  EXPECT_THAT(error_of("\x28\xB5\x2F\xFDxxxx").message(), HasSubstr("zstd"));
  EXPECT_THAT(error_of("PK\x03\x04xxxx").message(), HasSubstr("zip"));
  EXPECT_THAT(error_of("{not json\n").message(), HasSubstr("JSON object"));
  EXPECT_THAT(error_of("a,b,c\nd,e,f\n").message(), HasSubstr("a | b | c"));
  EXPECT_EQ(error_of("1::2::3::4\n").code(), ErrorCode::kInvalidArgument);
}

TEST_F(RecogniseTest, AFileThatIsNamedGzButIsNotIsDamaged) {
  const Error error = error_of("{\"asin\": 1}", "file.json.gz");
  EXPECT_EQ(error.code(), ErrorCode::kCorruptData);
  EXPECT_THAT(error.message(), HasSubstr("file.json.gz"));
}

TEST_F(RecogniseTest, MissingFilesFoldersAndPipesAreSaid) {
  EXPECT_EQ(recognise(folder_ / "nowhere").error().code(), ErrorCode::kNotFound);
  folder_.write("inner/file", "x");
  EXPECT_THAT(recognise(folder_ / "inner").error().message(), HasSubstr("is a folder"));
  EXPECT_EQ(recognise(folder_ / "inner").error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(recognise("/dev/null").error().message(), HasSubstr("not a regular file"));
}

TEST_F(RecogniseTest, DamagedParquetIsDamaged) {
  EXPECT_EQ(error_of("PAR1 and nothing else PAR1").code(), ErrorCode::kCorruptData);
}

TEST_F(RecogniseTest, TheUserCanSayWhatItIs) {
  const std::string file = folder_.write("r.csv", "B00ABCDE12,A1BCDEFGHIJKL,5.0\n");
  EXPECT_EQ(recognise(file)->schema, "ratings-item-user");
  EXPECT_EQ(recognise(file, "ratings-user-item")->schema, "ratings-user-item");
  EXPECT_THAT(recognise(file, "products").error().message(), HasSubstr("names the columns"));
  const std::string json = folder_.write("r.json", R"({"asin": "B1", "name": "x"})");
  EXPECT_EQ(recognise(json, "amazon-2014-products")->schema, "amazon-2014-products");
  EXPECT_THAT(recognise(json, "nonsense").error().message(), HasSubstr("amazon-2023-reviews, "));
}

TEST_F(RecogniseTest, EverySchemaHasAName) {
  EXPECT_EQ(schema_names().size(), 11U);
}

}  // namespace
}  // namespace lookbook::loader
