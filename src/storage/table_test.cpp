#include "lookbook/storage/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lookbook/core/record_batch_builder.hpp"
#include "storage/sample_tables_test.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::storage {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class TableTest : public ::testing::TestWithParam<const char*> {
 protected:
  TableTest() : store_(*open_store(folder_.path())) {}

  /// Writes rows 0 … total-1 in batches of `size`.
  std::string write(std::string_view path, int total, int size) {
    const auto writer = *TableWriter::create(*store_, path, {"sample"}, every_type());
    for (int first = 0; first < total; first += size) {
      EXPECT_TRUE(writer->append(rows_of_every_type(first, std::min(total, first + size))));
    }
    return *writer->commit();
  }

  test_support::TemporaryFolder folder_;
  std::unique_ptr<ObjectStore> store_;
  const std::string path_ = std::string("standard/sample") + GetParam();
};

INSTANTIATE_TEST_SUITE_P(Formats, TableTest, ::testing::Values(".parquet", ".arrow"),
                         [](const auto& format) { return std::string(format.param + 1); });

TEST_P(TableTest, GivesBackWhatWasWritten) {
  write(path_, 10, 10);
  const auto reader = *TableReader::open(*store_, path_);
  EXPECT_EQ(reader->rows(), 10U);
  EXPECT_EQ(reader->schema(), every_type());
  EXPECT_EQ(reader->info().table, "sample");
  EXPECT_EQ(reader->info().format_version, kTableFormatVersion);
  const auto rows = *read_rows(*reader);
  ASSERT_EQ(rows.size(), 10U);
  EXPECT_EQ(rows[0], "true|0|0|0.000000|0.000000|text 0|[]|");
  // 5 << 33 = 42949672960
  EXPECT_EQ(rows[5], "false|-5|42949672960|1.250000|0.625000|text 5|[step,step,]|");
  EXPECT_EQ(rows[3], "-|-|-|-|-|-|-|");
  EXPECT_FALSE(reader->next()->has_value());
}

TEST_P(TableTest, TheSameRowsGiveTheSameBytesHoweverTheyWereCut) {
  // More than one group of 131,072 rows.
  const std::string whole = write(path_, 140000, 140000);
  EXPECT_EQ(write(path_, 140000, 140000), whole);
  EXPECT_EQ(write(path_, 140000, 131072), whole);
  EXPECT_EQ(write(path_, 140000, 9999), whole);
  EXPECT_NE(write(path_, 139999, 9999), whole);
}

/// Wide enough that bytes end a Parquet group, with a null so seldom that most batches have none.
std::string write_wide(storage::ObjectStore& store, const std::string& path, std::int64_t batch) {
  constexpr std::int64_t kRows = 250000;
  Schema schema;
  for (int c = 0; c < 20; ++c) schema.push_back({"c" + std::to_string(c), ColumnType::kInt64});
  const auto table = *TableWriter::create(store, path, {"wide"}, schema);
  for (std::int64_t first = 0; first < kRows; first += batch) {
    RecordBatchBuilder rows(schema);
    for (std::int64_t row = first; row < std::min(kRows, first + batch); ++row) {
      for (std::size_t c = 0; c < schema.size(); ++c) {
        if (row % 50000 == 0)
          rows.column(c).append_null();
        else
          rows.column(c).append(row * static_cast<std::int64_t>(c + 1));
      }
    }
    EXPECT_TRUE(table->append(*rows.finish()));
  }
  return *table->commit();
}

TEST_P(TableTest, GroupsThatEndByTheirBytesDoNotDependOnBatches) {
  const std::string whole = write_wide(*store_, path_, 250000);
  EXPECT_EQ(write_wide(*store_, path_, 1024), whole);
  EXPECT_EQ(write_wide(*store_, path_, 9999), whole);
}

TEST_P(TableTest, RowsKeepTheirOrderAcrossGroups) {
  write(path_, 140000, 7777);
  const auto reader = *TableReader::open(*store_, path_);
  EXPECT_EQ(reader->rows(), 140000U);
  const auto rows = *read_rows(*reader);
  ASSERT_EQ(rows.size(), 140000U);
  const RecordBatch expected = rows_of_every_type(0, 140000);
  for (std::size_t row = 0; row < rows.size(); row += 97) ASSERT_EQ(rows[row], row_text(expected, row));
}

TEST_P(TableTest, ATableWithoutRowsHasItsColumns) {
  write(path_, 0, 1);
  const auto reader = *TableReader::open(*store_, path_);
  EXPECT_EQ(reader->rows(), 0U);
  EXPECT_EQ(reader->schema(), every_type());
  EXPECT_FALSE(reader->next()->has_value());
}

TEST_P(TableTest, ABatchWithOtherColumnsIsRefused) {
  const auto writer = *TableWriter::create(*store_, path_, {"sample"}, {{"id", ColumnType::kString}});
  RecordBatchBuilder builder({{"id", ColumnType::kInt32}});
  builder.column(0).append(1);
  EXPECT_EQ(writer->append(*builder.finish()).error().code(), ErrorCode::kInvalidArgument);
}

TEST_P(TableTest, NothingIsVisibleBeforeCommit) {
  {
    const auto writer = *TableWriter::create(*store_, path_, {"sample"}, every_type());
    ASSERT_TRUE(writer->append(rows_of_every_type(0, 200000)));
    EXPECT_FALSE(*store_->exists(path_));
  }
  EXPECT_TRUE(store_->list("")->empty());
}

TEST_P(TableTest, ATableOfANewerVersionIsRefusedWithAdvice) {
  ASSERT_TRUE(write_table(*store_, path_, {"sample", kTableFormatVersion + 1}, rows_of_every_type(0, 5)));
  const auto reader = TableReader::open(*store_, path_);
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code(), ErrorCode::kUnsupportedVersion);
  EXPECT_THAT(reader.error().message(),
              AllOf(HasSubstr(path_), HasSubstr("format version 2; this one reads up to 1"),
                    HasSubstr("update Lookbook")));
}

TEST_P(TableTest, WhatIsNotATableIsCorrupt) {
  for (const char* bytes : {"", "PAR1", "ARROW1", "PAR1PAR1", "ARROW1ARROW1", "some text that is no table"}) {
    ASSERT_TRUE(store_->write(path_, bytes));
    const auto reader = TableReader::open(*store_, path_);
    ASSERT_FALSE(reader) << bytes;
    EXPECT_EQ(reader.error().code(), ErrorCode::kCorruptData) << bytes;
    EXPECT_THAT(reader.error().message(), HasSubstr(path_));
  }
  EXPECT_EQ(TableReader::open(*store_, "none" + path_).error().code(), ErrorCode::kNotFound);
}

TEST(TableWriterTest, TheEndingMustNameAFormat) {
  const test_support::TemporaryFolder folder;
  const auto store = *open_store(folder.path());
  EXPECT_EQ(TableWriter::create(*store, "x.csv", {"x"}, every_type()).error().code(),
            ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace lookbook::storage
