#include "lookbook/core/ranked_list.hpp"

#include <algorithm>

namespace lookbook {

// `best` is a heap whose front is the worst item kept, so most scores cost one comparison.
void select_best(std::span<const float> scores, std::size_t n, RankedList& best) {
  best.clear();
  if (n == 0) return;
  best.reserve(n);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const RankedItem candidate{ItemIndex(static_cast<std::uint32_t>(i)), scores[i]};
    if (!(candidate.score > kExcluded)) continue;  // also leaves NaN out
    if (best.size() < n) {
      best.push_back(candidate);
      std::ranges::push_heap(best, ranks_before);
    } else if (ranks_before(candidate, best.front())) {
      std::ranges::pop_heap(best, ranks_before);
      best.back() = candidate;
      std::ranges::push_heap(best, ranks_before);
    }
  }
  std::ranges::sort_heap(best, ranks_before);
}

}  // namespace lookbook
