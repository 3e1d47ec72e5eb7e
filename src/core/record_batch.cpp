#include "lookbook/core/record_batch.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace lookbook {
namespace {

bool bit(const void* bits, std::size_t index) {
  return (static_cast<const std::uint8_t*>(bits)[index / 8] >> (index % 8) & 1) != 0;
}

bool is_null_at(const ArrowArray* array, std::size_t row) {
  const void* validity = array->buffers[0];
  return validity != nullptr && !bit(validity, row + static_cast<std::size_t>(array->offset));
}

std::string_view string_at(const ArrowArray* array, std::size_t row) {
  const auto* offsets = static_cast<const std::int32_t*>(array->buffers[1]) + array->offset;
  const auto* text = static_cast<const char*>(array->buffers[2]);
  return {text + offsets[row], static_cast<std::size_t>(offsets[row + 1] - offsets[row])};
}

Result<ColumnType> type_of(const ArrowSchema& schema) {
  const std::string_view format = schema.format;
  if (format == "b") return ColumnType::kBool;
  if (format == "i") return ColumnType::kInt32;
  if (format == "l") return ColumnType::kInt64;
  if (format == "f") return ColumnType::kFloat32;
  if (format == "g") return ColumnType::kFloat64;
  if (format == "u") return ColumnType::kString;
  if (format == "+l" && std::string_view(schema.children[0]->format) == "u") return ColumnType::kStringList;
  return Error(ErrorCode::kInvalidArgument, "column '" + std::string(schema.name) + "' has the Arrow type '" +
                                                std::string(format) + "', which Lookbook does not read");
}

template <class T>
constexpr ColumnType column_type_of() {
  if constexpr (std::is_same_v<T, bool>)
    return ColumnType::kBool;
  else if constexpr (std::is_same_v<T, std::int32_t>)
    return ColumnType::kInt32;
  else if constexpr (std::is_same_v<T, std::int64_t>)
    return ColumnType::kInt64;
  else if constexpr (std::is_same_v<T, float>)
    return ColumnType::kFloat32;
  else if constexpr (std::is_same_v<T, double>)
    return ColumnType::kFloat64;
  else
    return ColumnType::kString;
}

}  // namespace

bool StringListColumn::is_null(std::size_t row) const {
  return is_null_at(array_, row);
}

std::vector<std::string_view> StringListColumn::operator[](std::size_t row) const {
  const auto* offsets = static_cast<const std::int32_t*>(array_->buffers[1]) + array_->offset;
  std::vector<std::string_view> values;
  for (std::int32_t i = offsets[row]; i < offsets[row + 1]; ++i) {
    values.push_back(string_at(array_->children[0], static_cast<std::size_t>(i)));
  }
  return values;
}

Result<RecordBatch> RecordBatch::take(ArrowSchema* schema, ArrowArray* array) {
  RecordBatch batch;
  batch.schema_ = *std::exchange(schema, nullptr);
  batch.array_ = *std::exchange(array, nullptr);
  if (std::string_view(batch.schema_.format) != "+s") {
    return Error(ErrorCode::kInvalidArgument, "a record batch must be an Arrow struct array");
  }
  for (std::int64_t i = 0; i < batch.schema_.n_children; ++i) {
    const ArrowSchema& child = *batch.schema_.children[i];
    LOOKBOOK_TRY(const ColumnType type, type_of(child));
    batch.fields_.push_back({child.name, type});
  }
  return batch;
}

RecordBatch::RecordBatch(RecordBatch&& other) noexcept
    : schema_(std::exchange(other.schema_, {})),
      array_(std::exchange(other.array_, {})),
      fields_(std::move(other.fields_)) {}

RecordBatch& RecordBatch::operator=(RecordBatch&& other) noexcept {
  if (this != &other) {
    release();
    schema_ = std::exchange(other.schema_, {});
    array_ = std::exchange(other.array_, {});
    fields_ = std::move(other.fields_);
  }
  return *this;
}

RecordBatch::~RecordBatch() {
  release();
}

void RecordBatch::release() {
  if (array_.release != nullptr) array_.release(&array_);
  if (schema_.release != nullptr) schema_.release(&schema_);
}

void RecordBatch::replace_column(std::size_t number, ArrowArray column) {
  ArrowArray& child = *array_.children[number];
  if (child.release != nullptr) child.release(&child);
  child = column;
}

void RecordBatch::give(ArrowSchema* schema, ArrowArray* array) && {
  *schema = std::exchange(schema_, {});
  *array = std::exchange(array_, {});
  fields_.clear();
}

Result<const ArrowArray*> RecordBatch::typed_column(std::string_view name, ColumnType type) const {
  const auto found = std::ranges::find(fields_, name, &Field::name);
  if (found == fields_.end()) return Error(ErrorCode::kNotFound, "no column '" + std::string(name) + "'");
  if (found->type != type) {
    return Error(ErrorCode::kCorruptData,
                 "column '" + std::string(name) + "' has another type than expected");
  }
  return static_cast<const ArrowArray*>(array_.children[found - fields_.begin()]);
}

template <class T>
Result<Column<T>> RecordBatch::column(std::string_view name) const {
  LOOKBOOK_TRY(const ArrowArray* array, typed_column(name, column_type_of<T>()));
  return Column<T>(array);
}

Result<StringListColumn> RecordBatch::string_lists(std::string_view name) const {
  LOOKBOOK_TRY(const ArrowArray* array, typed_column(name, ColumnType::kStringList));
  return StringListColumn(array);
}

template Result<Column<bool>> RecordBatch::column(std::string_view) const;
template Result<Column<std::int32_t>> RecordBatch::column(std::string_view) const;
template Result<Column<std::int64_t>> RecordBatch::column(std::string_view) const;
template Result<Column<float>> RecordBatch::column(std::string_view) const;
template Result<Column<double>> RecordBatch::column(std::string_view) const;
template Result<Column<std::string_view>> RecordBatch::column(std::string_view) const;

}  // namespace lookbook
