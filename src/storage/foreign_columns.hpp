#pragma once
// Makes the columns of somebody else's file fit our ColumnTypes, as TableReader::open_foreign promises.

#include <arrow/record_batch.h>
#include <arrow/type.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace lookbook::storage {

/// Of each column the rows, ascending, whose value does not fit its type and is null.
using RowsOutOfRange = std::vector<std::vector<std::size_t>>;

class ForeignColumns {
 public:
  /// Decides from a file's schema which columns are read and as what.
  explicit ForeignColumns(const arrow::Schema& schema);

  /// The columns that convert() makes.
  const std::shared_ptr<arrow::Schema>& schema() const { return schema_; }
  /// Whether a column of them holds dates or times, as Unix milliseconds.
  bool is_time(std::size_t column) const { return sources_[column].is_time; }
  /// `out_of_range` becomes those of this batch.
  arrow::Result<std::shared_ptr<arrow::RecordBatch>> convert(const arrow::RecordBatch& batch,
                                                             RowsOutOfRange& out_of_range) const;

 private:
  struct Source {
    std::vector<int> steps;  ///< the column's number, then the number of the field in each struct
    std::shared_ptr<arrow::DataType> type;
    bool is_time = false;
  };
  void add(const arrow::Field& field, const std::string& prefix, std::vector<int> steps);

  std::vector<Source> sources_;
  arrow::FieldVector fields_;
  std::shared_ptr<arrow::Schema> schema_;
};

}  // namespace lookbook::storage
