#include "storage/parquet_groups.hpp"

#include <arrow/io/memory.h>
#include <arrow/table.h>
#include <arrow/util/byte_size.h>
#include <parquet/arrow/schema.h>
#include <parquet/arrow/writer.h>
#include <parquet/file_writer.h>
#include <parquet/statistics.h>

#include <exception>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "lookbook/base/parallel.hpp"

namespace lookbook::storage {
namespace {

constexpr std::string_view kMagic = "PAR1";  // at the beginning and the end of every Parquet file

constexpr std::int64_t kNone = -1;  // the offset of a page that is not there

using PagesByEncoding = std::map<parquet::Encoding::type, std::int32_t>;

/// How many pages of a kind a column has, by encoding.
PagesByEncoding pages_of(const parquet::ColumnChunkMetaData& column, bool dictionary) {
  PagesByEncoding pages;
  for (const parquet::PageEncodingStats& stats : column.encoding_stats()) {
    if ((stats.page_type == parquet::PageType::DICTIONARY_PAGE) == dictionary)
      pages[stats.encoding] += stats.count;
  }
  return pages;
}

/// Some pages of a column with a dictionary may be written without it, once it has grown too large.
bool falls_back(const parquet::ColumnChunkMetaData& column) {
  if (!column.has_dictionary_page()) return false;
  for (const parquet::PageEncodingStats& stats : column.encoding_stats()) {
    if (stats.page_type != parquet::PageType::DICTIONARY_PAGE &&
        stats.encoding != parquet::Encoding::RLE_DICTIONARY &&
        stats.encoding != parquet::Encoding::PLAIN_DICTIONARY)
      return true;
  }
  return false;
}

void describe_column(const parquet::ColumnChunkMetaData& column, std::int64_t moved_by,
                     parquet::ColumnChunkMetaDataBuilder& builder) {
  if (column.is_stats_set()) {
    parquet::EncodedStatistics statistics = column.statistics()->Encode();
    statistics.set_is_signed(builder.descr()->sort_order() == parquet::SortOrder::SIGNED);
    builder.SetStatistics(statistics);
  }
  if (const auto sizes = column.size_statistics()) builder.SetSizeStatistics(*sizes);
  const bool has_dictionary = column.has_dictionary_page();
  builder.Finish(column.num_values(), has_dictionary ? column.dictionary_page_offset() + moved_by : kNone,
                 kNone, column.data_page_offset() + moved_by, column.total_compressed_size(),
                 column.total_uncompressed_size(), has_dictionary, falls_back(column), pages_of(column, true),
                 pages_of(column, false));
}

/// The rows in steps after which Parquet's writer looks at the size of a page, whatever the batches were: so
/// the pages follow from the rows alone, without copying the batches into one.
arrow::Result<std::shared_ptr<arrow::Table>> in_steps(const ParquetGroups::Rows& rows, std::int64_t step) {
  ParquetGroups::Rows steps;
  for (const auto& batch : rows) {
    for (std::int64_t row = 0; row < batch->num_rows(); row += step) steps.push_back(batch->Slice(row, step));
  }
  return arrow::Table::FromRecordBatches(steps);
}

std::int64_t bytes_of_pages(const parquet::RowGroupMetaData& group) {
  std::int64_t bytes = 0;
  for (int column = 0; column < group.num_columns(); ++column)
    bytes += group.ColumnChunk(column)->total_compressed_size();
  return bytes;
}

}  // namespace

/// A group that is being packed, or waits to be written.
struct ParquetGroups::UnderWay {
  arrow::Result<Packed> packed = arrow::Status::Invalid("not packed yet");
  std::optional<BackgroundTask> task;  // last member: it writes the others
};

ParquetGroups::ParquetGroups(std::shared_ptr<const arrow::Schema> schema,
                             std::shared_ptr<parquet::WriterProperties> properties,
                             std::shared_ptr<arrow::io::OutputStream> file)
    : schema_(std::move(schema)), properties_(std::move(properties)), file_(std::move(file)) {}

ParquetGroups::~ParquetGroups() = default;

arrow::Result<std::unique_ptr<ParquetGroups>> ParquetGroups::open(
    std::shared_ptr<const arrow::Schema> schema, std::shared_ptr<parquet::WriterProperties> properties,
    std::shared_ptr<arrow::io::OutputStream> file) {
  std::unique_ptr<ParquetGroups> groups(
      new ParquetGroups(std::move(schema), std::move(properties), std::move(file)));
  ARROW_RETURN_NOT_OK(
      parquet::arrow::ToParquetSchema(groups->schema_.get(), *groups->properties_, &groups->parquet_schema_));
  groups->metadata_ = parquet::FileMetaDataBuilder::Make(groups->parquet_schema_.get(), groups->properties_);
  ARROW_RETURN_NOT_OK(groups->file_->Write(kMagic));
  return groups;
}

arrow::Status ParquetGroups::append(Rows rows) {
  if (under_way_.size() >= thread_limit()) ARROW_RETURN_NOT_OK(write_oldest());
  UnderWay& group = *under_way_.emplace_back(std::make_unique<UnderWay>());
  group.task.emplace([this, &group, rows = std::move(rows)] {
    try {
      group.packed = pack(rows);
    } catch (const std::exception& error) {  // Parquet's own, and no memory
      group.packed = arrow::Status::IOError(error.what());
    }
  });
  return arrow::Status::OK();
}

arrow::Status ParquetGroups::close(const std::shared_ptr<const arrow::KeyValueMetadata>& keys) {
  while (!under_way_.empty()) ARROW_RETURN_NOT_OK(write_oldest());
  return parquet::arrow::WriteFileMetaData(*metadata_->Finish(keys), file_.get());
}

arrow::Result<ParquetGroups::Packed> ParquetGroups::pack(const Rows& rows) const {
  arrow::MemoryPool* const pool = properties_->memory_pool();
  ARROW_ASSIGN_OR_RAISE(const auto table, in_steps(rows, properties_->write_batch_size()));
  ARROW_ASSIGN_OR_RAISE(const std::int64_t unpacked, arrow::util::ReferencedBufferSize(*table));
  ARROW_ASSIGN_OR_RAISE(const auto sink, arrow::io::BufferOutputStream::Create(unpacked, pool));
  ARROW_ASSIGN_OR_RAISE(auto writer, parquet::arrow::FileWriter::Open(*schema_, pool, sink, properties_));
  ARROW_RETURN_NOT_OK(writer->WriteTable(*table, table->num_rows()));
  ARROW_RETURN_NOT_OK(writer->Close());
  ARROW_ASSIGN_OR_RAISE(auto file, sink->Finish());
  Packed group{std::move(file), writer->metadata()};
  if (group.metadata->num_row_groups() != 1)
    return arrow::Status::Invalid("a row group of ", table->num_rows(), " rows is over the file's limit");
  return group;
}

arrow::Status ParquetGroups::write_oldest() {
  const std::unique_ptr<UnderWay> oldest = std::move(under_way_.front());
  under_way_.pop_front();
  oldest->task->wait();
  ARROW_ASSIGN_OR_RAISE(const Packed group, std::move(oldest->packed));
  return write(group);
}

arrow::Status ParquetGroups::write(const Packed& group) {
  ARROW_ASSIGN_OR_RAISE(const std::int64_t position, file_->Tell());
  const auto begin = static_cast<std::int64_t>(kMagic.size());
  const std::int64_t bytes = bytes_of_pages(*group.metadata->RowGroup(0));
  ARROW_RETURN_NOT_OK(file_->Write(arrow::SliceBuffer(group.file, begin, bytes)));
  describe(group, position - begin);
  return arrow::Status::OK();
}

void ParquetGroups::describe(const Packed& group, std::int64_t moved_by) {
  const auto rows = group.metadata->RowGroup(0);
  parquet::RowGroupMetaDataBuilder& builder = *metadata_->AppendRowGroup();
  builder.set_num_rows(rows->num_rows());
  for (int column = 0; column < rows->num_columns(); ++column)
    describe_column(*rows->ColumnChunk(column), moved_by, *builder.NextColumnChunk());
  builder.Finish(rows->total_byte_size());
}

}  // namespace lookbook::storage
