#include "lookbook/loader/raw_schema.hpp"

#include <gmock/gmock.h>

#include "loader/test_files.hpp"
#include "lookbook/core/record_batch_builder.hpp"
#include "lookbook/storage/table.hpp"
#include "support/source_folder.hpp"

namespace lookbook::loader {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class RawSchemaTest : public ::testing::Test {
 protected:
  RawSchema schema_of(const std::string& name, std::string_view bytes, bool products = false,
                      const RawSchemaOptions& options = {}) {
    LoadRequest request;
    (products ? request.metadata : request.reviews).emplace_back(folder_.write(name, bytes));
    const auto loaded = load(request, *store_, progress_);
    if (!loaded) {
      ADD_FAILURE() << loaded.error().message();
      return {};
    }
    auto schema = raw_schema(*store_, loaded->manifest.sources.front(), options);
    EXPECT_TRUE(schema) << schema.error().message();
    return *std::move(schema);
  }

  static RawField field(const RawSchema& schema, const std::string& path) {
    for (const RawField& one : schema.fields) {
      if (one.path == path) return one;
    }
    ADD_FAILURE() << "no field " << path;
    return {};
  }

  TestFolder folder_;
  std::unique_ptr<storage::ObjectStore> store_ = *storage::create_store(folder_ / "store");
  NoProgress progress_;
};

TEST_F(RawSchemaTest, FieldsOfJsonAreFoundWithTypesMissingAndExamples) {
  const RawSchema schema =
      schema_of("reviews.json",
                "{\"reviewerID\": \"u1\", \"asin\": \"i1\", \"overall\": 5, \"style\": {\"Color:\": "
                "\"Red\"}, \"vote\": \"\"}\n"
                "{\"reviewerID\": \"u2\", \"asin\": \"i1\", \"overall\": 4.5, \"vote\": null}\n"
                "{\"reviewerID\": \"lost\", \"broken\n");
  EXPECT_EQ(schema.rows, 2U);
  EXPECT_EQ(schema.bad, 1U);
  EXPECT_TRUE(schema.is_whole);
  const RawField rating = field(schema, "overall");
  EXPECT_THAT(rating.types, ElementsAre("integer", "number"));
  EXPECT_THAT(rating.becomes, ElementsAre("reviews.rating", "ratings.rating"));
  EXPECT_EQ(rating.present, 2U);
  EXPECT_EQ(rating.example, "5");
  EXPECT_THAT(field(schema, "style").becomes, ElementsAre("reviews.colour", "reviews.size"));
  EXPECT_EQ(field(schema, "style.Color:").example, "Red");
  EXPECT_EQ(field(schema, "style.Color:").present, 1U);
  EXPECT_EQ(field(schema, "vote").present, 0U);  // empty once, null once
  EXPECT_EQ(field(schema, "reviewerID").present, 2U);
}

TEST_F(RawSchemaTest, ListsAreLookedIntoAndPythonLiteralsAreRead) {
  const RawSchema schema = schema_of("meta.json",
                                     "{'asin': 'i1', 'title': 'Hat', 'related': {'also_bought': ['i2', "
                                     "'i3']}, 'categories': [['A', 'B']]}\n",
                                     true);
  EXPECT_EQ(field(schema, "related.also_bought").example, "2 elements");
  EXPECT_EQ(field(schema, "related.also_bought[]").present, 1U);  // rows, not elements
  EXPECT_EQ(field(schema, "categories[][]").example, "A");
  EXPECT_THAT(field(schema, "related").becomes,
              ElementsAre("products.also_bought", "products.also_viewed", "products.bought_together"));
}

TEST_F(RawSchemaTest, WhatIsInsideAFieldStandsBesideItWheneverItWasFound) {
  const RawSchema schema = schema_of("meta.json",
                                     R"({"asin": "i1", "image": [], "details": {"a": 1}, "title": "Hat"})"
                                     "\n"
                                     R"({"asin": "i2", "image": ["x"], "details": {"b": [2]}, "price": 3})"
                                     "\n",
                                     true);
  std::vector<std::string> paths;
  for (const RawField& one : schema.fields) paths.push_back(one.path);
  EXPECT_THAT(paths, ElementsAre("asin", "image", "image[]", "details", "details.a", "details.b",
                                 "details.b[]", "title", "price"));
}

TEST_F(RawSchemaTest, OfTwoFieldsForOneColumnTheSecondChoiceIsSaidToBeOne) {
  const RawSchema schema = schema_of(
      "reviews.json",
      R"({"reviewerID": "u", "asin": "i", "overall": 5, "unixReviewTime": 1, "reviewTime": "1 1, 2015"})"
      "\n");
  EXPECT_FALSE(field(schema, "unixReviewTime").is_fallback);
  EXPECT_TRUE(field(schema, "reviewTime").is_fallback);
}

TEST_F(RawSchemaTest, ColumnsOfParquetAreLookedAtByTheirCells) {
  RecordBatchBuilder rows({{"user_id", ColumnType::kInt64},
                           {"parent_asin", ColumnType::kString},
                           {"rating", ColumnType::kFloat32},
                           {"verified_purchase", ColumnType::kBool},
                           {"images", ColumnType::kStringList}});
  for (const bool known : {false, true}) {
    rows.column(0).append(std::int64_t{known});
    rows.column(1).append("i1");
    rows.column(2).append(known ? std::optional(4.5F) : std::nullopt);
    rows.column(3).append(known);
    rows.column(4).append_list(std::vector<std::string>(known ? 2 : 0, "a.jpg"));
  }
  const auto theirs = *storage::create_store(folder_ / "theirs");
  ASSERT_TRUE(storage::write_table(*theirs, "reviews.parquet", {.table = "t"}, *rows.finish()));
  const RawSchema schema = schema_of("reviews.parquet", *theirs->read("reviews.parquet"));
  EXPECT_EQ(schema.rows, 2U);
  EXPECT_THAT(field(schema, "user_id").types, ElementsAre("integer"));
  EXPECT_THAT(field(schema, "rating").types, ElementsAre("number"));
  EXPECT_EQ(field(schema, "rating").present, 1U);
  EXPECT_EQ(field(schema, "rating").example, "4.5");
  EXPECT_EQ(field(schema, "verified_purchase").example, "false");
  EXPECT_EQ(field(schema, "images").example, "2 elements");
  EXPECT_EQ(field(schema, "images[]").example, "a.jpg");
}

TEST_F(RawSchemaTest, AParentIsTheItemOnlyWhereThereIsNoOther) {
  const RawSchema alone = schema_of("a.json",
                                    R"({"parent_asin": "p", "title": "Hat", "main_category": "A"})"
                                    "\n",
                                    true);
  EXPECT_THAT(field(alone, "parent_asin").becomes, ElementsAre("products.item_id"));
}

TEST_F(RawSchemaTest, ColumnsAreTypedByWhatStandsInThem) {
  const RawSchema schema = schema_of("ratings.csv", "user,item,rating,note\nu1,7,4.5,\nu2,8,3,x\nragged\n");
  EXPECT_EQ(schema.rows, 2U);
  EXPECT_EQ(schema.bad, 1U);
  EXPECT_THAT(field(schema, "item").types, ElementsAre("integer"));
  EXPECT_THAT(field(schema, "rating").types, ElementsAre("integer", "number"));
  EXPECT_EQ(field(schema, "note").present, 1U);
  EXPECT_THAT(field(schema, "note").becomes, IsEmpty());
}

TEST_F(RawSchemaTest, OnlyTheFirstRowsAreLookedAtAndThatIsSaid) {
  std::string rows = "user,item\n";
  for (int i = 0; i < 50; ++i) rows += "u" + std::to_string(i) + ",i\n";
  const RawSchema schema = schema_of("ratings.csv", rows, false, {.rows = 10});
  EXPECT_EQ(schema.rows, 10U);
  EXPECT_FALSE(schema.is_whole);
}

TEST_F(RawSchemaTest, ObjectsWithFieldsWithoutEndAreCut) {
  const RawSchema schema =
      schema_of("reviews.json",
                R"({"reviewerID": "u", "asin": "i", "overall": 5, "style": {"a": 1, "b": 2, "c": 3}})"
                "\n",
                false, {.fields = 5});
  EXPECT_EQ(schema.fields.size(), 5U);
  EXPECT_TRUE(schema.is_cut);
}

TEST_F(RawSchemaTest, IdsOfDigitsAreShownAsTheyStand) {
  const RawSchema schema = schema_of("ratings.csv",
                                     "user_id,item_id,rating\n"
                                     "90071992547409931,0001048791,5\n"
                                     "99999999999999999999,0001048792,4\n");
  EXPECT_EQ(field(schema, "item_id").example, "0001048791");
  EXPECT_THAT(field(schema, "item_id").types, ElementsAre("text"));
  EXPECT_EQ(field(schema, "user_id").example, "90071992547409931");
  EXPECT_THAT(field(schema, "user_id").types, ElementsAre("integer", "text"));
}

}  // namespace
}  // namespace lookbook::loader
