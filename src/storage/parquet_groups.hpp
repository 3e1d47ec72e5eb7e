#pragma once
// A Parquet file whose row groups are packed beside each other, on several threads, and written in their
// order. Arrow's own writer packs one group after the other; here each group becomes a small Parquet file in
// memory (by Arrow's writer), whose pages are then written as they are, and the file's metadata is built from
// theirs. The same groups give the same bytes, whatever the number of threads.

#include <arrow/buffer.h>
#include <arrow/io/interfaces.h>
#include <arrow/record_batch.h>
#include <arrow/result.h>
#include <arrow/type.h>
#include <arrow/util/key_value_metadata.h>
#include <parquet/metadata.h>
#include <parquet/properties.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

#include "lookbook/base/background_task.hpp"

namespace lookbook::storage {

class ParquetGroups {
 public:
  using Rows = std::vector<std::shared_ptr<arrow::RecordBatch>>;

  /// Writes the beginning of the file to `file`. The properties must ask for no page index: none is written.
  static arrow::Result<std::unique_ptr<ParquetGroups>> open(
      std::shared_ptr<const arrow::Schema> schema, std::shared_ptr<parquet::WriterProperties> properties,
      std::shared_ptr<arrow::io::OutputStream> file);

  ~ParquetGroups();

  /// One row group, of at least one row: batches of whole steps (the properties' write_batch_size), but for
  /// the last. Packing goes on when this returns: as many groups as there may be
  /// threads are under way, then the oldest is waited for and written.
  arrow::Status append(Rows rows);
  /// Writes what is under way, and the end of the file. Call once.
  arrow::Status close(const std::shared_ptr<const arrow::KeyValueMetadata>& keys);

 private:
  /// A row group as a Parquet file of its own.
  struct Packed {
    std::shared_ptr<arrow::Buffer> file;
    std::shared_ptr<parquet::FileMetaData> metadata;
  };
  struct UnderWay;

  ParquetGroups(std::shared_ptr<const arrow::Schema> schema,
                std::shared_ptr<parquet::WriterProperties> properties,
                std::shared_ptr<arrow::io::OutputStream> file);
  arrow::Result<Packed> pack(const Rows& rows) const;
  arrow::Status write_oldest();
  arrow::Status write(const Packed& group);
  void describe(const Packed& group, std::int64_t moved_by);

  std::shared_ptr<const arrow::Schema> schema_;
  std::shared_ptr<parquet::WriterProperties> properties_;
  std::shared_ptr<arrow::io::OutputStream> file_;
  std::shared_ptr<parquet::SchemaDescriptor> parquet_schema_;
  std::unique_ptr<parquet::FileMetaDataBuilder> metadata_;
  std::deque<std::unique_ptr<UnderWay>> under_way_;  // oldest first; last member: its tasks use the others
};

}  // namespace lookbook::storage
