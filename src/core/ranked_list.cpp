#include "lookbook/core/ranked_list.hpp"

#include <algorithm>

namespace lookbook {
namespace {

constexpr std::size_t kBlock = 64;

/// Without a branch per score, so that compilers turn it into vector comparisons. False for NaN.
bool any_above(std::span<const float> scores, float threshold) {
  unsigned any = 0;
  for (const float score : scores) any |= static_cast<unsigned>(score > threshold);
  return any != 0;
}

}  // namespace

// `best` is a heap whose front is the worst item kept. Items come in ascending order, so a score must be
// strictly above the front's to replace it, and whole blocks of lower ones are passed over.
void select_best(std::span<const float> scores, std::size_t n, RankedList& best) {
  best.clear();
  if (n == 0) return;
  best.reserve(std::min(n, scores.size()));  // whoever asks for a million million gets what there is
  float threshold = kExcluded;
  for (std::size_t begin = 0; begin < scores.size(); begin += kBlock) {
    const std::size_t end = std::min(scores.size(), begin + kBlock);
    if (!any_above(scores.subspan(begin, end - begin), threshold)) continue;
    for (std::size_t i = begin; i < end; ++i) {
      if (!(scores[i] > threshold)) continue;
      if (best.size() == n) {
        std::ranges::pop_heap(best, ranks_before);
        best.pop_back();
      }
      best.push_back({ItemIndex(static_cast<std::uint32_t>(i)), scores[i]});
      std::ranges::push_heap(best, ranks_before);
      if (best.size() == n) threshold = best.front().score;
    }
  }
  std::ranges::sort_heap(best, ranks_before);
}

}  // namespace lookbook
