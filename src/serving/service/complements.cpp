#include "serving/service/complements.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace lookbook::serving {
namespace {

constexpr std::size_t kMostCategoriesOfAHistory = 64;  ///< bounds the pairs of one very busy shopper
constexpr std::size_t kMostComplements = 8;
constexpr std::size_t kMostFavourites = 100;

using PairCounts = std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t>;

/// The categories of a history, each once, by number.
std::vector<std::uint32_t> categories_of(History history, const Facets& facets) {
  std::vector<std::uint32_t> categories;
  for (const auto& event : history) {
    const std::uint32_t category = facets.category_of(event.item);
    if (category != kNoCategory) categories.push_back(category);
  }
  std::ranges::sort(categories);
  categories.erase(std::unique(categories.begin(), categories.end()), categories.end());
  if (categories.size() > kMostCategoriesOfAHistory) categories.resize(kMostCategoriesOfAHistory);
  return categories;
}

void count_pairs(const std::vector<std::uint32_t>& categories, const Facets& facets, PairCounts& counts) {
  for (const std::uint32_t a : categories) {
    for (const std::uint32_t b : categories) {
      const bool same_department = facets.categories()[a].department == facets.categories()[b].department;
      if (a != b && same_department) ++counts[{a, b}];
    }
  }
}

}  // namespace

Complements::Complements(const Facets& facets, const registry::UserHistories& histories, std::size_t n_items)
    : beside_(facets.categories().size()), favourites_(facets.categories().size()) {
  std::vector<std::uint32_t> chosen(n_items, 0);
  PairCounts counts;
  std::vector<HistoryEvent> memory;
  for (std::uint32_t user = 0; user < histories.size(); ++user) {
    const History history = histories.of(UserIndex(user), memory);
    for (const auto& event : history) ++chosen[event.item.number()];
    count_pairs(categories_of(history, facets), facets, counts);
  }

  for (const auto& [pair, count] : counts) beside_[pair.first].push_back(pair.second);
  for (std::uint32_t category = 0; category < beside_.size(); ++category) {
    auto& others = beside_[category];
    std::ranges::stable_sort(others, std::greater(), [&](std::uint32_t other) {
      return counts[{category, other}];
    });
    if (others.size() > kMostComplements) others.resize(kMostComplements);

    auto& favourites = favourites_[category];
    favourites = facets.categories()[category].items;
    std::ranges::stable_sort(favourites, std::greater(),
                             [&](ItemIndex item) { return chosen[item.number()]; });
    if (favourites.size() > kMostFavourites) favourites.resize(kMostFavourites);
  }
}

void Complements::fill(std::uint32_t category, std::size_t limit, RankedList& list) const {
  if (category == kNoCategory) return;
  std::vector<ItemIndex> listed;
  for (const auto& ranked : list) listed.push_back(ranked.item);
  for (std::size_t place = 0; place < kMostFavourites && list.size() < limit; ++place) {
    for (const std::uint32_t other : beside_[category]) {
      if (list.size() == limit || place >= favourites_[other].size()) continue;
      const ItemIndex item = favourites_[other][place];
      if (std::ranges::find(listed, item) == listed.end()) list.push_back({.item = item, .score = 0});
    }
  }
}

}  // namespace lookbook::serving
