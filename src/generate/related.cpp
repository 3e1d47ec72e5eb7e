#include "generate/related.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace lookbook::generate {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

}  // namespace

Lists also_bought(std::size_t n_offers, std::span<const Purchase> purchases, std::size_t limit) {
  std::vector<std::map<std::uint32_t, std::uint32_t>> counts(n_offers);
  for (std::size_t begin = 0, end = 0; begin < purchases.size(); begin = end) {
    while (end < purchases.size() && purchases[end].shopper == purchases[begin].shopper) ++end;
    // Near in time counts as together; a window keeps regulars from linking everything with everything.
    constexpr std::size_t kWindow = 6;
    for (std::size_t a = begin; a < end; ++a) {
      for (std::size_t b = a + 1; b < std::min(end, a + kWindow); ++b) {
        // One order says more than two of the same month.
        const std::uint32_t weight = purchases[a].day == purchases[b].day ? 3 : 1;
        counts[purchases[a].offer][purchases[b].offer] += weight;
        counts[purchases[b].offer][purchases[a].offer] += weight;
      }
    }
  }
  Lists lists(n_offers);
  for (std::size_t i = 0; i < n_offers; ++i) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranked;
    for (const auto& [other, count] : counts[i]) {
      if (count >= 2) ranked.emplace_back(count, other);
    }
    std::ranges::stable_sort(ranked, std::greater{}, [](const auto& entry) { return entry.first; });
    for (std::size_t k = 0; k < std::min(limit, ranked.size()); ++k) lists[i].push_back(ranked[k].second);
  }
  return lists;
}

Lists also_viewed(std::span<const Offer> offers, std::size_t limit) {
  std::map<std::tuple<const Garment*, Department, Style>, std::vector<std::uint32_t>> shelves;
  for (std::uint32_t i = 0; i < offers.size(); ++i) {
    shelves[{offers[i].garment, offers[i].design.department, offers[i].style}].push_back(i);
  }
  Lists lists(offers.size());
  for (auto& [key, shelf] : shelves) {
    std::ranges::stable_sort(shelf, std::greater{}, [&](std::uint32_t i) { return offers[i].popularity; });
    for (const std::uint32_t offer : shelf) {
      for (const std::uint32_t other : shelf) {
        if (lists[offer].size() >= limit) break;
        if (other != offer) lists[offer].push_back(other);
      }
    }
  }
  return lists;
}

}  // namespace lookbook::generate
