#pragma once
// A table that is written row by row, in batches of bounded size.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/core/record_batch_builder.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::processing {

/// A table that was committed.
struct WrittenTable {
  std::string path;
  std::uint64_t rows = 0;
  std::string sha256;
};

class TableSink {
 public:
  static Result<TableSink> create(storage::ObjectStore& store, std::string_view path, std::string_view table,
                                  const Schema& schema, std::vector<std::string> unrepeated = {});

  /// Appends rows behind those that were appended before.
  Status append(RecordBatch rows);
  /// Append one value to every column, then call row_done with about the bytes of the row's texts.
  ColumnBuilder& column(std::size_t number) { return builder_.column(number); }
  Status row_done(std::size_t text_bytes = 0);
  std::uint64_t rows() const { return rows_; }

  /// Makes the table visible. Call once.
  Result<WrittenTable> commit();

 private:
  TableSink(std::string path, const Schema& schema, std::unique_ptr<storage::TableWriter> writer)
      : path_(std::move(path)), builder_(schema), writer_(std::move(writer)) {}
  Status flush();

  std::string path_;
  RecordBatchBuilder builder_;
  std::unique_ptr<storage::TableWriter> writer_;
  std::uint64_t rows_ = 0;
  std::size_t pending_bytes_ = 0;
};

}  // namespace lookbook::processing
