#pragma once
// A sparse item-to-item table S that scores a history: score(j) = sum over events e of w(e) S[item(e), j],
// where w is event_weight. Rows are ordered best first (ranks_before), so a row's beginning is also its
// item's list of similar items. Scoring costs the entries of the history's rows. Thread-safe: all const.

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "lookbook/base/function_ref.hpp"
#include "lookbook/base/parallel.hpp"
#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/csr_matrix.hpp"
#include "lookbook/core/model_parts.hpp"
#include "lookbook/models/ranker.hpp"
#include "lookbook/models/similarity_model.hpp"

namespace lookbook::models {

class ItemTable {
 public:
  ItemTable() = default;
  /// `rows` [n_items x n_items] must outlive this.
  ItemTable(CsrView rows, double liked_from) : rows_(rows), liked_from_(liked_from) {}
  /// The square matrix `name` of `parts`, which must outlive this. kCorruptData if it is not there or
  /// damaged.
  static Result<ItemTable> open(const ModelParts& parts, std::string_view name, double liked_from);

  std::size_t n_items() const { return rows_.n_rows(); }
  /// Adds each event's part to `scores` [n_items], in the order of the history.
  void add_scores(History history, std::span<float> scores) const;
  /// Events whose part in `item`'s score is positive, largest first, ties by position. Shares are parts of
  /// `prior` (what the item scores without any history, at least 0) and of all positive parts together.
  std::vector<Contribution> explain(History history, ItemIndex item, float prior) const;
  /// The best entries of the item's row times column_scale[column], without those <= 0. O(row log limit).
  RankedList similar(ItemIndex item, std::span<const float> column_scale, const SimilarQuery& query) const;

 private:
  CsrView rows_;
  double liked_from_ = 0;
};

/// Fills the rows of one chunk: calls emit(entries) once for each row from chunk.begin to chunk.end, in
/// order. emit takes entries in any order, each column once, and may reorder them.
using TableRows = FunctionRef<void(Chunk, FunctionRef<void(RankedList&)> emit)>;

/// Builds a table [n_items x n_items] of the `kept` best entries of every row. Chunks of rows are made in
/// parallel; the result does not depend on the threads. Holds the table twice while it joins the chunks.
/// kCancelled if `progress` says so.
Result<CsrMatrix> build_item_table(std::size_t n_items, std::size_t kept, std::string_view what,
                                   Progress& progress, TableRows rows);

}  // namespace lookbook::models
