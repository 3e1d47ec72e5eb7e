#pragma once
// Tables as files that anybody can open: Parquet (zstd) to exchange, Arrow IPC (uncompressed, aligned to 64
// bytes) to map. Each carries the keys lookbook.table (its name) and lookbook.format_version in its metadata.
// The same rows give the same bytes.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/function_ref.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/record_batch.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::storage {

/// The newest format version this build writes and the newest it reads.
inline constexpr std::uint32_t kTableFormatVersion = 1;

/// Written with the file: `table` is its name, "ratings"; the file's ending decides the format: .parquet or
/// .arrow.
struct TableInfo {
  std::string table;
  std::uint32_t format_version = kTableFormatVersion;
  /// Columns (texts, whole numbers) whose values hardly repeat, for the Parquet writer: packed for speed,
  /// without a dictionary. Not in the file.
  std::vector<std::string> unrepeated = {};
};

/// Appends batches to one file, whose bytes depend on the rows and not on how they were cut into batches.
/// Holds up to 131,072 rows in memory; of Parquet up to 16 MiB of rows, and as much again for each thread,
/// which packs them. Not thread-safe. Destroying it without
/// commit() leaves nothing behind.
class TableWriter {
 public:
  static Result<std::unique_ptr<TableWriter>> create(ObjectStore& store, std::string_view path,
                                                     TableInfo info, const Schema& schema);
  virtual ~TableWriter() = default;
  /// kInvalidArgument if the batch's schema is another.
  virtual Status append(RecordBatch batch) = 0;
  /// Makes the file visible. Returns its SHA-256.
  virtual Result<std::string> commit() = 0;
};

/// Reads a table file in batches, in row order. Not thread-safe; its batches do not need it. kCorruptData if
/// it is damaged, kUnsupportedVersion if a newer Lookbook wrote it.
class TableReader {
 public:
  static Result<std::unique_ptr<TableReader>> open(const ObjectStore& store, std::string_view path);
  /// A Parquet or Arrow IPC file of somebody else, by its path on the disk: no keys are demanded. Columns
  /// come as the ColumnType that holds them: smaller integers as kInt32, unsigned 32 and 64 bits as kInt64,
  /// half floats as kFloat32, decimals as kFloat64, dates and timestamps as kInt64 Unix milliseconds, all
  /// kinds of strings and lists of strings. A struct's fields come as columns of their own: "images.large".
  /// Other columns (binary, maps, lists of numbers) are left out, and all but the first of one name. Unsigned
  /// numbers from 2^63 and seconds that have no milliseconds in 64 bits are null, and out_of_range() has
  /// them.
  static Result<std::unique_ptr<TableReader>> open_foreign(const std::string& file);
  virtual ~TableReader() = default;
  virtual const Schema& schema() const = 0;
  /// What the file says it is; of a foreign file the name is empty.
  virtual const TableInfo& info() const = 0;
  virtual std::uint64_t rows() const = 0;
  /// nullopt at the end.
  virtual Result<std::optional<RecordBatch>> next() = 0;
  /// Whether a kInt64 column of a foreign file holds dates or timestamps, that is Unix milliseconds whatever
  /// the file's unit was. Of our own tables the schema says it.
  virtual bool is_time(std::size_t column) const = 0;
  /// The rows of the last batch, ascending, whose value in this column did not fit its type: null now, but
  /// not in the file. Valid until the next call of next().
  virtual std::span<const std::size_t> out_of_range(std::size_t column) const = 0;
};

/// Calls `use` with every batch of the table, in order; stops at its first error. `mend` says what to do
/// about a damaged table ("run ... again") and ends the message of a kCorruptData.
Status for_each_batch(const ObjectStore& store, std::string_view path,
                      FunctionRef<Status(const RecordBatch&)> use, std::string_view mend = {});

/// Writes one batch as a whole table. Returns the SHA-256.
Result<std::string> write_table(ObjectStore& store, std::string_view path, TableInfo info, RecordBatch batch);

}  // namespace lookbook::storage
