#pragma once
// The best n of many scores, best first. Equal scores are ordered by item number, always, so lists are
// reproducible.

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "lookbook/core/index.hpp"

namespace lookbook {

struct RankedItem {
  ItemIndex item;
  float score = 0;
  bool operator==(const RankedItem&) const = default;
};

/// true if `a` ranks before `b`.
inline bool ranks_before(const RankedItem& a, const RankedItem& b) {
  return a.score != b.score ? a.score > b.score : a.item < b.item;
}

using RankedList = std::vector<RankedItem>;

/// The score of an item that must not be recommended.
inline constexpr float kExcluded = -std::numeric_limits<float>::infinity();

/// The best `n` of scores[0 … n_items-1] into `best`, best first. Items whose score is kExcluded or NaN are
/// left out, so the list may be shorter. O(n_items + n log n); allocates only while `best` grows.
void select_best(std::span<const float> scores, std::size_t n, RankedList& best);

}  // namespace lookbook
