#include "lookbook/storage/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lookbook/core/record_batch_builder.hpp"
#include "lookbook/storage/array_file.hpp"

namespace lookbook::storage {
namespace {
TEST(TableTest, GivesBackWhatWasWritten) {
  auto store = create_store(testing::TempDir() + "/smoke-store");
  ASSERT_TRUE(store) << store.error().message();
  for (const char* path : {"standard/x.parquet", "standard/x.arrow"}) {
    RecordBatchBuilder builder(
        {{"id", ColumnType::kString}, {"n", ColumnType::kInt32}, {"l", ColumnType::kStringList}});
    for (int i = 0; i < 1000; ++i) {
      builder.column(0).append("item" + std::to_string(i));
      if (i % 3)
        builder.column(1).append(i);
      else
        builder.column(1).append_null();
      builder.column(2).append_list(std::vector<std::string>(i % 3, "a"));
    }
    auto sum = write_table(**store, path, {"x"}, *builder.finish());
    ASSERT_TRUE(sum) << sum.error().message();
    auto reader = TableReader::open(**store, path);
    ASSERT_TRUE(reader) << reader.error().message();
    EXPECT_EQ((*reader)->rows(), 1000U);
    auto batch = (*reader)->next();
    ASSERT_TRUE(batch) << batch.error().message();
    ASSERT_TRUE(batch->has_value());
    EXPECT_EQ((*(*batch)->column<std::string_view>("id"))[999], "item999");
    EXPECT_TRUE((*(*batch)->column<std::int32_t>("n")).is_null(999));
    EXPECT_EQ((*(*batch)->string_lists("l"))[5].size(), 2U);
    batch = (*reader)->next();
    ASSERT_TRUE(batch) << batch.error().message();
    EXPECT_FALSE(batch->has_value());
  }
  auto sum = write_array(**store, "a/b.arrow", Array::matrix<float>({1, 2, 3, 4, 5, 6}, 3, 2));
  ASSERT_TRUE(sum) << sum.error().message();
  auto array = map_array(**store, "a/b.arrow");
  ASSERT_TRUE(array) << array.error().message();
  EXPECT_EQ(array->columns(), 2U);
  EXPECT_EQ(array->as<float>()[5], 6);
}
}  // namespace
}  // namespace lookbook::storage
