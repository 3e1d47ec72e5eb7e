#include "eda/shop_tables.hpp"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "eda/category_sums.hpp"
#include "eda/counts.hpp"
#include "eda/distribution.hpp"
#include "eda/title_sums.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/storage/json_object.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::eda {
namespace {

constexpr std::size_t kTop = 10;

// Reasons as standard/rejected has them.
constexpr std::string_view kRepeated = "repeated row";
constexpr std::string_view kOlder = "older rating of the same pair";

using Items = std::unordered_set<std::string, TextHash, std::equal_to<>>;

/// Products with a photograph in the store.
Result<Items> read_photographs(const storage::ObjectStore& store, Profile& profile) {
  Items items;
  const auto add = [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto item, batch.column<std::string_view>("item_id"));
    LOOKBOOK_TRY(const auto path, batch.column<std::string_view>("path"));
    profile.image_names += batch.rows();
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      profile.missing_images += path.is_null(row) ? 1 : 0;
      if (!path.is_null(row)) items.emplace(item[row]);
    }
    return ok();
  };
  LOOKBOOK_CHECK(storage::for_each_batch(store, standard::kImages, add, standard::kMend));
  profile.with_photograph = items.size();
  return items;
}

/// Sums over the rows of standard/products.
class ProductSums {
 public:
  ProductSums(const CategoryTree& tree, const Items& photographed)
      : categories_(tree), photographed_(photographed) {}

  Status add(const RecordBatch& batch, Profile& profile) {
    LOOKBOOK_TRY(const auto title, batch.column<std::string_view>("title"));
    LOOKBOOK_TRY(const auto brand, batch.column<std::string_view>("brand"));
    LOOKBOOK_TRY(const auto description, batch.column<std::string_view>("description"));
    LOOKBOOK_TRY(const auto group, batch.column<std::string_view>("variant_group"));
    profile.products += batch.rows();
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      profile.with_title += title.is_null(row) ? 0 : 1;
      profile.with_brand += brand.is_null(row) ? 0 : 1;
      profile.with_description += description.is_null(row) ? 0 : 1;
      if (!title.is_null(row)) titles_.add(title[row]);
      if (!brand.is_null(row)) count(brands_, brand[row]);
      if (!group.is_null(row)) count(variants_, group[row]);
    }
    return add_offers(batch, profile);
  }

  void describe(Profile& profile) {
    profile.never_rated = profile.products - std::min(profile.products, profile.rated_items);
    profile.brands = largest(brands_, kTop);
    profile.distinct_brands = brands_.size();
    for (const auto& [group, products] : variants_) {
      profile.variant_groups += products > 1 ? 1 : 0;
      profile.variant_products += products > 1 ? products : 0;
    }
    titles_.describe(profile);
    describe_prices(profile);
    categories_.describe(profile);
  }

 private:
  Status add_offers(const RecordBatch& batch, Profile& profile) {
    LOOKBOOK_TRY(const auto item, batch.column<std::string_view>("item_id"));
    LOOKBOOK_TRY(const auto categories, batch.string_lists("categories"));
    LOOKBOOK_TRY(const auto price, batch.column<double>("price"));
    LOOKBOOK_TRY(const auto currency, batch.column<std::string_view>("currency"));
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      CategorySums::Product product{.has_photograph = photographed_.contains(item[row]),
                                    .has_price = !price.is_null(row),
                                    .price = price[row],
                                    .currency = currency.get(row).value_or("")};
      if (!categories.is_null(row)) {
        ++profile.with_category;
        for (const std::string_view step : categories[row]) product.categories.push_back(step);
      }
      if (product.has_price) {
        ++profile.with_price;
        prices_[std::string(product.currency)].push_back(product.price);
      }
      categories_.add(product);
    }
    return ok();
  }

  void describe_prices(Profile& profile) {
    Counts currencies;
    for (const auto& [currency, prices] : prices_) count(currencies, currency, prices.size());
    const auto most = largest(currencies, 1);
    if (most.empty()) return;
    profile.currency = most.front().name;
    profile.other_currency = profile.with_price - most.front().count;
    const std::vector<double>& prices = prices_[profile.currency];
    profile.price_bands = price_bands_of(prices);
    profile.prices = quantiles_of(prices);
  }

  CategorySums categories_;
  const Items& photographed_;
  TitleSums titles_;
  Counts brands_;
  Counts variants_;
  std::map<std::string, std::vector<double>, std::less<>> prices_;  // by currency
};

struct FunnelCount {
  const char* name;
  std::uint64_t Profile::*count;
};
/// Those that older manifests may lack; what they count is then 0.
constexpr FunnelCount kLaterCounts[] = {{"product_rows", &Profile::product_rows},
                                        {"merged_products", &Profile::merged_products},
                                        {"only_rated", &Profile::only_rated},
                                        {"rows_repaired", &Profile::rows_repaired},
                                        {"fields_dropped", &Profile::fields_dropped}};

}  // namespace

Status describe_products(const storage::ObjectStore& store, Profile& profile) {
  LOOKBOOK_TRY(const CategoryTree tree, CategoryTree::read(store));
  tree.describe(profile);
  LOOKBOOK_TRY(const Items photographed, read_photographs(store, profile));
  ProductSums sums(tree, photographed);
  LOOKBOOK_CHECK(storage::for_each_batch(
      store, standard::kProducts, [&](const RecordBatch& batch) { return sums.add(batch, profile); },
      standard::kMend));
  sums.describe(profile);
  return ok();
}

Status describe_rejected(const storage::ObjectStore& store, Profile& profile) {
  Counts reasons;
  std::uint64_t rows = 0;
  const auto add = [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto reason, batch.column<std::string_view>("reason"));
    rows += batch.rows();
    for (std::size_t row = 0; row < batch.rows(); ++row) count(reasons, reason.get(row).value_or("unknown"));
    return ok();
  };
  LOOKBOOK_CHECK(storage::for_each_batch(store, standard::kRejected, add, standard::kMend));
  profile.rejected = largest(reasons, reasons.size());
  const std::uint64_t as_reviews = profile.review_rows - std::min(profile.review_rows, profile.ratings);
  profile.unusable_rows = rows - std::min(rows, as_reviews);
  profile.repeated_rows = reasons.contains(kRepeated) ? reasons.find(kRepeated)->second : 0;
  profile.older_rows = reasons.contains(kOlder) ? reasons.find(kOlder)->second : 0;
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
  for (const auto& [name, number] : kLaterCounts) {
    if (!funnel.has(name)) continue;
    LOOKBOOK_TRY(profile.*number, funnel.whole(name));
  }
  return ok();
}

}  // namespace lookbook::eda
