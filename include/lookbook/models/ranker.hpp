#pragma once
// What recommends: scores every item for a history. One fitted model, opened from its parts, shared by all
// threads.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/core/history.hpp"
#include "lookbook/core/matrix_view.hpp"
#include "lookbook/core/model_parts.hpp"
#include "lookbook/core/ranked_list.hpp"
#include "lookbook/models/marks.hpp"

namespace lookbook::models {

/// Scratch memory of one thread, so that scoring allocates nothing once it is warm. Contents are undefined
/// between calls.
struct Workspace {
  std::vector<float> floats;
  std::vector<double> doubles;
  std::vector<std::uint32_t> numbers;
  Marks marks;
};

/// How much one event of the history pulled an item up.
struct Contribution {
  std::size_t position;  ///< in the history
  float share;           ///< of the score; all positive shares sum to at most 1
};

/// Thread-safe: all const. Scores say nothing about what the history already holds; callers exclude that.
class Ranker {
 public:
  virtual ~Ranker() = default;

  virtual std::size_t n_items() const = 0;
  /// Overwrites scores[0 … n_items()-1]. Items of the history beyond n_items() and events that say nothing
  /// (impressions) are ignored; a history without anything useful gives zeros, or the model's prior where it
  /// has one.
  virtual void score(History history, Workspace& workspace, std::span<float> scores) const = 0;
  /// Row r of `scores` [histories x n_items] as score(histories[r]) gives it, to the last bit.
  virtual void score_batch(std::span<const History> histories, Workspace& workspace,
                           MatrixView<float> scores) const;
  /// Which events made `item` score, largest first, ties by position; empty if none did (popularity).
  virtual std::vector<Contribution> explain(History history, ItemIndex item, Workspace& workspace) const = 0;
  /// Bytes of its arrays.
  virtual std::size_t bytes() const = 0;
};

}  // namespace lookbook::models
