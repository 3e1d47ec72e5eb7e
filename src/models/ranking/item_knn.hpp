#pragma once
// Item-to-item nearest neighbours by behaviour: "liked by the same shoppers". The table is
// co_occurrence.hpp's C, pruned; a history scores the sum of its items' rows, and an item's row is its list
// of similar items, so one fitted model ranks and finds similar items.
//
// Fits in seconds and serves in microseconds; knows nothing of items that nobody has bought (prefer
// style_blend for those).

#include "lookbook/models/factory.hpp"

namespace lookbook::models {

ModelEntry item_knn();

}  // namespace lookbook::models
