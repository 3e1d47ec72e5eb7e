#include "lookbook/models/rating_model.hpp"

namespace lookbook::models {

void RatingModel::predict_batch(History history, std::span<const ItemIndex> items, Workspace& workspace,
                                std::span<Prediction> predictions) const {
  for (std::size_t k = 0; k < items.size(); ++k) predictions[k] = predict(history, items[k], workspace);
}

}  // namespace lookbook::models
