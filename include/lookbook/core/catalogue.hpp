#pragma once
// What is known of the products, by item number. Thin for now: one struct a product.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/core/index.hpp"

namespace lookbook {

struct Product {
  std::string id;
  std::string title;  ///< empty where unknown
  std::string brand;
  std::vector<std::string>
      categories;  ///< path from general to special: {"Clothing, Shoes & Jewelry", "Women", …}
  std::optional<double> price;
  std::string currency;  ///< ISO 4217; empty where no price
  std::string colour;
  std::string description;
  std::string image;          ///< path of the photograph in the store; empty where there is none
  std::string variant_group;  ///< equal for variants of one product; empty where alone

  /// The shop's first division: the second step of the path ("Women"), or the first of a path of one; "" of
  /// none.
  std::string_view department() const;
  /// The most special category: the last step of the path; "" of none.
  std::string_view category() const;
};

class Catalogue {
 public:
  Catalogue() = default;
  /// products[i] is item i.
  explicit Catalogue(std::vector<Product> products) : products_(std::move(products)) {}
  std::size_t size() const { return products_.size(); }
  const Product& operator[](ItemIndex item) const { return products_[item.number()]; }
  const std::vector<Product>& products() const { return products_; }

 private:
  std::vector<Product> products_;
};

}  // namespace lookbook
