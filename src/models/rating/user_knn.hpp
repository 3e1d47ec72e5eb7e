#pragma once
// Ratings from the k people of the training data whose ratings are most like the history's (Herlocker and
// others 1999, "An algorithmic framework for performing collaborative filtering"), as scikit-surprise's
// KNNWithMeans(sim_options={"name": "cosine", "user_based": True}) computes it:
//
//   mean(history) + sum over neighbours v of cos(history, v) (r_vj - mean(v)) / sum over v of cos(history, v)
//
// over the k raters v of item j with the greatest positive cosine over co-rated items; of equal cosines the
// one whose rating of j stands first in the training data. A training row that holds the history's very
// ratings is the person's own, and its cosine is 1, as in Surprise. Ratings of items that the model does not
// know count towards the mean. No matrix of people: a history costs the raters of its items, once for all its
// predictions. Prefer product_knn where people have few ratings.

#include "lookbook/models/factory.hpp"

namespace lookbook::models {

ModelEntry user_knn();

}  // namespace lookbook::models
