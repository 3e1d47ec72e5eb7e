#include "storage/arrow_schema.hpp"

#include <arrow/c/bridge.h>

#include <algorithm>
#include <charconv>

#include "storage/arrow_errors.hpp"

namespace lookbook::storage {
namespace {

constexpr const char* kTableKey = "lookbook.table";
constexpr const char* kVersionKey = "lookbook.format_version";

Result<ColumnType> column_type_of(const arrow::Field& field) {
  switch (field.type()->id()) {
    case arrow::Type::BOOL:
      return ColumnType::kBool;
    case arrow::Type::INT32:
      return ColumnType::kInt32;
    case arrow::Type::INT64:
      return ColumnType::kInt64;
    case arrow::Type::FLOAT:
      return ColumnType::kFloat32;
    case arrow::Type::DOUBLE:
      return ColumnType::kFloat64;
    case arrow::Type::STRING:
      return ColumnType::kString;
    case arrow::Type::LIST:
      if (field.type()->field(0)->type()->id() == arrow::Type::STRING) return ColumnType::kStringList;
      break;
    default:
      break;
  }
  return Error(ErrorCode::kInvalidArgument, "column '" + field.name() + "' has the type " +
                                                field.type()->ToString() + ", which Lookbook does not read");
}

std::optional<std::uint32_t> number_from(const std::string& text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::shared_ptr<arrow::DataType> arrow_type_of(ColumnType type) {
  switch (type) {
    case ColumnType::kBool:
      return arrow::boolean();
    case ColumnType::kInt32:
      return arrow::int32();
    case ColumnType::kInt64:
      return arrow::int64();
    case ColumnType::kFloat32:
      return arrow::float32();
    case ColumnType::kFloat64:
      return arrow::float64();
    case ColumnType::kString:
      return arrow::utf8();
    case ColumnType::kStringList:
      return arrow::list(arrow::utf8());
  }
  return arrow::utf8();
}

std::shared_ptr<arrow::Schema> to_arrow_schema(const Schema& schema) {
  arrow::FieldVector fields;
  for (const Field& field : schema) fields.push_back(arrow::field(field.name, arrow_type_of(field.type)));
  return arrow::schema(std::move(fields));
}

Result<Schema> from_arrow_schema(const arrow::Schema& schema) {
  Schema fields;
  for (const auto& field : schema.fields()) {
    const bool is_new = std::ranges::find(fields, field->name(), &Field::name) == fields.end();
    if (!is_new || field->name().find('\0') != std::string::npos) {
      return Error(ErrorCode::kInvalidArgument,
                   "two columns have the name '" + field->name() + "', or it holds a NUL");
    }
    LOOKBOOK_TRY(const ColumnType type, column_type_of(*field));
    fields.push_back({field->name(), type});
  }
  return fields;
}

Result<std::shared_ptr<arrow::RecordBatch>> to_arrow_batch(RecordBatch batch) {
  ArrowSchema schema{};
  ArrowArray array{};
  std::move(batch).give(&schema, &array);
  LOOKBOOK_ARROW_TRY(auto imported, "a record batch", arrow::ImportRecordBatch(&array, &schema));
  return imported;
}

Result<RecordBatch> from_arrow_batch(const arrow::RecordBatch& batch, std::string_view what) {
  ArrowSchema schema{};
  ArrowArray array{};
  LOOKBOOK_ARROW_CHECK(what, arrow::ExportRecordBatch(batch, &array, &schema));
  return RecordBatch::take(&schema, &array);
}

std::shared_ptr<const arrow::KeyValueMetadata> to_metadata(const TableInfo& info) {
  return arrow::key_value_metadata({kTableKey, kVersionKey},
                                   {info.table, std::to_string(info.format_version)});
}

Result<TableInfo> info_from(const arrow::KeyValueMetadata* metadata, std::uint32_t newest,
                            std::string_view what) {
  const int table = metadata == nullptr ? -1 : metadata->FindKey(kTableKey);
  const int version = metadata == nullptr ? -1 : metadata->FindKey(kVersionKey);
  const auto number = version < 0 ? std::nullopt : number_from(metadata->value(version));
  if (table < 0 || !number) {
    return Error(ErrorCode::kCorruptData,
                 std::string(what) +
                     " was not written by Lookbook or is damaged: it does not say its format "
                     "version; run the step that makes it again");
  }
  if (*number > newest) {
    return Error(ErrorCode::kUnsupportedVersion,
                 std::string(what) + " was written by a newer Lookbook (format version " +
                     std::to_string(*number) + "; this one reads up to " + std::to_string(newest) +
                     "); update Lookbook, or build the store again with this one");
  }
  return TableInfo{metadata->value(table), *number};
}

}  // namespace lookbook::storage
