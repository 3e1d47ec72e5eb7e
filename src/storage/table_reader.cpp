#include <fcntl.h>

#include <arrow/io/file.h>
#include <arrow/ipc/reader.h>
#include <parquet/arrow/reader.h>

#include "lookbook/storage/table.hpp"
#include "storage/arrow_errors.hpp"
#include "storage/arrow_schema.hpp"
#include "storage/foreign_columns.hpp"
#include "storage/posix_file.hpp"

namespace lookbook::storage {
namespace {

constexpr std::int64_t kBatchRows = 65536;

/// A file of either format, opened by what its first bytes say.
struct OpenedTable {
  std::shared_ptr<arrow::Schema> schema;
  std::shared_ptr<const arrow::KeyValueMetadata> metadata;
  std::int64_t rows = 0;
  std::shared_ptr<arrow::RecordBatchReader> batches;
  std::shared_ptr<void> keeps_alive;
};

arrow::Result<OpenedTable> open_parquet(const std::string& file) {
  ARROW_ASSIGN_OR_RAISE(auto source, arrow::io::ReadableFile::Open(file));
  parquet::ReaderProperties properties(arrow::default_memory_pool());
  properties.set_page_checksum_verification(true);
  parquet::ArrowReaderProperties arrow_properties(false);
  arrow_properties.set_batch_size(kBatchRows);
  parquet::arrow::FileReaderBuilder builder;
  ARROW_RETURN_NOT_OK(builder.Open(std::move(source), properties));
  builder.properties(arrow_properties);
  ARROW_ASSIGN_OR_RAISE(std::shared_ptr<parquet::arrow::FileReader> reader, builder.Build());
  OpenedTable table;
  ARROW_RETURN_NOT_OK(reader->GetSchema(&table.schema));
  table.metadata = reader->parquet_reader()->metadata()->key_value_metadata();
  table.rows = reader->parquet_reader()->metadata()->num_rows();
  ARROW_ASSIGN_OR_RAISE(table.batches, reader->GetRecordBatchReader());
  table.keeps_alive = std::move(reader);
  return table;
}

/// The batches of an Arrow IPC file, one after the other.
class IpcBatches final : public arrow::RecordBatchReader {
 public:
  explicit IpcBatches(std::shared_ptr<arrow::ipc::RecordBatchFileReader> file) : file_(std::move(file)) {}
  std::shared_ptr<arrow::Schema> schema() const override { return file_->schema(); }
  arrow::Status ReadNext(std::shared_ptr<arrow::RecordBatch>* batch) override {
    batch->reset();
    if (next_ == file_->num_record_batches()) return arrow::Status::OK();
    return file_->ReadRecordBatch(next_++).Value(batch);
  }

 private:
  std::shared_ptr<arrow::ipc::RecordBatchFileReader> file_;
  int next_ = 0;
};

arrow::Result<OpenedTable> open_arrow(const std::string& file) {
  ARROW_ASSIGN_OR_RAISE(auto source, arrow::io::MemoryMappedFile::Open(file, arrow::io::FileMode::READ));
  auto options = arrow::ipc::IpcReadOptions::Defaults();
  options.use_threads = false;
  ARROW_ASSIGN_OR_RAISE(auto reader, arrow::ipc::RecordBatchFileReader::Open(std::move(source), options));
  OpenedTable table;
  table.schema = reader->schema();
  table.metadata = reader->schema()->metadata();
  ARROW_ASSIGN_OR_RAISE(table.rows, reader->CountRows());
  table.batches = std::make_shared<IpcBatches>(std::move(reader));
  return table;
}

/// The format by the file's magic bytes.
Result<OpenedTable> open_table(const std::string& file) {
  std::string magic(6, '\0');
  {
    LOOKBOOK_TRY(const FileDescriptor descriptor, open_file(file, O_RDONLY));
    LOOKBOOK_TRY(magic, read_beginning(descriptor, magic.size(), file));
  }
  if (magic.starts_with("PAR1")) {
    LOOKBOOK_ARROW_TRY(OpenedTable table, file, open_parquet(file));
    return table;
  }
  if (magic == "ARROW1") {
    LOOKBOOK_ARROW_TRY(OpenedTable table, file, open_arrow(file));
    return table;
  }
  return Error(ErrorCode::kCorruptData, file +
                                            " is neither a Parquet nor an Arrow file: its first bytes are " +
                                            (magic.empty() ? "missing (it is empty)" : "others"));
}

class FileTableReader final : public TableReader {
 public:
  FileTableReader(std::string what, OpenedTable table, TableInfo info, Schema schema,
                  std::optional<ForeignColumns> foreign)
      : what_(std::move(what)),
        table_(std::move(table)),
        info_(std::move(info)),
        schema_(std::move(schema)),
        foreign_(std::move(foreign)) {}

  const Schema& schema() const override { return schema_; }
  const TableInfo& info() const override { return info_; }
  std::uint64_t rows() const override { return static_cast<std::uint64_t>(table_.rows); }
  bool is_time(std::size_t column) const override { return foreign_ && foreign_->is_time(column); }
  std::span<const std::size_t> out_of_range(std::size_t column) const override {
    return column < out_of_range_.size() ? out_of_range_[column] : std::span<const std::size_t>();
  }

  Result<std::optional<RecordBatch>> next() override {
    return catch_exceptions(what_, [&]() -> Result<std::optional<RecordBatch>> {
      LOOKBOOK_ARROW_TRY(auto batch, what_, table_.batches->Next());
      if (batch == nullptr) {
        if (rows_read_ == table_.rows) return std::optional<RecordBatch>();
        return Error(ErrorCode::kCorruptData, what_ + " holds " + std::to_string(rows_read_) + " rows, not " +
                                                  std::to_string(table_.rows) + " as it says");
      }
      LOOKBOOK_ARROW_CHECK(what_, batch->ValidateFull());
      rows_read_ += batch->num_rows();
      if (foreign_) {
        LOOKBOOK_ARROW_TRY(batch, what_, foreign_->convert(*batch, out_of_range_));
      }
      LOOKBOOK_TRY(RecordBatch rows, from_arrow_batch(*batch, what_));
      return std::optional(std::move(rows));
    });
  }

 private:
  std::string what_;
  OpenedTable table_;
  TableInfo info_;
  Schema schema_;
  std::optional<ForeignColumns> foreign_;
  RowsOutOfRange out_of_range_;  // of the last batch
  std::int64_t rows_read_ = 0;
};

Status use_batches(const ObjectStore& store, std::string_view path,
                   FunctionRef<Status(const RecordBatch&)> use) {
  LOOKBOOK_TRY(const auto reader, TableReader::open(store, path));
  while (true) {
    LOOKBOOK_TRY(const auto batch, reader->next());
    if (!batch) return ok();
    LOOKBOOK_CHECK(use(*batch));
  }
}

}  // namespace

Result<std::unique_ptr<TableReader>> TableReader::open(const ObjectStore& store, std::string_view path) {
  LOOKBOOK_TRY(const std::string file, store.local_file(path));
  return catch_exceptions(file, [&]() -> Result<std::unique_ptr<TableReader>> {
    LOOKBOOK_TRY(OpenedTable table, open_table(file));
    LOOKBOOK_TRY(TableInfo info, info_from(table.metadata.get(), kTableFormatVersion, file));
    auto schema = from_arrow_schema(*table.schema);
    if (!schema) return Error(ErrorCode::kCorruptData, file + ": " + schema.error().message());
    return std::unique_ptr<TableReader>(
        new FileTableReader(file, std::move(table), std::move(info), *std::move(schema), std::nullopt));
  });
}

Result<std::unique_ptr<TableReader>> TableReader::open_foreign(const std::string& file) {
  return catch_exceptions(file, [&]() -> Result<std::unique_ptr<TableReader>> {
    LOOKBOOK_TRY(OpenedTable table, open_table(file));
    ForeignColumns foreign(*table.schema);
    LOOKBOOK_TRY(Schema schema, from_arrow_schema(*foreign.schema()));
    return std::unique_ptr<TableReader>(
        new FileTableReader(file, std::move(table), TableInfo{"", 0}, std::move(schema), std::move(foreign)));
  });
}

Status for_each_batch(const ObjectStore& store, std::string_view path,
                      FunctionRef<Status(const RecordBatch&)> use, std::string_view mend) {
  Status done = use_batches(store, path, use);
  if (done || mend.empty() || done.error().code() != ErrorCode::kCorruptData) return done;
  return Error(ErrorCode::kCorruptData, done.error().message() + ": " + std::string(mend));
}

}  // namespace lookbook::storage
