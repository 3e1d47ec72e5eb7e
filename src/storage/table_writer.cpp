#include <arrow/array.h>
#include <arrow/ipc/writer.h>
#include <arrow/table.h>
#include <parquet/properties.h>

#include <utility>

#include "lookbook/storage/table.hpp"
#include "storage/arrow_errors.hpp"
#include "storage/arrow_schema.hpp"
#include "storage/object_stream.hpp"
#include "storage/parquet_groups.hpp"

namespace lookbook::storage {
namespace {

constexpr std::int64_t kGroupRows = 131072;     // a Parquet row group, an Arrow record batch
constexpr std::int64_t kGroupBytes = 16 << 20;  // what ends a Parquet row group sooner
constexpr std::int64_t kStepRows = 1024;  // Parquet's writer looks at the size of a page after so many rows
constexpr int kZstdLevel = 1;
// Texts that hardly repeat are most of what is written, and take most of the time.
constexpr int kFastLevel = -10;

/// Writes rows in one of the two formats.
class FormatWriter {
 public:
  virtual ~FormatWriter() = default;
  /// Rows come in steps of step_rows(), the last one smaller.
  virtual std::int64_t step_rows() const = 0;
  virtual arrow::Status write(const arrow::RecordBatch& rows) = 0;
  virtual arrow::Status close() = 0;
};

std::shared_ptr<parquet::WriterProperties> parquet_properties(const TableInfo& info,
                                                              const arrow::Schema& schema) {
  auto properties = parquet::WriterProperties::Builder();
  properties.memory_pool(arrow::system_memory_pool())
      ->compression(parquet::Compression::ZSTD)
      ->compression_level(kZstdLevel)
      ->max_row_group_length(kGroupRows)
      ->write_batch_size(kStepRows)
      ->disable_write_page_index()  // ParquetGroups writes none
      ->enable_page_checksum();
  for (const std::string& column : info.unrepeated) {
    // A dictionary, and for texts the least and greatest value, are work for nothing.
    properties.disable_dictionary(column);
    if (schema.GetFieldByName(column)->type()->id() == arrow::Type::STRING)
      properties.disable_statistics(column)->compression_level(column, kFastLevel);
    else
      properties.encoding(column, parquet::Encoding::DELTA_BINARY_PACKED);
  }
  return properties.build();
}

/// Bytes of the values alone. Not of the buffers: whether an array has bits for what is null depends on the
/// batch that it came in.
std::int64_t bytes_of(const arrow::Array& values) {
  switch (values.type_id()) {
    case arrow::Type::STRING: {
      const auto& texts = static_cast<const arrow::StringArray&>(values);
      return 4 * texts.length() + texts.total_values_length();
    }
    case arrow::Type::LIST: {
      const auto& lists = static_cast<const arrow::ListArray&>(values);
      const std::int64_t begin = lists.value_offset(0);
      return 4 * lists.length() +
             bytes_of(*lists.values()->Slice(begin, lists.value_offset(lists.length()) - begin));
    }
    default: {
      const auto* fixed = dynamic_cast<const arrow::FixedWidthType*>(values.type().get());
      return fixed != nullptr ? values.length() * fixed->bit_width() / 8 : 0;
    }
  }
}

std::int64_t bytes_of(const arrow::RecordBatch& rows) {
  std::int64_t bytes = 0;
  for (const auto& column : rows.columns()) bytes += bytes_of(*column);
  return bytes;
}

/// Ends a row group after the step that fills it: what fills it follows from the rows alone.
class ParquetWriter final : public FormatWriter {
 public:
  static arrow::Result<std::unique_ptr<FormatWriter>> open(const TableInfo& info,
                                                           const std::shared_ptr<arrow::Schema>& schema,
                                                           std::shared_ptr<ObjectStream> stream) {
    ARROW_ASSIGN_OR_RAISE(auto groups,
                          ParquetGroups::open(schema, parquet_properties(info, *schema), std::move(stream)));
    return std::unique_ptr<FormatWriter>(new ParquetWriter(std::move(groups), to_metadata(info)));
  }

  std::int64_t step_rows() const override { return kStepRows; }

  arrow::Status write(const arrow::RecordBatch& rows) override {
    std::int64_t begin = 0;
    for (std::int64_t end = 0; end < rows.num_rows();) {
      const auto step = rows.Slice(end, kStepRows);
      end += step->num_rows();
      group_rows_ += step->num_rows();
      group_bytes_ += bytes_of(*step);
      if (group_rows_ < kGroupRows && group_bytes_ < kGroupBytes) continue;
      group_.push_back(rows.Slice(begin, end - begin));
      begin = end;
      ARROW_RETURN_NOT_OK(end_group());
    }
    if (begin < rows.num_rows()) group_.push_back(rows.Slice(begin));
    return arrow::Status::OK();
  }

  arrow::Status close() override {
    if (group_rows_ > 0) ARROW_RETURN_NOT_OK(end_group());
    return groups_->close(keys_);
  }

 private:
  ParquetWriter(std::unique_ptr<ParquetGroups> groups, std::shared_ptr<const arrow::KeyValueMetadata> keys)
      : groups_(std::move(groups)), keys_(std::move(keys)) {}

  arrow::Status end_group() {
    group_rows_ = 0;
    group_bytes_ = 0;
    return groups_->append(std::exchange(group_, {}));
  }

  std::unique_ptr<ParquetGroups> groups_;
  std::shared_ptr<const arrow::KeyValueMetadata> keys_;
  ParquetGroups::Rows group_;
  std::int64_t group_rows_ = 0;
  std::int64_t group_bytes_ = 0;
};

class ArrowWriter final : public FormatWriter {
 public:
  static arrow::Result<std::unique_ptr<FormatWriter>> open(const TableInfo& info, const arrow::Schema& schema,
                                                           const std::shared_ptr<ObjectStream>& stream) {
    auto options = arrow::ipc::IpcWriteOptions::Defaults();
    options.alignment = 64;
    options.use_threads = false;
    ARROW_ASSIGN_OR_RAISE(
        auto writer, arrow::ipc::MakeFileWriter(stream, schema.WithMetadata(to_metadata(info)), options));
    return std::unique_ptr<FormatWriter>(new ArrowWriter(std::move(writer)));
  }

  std::int64_t step_rows() const override { return kGroupRows; }
  arrow::Status write(const arrow::RecordBatch& rows) override {
    for (std::int64_t row = 0; row < rows.num_rows(); row += kGroupRows) {
      // A copy: of a part of a batch the writer would write the buffers as they lie.
      ARROW_ASSIGN_OR_RAISE(const auto group, arrow::ConcatenateRecordBatches({rows.Slice(row, kGroupRows)}));
      ARROW_RETURN_NOT_OK(writer_->WriteRecordBatch(*group));
    }
    return arrow::Status::OK();
  }
  arrow::Status close() override { return writer_->Close(); }

 private:
  explicit ArrowWriter(std::shared_ptr<arrow::ipc::RecordBatchWriter> writer) : writer_(std::move(writer)) {}
  std::shared_ptr<arrow::ipc::RecordBatchWriter> writer_;
};

/// Cuts batches so that every cut falls on a multiple of the format's step, whatever the batches: the file
/// does not depend on how the rows arrived.
class SteppingTableWriter final : public TableWriter {
 public:
  SteppingTableWriter(std::string what, std::shared_ptr<arrow::Schema> schema,
                      std::shared_ptr<ObjectStream> stream, std::unique_ptr<FormatWriter> format)
      : what_(std::move(what)),
        schema_(std::move(schema)),
        stream_(std::move(stream)),
        format_(std::move(format)) {}

  Status append(RecordBatch batch) override {
    return catch_exceptions(what_, [&]() -> Status {
      LOOKBOOK_TRY(std::shared_ptr<arrow::RecordBatch> rows, to_arrow_batch(std::move(batch)));
      if (!rows->schema()->Equals(*schema_, false)) {
        return Error(ErrorCode::kInvalidArgument, what_ + ": a batch with other columns than the table's");
      }
      rows = rows->ReplaceSchemaMetadata(nullptr);
      if (pending_rows_ > 0) {
        const std::int64_t missing = std::min(step() - pending_rows_, rows->num_rows());
        keep(rows->Slice(0, missing));
        rows = rows->Slice(missing);
        if (pending_rows_ == step()) LOOKBOOK_CHECK(write_pending());
      }
      const std::int64_t whole = rows->num_rows() / step() * step();
      if (whole > 0) LOOKBOOK_ARROW_CHECK(what_, format_->write(*rows->Slice(0, whole)));
      keep(rows->Slice(whole));
      return ok();
    });
  }

  Result<std::string> commit() override {
    return catch_exceptions(what_, [&]() -> Result<std::string> {
      if (pending_rows_ > 0) LOOKBOOK_CHECK(write_pending());
      LOOKBOOK_ARROW_CHECK(what_, format_->close());
      return stream_->commit();
    });
  }

 private:
  std::int64_t step() const { return format_->step_rows(); }

  void keep(std::shared_ptr<arrow::RecordBatch> rows) {
    if (rows->num_rows() == 0) return;
    pending_rows_ += rows->num_rows();
    pending_.push_back(std::move(rows));
  }

  Status write_pending() {
    LOOKBOOK_ARROW_TRY(const auto rows, what_, arrow::ConcatenateRecordBatches(pending_));
    LOOKBOOK_ARROW_CHECK(what_, format_->write(*rows));
    pending_.clear();
    pending_rows_ = 0;
    return ok();
  }

  std::string what_;
  std::shared_ptr<arrow::Schema> schema_;
  std::shared_ptr<ObjectStream> stream_;
  std::unique_ptr<FormatWriter> format_;
  std::vector<std::shared_ptr<arrow::RecordBatch>> pending_;  // less than a step
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
    LOOKBOOK_ARROW_TRY(auto format, what,
                       is_parquet ? ParquetWriter::open(info, arrow_schema, stream)
                                  : ArrowWriter::open(info, *arrow_schema, stream));
    return std::unique_ptr<TableWriter>(
        new SteppingTableWriter(what, std::move(arrow_schema), std::move(stream), std::move(format)));
  });
}

Result<std::string> write_table(ObjectStore& store, std::string_view path, TableInfo info,
                                RecordBatch batch) {
  LOOKBOOK_TRY(const auto writer, TableWriter::create(store, path, std::move(info), batch.schema()));
  LOOKBOOK_CHECK(writer->append(std::move(batch)));
  return writer->commit();
}

}  // namespace lookbook::storage
