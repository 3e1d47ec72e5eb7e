#include "eda/shop_tables.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include "eda/distribution.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/storage/json_object.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::eda {
namespace {

constexpr std::size_t kTop = 10;

using Counts = std::map<std::string, std::uint64_t, std::less<>>;

/// The `most` largest, equal counts by name.
std::vector<NamedCount> largest(const Counts& counts, std::size_t most) {
  std::vector<NamedCount> all;
  for (const auto& [name, count] : counts) all.push_back({name, count});
  std::ranges::stable_sort(all, std::greater<>(), &NamedCount::count);
  all.resize(std::min(most, all.size()));
  return all;
}

void count(Counts& counts, std::string_view name, std::uint64_t more = 1) {
  const auto found = counts.find(name);
  if (found != counts.end())
    found->second += more;
  else
    counts.emplace(name, more);
}

struct ProductSums {
  Counts brands;
  Counts currencies;
  std::map<std::string, std::vector<double>, std::less<>> prices;  // by currency
};

Status add_products(const RecordBatch& batch, Profile& profile, ProductSums& sums) {
  LOOKBOOK_TRY(const auto title, batch.column<std::string_view>("title"));
  LOOKBOOK_TRY(const auto brand, batch.column<std::string_view>("brand"));
  LOOKBOOK_TRY(const auto categories, batch.string_lists("categories"));
  LOOKBOOK_TRY(const auto description, batch.column<std::string_view>("description"));
  LOOKBOOK_TRY(const auto price, batch.column<double>("price"));
  LOOKBOOK_TRY(const auto currency, batch.column<std::string_view>("currency"));
  profile.products += batch.rows();
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    profile.with_title += title.is_null(row) ? 0 : 1;
    profile.with_category += categories.is_null(row) ? 0 : 1;
    profile.with_description += description.is_null(row) ? 0 : 1;
    if (!brand.is_null(row)) {
      ++profile.with_brand;
      count(sums.brands, brand[row]);
    }
    if (!price.is_null(row)) {
      ++profile.with_price;
      const std::string unit(currency.get(row).value_or(""));
      count(sums.currencies, unit);
      sums.prices[unit].push_back(price[row]);
    }
  }
  return ok();
}

std::string last_step(const std::string& path) {
  const std::size_t arrow = path.rfind(" > ");
  return arrow == path.npos ? path : path.substr(arrow + 3);
}

}  // namespace

Status describe_products(const storage::ObjectStore& store, Profile& profile) {
  ProductSums sums;
  LOOKBOOK_CHECK(storage::for_each_batch(
      store, standard::kProducts,
      [&](const RecordBatch& batch) { return add_products(batch, profile, sums); }, standard::kMend));
  profile.never_rated = profile.products - std::min(profile.products, profile.rated_items);
  profile.brands = largest(sums.brands, kTop);
  if (const auto currencies = largest(sums.currencies, 1); !currencies.empty()) {
    profile.currency = currencies.front().name;
    profile.prices = quantiles_of(std::move(sums.prices[profile.currency]));
  }
  return ok();
}

Status describe_photographs(const storage::ObjectStore& store, Profile& profile) {
  std::unordered_set<std::string> items;
  const auto add = [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto item, batch.column<std::string_view>("item_id"));
    LOOKBOOK_TRY(const auto path, batch.column<std::string_view>("path"));
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      if (!path.is_null(row)) items.emplace(item[row]);
    }
    return ok();
  };
  LOOKBOOK_CHECK(storage::for_each_batch(store, standard::kImages, add, standard::kMend));
  profile.with_photograph = items.size();
  return ok();
}

Status describe_categories(const storage::ObjectStore& store, Profile& profile) {
  std::map<std::int32_t, Counts> levels;
  const auto add = [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto path, batch.column<std::string_view>("path"));
    LOOKBOOK_TRY(const auto level, batch.column<std::int32_t>("level"));
    LOOKBOOK_TRY(const auto products, batch.column<std::int32_t>("products"));
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      count(levels[level[row]], path[row], static_cast<std::uint64_t>(products[row]));
    }
    return ok();
  };
  LOOKBOOK_CHECK(storage::for_each_batch(store, standard::kCategories, add, standard::kMend));
  if (levels.empty()) return ok();
  const auto dividing =
      std::ranges::find_if(levels, [](const auto& level) { return level.second.size() > 1; });
  profile.categories = largest(dividing != levels.end() ? dividing->second : levels.begin()->second, kTop);
  for (NamedCount& category : profile.categories) category.name = last_step(category.name);
  return ok();
}

Status describe_rejected(const storage::ObjectStore& store, Profile& profile) {
  Counts reasons;
  const auto add = [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto reason, batch.column<std::string_view>("reason"));
    for (std::size_t row = 0; row < batch.rows(); ++row) count(reasons, reason.get(row).value_or("unknown"));
    return ok();
  };
  LOOKBOOK_CHECK(storage::for_each_batch(store, standard::kRejected, add, standard::kMend));
  profile.rejected = largest(reasons, reasons.size());
  return ok();
}

Status describe_funnel(const storage::ObjectStore& store, Profile& profile) {
  LOOKBOOK_TRY(const bool is_processed, store.exists(standard::kManifest));
  if (!is_processed) {
    return Error(ErrorCode::kNotFound,
                 "nothing is cleaned yet (" + store.uri() + " has no " + standard::kManifest +
                     "): run `lookbook process`, after `lookbook load` where nothing is loaded");
  }
  LOOKBOOK_TRY(const storage::JsonObject manifest,
               storage::read_json(store, standard::kManifest, {standard::kManifestVersion, standard::kMend}));
  LOOKBOOK_TRY(const storage::JsonObject funnel, manifest.object("funnel"));
  LOOKBOOK_TRY(profile.review_rows, funnel.whole("review_rows"));
  return ok();
}

}  // namespace lookbook::eda
