#pragma once
// Between our Schema, TableInfo and RecordBatch and Arrow's.

#include <arrow/record_batch.h>
#include <arrow/type.h>
#include <arrow/util/key_value_metadata.h>

#include <memory>
#include <string_view>

#include "lookbook/core/record_batch.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::storage {

std::shared_ptr<arrow::DataType> arrow_type_of(ColumnType type);
std::shared_ptr<arrow::Schema> to_arrow_schema(const Schema& schema);
/// kInvalidArgument for a type that ColumnType does not name, and for names that do not tell columns apart.
Result<Schema> from_arrow_schema(const arrow::Schema& schema);

Result<std::shared_ptr<arrow::RecordBatch>> to_arrow_batch(RecordBatch batch);
Result<RecordBatch> from_arrow_batch(const arrow::RecordBatch& batch, std::string_view what);

/// The keys lookbook.table and lookbook.format_version.
std::shared_ptr<const arrow::KeyValueMetadata> to_metadata(const TableInfo& info);
/// Reads them from a file's metadata (may be null). kCorruptData if they are missing, kUnsupportedVersion if
/// the version is above `newest`.
Result<TableInfo> info_from(const arrow::KeyValueMetadata* metadata, std::uint32_t newest,
                            std::string_view what);

}  // namespace lookbook::storage
