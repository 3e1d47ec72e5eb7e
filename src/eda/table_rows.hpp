#pragma once
// Walks a table's batches.

#include <string_view>

#include "lookbook/base/function_ref.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/record_batch.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::eda {

/// Calls `use` with every batch of the table, in order; stops at its first error.
Status for_each_batch(const storage::ObjectStore& store, std::string_view path,
                      FunctionRef<Status(const RecordBatch&)> use);

}  // namespace lookbook::eda
