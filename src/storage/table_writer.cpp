#include <arrow/ipc/writer.h>
#include <arrow/table.h>
#include <parquet/arrow/writer.h>

#include "lookbook/storage/table.hpp"
#include "storage/arrow_errors.hpp"
#include "storage/arrow_schema.hpp"
#include "storage/object_stream.hpp"

namespace lookbook::storage {
namespace {

constexpr std::int64_t kGroupRows = 131072;  // a Parquet row group, an Arrow record batch
constexpr int kZstdLevel = 1;

/// Writes groups of rows in one of the two formats.
class GroupWriter {
 public:
  virtual ~GroupWriter() = default;
  virtual arrow::Status write(const arrow::RecordBatch& group) = 0;
  virtual arrow::Status close() = 0;
};

class ParquetGroupWriter final : public GroupWriter {
 public:
  static arrow::Result<std::unique_ptr<GroupWriter>> open(const TableInfo& info, const arrow::Schema& schema,
                                                          std::shared_ptr<ObjectStream> stream) {
    const auto properties = parquet::WriterProperties::Builder()
                                .compression(parquet::Compression::ZSTD)
                                ->compression_level(kZstdLevel)
                                ->max_row_group_length(kGroupRows)
                                ->enable_page_checksum()
                                ->build();
    ARROW_ASSIGN_OR_RAISE(auto writer, parquet::arrow::FileWriter::Open(schema, arrow::default_memory_pool(),
                                                                        std::move(stream), properties));
    ARROW_RETURN_NOT_OK(writer->AddKeyValueMetadata(to_metadata(info)));
    return std::unique_ptr<GroupWriter>(new ParquetGroupWriter(std::move(writer)));
  }

  arrow::Status write(const arrow::RecordBatch& group) override {
    const auto table = arrow::Table::Make(group.schema(), group.columns(), group.num_rows());
    return writer_->WriteTable(*table, kGroupRows);
  }
  arrow::Status close() override { return writer_->Close(); }

 private:
  explicit ParquetGroupWriter(std::unique_ptr<parquet::arrow::FileWriter> writer)
      : writer_(std::move(writer)) {}
  std::unique_ptr<parquet::arrow::FileWriter> writer_;
};

class ArrowGroupWriter final : public GroupWriter {
 public:
  static arrow::Result<std::unique_ptr<GroupWriter>> open(const TableInfo& info, const arrow::Schema& schema,
                                                          const std::shared_ptr<ObjectStream>& stream) {
    auto options = arrow::ipc::IpcWriteOptions::Defaults();
    options.alignment = 64;
    options.use_threads = false;
    ARROW_ASSIGN_OR_RAISE(
        auto writer, arrow::ipc::MakeFileWriter(stream, schema.WithMetadata(to_metadata(info)), options));
    return std::unique_ptr<GroupWriter>(new ArrowGroupWriter(std::move(writer)));
  }

  arrow::Status write(const arrow::RecordBatch& group) override { return writer_->WriteRecordBatch(group); }
  arrow::Status close() override { return writer_->Close(); }

 private:
  explicit ArrowGroupWriter(std::shared_ptr<arrow::ipc::RecordBatchWriter> writer)
      : writer_(std::move(writer)) {}
  std::shared_ptr<arrow::ipc::RecordBatchWriter> writer_;
};

/// Gathers batches and cuts them into groups of exactly kGroupRows (the last one smaller), so that the file
/// does not depend on how the rows arrived.
class GroupingTableWriter final : public TableWriter {
 public:
  GroupingTableWriter(std::string what, std::shared_ptr<arrow::Schema> schema,
                      std::shared_ptr<ObjectStream> stream, std::unique_ptr<GroupWriter> groups)
      : what_(std::move(what)),
        schema_(std::move(schema)),
        stream_(std::move(stream)),
        groups_(std::move(groups)) {}

  Status append(RecordBatch batch) override {
    return catch_exceptions(what_, [&]() -> Status {
      LOOKBOOK_TRY(std::shared_ptr<arrow::RecordBatch> rows, to_arrow_batch(std::move(batch)));
      if (!rows->schema()->Equals(*schema_, false)) {
        return Error(ErrorCode::kInvalidArgument, what_ + ": a batch with other columns than the table's");
      }
      rows = rows->ReplaceSchemaMetadata(nullptr);
      pending_rows_ += rows->num_rows();
      pending_.push_back(std::move(rows));
      while (pending_rows_ >= kGroupRows) LOOKBOOK_CHECK(write_group(kGroupRows));
      return ok();
    });
  }

  Result<std::string> commit() override {
    return catch_exceptions(what_, [&]() -> Result<std::string> {
      if (pending_rows_ > 0) LOOKBOOK_CHECK(write_group(pending_rows_));
      LOOKBOOK_ARROW_CHECK(what_, groups_->close());
      return stream_->commit();
    });
  }

 private:
  /// Writes the first `rows` pending rows.
  Status write_group(std::int64_t rows) {
    std::vector<std::shared_ptr<arrow::RecordBatch>> parts;
    std::size_t used = 0;
    for (std::int64_t missing = rows; missing > 0;) {
      auto& first = pending_[used];
      const std::int64_t take = std::min(missing, first->num_rows());
      parts.push_back(first->Slice(0, take));
      missing -= take;
      if (take == first->num_rows())
        ++used;
      else
        first = first->Slice(take);
    }
    LOOKBOOK_ARROW_TRY(const auto group, what_, arrow::ConcatenateRecordBatches(parts));
    LOOKBOOK_ARROW_CHECK(what_, groups_->write(*group));
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(used));
    pending_rows_ -= rows;
    return ok();
  }

  std::string what_;
  std::shared_ptr<arrow::Schema> schema_;
  std::shared_ptr<ObjectStream> stream_;
  std::unique_ptr<GroupWriter> groups_;
  std::vector<std::shared_ptr<arrow::RecordBatch>> pending_;
  std::int64_t pending_rows_ = 0;
};

}  // namespace

Result<std::unique_ptr<TableWriter>> TableWriter::create(ObjectStore& store, std::string_view path,
                                                         TableInfo info, const Schema& schema) {
  const bool is_parquet = path.ends_with(".parquet");
  if (!is_parquet && !path.ends_with(".arrow")) {
    return Error(ErrorCode::kInvalidArgument,
                 "the table " + std::string(path) + " must end in .parquet or .arrow");
  }
  const std::string what = "writing " + std::string(path) + " in " + store.uri();
  return catch_exceptions(what, [&]() -> Result<std::unique_ptr<TableWriter>> {
    LOOKBOOK_TRY(std::unique_ptr<ObjectWriter> object, store.create(path));
    auto stream = std::make_shared<ObjectStream>(std::move(object));
    auto arrow_schema = to_arrow_schema(schema);
    LOOKBOOK_ARROW_TRY(auto groups, what,
                       is_parquet ? ParquetGroupWriter::open(info, *arrow_schema, stream)
                                  : ArrowGroupWriter::open(info, *arrow_schema, stream));
    return std::unique_ptr<TableWriter>(
        new GroupingTableWriter(what, std::move(arrow_schema), std::move(stream), std::move(groups)));
  });
}

Result<std::string> write_table(ObjectStore& store, std::string_view path, TableInfo info,
                                RecordBatch batch) {
  LOOKBOOK_TRY(const auto writer, TableWriter::create(store, path, std::move(info), batch.schema()));
  LOOKBOOK_CHECK(writer->append(std::move(batch)));
  return writer->commit();
}

}  // namespace lookbook::storage
