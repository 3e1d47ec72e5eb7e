#pragma once
// Rows of every column type for the tests, and reading a table to its end.

#include <limits>
#include <string>
#include <vector>

#include "lookbook/core/record_batch_builder.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::storage {

inline Schema every_type() {
  return {{"flag", ColumnType::kBool},      {"small", ColumnType::kInt32},  {"large", ColumnType::kInt64},
          {"single", ColumnType::kFloat32}, {"real", ColumnType::kFloat64}, {"text", ColumnType::kString},
          {"list", ColumnType::kStringList}};
}

/// Rows first … last-1 of an endless table; every seventh row is all nulls.
inline RecordBatch rows_of_every_type(int first, int last) {
  RecordBatchBuilder builder(every_type());
  for (int row = first; row < last; ++row) {
    if (row % 7 == 3) {
      for (std::size_t column = 0; column < 7; ++column) builder.column(column).append_null();
      continue;
    }
    builder.column(0).append(row % 2 == 0);
    builder.column(1).append(std::int32_t{-row});
    builder.column(2).append(std::int64_t{row} << 33);
    builder.column(3).append(static_cast<float>(row) / 4);
    builder.column(4).append(row / 8.0);
    builder.column(5).append("text " + std::to_string(row % 100));
    builder.column(6).append_list(std::vector<std::string>(static_cast<std::size_t>(row % 3), "step"));
  }
  return *builder.finish();
}

/// One row as text, nulls as "-": touches every value.
inline std::string row_text(const RecordBatch& batch, std::size_t row) {
  std::string text;
  const auto add = [&](const auto& value) { text += value + "|"; };
  for (const Field& field : batch.schema()) {
    switch (field.type) {
      case ColumnType::kBool: {
        const auto value = batch.column<bool>(field.name)->get(row);
        add(std::string(value ? (*value ? "true" : "false") : "-"));
        break;
      }
      case ColumnType::kInt32: {
        const auto value = batch.column<std::int32_t>(field.name)->get(row);
        add(value ? std::to_string(*value) : "-");
        break;
      }
      case ColumnType::kInt64: {
        const auto value = batch.column<std::int64_t>(field.name)->get(row);
        add(value ? std::to_string(*value) : "-");
        break;
      }
      case ColumnType::kFloat32: {
        const auto value = batch.column<float>(field.name)->get(row);
        add(value ? std::to_string(*value) : "-");
        break;
      }
      case ColumnType::kFloat64: {
        const auto value = batch.column<double>(field.name)->get(row);
        add(value ? std::to_string(*value) : "-");
        break;
      }
      case ColumnType::kString:
        add(std::string(batch.column<std::string_view>(field.name)->get(row).value_or("-")));
        break;
      case ColumnType::kStringList: {
        const auto lists = *batch.string_lists(field.name);
        std::string value = lists.is_null(row) ? "-" : "[";
        if (!lists.is_null(row)) {
          for (const std::string_view step : lists[row]) value += std::string(step) + ",";
          value += "]";
        }
        add(value);
        break;
      }
    }
  }
  return text;
}

/// Every row as text.
inline Result<std::vector<std::string>> read_rows(TableReader& reader) {
  std::vector<std::string> rows;
  while (true) {
    LOOKBOOK_TRY(const std::optional<RecordBatch> batch, reader.next());
    if (!batch) return rows;
    for (std::size_t row = 0; row < batch->rows(); ++row) rows.push_back(row_text(*batch, row));
  }
}

}  // namespace lookbook::storage
