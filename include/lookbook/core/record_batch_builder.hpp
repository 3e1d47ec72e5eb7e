#pragma once
// Builds a RecordBatch row by row or column by column. Owns its buffers until finish() hands them over.
//
//   RecordBatchBuilder rows(schema);
//   rows.column(0).append("B00…");
//   rows.column(1).append(5.0F);
//   LOOKBOOK_TRY(RecordBatch batch, rows.finish());

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/core/record_batch.hpp"

namespace lookbook {

/// One column under construction. The overload of append must fit the column's type (checked in debug
/// builds).
class ColumnBuilder {
 public:
  explicit ColumnBuilder(ColumnType type);

  void append(bool value);
  void append(std::int32_t value);
  void append(std::int64_t value);
  void append(float value);
  void append(double value);
  void append(std::string_view value);
  void append(const char* value) { append(std::string_view(value)); }
  void append(const std::string& value) { append(std::string_view(value)); }
  void append_list(std::span<const std::string> values);
  void append_null();
  /// The value if there is one, else null.
  template <class T>
  void append(const std::optional<T>& value) {
    if (value)
      append(*value);
    else
      append_null();
  }
  std::size_t size() const { return size_; }
  /// Room for so many more bytes of text, so that it is asked for once.
  void reserve_text(std::size_t bytes) { values_.reserve(values_.size() + bytes); }

 private:
  friend class RecordBatchBuilder;
  friend Status replace_column(RecordBatch& batch, std::size_t number, ColumnBuilder column);
  void append_valid(bool valid) {
    if (valid && nulls_ == 0) {  // no mask is needed yet
      ++size_;
      return;
    }
    append_to_mask(valid);
  }
  void append_to_mask(bool valid);
  /// The column through the C interface; whoever takes it releases it.
  Result<ArrowArray> finish() &&;
  template <class T>
  void append_fixed(T value);

  ColumnType type_;
  std::size_t size_ = 0;
  std::size_t nulls_ = 0;
  std::vector<std::uint8_t> validity_;  // bit mask, made with the first null
  std::vector<std::uint8_t> values_;    // bytes of the values; bits of a bool column; text of a string column
  std::vector<std::int32_t> offsets_;   // of strings, or of the lists
  std::vector<std::int32_t> child_offsets_;  // of the strings inside lists
};

class RecordBatchBuilder {
 public:
  explicit RecordBatchBuilder(Schema schema);
  /// Precondition: number < schema.size().
  ColumnBuilder& column(std::size_t number) { return columns_[number]; }
  /// Rows of the first column.
  std::size_t rows() const { return columns_.empty() ? 0 : columns_.front().size(); }
  /// The batch; the builder is empty again and can be reused. kInternal if the columns' lengths differ,
  /// kInvalidArgument if a column's text exceeds 2 GiB: finish more often.
  Result<RecordBatch> finish();

 private:
  Schema schema_;
  std::vector<ColumnBuilder> columns_;
};

/// Puts `column` in place of one of `batch`'s. kInternal if it has another length or type, kInvalidArgument
/// if its text exceeds 2 GiB. Precondition: number < batch.schema().size().
Status replace_column(RecordBatch& batch, std::size_t number, ColumnBuilder column);

}  // namespace lookbook
