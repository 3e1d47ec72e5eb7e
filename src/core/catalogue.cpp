#include "lookbook/core/catalogue.hpp"

namespace lookbook {

std::string_view Product::department() const {
  if (categories.empty()) return {};
  return categories.size() > 1 ? categories[1] : categories[0];
}

std::string_view Product::category() const {
  if (categories.empty()) return {};
  return categories.back();
}

}  // namespace lookbook
