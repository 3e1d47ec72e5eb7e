#pragma once
// The rows that could not be used, with the reason: written as they come, so that memory does not grow with
// their number.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/core/record_batch.hpp"
#include "lookbook/processing/transformer.hpp"
#include "lookbook/storage/object_store.hpp"
#include "processing/table_sink.hpp"

namespace lookbook::processing {

/// Where a row came from.
struct Origin {
  std::optional<std::string_view> source;
  std::optional<std::int64_t> line;
};

class RejectedRows {
 public:
  static Result<RejectedRows> create(storage::ObjectStore& store);

  Status add(const Origin& origin, std::string_view reason, std::string_view raw);
  /// Rows of tables::rejected.
  Status add(const RecordBatch& rows);

  /// Most frequent first, equal counts by reason.
  std::vector<ReasonCount> counts() const;
  /// standard/rejected, to be committed.
  TableSink& table() { return table_; }

 private:
  explicit RejectedRows(TableSink table) : table_(std::move(table)) {}

  TableSink table_;
  std::map<std::string, std::uint64_t, std::less<>> rows_by_reason_;
};

}  // namespace lookbook::processing
