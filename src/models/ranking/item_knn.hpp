#pragma once
// Item-to-item nearest neighbours by behaviour: "liked by the same shoppers". The table is
// co_occurrence.hpp's C, pruned; a history scores the sum of its items' rows. The same rows, with popular
// items damped more, list an item's similar items, so one fitted model serves both tasks.
//
// Fits in seconds and serves in microseconds; knows nothing of items that nobody has bought (prefer
// style_blend for those). The defaults of the exponents were chosen on the validation part of Amazon Clothing
// 2014; they differ by data set (Gowalla wants about .5, .4, .5), so tune them.

#include "lookbook/models/factory.hpp"

namespace lookbook::models {

ModelEntry item_knn();

}  // namespace lookbook::models
