#include "models/item_table.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "models/event_weight.hpp"

namespace lookbook::models {
namespace {

/// The rows of one chunk.
struct TablePiece {
  std::vector<std::uint32_t> sizes;
  std::vector<std::uint32_t> columns;
  std::vector<float> values;
};

void keep_best(RankedList& entries, std::size_t kept) {
  if (entries.size() > kept) {
    std::ranges::nth_element(entries, entries.begin() + static_cast<std::ptrdiff_t>(kept), ranks_before);
    entries.resize(kept);
  }
  std::ranges::sort(entries, ranks_before);
}

void append_row(TablePiece& piece, const RankedList& entries) {
  piece.sizes.push_back(static_cast<std::uint32_t>(entries.size()));
  for (const RankedItem& entry : entries) {
    piece.columns.push_back(entry.item.number());
    piece.values.push_back(entry.score);
  }
}

CsrMatrix join(std::vector<TablePiece> pieces, std::size_t n_columns) {
  CsrMatrix table;
  table.n_columns = n_columns;
  std::size_t entries = 0;
  for (const TablePiece& piece : pieces) entries += piece.columns.size();
  table.columns.reserve(entries);
  table.values.reserve(entries);
  for (TablePiece& piece : pieces) {
    for (const std::uint32_t size : piece.sizes) table.offsets.push_back(table.offsets.back() + size);
    table.columns.insert(table.columns.end(), piece.columns.begin(), piece.columns.end());
    table.values.insert(table.values.end(), piece.values.begin(), piece.values.end());
    piece = {};
  }
  return table;
}

}  // namespace

Result<ItemTable> ItemTable::open(const ModelParts& parts, std::string_view name, double liked_from) {
  LOOKBOOK_TRY(const auto offsets, parts.array<std::uint64_t>(std::string(name) + ".offsets"));
  LOOKBOOK_TRY(const CsrView rows, parts.csr(name, offsets.empty() ? 0 : offsets.size() - 1));
  return ItemTable(rows, liked_from);
}

void ItemTable::add_scores(History history, std::span<float> scores) const {
  for (const HistoryEvent& event : history) {
    const float weight = event_weight(event, liked_from_);
    if (weight == 0 || event.item.number() >= n_items()) continue;
    const SparseRow row = rows_.row(event.item.number());
    for (std::size_t k = 0; k < row.size(); ++k) scores[row.columns[k]] += weight * row.values[k];
  }
}

std::vector<Contribution> ItemTable::explain(History history, ItemIndex item, float prior) const {
  std::vector<Contribution> parts;
  float total = std::max(prior, 0.F);
  for (std::size_t position = 0; position < history.size(); ++position) {
    const HistoryEvent& event = history[position];
    if (event.item.number() >= n_items()) continue;
    const SparseRow row = rows_.row(event.item.number());
    const auto found = std::ranges::find(row.columns, item.number());
    if (found == row.columns.end()) continue;
    const float part =
        event_weight(event, liked_from_) * row.values[static_cast<std::size_t>(found - row.columns.begin())];
    if (!(part > 0)) continue;
    parts.push_back({position, part});
    total += part;
  }
  for (Contribution& part : parts) part.share /= total;
  std::ranges::stable_sort(parts, std::greater{}, &Contribution::share);
  return parts;
}

RankedList ItemTable::similar(ItemIndex item, std::span<const float> column_scale,
                              const SimilarQuery& query) const {
  RankedList similar;
  RankedList others;
  if (item.number() >= n_items()) return similar;
  const SparseRow row = rows_.row(item.number());
  for (std::size_t k = 0; k < row.size(); ++k) {
    const ItemIndex other(row.columns[k]);
    const float score = row.values[k] * column_scale[other.number()];
    if (other == item || !(score > 0) || !query.wants(other)) continue;
    (query.puts_first(other) ? similar : others).push_back({other, score});
  }
  keep_best(similar, query.limit);
  keep_best(others, query.limit - similar.size());
  similar.insert(similar.end(), others.begin(), others.end());
  return similar;
}

Result<CsrMatrix> build_item_table(std::size_t n_items, std::size_t kept, std::string_view what,
                                   Progress& progress, TableRows rows) {
  // A few hundred chunks whatever the size, so that scratch memory of O(n_items) a chunk stays cheap.
  const std::size_t grain = std::max<std::size_t>(16, (n_items + 511) / 512);
  std::vector<TablePiece> pieces(chunk_count(n_items, grain));
  progress.begin(what, n_items, "product");
  parallel_for(n_items, grain, [&](Chunk chunk) {
    if (progress.cancelled()) return;
    TablePiece& piece = pieces[chunk.index];
    rows(chunk, [&](RankedList& entries) {
      keep_best(entries, kept);
      append_row(piece, entries);
    });
    progress.advance(chunk.end - chunk.begin);
  });
  progress.end();
  if (progress.cancelled()) return Error(ErrorCode::kCancelled, std::string(what) + " was stopped");
  return join(std::move(pieces), n_items);
}

}  // namespace lookbook::models
