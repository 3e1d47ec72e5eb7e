#include <arrow/array.h>
#include <arrow/io/file.h>
#include <arrow/ipc/writer.h>
#include <arrow/json/from_string.h>
#include <arrow/table.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <parquet/arrow/writer.h>

#include "storage/sample_tables_test.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct ForeignColumn {
  std::string name;
  std::shared_ptr<arrow::DataType> type;
  std::string json;  ///< its values
};

std::shared_ptr<arrow::Table> table_of(const std::vector<ForeignColumn>& columns) {
  arrow::FieldVector fields;
  arrow::ArrayVector arrays;
  for (const ForeignColumn& column : columns) {
    fields.push_back(arrow::field(column.name, column.type));
    arrays.push_back(arrow::json::ArrayFromJSONString(column.type, column.json).ValueOrDie());
  }
  return arrow::Table::Make(arrow::schema(fields), arrays);
}

/// Writes the columns as a Parquet file of somebody else and reads it.
class ForeignTableTest : public ::testing::Test {
 protected:
  void write_parquet(const std::vector<ForeignColumn>& columns) {
    const auto sink = arrow::io::FileOutputStream::Open(file_).ValueOrDie();
    const auto arrow_schema = parquet::ArrowWriterProperties::Builder().store_schema()->build();
    ASSERT_TRUE(parquet::arrow::WriteTable(*table_of(columns), arrow::default_memory_pool(), sink, 1000,
                                           parquet::default_writer_properties(), arrow_schema)
                    .ok());
    ASSERT_TRUE(sink->Close().ok());
  }
  void write_arrow(const std::vector<ForeignColumn>& columns) {
    const auto table = table_of(columns);
    const auto sink = arrow::io::FileOutputStream::Open(file_).ValueOrDie();
    const auto writer = arrow::ipc::MakeFileWriter(sink, table->schema()).ValueOrDie();
    ASSERT_TRUE(writer->WriteTable(*table).ok());
    ASSERT_TRUE(writer->Close().ok());
    ASSERT_TRUE(sink->Close().ok());
  }
  std::vector<std::string> rows() {
    auto reader = TableReader::open_foreign(file_);
    if (!reader) return {reader.error().message()};
    schema_ = (*reader)->schema();
    auto rows = read_rows(**reader);
    return rows ? *rows : std::vector<std::string>{rows.error().message()};
  }

  test_support::TemporaryFolder folder_;
  std::string file_ = folder_ / "foreign.parquet";
  Schema schema_;
};

TEST_F(ForeignTableTest, NumbersComeAsTheTypeThatHoldsThem) {
  write_arrow({{"i8", arrow::int8(), "[-1, null]"},
               {"u16", arrow::uint16(), "[65535, 0]"},
               {"u32", arrow::uint32(), "[4294967295, 0]"},
               {"u64", arrow::uint64(), "[7, 0]"},
               {"half", arrow::float16(), "[1.5, null]"},
               {"decimal", arrow::decimal128(9, 2), "[\"39.90\", null]"},
               {"flag", arrow::boolean(), "[true, null]"}});
  EXPECT_THAT(rows(), ElementsAre("-1|65535|4294967295|7|1.500000|39.900000|true|", "-|0|0|0|-|-|-|"));
  EXPECT_EQ(schema_, (Schema{{"i8", ColumnType::kInt32},
                             {"u16", ColumnType::kInt32},
                             {"u32", ColumnType::kInt64},
                             {"u64", ColumnType::kInt64},
                             {"half", ColumnType::kFloat32},
                             {"decimal", ColumnType::kFloat64},
                             {"flag", ColumnType::kBool}}));
}

TEST_F(ForeignTableTest, TimesComeAsUnixMilliseconds) {
  // 2023-11-14T22:13:20Z is 1700000000 s; 19675 days after 1970-01-01 is 2023-11-14: 1699920000000 ms.
  write_parquet({{"seconds", arrow::timestamp(arrow::TimeUnit::SECOND), "[1700000000]"},
                 {"micros", arrow::timestamp(arrow::TimeUnit::MICRO, "UTC"), "[1700000000123456]"},
                 {"day", arrow::date32(), "[19675]"},
                 {"number", arrow::int64(), "[1700000000]"}});
  EXPECT_THAT(rows(), ElementsAre("1700000000000|1700000000123|1699920000000|1700000000|"));
  const auto reader = *TableReader::open_foreign(file_);
  for (const std::size_t column : {0U, 1U, 2U}) EXPECT_TRUE(reader->is_time(column)) << column;
  EXPECT_FALSE(reader->is_time(3));
}

TEST_F(ForeignTableTest, EveryKindOfTextIsAString) {
  const auto dictionary = arrow::dictionary(arrow::int16(), arrow::utf8());
  write_arrow({{"large", arrow::large_utf8(), R"(["a", null])"},
               {"view", arrow::utf8_view(), R"(["a string longer than twelve bytes", "b"])"},
               {"dictionary", dictionary, R"(["x", "y"])"},
               {"nothing", arrow::null(), "[null, null]"}});
  EXPECT_THAT(rows(), ElementsAre("a|a string longer than twelve bytes|x|-|", "-|b|y|-|"));
  for (const Field& field : schema_) EXPECT_EQ(field.type, ColumnType::kString) << field.name;
}

TEST_F(ForeignTableTest, EveryKindOfListOfTextIsAList) {
  write_arrow({{"large", arrow::large_list(arrow::utf8()), R"([["a", "b"], null])"},
               {"fixed", arrow::fixed_size_list(arrow::large_utf8(), 1), R"([["c"], ["d"]])"},
               {"empty", arrow::list(arrow::null()), R"([[], null])"}});
  EXPECT_THAT(rows(), ElementsAre("[a,b,]|[c,]|[]|", "-|[d,]|-|"));
}

TEST_F(ForeignTableTest, FieldsOfStructsAreColumnsAndWhatCannotBeReadIsLeftOut) {
  const auto images = arrow::struct_(
      {arrow::field("large", arrow::list(arrow::utf8())), arrow::field("count", arrow::int32())});
  write_parquet(
      {{"id", arrow::utf8(), R"(["a", "b", "c"])"},
       {"images", images, R"([{"large": ["x.jpg"], "count": 1}, null, {"large": null, "count": 0}])"},
       {"scores", arrow::list(arrow::float64()), "[[1.5], [], null]"},
       {"bytes", arrow::binary(), R"(["z", "z", "z"])"}});
  EXPECT_THAT(rows(), ElementsAre("a|[x.jpg,]|1|", "b|-|-|", "c|-|0|"));
  EXPECT_EQ(schema_, (Schema{{"id", ColumnType::kString},
                             {"images.large", ColumnType::kStringList},
                             {"images.count", ColumnType::kInt32}}));
}

TEST_F(ForeignTableTest, ANumberThatDoesNotFitIsNullAndSaidToBe) {
  // 2^63 - 1 and 2^63; a second more than 9223372036854775 s has no milliseconds in 64 bits.
  const auto seconds = arrow::timestamp(arrow::TimeUnit::SECOND);
  write_arrow(
      {{"id", arrow::utf8(), R"(["a", "b", "c", "d"])"},
       {"u64", arrow::uint64(), "[9223372036854775807, 9223372036854775808, null, 7]"},
       {"time", seconds, "[9223372036854775, 1700000000, null, -9223372036854776]"},
       {"coded", arrow::dictionary(arrow::int8(), arrow::uint64()), "[18446744073709551615, 0, 0, 0]"}});
  EXPECT_THAT(rows(), ElementsAre("a|9223372036854775807|9223372036854775000|-|", "b|-|1700000000000|0|",
                                  "c|-|-|0|", "d|7|-|0|"));
  const auto reader = *TableReader::open_foreign(file_);
  ASSERT_TRUE(reader->next());
  EXPECT_THAT(reader->out_of_range(0), IsEmpty());
  EXPECT_THAT(reader->out_of_range(1), ElementsAre(1));
  EXPECT_THAT(reader->out_of_range(2), ElementsAre(3));
  EXPECT_THAT(reader->out_of_range(3), ElementsAre(0));
}

TEST_F(ForeignTableTest, AMissingFileIsNotFound) {
  EXPECT_EQ(TableReader::open_foreign(folder_ / "none.parquet").error().code(), ErrorCode::kNotFound);
}

}  // namespace
}  // namespace lookbook::storage
