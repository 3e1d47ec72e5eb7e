#include "lookbook/storage/array_file.hpp"

#include <arrow/array/array_nested.h>
#include <arrow/array/array_primitive.h>
#include <arrow/array/util.h>
#include <arrow/io/file.h>
#include <arrow/ipc/reader.h>
#include <arrow/ipc/writer.h>
#include <arrow/util/bit_util.h>

#include <limits>

#include "storage/arrow_errors.hpp"
#include "storage/arrow_schema.hpp"
#include "storage/object_stream.hpp"

namespace lookbook::storage {
namespace {

constexpr std::string_view kColumn = "values";
constexpr std::int64_t kFileHeader = 8;  // "ARROW1" and two zeros
constexpr std::size_t kAlignment = 64;

std::shared_ptr<arrow::DataType> arrow_type_of(ElementType type) {
  switch (type) {
    case ElementType::kUint8:
      return arrow::uint8();
    case ElementType::kUint32:
      return arrow::uint32();
    case ElementType::kUint64:
      return arrow::uint64();
    case ElementType::kInt64:
      return arrow::int64();
    case ElementType::kFloat32:
      return arrow::float32();
    case ElementType::kFloat64:
      return arrow::float64();
  }
  return arrow::uint8();
}

std::optional<ElementType> element_type_of(const arrow::DataType& type) {
  for (const ElementType element : {ElementType::kUint8, ElementType::kUint32, ElementType::kUint64,
                                    ElementType::kInt64, ElementType::kFloat32, ElementType::kFloat64}) {
    if (type.Equals(*arrow_type_of(element))) return element;
  }
  return std::nullopt;
}

/// The array as one column, sharing its memory.
std::shared_ptr<arrow::RecordBatch> to_batch(const Array& array) {
  const auto type = arrow_type_of(array.type());
  const auto size = static_cast<std::int64_t>(array.size());
  auto bytes = std::make_shared<arrow::Buffer>(reinterpret_cast<const std::uint8_t*>(array.bytes().data()),
                                               static_cast<std::int64_t>(array.bytes().size()));
  auto data = arrow::ArrayData::Make(type, size, {nullptr, std::move(bytes)}, 0);
  std::shared_ptr<arrow::DataType> column_type = type;
  if (array.columns() > 0) {
    column_type =
        arrow::fixed_size_list(arrow::field("item", type, false), static_cast<std::int32_t>(array.columns()));
    data = arrow::ArrayData::Make(column_type, static_cast<std::int64_t>(array.rows()), {nullptr},
                                  {std::move(data)}, 0);
  }
  auto schema = arrow::schema({arrow::field(std::string(kColumn), column_type, false)});
  return arrow::RecordBatch::Make(std::move(schema), static_cast<std::int64_t>(array.rows()),
                                  {arrow::MakeArray(data)});
}

/// The file's metadata, with a padding that makes the values begin at a multiple of 64 in the file. (Arrow's
/// own option aligns to the first message, which begins at byte 8.)
arrow::Result<std::shared_ptr<arrow::RecordBatch>> with_metadata(
    const std::shared_ptr<arrow::RecordBatch>& batch, const arrow::ipc::IpcWriteOptions& options) {
  arrow::ipc::IpcPayload payload;
  ARROW_RETURN_NOT_OK(arrow::ipc::GetRecordBatchPayload(*batch, options, &payload));
  const std::int64_t batch_header = arrow::bit_util::RoundUp(payload.metadata->size() + 8, 8);
  for (std::string padding;; padding += ' ') {
    auto metadata =
        to_metadata({"array"})->Merge(*arrow::key_value_metadata({"lookbook.padding"}, {padding}));
    auto padded = batch->ReplaceSchemaMetadata(std::move(metadata));
    ARROW_ASSIGN_OR_RAISE(const auto schema, arrow::ipc::SerializeSchema(*padded->schema()));
    if ((kFileHeader + schema->size() + batch_header) % kAlignment == 0) return padded;
    if (padding.size() > 2 * kAlignment) return arrow::Status::Invalid("the values cannot be aligned");
  }
}

Error damaged(const std::string& file, std::string_view why) {
  return {ErrorCode::kCorruptData, file + " is damaged: " + std::string(why)};
}

Result<Array> to_array(const std::shared_ptr<arrow::RecordBatch>& batch, const std::string& file) {
  std::shared_ptr<arrow::Array> values = batch->column(0);
  std::size_t columns = 0;
  if (values->type_id() == arrow::Type::FIXED_SIZE_LIST) {
    const auto& lists = static_cast<const arrow::FixedSizeListArray&>(*values);
    if (lists.list_type()->list_size() <= 0) return damaged(file, "its rows have no length");
    columns = static_cast<std::size_t>(lists.list_type()->list_size());
    if (lists.null_count() != 0) return damaged(file, "it holds nulls");
    values = lists.values();
  }
  const auto type = element_type_of(*values->type());
  if (!type) return damaged(file, "its values are " + values->type()->ToString());
  const auto rows = static_cast<std::size_t>(batch->num_rows());
  const std::size_t size = rows * (columns == 0 ? 1 : columns);
  const auto& data = *values->data();
  if (data.GetNullCount() != 0 || data.offset != 0 || static_cast<std::size_t>(data.length) != size) {
    return damaged(file, "its values are not one plain array");
  }
  const auto& buffer = data.buffers[1];
  const std::size_t bytes = size * size_of(*type);
  if (bytes == 0) return Array(*type, rows, columns, {}, nullptr);
  if (buffer == nullptr || static_cast<std::size_t>(buffer->size()) < bytes)
    return damaged(file, "it is cut off");
  if (reinterpret_cast<std::uintptr_t>(buffer->data()) % alignof(std::uint64_t) != 0) {
    return damaged(file, "its values are not aligned");
  }
  return Array(*type, rows, columns, {reinterpret_cast<const std::byte*>(buffer->data()), bytes}, buffer);
}

Result<Array> map_file(const std::string& file) {
  LOOKBOOK_ARROW_TRY(auto source, file, arrow::io::MemoryMappedFile::Open(file, arrow::io::FileMode::READ));
  auto options = arrow::ipc::IpcReadOptions::Defaults();
  options.use_threads = false;
  LOOKBOOK_ARROW_TRY(auto reader, file, arrow::ipc::RecordBatchFileReader::Open(std::move(source), options));
  LOOKBOOK_TRY([[maybe_unused]] const TableInfo info,
               info_from(reader->schema()->metadata().get(), kTableFormatVersion, file));
  if (reader->num_record_batches() != 1 || reader->schema()->num_fields() != 1 ||
      reader->schema()->field(0)->name() != kColumn) {
    return damaged(file, "it is not one column 'values' in one piece");
  }
  LOOKBOOK_ARROW_TRY(const auto batch, file, reader->ReadRecordBatch(0));
  LOOKBOOK_ARROW_CHECK(file, batch->Validate());
  return to_array(batch, file);
}

}  // namespace

Result<std::string> write_array(ObjectStore& store, std::string_view path, const Array& array) {
  const std::string what = "writing " + std::string(path) + " in " + store.uri();
  if (array.columns() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    return Error(ErrorCode::kInvalidArgument, what + ": a row of more than 2^31 - 1 values");
  }
  return catch_exceptions(what, [&]() -> Result<std::string> {
    LOOKBOOK_TRY(std::unique_ptr<ObjectWriter> object, store.create(path));
    const auto stream = std::make_shared<ObjectStream>(std::move(object));
    auto options = arrow::ipc::IpcWriteOptions::Defaults();
    options.allow_64bit = true;
    options.use_threads = false;
    LOOKBOOK_ARROW_TRY(const auto batch, what, with_metadata(to_batch(array), options));
    LOOKBOOK_ARROW_TRY(const auto writer, what, arrow::ipc::MakeFileWriter(stream, batch->schema(), options));
    LOOKBOOK_ARROW_CHECK(what, writer->WriteRecordBatch(*batch));
    LOOKBOOK_ARROW_CHECK(what, writer->Close());
    return stream->commit();
  });
}

Result<Array> map_array(const ObjectStore& store, std::string_view path) {
  LOOKBOOK_TRY(const std::string file, store.local_file(path));
  return catch_exceptions(file, [&] { return map_file(file); });
}

}  // namespace lookbook::storage
