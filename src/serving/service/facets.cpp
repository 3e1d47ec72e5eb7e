#include "serving/service/facets.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

namespace lookbook::serving {

Facets::Facets(const Catalogue& catalogue) : category_of_(catalogue.size(), kNoCategory) {
  std::map<std::string_view, std::uint32_t> department_numbers;
  std::map<std::pair<std::uint32_t, std::string_view>, std::uint32_t> category_numbers;
  for (std::uint32_t i = 0; i < catalogue.size(); ++i) {
    const Product& product = catalogue[ItemIndex(i)];
    if (product.department().empty() || product.category().empty()) continue;
    const auto [department, new_department] =
        department_numbers.try_emplace(product.department(), static_cast<std::uint32_t>(departments_.size()));
    if (new_department) departments_.push_back({.name = std::string(department->first), .categories = {}});
    const auto [category, new_category] = category_numbers.try_emplace(
        {department->second, product.category()}, static_cast<std::uint32_t>(categories_.size()));
    if (new_category) {
      departments_[department->second].categories.push_back(category->second);
      categories_.push_back(
          {.name = std::string(product.category()), .department = department->second, .items = {}});
    }
    ++departments_[department->second].products;
    categories_[category->second].items.emplace_back(i);
    category_of_[i] = category->second;
  }
  order_by_size();
}

void Facets::order_by_size() {
  std::vector<std::uint32_t> order(departments_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(departments_[b].products, std::string_view(departments_[a].name)) <
           std::pair(departments_[a].products, std::string_view(departments_[b].name));
  });
  std::vector<std::uint32_t> place(order.size());
  std::vector<Department> ordered;
  for (const std::uint32_t department : order) {
    place[department] = static_cast<std::uint32_t>(ordered.size());
    ordered.push_back(std::move(departments_[department]));
  }
  departments_ = std::move(ordered);
  for (auto& category : categories_) category.department = place[category.department];
  for (auto& department : departments_) {
    std::ranges::sort(department.categories, [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(categories_[b].items.size(), std::string_view(categories_[a].name)) <
             std::pair(categories_[a].items.size(), std::string_view(categories_[b].name));
    });
  }
}

FacetFilter Facets::compile(const ProductFilter& filter) const {
  FacetFilter compiled;
  if (filter.department.empty() && filter.category.empty()) return compiled;
  compiled.restricts_ = true;
  compiled.accepted_.resize(categories_.size());
  for (std::size_t c = 0; c < categories_.size(); ++c) {
    const bool department =
        filter.department.empty() || departments_[categories_[c].department].name == filter.department;
    const bool category = filter.category.empty() || categories_[c].name == filter.category;
    compiled.accepted_[c] = department && category ? 1 : 0;
  }
  return compiled;
}

}  // namespace lookbook::serving
