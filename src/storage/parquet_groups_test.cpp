#include "storage/parquet_groups.hpp"

#include <arrow/api.h>
#include <arrow/io/memory.h>
#include <gtest/gtest.h>
#include <parquet/arrow/writer.h>

#include <string>
#include <vector>

#include "lookbook/base/parallel.hpp"

namespace lookbook::storage {
namespace {

constexpr std::int64_t kRows = 5000;  // of a group
constexpr std::int64_t kStep = 1024;  // after which the writer looks at the size of a page

std::shared_ptr<arrow::Schema> a_schema() {
  return arrow::schema({arrow::field("name", arrow::utf8()), arrow::field("colour", arrow::utf8()),
                        arrow::field("time", arrow::int64(), false), arrow::field("price", arrow::float64()),
                        arrow::field("tags", arrow::list(arrow::utf8()))});
}

std::shared_ptr<parquet::WriterProperties> properties() {
  return parquet::WriterProperties::Builder()
      .compression(parquet::Compression::ZSTD)
      ->write_batch_size(kStep)
      ->data_pagesize(1 << 14)
      ->dictionary_pagesize_limit(1 << 14)  // "name" outgrows it, "colour" does not
      ->disable_dictionary("time")
      ->encoding("time", parquet::Encoding::DELTA_BINARY_PACKED)
      ->disable_write_page_index()
      ->enable_page_checksum()
      ->build();
}

/// Different in each group; every seventh name and all prices of one group are missing.
std::shared_ptr<arrow::RecordBatch> group_of(int number) {
  arrow::StringBuilder name;
  arrow::StringBuilder colour;
  arrow::Int64Builder time;
  arrow::DoubleBuilder price;
  arrow::ListBuilder tags(arrow::default_memory_pool(), std::make_shared<arrow::StringBuilder>());
  auto& tag = static_cast<arrow::StringBuilder&>(*tags.value_builder());
  for (std::int64_t row = 0; row < kRows; ++row) {
    const std::string text = "name " + std::to_string(number) + "/" + std::to_string(row * row);
    EXPECT_TRUE((row % 7 == 0 ? name.AppendNull() : name.Append(text)).ok());
    EXPECT_TRUE(colour.Append(row % 3 == 0 ? "red" : "blue").ok());
    EXPECT_TRUE(time.Append(1'400'000'000 + row * 31).ok());
    EXPECT_TRUE((number == 1 ? price.AppendNull() : price.Append(static_cast<double>(row) / 4)).ok());
    EXPECT_TRUE(tags.Append().ok());
    for (std::int64_t i = 0; i < row % 3; ++i) EXPECT_TRUE(tag.Append("tag" + std::to_string(i)).ok());
  }
  const auto built = [](arrow::ArrayBuilder& builder) { return builder.Finish().ValueOrDie(); };
  return arrow::RecordBatch::Make(a_schema(), kRows,
                                  {built(name), built(colour), built(time), built(price), built(tags)});
}

const auto keys = arrow::key_value_metadata({"made_by"}, {"a test"});

std::string written(int groups) {
  const auto sink = arrow::io::BufferOutputStream::Create().ValueOrDie();
  const auto file = ParquetGroups::open(a_schema(), properties(), sink).ValueOrDie();
  for (int i = 0; i < groups; ++i) {
    const auto rows = group_of(i);  // in two parts: they are one group all the same
    EXPECT_TRUE(file->append({rows->Slice(0, 2 * kStep), rows->Slice(2 * kStep)}).ok());
  }
  EXPECT_TRUE(file->close(keys).ok());
  return sink->Finish().ValueOrDie()->ToString();
}

std::string written_by_arrow(int groups) {
  const auto sink = arrow::io::BufferOutputStream::Create().ValueOrDie();
  auto writer =
      parquet::arrow::FileWriter::Open(*a_schema(), arrow::default_memory_pool(), sink, properties())
          .ValueOrDie();
  for (int i = 0; i < groups; ++i) {
    std::vector<std::shared_ptr<arrow::RecordBatch>> steps;
    for (std::int64_t row = 0; row < kRows; row += kStep) steps.push_back(group_of(i)->Slice(row, kStep));
    const auto table = arrow::Table::FromRecordBatches(steps).ValueOrDie();
    EXPECT_TRUE(writer->WriteTable(*table, kRows).ok());
  }
  EXPECT_TRUE(writer->AddKeyValueMetadata(keys).ok());
  EXPECT_TRUE(writer->Close().ok());
  return sink->Finish().ValueOrDie()->ToString();
}

TEST(ParquetGroupsTest, TheFileIsByteForByteWhatArrowWritesOneGroupAfterTheOther) {
  for (const std::size_t threads : {1U, 2U, 5U}) {
    const ThreadLimit limit(threads);
    for (const int groups : {0, 1, 7}) EXPECT_TRUE(written(groups) == written_by_arrow(groups)) << groups;
  }
}

/// Takes so many bytes, then the disk is full.
class SmallStream final : public arrow::io::OutputStream {
 public:
  explicit SmallStream(std::int64_t room) : room_(room) {}
  using Writable::Write;
  arrow::Status Write(const void*, std::int64_t bytes) override {
    position_ += bytes;
    return position_ <= room_ ? arrow::Status::OK() : arrow::Status::IOError("no room");
  }
  arrow::Result<std::int64_t> Tell() const override { return position_; }
  arrow::Status Close() override { return arrow::Status::OK(); }
  bool closed() const override { return false; }

 private:
  std::int64_t room_;
  std::int64_t position_ = 0;
};

TEST(ParquetGroupsTest, AFullDiskIsToldAndWhatIsUnderWayIsDropped) {
  const ThreadLimit limit(2);
  const auto file =
      ParquetGroups::open(a_schema(), properties(), std::make_shared<SmallStream>(50'000)).ValueOrDie();
  arrow::Status status;
  for (int i = 0; i < 7 && status.ok(); ++i) status = file->append({group_of(i)});
  EXPECT_TRUE(status.IsIOError()) << status.ToString();
}

}  // namespace
}  // namespace lookbook::storage
