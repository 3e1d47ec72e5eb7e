#pragma once
// Some rows of a table, as typed columns behind the Arrow C data interface: what travels between a parser, a
// Parquet file and a processing step. Move-only. Build one with RecordBatchBuilder.

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/core/arrow_c_data.hpp"

namespace lookbook {

enum class ColumnType : std::uint8_t { kBool, kInt32, kInt64, kFloat32, kFloat64, kString, kStringList };

struct Field {
  std::string name;
  ColumnType type = ColumnType::kString;
  bool operator==(const Field&) const = default;
};

/// All columns may hold nulls.
using Schema = std::vector<Field>;

/// A column's values. `is_null` first: the value of a null is unspecified.
/// Points into its RecordBatch. Column<T>: T = bool, std::int32_t, std::int64_t, float, double,
/// std::string_view.
template <class T>
class Column {
 public:
  explicit Column(const ArrowArray* array) : array_(array) {}
  std::size_t size() const { return static_cast<std::size_t>(array_->length); }
  bool is_null(std::size_t row) const {
    const void* validity = array_->buffers[0];
    return validity != nullptr && !bit(validity, at(row));
  }
  T operator[](std::size_t row) const {
    if constexpr (std::is_same_v<T, std::string_view>) {
      const auto* offsets = static_cast<const std::int32_t*>(array_->buffers[1]) + at(row);
      return {static_cast<const char*>(array_->buffers[2]) + offsets[0],
              static_cast<std::size_t>(offsets[1] - offsets[0])};
    } else if constexpr (std::is_same_v<T, bool>) {
      return bit(array_->buffers[1], at(row));
    } else {
      return static_cast<const T*>(array_->buffers[1])[at(row)];
    }
  }
  std::optional<T> get(std::size_t row) const {
    return is_null(row) ? std::nullopt : std::optional<T>((*this)[row]);
  }
  /// Bytes of all texts together.
  std::size_t text_bytes() const
    requires std::same_as<T, std::string_view>
  {
    return size() == 0 ? 0 : static_cast<std::size_t>((*this)[size() - 1].end() - (*this)[0].begin());
  }

 private:
  static bool bit(const void* bits, std::size_t index) {
    return (static_cast<const std::uint8_t*>(bits)[index / 8] >> (index % 8) & 1) != 0;
  }
  std::size_t at(std::size_t row) const { return static_cast<std::size_t>(array_->offset) + row; }

  const ArrowArray* array_;
};

/// A column of lists of strings.
class StringListColumn {
 public:
  explicit StringListColumn(const ArrowArray* array) : array_(array) {}
  std::size_t size() const { return static_cast<std::size_t>(array_->length); }
  bool is_null(std::size_t row) const;
  std::vector<std::string_view> operator[](std::size_t row) const;

 private:
  const ArrowArray* array_;
};

class RecordBatch {
 public:
  /// Takes over a struct array (as Arrow exports a record batch) and releases it at the end. kInvalidArgument
  /// for a type that ColumnType does not name.
  static Result<RecordBatch> take(ArrowSchema* schema, ArrowArray* array);
  RecordBatch(RecordBatch&& other) noexcept;
  RecordBatch& operator=(RecordBatch&& other) noexcept;
  ~RecordBatch();

  std::size_t rows() const { return static_cast<std::size_t>(array_.length); }
  const Schema& schema() const { return fields_; }

  /// kNotFound if there is no such column, kCorruptData if its type is another.
  template <class T>
  Result<Column<T>> column(std::string_view name) const;
  Result<StringListColumn> string_lists(std::string_view name) const;

  /// Takes over an array in place of a column. Precondition: number < schema().size(); it has as many rows,
  /// and the column's type.
  void replace_column(std::size_t number, ArrowArray column);

  /// Moves the batch out through the C interface; the receiver releases it. This object is then empty.
  void give(ArrowSchema* schema, ArrowArray* array) &&;

 private:
  RecordBatch() = default;
  Result<const ArrowArray*> typed_column(std::string_view name, ColumnType type) const;
  void release();

  ArrowSchema schema_{};
  ArrowArray array_{};
  Schema fields_;
};

}  // namespace lookbook
