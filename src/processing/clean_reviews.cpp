#include "lookbook/processing/clean_reviews.hpp"

#include <algorithm>

#include "lookbook/base/function_ref.hpp"
#include "lookbook/core/record_batch_builder.hpp"
#include "processing/clean_text.hpp"

namespace lookbook::processing {
namespace {

/// What a value becomes; it may lie in the second.
using Clean = FunctionRef<std::optional<std::string_view>(std::string_view, std::string&)>;

bool is_same(std::string_view a, std::optional<std::string_view> b) {
  return b && a.data() == b->data() && a.size() == b->size();
}

/// The rows before the first that changes, then all others.
ColumnBuilder rebuilt(const Column<std::string_view>& column, std::size_t first_change, Clean clean) {
  ColumnBuilder values(ColumnType::kString);
  values.reserve_text(column.text_bytes());
  std::string scratch;
  for (std::size_t row = 0; row < column.size(); ++row) {
    const auto raw = column.get(row);
    values.append(row < first_change || !raw ? raw : clean(*raw, scratch));
  }
  return values;
}

/// Replaces the column if any of its values changes.
Status clean_column(RecordBatch& batch, std::string_view name, Clean clean) {
  LOOKBOOK_TRY(const auto column, batch.column<std::string_view>(name));
  std::string scratch;
  std::size_t row = 0;
  while (row < column.size() && (column.is_null(row) || is_same(column[row], clean(column[row], scratch))))
    ++row;
  if (row == column.size()) return ok();
  const auto number = std::ranges::find(batch.schema(), name, &Field::name) - batch.schema().begin();
  return replace_column(batch, static_cast<std::size_t>(number), rebuilt(column, row, clean));
}

}  // namespace

Result<RecordBatch> clean_reviews(RecordBatch raw) {
  const auto id = [](std::string_view value, std::string&) { return std::optional(clean_id(value)); };
  const auto line = [](std::string_view value, std::string& scratch) {
    return clean_text(value, Lines::kOne, scratch);
  };
  const auto lines = [](std::string_view value, std::string& scratch) {
    return clean_text(value, Lines::kMany, scratch);
  };
  for (const std::string_view name : {"user_id", "item_id"}) LOOKBOOK_CHECK(clean_column(raw, name, id));
  for (const std::string_view name : {"title", "colour", "size"})
    LOOKBOOK_CHECK(clean_column(raw, name, line));
  LOOKBOOK_CHECK(clean_column(raw, "text", lines));
  return raw;
}

}  // namespace lookbook::processing
