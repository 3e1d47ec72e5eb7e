// Writes a table into a store and reads it back: by way of storage it needs core, base and Arrow.

#include <cstdio>
#include <lookbook/core/record_batch_builder.hpp>
#include <lookbook/core/tables.hpp>
#include <lookbook/storage/object_store.hpp>
#include <lookbook/storage/table.hpp>

namespace {

lookbook::Result<std::size_t> write_and_count(const char* folder) {
  LOOKBOOK_TRY(const auto store, lookbook::storage::create_store(folder));
  lookbook::RecordBatchBuilder rows(lookbook::tables::landed_images());
  rows.column(0).append("boot.jpg");
  rows.column(1).append("landing/images/boot.jpg");
  rows.column(2).append(std::int64_t{7});
  LOOKBOOK_TRY(lookbook::RecordBatch batch, rows.finish());
  LOOKBOOK_TRY([[maybe_unused]] const std::string checksum,
               lookbook::storage::write_table(*store, "landing/images.parquet", {.table = "landed_images"},
                                              std::move(batch)));
  LOOKBOOK_TRY(const auto table, lookbook::storage::TableReader::open(*store, "landing/images.parquet"));
  LOOKBOOK_TRY(const auto read, table->next());
  return read ? read->rows() : 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto rows = write_and_count(argv[1]);
  if (!rows) std::fputs(rows.error().message().c_str(), stderr);
  return rows && *rows == 1 ? 0 : 1;
}
