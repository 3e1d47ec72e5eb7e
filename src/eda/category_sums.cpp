#include "eda/category_sums.hpp"

#include "eda/distribution.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::eda {
namespace {

constexpr std::size_t kTop = 10;
constexpr std::size_t kGroups = 12;
constexpr std::size_t kParts = 8;
constexpr double kNearlyAll = 0.9;
constexpr std::string_view kArrow = " > ";

std::string last_step(const std::string& path) {
  const std::size_t arrow = path.rfind(kArrow);
  return arrow == path.npos ? path : path.substr(arrow + kArrow.size());
}

std::vector<NamedCount> by_last_step(std::vector<NamedCount> paths) {
  for (NamedCount& path : paths) path.name = last_step(path.name);
  return paths;
}

/// Whether no category has nearly all of the products.
bool divides(const Counts& level) {
  std::uint64_t all = 0;
  for (const auto& [path, products] : level) all += products;
  return static_cast<double>(largest(level, 1).front().count) <= kNearlyAll * static_cast<double>(all);
}

}  // namespace

Result<CategoryTree> CategoryTree::read(const storage::ObjectStore& store) {
  CategoryTree tree;
  const auto add = [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto path, batch.column<std::string_view>("path"));
    LOOKBOOK_TRY(const auto level, batch.column<std::int32_t>("level"));
    LOOKBOOK_TRY(const auto products, batch.column<std::int32_t>("products"));
    for (std::size_t row = 0; row < batch.rows(); ++row)
      count(tree.levels_[level[row]], path[row], static_cast<std::uint64_t>(products[row]));
    return ok();
  };
  LOOKBOOK_CHECK(storage::for_each_batch(store, standard::kCategories, add, standard::kMend));
  for (const auto& [level, categories] : tree.levels_) {
    tree.level_ = level;
    if (divides(categories)) return tree;
  }
  if (!tree.levels_.empty()) tree.level_ = tree.levels_.begin()->first;
  return tree;
}

std::string CategoryTree::path_of(const std::vector<std::string_view>& categories) const {
  const auto steps = static_cast<std::size_t>(level_) + 1;
  if (categories.size() < steps) return {};
  std::string path;
  for (std::size_t step = 0; step < steps; ++step)
    path.append(step > 0 ? kArrow : "").append(categories[step]);
  return path;
}

std::vector<std::string> CategoryTree::largest_paths() const {
  std::vector<std::string> paths;
  if (levels_.empty()) return paths;
  for (const NamedCount& path : largest(levels_.at(level_), kGroups)) paths.push_back(path.name);
  return paths;
}

void CategoryTree::describe(Profile& profile) const {
  if (levels_.empty()) return;
  const Counts& level = levels_.at(level_);
  profile.categories = by_last_step(largest(level, kTop));
  const auto below = levels_.find(level_ + 1);
  for (const std::string& path : largest_paths()) {
    CategoryGroup group{last_step(path), level.at(path)};
    Counts parts;
    if (below != levels_.end()) {
      for (const auto& [part, products] : below->second) {
        if (part.starts_with(path + std::string(kArrow))) parts.emplace(part, products);
      }
    }
    group.parts = by_last_step(largest(parts, kParts));
    profile.category_groups.push_back(std::move(group));
  }
}

void CategorySums::add(const Product& product) {
  const std::string path = tree_.path_of(product.categories);
  if (path.empty()) return;
  Sums& sums = sums_[path];
  ++sums.products;
  sums.with_photograph += product.has_photograph ? 1 : 0;
  if (!product.has_price) return;
  const auto prices = sums.prices.find(product.currency);
  if (prices != sums.prices.end())
    prices->second.push_back(product.price);
  else
    sums.prices.emplace(product.currency, std::vector{product.price});
}

void CategorySums::describe(Profile& profile) const {
  for (const std::string& path : tree_.largest_paths()) {
    const auto found = sums_.find(path);
    if (found == sums_.end()) continue;
    const Sums& sums = found->second;
    CategorySummary summary{last_step(path), sums.products, sums.with_photograph};
    if (const auto prices = sums.prices.find(profile.currency); prices != sums.prices.end()) {
      summary.with_price = prices->second.size();
      summary.prices = quantiles_of(prices->second);
    }
    profile.category_summaries.push_back(std::move(summary));
  }
}

}  // namespace lookbook::eda
