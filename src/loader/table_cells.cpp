#include "loader/table_cells.hpp"

namespace lookbook::loader {
namespace {

template <class T>
class ScalarCells final : public Cells {
 public:
  explicit ScalarCells(Column<T> column) : column_(column) {}
  void read(std::size_t row, Value& value) override {
    if (column_.is_null(row)) return;
    if constexpr (std::is_same_v<T, bool>) {
      value.kind = Value::Kind::kBool;
      value.truth = column_[row];
    } else if constexpr (std::is_integral_v<T>) {
      value.kind = Value::Kind::kInteger;
      value.integer = column_[row];
    } else if constexpr (std::is_floating_point_v<T>) {
      value.kind = Value::Kind::kReal;
      value.real = column_[row];
    } else {
      value.kind = Value::Kind::kText;
      value.text = column_[row];
    }
  }

 private:
  Column<T> column_;
};

class ListCells final : public Cells {
 public:
  explicit ListCells(StringListColumn column) : column_(column) {}
  void read(std::size_t row, Value& value) override {
    if (column_.is_null(row)) return;
    value.kind = Value::Kind::kList;
    for (const std::string_view text : column_[row]) value.items.push_back(Value::of_text(text));
  }

 private:
  StringListColumn column_;
};

template <class T>
Result<std::unique_ptr<Cells>> scalar_cells(const RecordBatch& batch, const std::string& name) {
  LOOKBOOK_TRY(const Column<T> column, batch.column<T>(name));
  return std::unique_ptr<Cells>(std::make_unique<ScalarCells<T>>(column));
}

}  // namespace

Result<std::unique_ptr<Cells>> cells_of(const RecordBatch& batch, const Field& field) {
  switch (field.type) {
    case ColumnType::kBool:
      return scalar_cells<bool>(batch, field.name);
    case ColumnType::kInt32:
      return scalar_cells<std::int32_t>(batch, field.name);
    case ColumnType::kInt64:
      return scalar_cells<std::int64_t>(batch, field.name);
    case ColumnType::kFloat32:
      return scalar_cells<float>(batch, field.name);
    case ColumnType::kFloat64:
      return scalar_cells<double>(batch, field.name);
    case ColumnType::kString:
      return scalar_cells<std::string_view>(batch, field.name);
    case ColumnType::kStringList:
      break;
  }
  LOOKBOOK_TRY(const StringListColumn column, batch.string_lists(field.name));
  return std::unique_ptr<Cells>(std::make_unique<ListCells>(column));
}

}  // namespace lookbook::loader
