#pragma once
// What predicts how a person would rate an item, from the person's history of ratings. Shared by all threads.

#include <cstddef>
#include <cstdint>
#include <span>

#include "lookbook/core/history.hpp"
#include "lookbook/models/ranker.hpp"

namespace lookbook::models {

struct RatingScale {
  double lowest = 1;
  double highest = 5;
};

struct Prediction {
  double rating = 0;  ///< within the scale
  bool is_fallback =
      false;  ///< true if nothing was known of the person or the item and the global mean was given
};

/// One question of predict_pairs: what would the owner of histories[history] give `item`?
struct RatingQuery {
  std::uint32_t history = 0;
  ItemIndex item;
};

class RatingModel {
 public:
  virtual ~RatingModel() = default;
  /// The rating that the owner of `history` would give `item`. Events that are not ratings are ignored.
  virtual Prediction predict(History history, ItemIndex item, Workspace& workspace) const = 0;
  /// predictions[k] as predict(history, items[k]): cheaper, as the history is prepared once.
  virtual void predict_batch(History history, std::span<const ItemIndex> items, Workspace& workspace,
                             std::span<Prediction> predictions) const;
  /// predictions[k] as predict(histories[queries[k].history], queries[k].item), to the last bit, on all
  /// threads: queries of one person or one item share their work, so this is how to evaluate. Precondition:
  /// one prediction a query.
  virtual void predict_pairs(std::span<const History> histories, std::span<const RatingQuery> queries,
                             std::span<Prediction> predictions) const;
  virtual RatingScale scale() const = 0;
  virtual std::size_t bytes() const = 0;
};

}  // namespace lookbook::models
