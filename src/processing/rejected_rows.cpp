#include "processing/rejected_rows.hpp"

#include <algorithm>
#include <tuple>

#include "processing/optional_text.hpp"

namespace lookbook::processing {

std::uint32_t RejectedRows::rank_of(const std::optional<std::string>& source) {
  if (!source) return 0;
  if (source == last_source_) return last_rank_;
  const auto [entry, is_new] = ranks_.emplace(*source, static_cast<std::uint32_t>(sources_.size() + 1));
  if (is_new) sources_.push_back(*source);
  last_source_ = source;
  last_rank_ = entry->second;
  return last_rank_;
}

void RejectedRows::see_source(const std::optional<std::string>& source) {
  rank_of(source);
}

void RejectedRows::add(const Origin& origin, std::string_view reason, std::string raw) {
  auto number = reason_numbers_.find(reason);
  if (number == reason_numbers_.end()) {
    number = reason_numbers_.emplace(reason, static_cast<std::uint32_t>(reasons_.size())).first;
    reasons_.emplace_back(reason);
  }
  rows_.push_back({rank_of(origin.source), origin.line, number->second, std::move(raw)});
}

Status RejectedRows::add(const RecordBatch& rows) {
  LOOKBOOK_TRY(const auto source, rows.column<std::string_view>("source"));
  LOOKBOOK_TRY(const auto line, rows.column<std::int64_t>("line"));
  LOOKBOOK_TRY(const auto reason, rows.column<std::string_view>("reason"));
  LOOKBOOK_TRY(const auto raw, rows.column<std::string_view>("raw"));
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    add({text_at(source, row), line.get(row)}, reason.get(row).value_or("unknown"),
        text_at(raw, row).value_or(""));
  }
  return ok();
}

std::vector<ReasonCount> RejectedRows::counts() const {
  std::vector<ReasonCount> counts;
  for (const std::string& reason : reasons_) counts.push_back({reason, 0});
  for (const Row& row : rows_) ++counts[row.reason].rows;
  std::ranges::sort(counts, [](const ReasonCount& a, const ReasonCount& b) {
    return a.rows != b.rows ? a.rows > b.rows : a.reason < b.reason;
  });
  return counts;
}

Status RejectedRows::write(TableSink& rejected) const {
  std::vector<const Row*> order;
  for (const Row& row : rows_) order.push_back(&row);
  std::ranges::stable_sort(order, {}, [](const Row* row) { return std::tuple(row->source, row->line); });
  for (const Row* row : order) {
    if (row->source == 0)
      rejected.column(0).append_null();
    else
      rejected.column(0).append(sources_[row->source - 1]);
    rejected.column(1).append(row->line);
    rejected.column(2).append(reasons_[row->reason]);
    rejected.column(3).append(row->raw);
    LOOKBOOK_CHECK(rejected.row_done(row->raw.size()));
  }
  return ok();
}

}  // namespace lookbook::processing
