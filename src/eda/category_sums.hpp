#pragma once
// The categories that divide a shop, and sums of the products of each. Pure but for the reading.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "eda/counts.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/record_batch.hpp"
#include "lookbook/eda/profile.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::eda {

/// How many products each path has, and the first level that divides the shop: whose largest category has at
/// most nine tenths of the level's products; the first level if none does.
class CategoryTree {
 public:
  static Result<CategoryTree> read(const storage::ObjectStore& store);

  /// The path of a product's category on that level; empty if it has none.
  std::string path_of(const std::vector<std::string_view>& categories) const;
  /// Sets categories, category_groups and the names of category_summaries.
  void describe(Profile& profile) const;
  /// The paths of the profile's category_summaries, in their order.
  std::vector<std::string> largest_paths() const;

 private:
  std::map<std::int32_t, Counts> levels_;
  std::int32_t level_ = 0;
};

class CategorySums {
 public:
  explicit CategorySums(const CategoryTree& tree) : tree_(tree) {}
  struct Product {
    std::vector<std::string_view> categories = {};
    bool has_photograph = false;
    bool has_price = false;
    double price = 0;
    std::string_view currency = {};
  };
  void add(const Product& product);
  /// Sets category_summaries, with prices in the profile's currency.
  void describe(Profile& profile) const;

 private:
  struct Sums {
    std::uint64_t products = 0, with_photograph = 0;
    std::map<std::string, std::vector<double>, std::less<>> prices;  // by currency
  };
  const CategoryTree& tree_;
  std::map<std::string, Sums, std::less<>> sums_;  // by path
};

}  // namespace lookbook::eda
