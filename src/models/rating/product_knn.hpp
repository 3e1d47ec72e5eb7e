#pragma once
// Ratings from the k items of the history that people rated most like the item asked for (Sarwar and others
// 2001, "Item-based collaborative filtering recommendation algorithms", with means), as scikit-surprise's
// KNNWithMeans(sim_options={"name": "cosine", "user_based": False}) computes it:
//
//   mean(j) + sum over neighbours i of cos(j, i) (r_i - mean(i)) / sum over i of cos(j, i)
//
// over the k rated items i of the history with the greatest positive cosine over people who rated both; of
// equal cosines the one that stands first in the history. cos(j, j) is 1. No matrix of items: an item costs
// the rows of its raters, once for all predictions of it.

#include "lookbook/models/factory.hpp"

namespace lookbook::models {

ModelEntry product_knn();

}  // namespace lookbook::models
