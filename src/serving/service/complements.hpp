#pragma once
// What goes with a product when its own neighbours are too few: the other categories of its department that
// the same shoppers chose most often, and in each the products that most shoppers chose. Counted once from
// the histories: O(users x categories of a history squared). Immutable.

#include <cstdint>
#include <vector>

#include "lookbook/core/index.hpp"
#include "lookbook/core/ranked_list.hpp"
#include "lookbook/registry/release.hpp"
#include "serving/service/facets.hpp"

namespace lookbook::serving {

class Complements {
 public:
  Complements(const Facets& facets, const registry::UserHistories& histories, std::size_t n_items);

  /// Appends products with score 0 until `list` holds `limit`: the first of every complementary category,
  /// best category first, then the second of each, … Those that `list` holds already are passed over.
  void fill(std::uint32_t category, std::size_t limit, RankedList& list) const;

 private:
  std::vector<std::vector<std::uint32_t>> beside_;  ///< [categories] complementary categories, best first
  std::vector<std::vector<ItemIndex>> favourites_;  ///< [categories] products, most chosen first
};

}  // namespace lookbook::serving
