#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lookbook/core/record_batch_builder.hpp"

namespace lookbook {
namespace {

using ::testing::ElementsAre;

const Schema kSchema = {{"id", ColumnType::kString},     {"stars", ColumnType::kFloat32},
                        {"time", ColumnType::kInt64},    {"verified", ColumnType::kBool},
                        {"price", ColumnType::kFloat64}, {"path", ColumnType::kStringList}};

RecordBatch sample() {
  RecordBatchBuilder builder(kSchema);
  for (int row = 0; row < 10; ++row) {
    builder.column(0).append("item " + std::to_string(row));
    builder.column(1).append(static_cast<float>(row));
    builder.column(2).append(std::int64_t{1} << row);
    builder.column(3).append(row % 3 == 0);
    if (row % 2 == 0)
      builder.column(4).append(row + .5);
    else
      builder.column(4).append_null();
    builder.column(5).append_list(std::vector<std::string>(static_cast<std::size_t>(row % 3), "step"));
  }
  return *builder.finish();
}

TEST(RecordBatchTest, GivesBackWhatWasAppended) {
  const RecordBatch batch = sample();
  EXPECT_EQ(batch.rows(), 10U);
  EXPECT_EQ(batch.schema(), kSchema);
  EXPECT_EQ((*batch.column<std::string_view>("id"))[9], "item 9");
  EXPECT_EQ((*batch.column<float>("stars"))[3], 3);
  EXPECT_EQ((*batch.column<std::int64_t>("time"))[5], 32);
  EXPECT_TRUE((*batch.column<bool>("verified"))[9]);
  EXPECT_FALSE((*batch.column<bool>("verified"))[8]);
  EXPECT_EQ((*batch.column<double>("price")).get(2), 2.5);
  EXPECT_EQ((*batch.column<double>("price")).get(3), std::nullopt);
  EXPECT_THAT((*batch.string_lists("path"))[2], ElementsAre("step", "step"));
  EXPECT_TRUE((*batch.string_lists("path"))[3].empty());
}

TEST(RecordBatchTest, TheWrongNameOrTypeIsAnError) {
  const RecordBatch batch = sample();
  EXPECT_EQ(batch.column<float>("rating").error().code(), ErrorCode::kNotFound);
  EXPECT_EQ(batch.column<double>("stars").error().code(), ErrorCode::kCorruptData);
}

TEST(RecordBatchTest, TravelsThroughTheCInterface) {
  ArrowSchema schema;
  ArrowArray array;
  sample().give(&schema, &array);
  const RecordBatch back = *RecordBatch::take(&schema, &array);
  EXPECT_EQ((*back.column<std::string_view>("id"))[0], "item 0");
}

TEST(RecordBatchTest, AnEmptyBatchHasItsColumns) {
  RecordBatchBuilder builder(kSchema);
  const RecordBatch batch = *builder.finish();
  EXPECT_EQ(batch.rows(), 0U);
  EXPECT_EQ(batch.column<std::string_view>("id")->size(), 0U);
}

TEST(RecordBatchTest, AColumnCanBeReplacedByOneThatFits) {
  RecordBatchBuilder builder({{"id", ColumnType::kString}, {"n", ColumnType::kInt64}});
  for (const char* id : {"a", "b"}) {
    builder.column(0).append(id);
    builder.column(1).append(std::int64_t{7});
  }
  RecordBatch batch = *builder.finish();
  ColumnBuilder ids(ColumnType::kString);
  ids.append("longer than before");
  EXPECT_FALSE(replace_column(batch, 0, ids)) << "too short";
  ids.append_null();
  EXPECT_FALSE(replace_column(batch, 1, ids)) << "of another type";
  ASSERT_TRUE(replace_column(batch, 0, std::move(ids)));
  const auto column = *batch.column<std::string_view>("id");
  EXPECT_EQ(column[0], "longer than before");
  EXPECT_TRUE(column.is_null(1));
  EXPECT_EQ((*batch.column<std::int64_t>("n"))[1], 7);
}

TEST(RecordBatchTest, ColumnsOfDifferentLengthAreRefused) {
  RecordBatchBuilder builder(kSchema);
  builder.column(0).append("lonely");
  EXPECT_EQ(builder.finish().error().code(), ErrorCode::kInternal);
}

}  // namespace
}  // namespace lookbook
