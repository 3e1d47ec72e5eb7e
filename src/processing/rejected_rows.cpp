#include "processing/rejected_rows.hpp"

#include <algorithm>

#include "lookbook/core/tables.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "processing/optional_text.hpp"

namespace lookbook::processing {

Result<RejectedRows> RejectedRows::create(storage::ObjectStore& store) {
  LOOKBOOK_TRY(TableSink table,
               TableSink::create(store, standard::kRejected, "rejected", tables::rejected()));
  return RejectedRows(std::move(table));
}

Status RejectedRows::add(const Origin& origin, std::string_view reason, std::string_view raw) {
  auto rows = rows_by_reason_.find(reason);
  if (rows == rows_by_reason_.end()) rows = rows_by_reason_.emplace(reason, 0).first;
  ++rows->second;
  table_.column(0).append(origin.source);
  table_.column(1).append(origin.line);
  table_.column(2).append(reason);
  table_.column(3).append(raw);
  return table_.row_done(raw.size());
}

Status RejectedRows::add(const RecordBatch& rows) {
  LOOKBOOK_TRY(const auto source, rows.column<std::string_view>("source"));
  LOOKBOOK_TRY(const auto line, rows.column<std::int64_t>("line"));
  LOOKBOOK_TRY(const auto reason, rows.column<std::string_view>("reason"));
  LOOKBOOK_TRY(const auto raw, rows.column<std::string_view>("raw"));
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    LOOKBOOK_CHECK(add({text_at(source, row), line.get(row)}, reason.get(row).value_or("unknown"),
                       raw.get(row).value_or("")));
  }
  return ok();
}

std::vector<ReasonCount> RejectedRows::counts() const {
  std::vector<ReasonCount> counts;
  for (const auto& [reason, rows] : rows_by_reason_) counts.push_back({reason, rows});
  std::ranges::stable_sort(counts, std::ranges::greater(), &ReasonCount::rows);
  return counts;
}

}  // namespace lookbook::processing
