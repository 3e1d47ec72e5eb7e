#pragma once
// The weighted ratings heuristic: the mean of the history's ratings of other items, each weighted by the
// Jaccard similarity of the two items' sets of raters,
//
//   sum over i != j of J(i, j) r_i / sum over i != j of J(i, j),   J(i, j) = |U_i and U_j| / |U_i or U_j|
//
// and the mean of all ratings where no weight is positive. An item costs the rows of its raters, once for all
// predictions of it.

#include "lookbook/models/factory.hpp"

namespace lookbook::models {

ModelEntry weighted_rating();

}  // namespace lookbook::models
