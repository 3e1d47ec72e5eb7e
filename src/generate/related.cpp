#include "generate/related.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

namespace lookbook::generate {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

/// Two offers, the lower first, and how much speaks for them.
struct Pair {
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  std::uint32_t weight = 0;

  bool is_of_same(const Pair& other) const { return low == other.low && high == other.high; }
};

/// Offers that one shopper bought, near in time.
std::vector<Pair> pairs_of(std::span<const Purchase> purchases) {
  std::vector<Pair> pairs;
  for (std::size_t begin = 0, end = 0; begin < purchases.size(); begin = end) {
    while (end < purchases.size() && purchases[end].shopper == purchases[begin].shopper) ++end;
    // Near in time counts as together; a window keeps regulars from linking everything with everything.
    constexpr std::size_t kWindow = 6;
    for (std::size_t a = begin; a < end; ++a) {
      for (std::size_t b = a + 1; b < std::min(end, a + kWindow); ++b) {
        const auto [low, high] = std::minmax(purchases[a].offer, purchases[b].offer);
        // One order says more than two of the same month.
        pairs.push_back({low, high, purchases[a].day == purchases[b].day ? 3U : 1U});
      }
    }
  }
  return pairs;
}

/// Each pair once, with all its weight.
void merge(std::vector<Pair>& pairs) {
  std::ranges::sort(pairs, {}, [](const Pair& pair) { return std::tie(pair.low, pair.high); });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (kept > 0 && pairs[kept - 1].is_of_same(pairs[i]))
      pairs[kept - 1].weight += pairs[i].weight;
    else
      pairs[kept++] = pairs[i];
  }
  pairs.resize(kept);
}

}  // namespace

Lists also_bought(std::size_t n_offers, std::span<const Purchase> purchases, std::size_t limit) {
  std::vector<Pair> pairs = pairs_of(purchases);
  merge(pairs);
  std::erase_if(pairs, [](const Pair& pair) { return pair.weight < 2; });
  std::ranges::stable_sort(pairs, std::greater{}, &Pair::weight);
  // Of equal weight, an offer's others with lower numbers come before it as `low`, in their order.
  Lists lists(n_offers);
  for (std::size_t begin = 0, end = 0; begin < pairs.size(); begin = end) {
    while (end < pairs.size() && pairs[end].weight == pairs[begin].weight) ++end;
    const std::span equal(pairs.begin() + static_cast<std::ptrdiff_t>(begin), end - begin);
    const auto add = [&](std::uint32_t offer, std::uint32_t other) {
      if (lists[offer].size() < limit) lists[offer].push_back(other);
    };
    for (const Pair& pair : equal) add(pair.high, pair.low);
    for (const Pair& pair : equal) add(pair.low, pair.high);
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
