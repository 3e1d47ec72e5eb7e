#pragma once
// Departments and categories as dense numbers, so that a filter is one table look-up a product. A category is
// a pair of department and name: two departments' "Shoes" are two categories. Immutable.

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "lookbook/core/catalogue.hpp"
#include "lookbook/core/index.hpp"
#include "lookbook/serving/requests.hpp"

namespace lookbook::serving {

/// Of a product without categories.
inline constexpr std::uint32_t kNoCategory = std::numeric_limits<std::uint32_t>::max();

/// A ProductFilter, ready to be asked.
class FacetFilter {
 public:
  bool restricts() const { return restricts_; }
  bool accepts(std::uint32_t category) const {
    return !restricts_ || (category != kNoCategory && accepted_[category] != 0);
  }

 private:
  friend class Facets;
  bool restricts_ = false;
  std::vector<std::uint8_t> accepted_;  ///< by category
};

class Facets {
 public:
  struct Category {
    std::string name;
    std::uint32_t department = 0;
    std::vector<ItemIndex> items;  ///< by number
  };
  struct Department {
    std::string name;
    std::size_t products = 0;
    std::vector<std::uint32_t> categories;  ///< most products first, ties by name
  };

  explicit Facets(const Catalogue& catalogue);

  /// Most products first, ties by name.
  const std::vector<Department>& departments() const { return departments_; }
  const std::vector<Category>& categories() const { return categories_; }
  std::uint32_t category_of(ItemIndex item) const { return category_of_[item.number()]; }
  FacetFilter compile(const ProductFilter& filter) const;

 private:
  void order_by_size();

  std::vector<Department> departments_;
  std::vector<Category> categories_;
  std::vector<std::uint32_t> category_of_;  ///< [n_items]
};

}  // namespace lookbook::serving
