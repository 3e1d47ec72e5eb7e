#include "lookbook/models/rating_model.hpp"

#include "models/rating/grouped_queries.hpp"

namespace lookbook::models {

void RatingModel::predict_batch(History history, std::span<const ItemIndex> items, Workspace& workspace,
                                std::span<Prediction> predictions) const {
  for (std::size_t k = 0; k < items.size(); ++k) predictions[k] = predict(history, items[k], workspace);
}

void RatingModel::predict_pairs(std::span<const History> histories, std::span<const RatingQuery> queries,
                                std::span<Prediction> predictions) const {
  for_each_history(queries, [&](std::span<const std::uint32_t> group, Workspace& workspace) {
    for (const std::uint32_t query : group) {
      predictions[query] = predict(histories[queries[query].history], queries[query].item, workspace);
    }
  });
}

}  // namespace lookbook::models
