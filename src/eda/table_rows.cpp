#include "eda/table_rows.hpp"

#include "lookbook/storage/table.hpp"

namespace lookbook::eda {

Status for_each_batch(const storage::ObjectStore& store, std::string_view path,
                      FunctionRef<Status(const RecordBatch&)> use) {
  LOOKBOOK_TRY(const auto reader, storage::TableReader::open(store, path));
  while (true) {
    LOOKBOOK_TRY(const auto batch, reader->next());
    if (!batch) return ok();
    LOOKBOOK_CHECK(use(*batch));
  }
}

}  // namespace lookbook::eda
