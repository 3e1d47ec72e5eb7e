#include <limits>
#include <optional>
#include <utility>

#include "lookbook/core/tables.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/processing/indexer.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::processing {
namespace {

std::string text_or_empty(const Column<std::string_view>& column, std::size_t row) {
  return std::string(column.get(row).value_or(""));
}

Status fill_products(const RecordBatch& batch, const ItemIds& items, std::vector<Product>& products) {
  LOOKBOOK_TRY(const auto item_id, batch.column<std::string_view>("item_id"));
  LOOKBOOK_TRY(const auto title, batch.column<std::string_view>("title"));
  LOOKBOOK_TRY(const auto brand, batch.column<std::string_view>("brand"));
  LOOKBOOK_TRY(const auto categories, batch.string_lists("categories"));
  LOOKBOOK_TRY(const auto price, batch.column<double>("price"));
  LOOKBOOK_TRY(const auto currency, batch.column<std::string_view>("currency"));
  LOOKBOOK_TRY(const auto description, batch.column<std::string_view>("description"));
  LOOKBOOK_TRY(const auto colour, batch.column<std::string_view>("colour"));
  LOOKBOOK_TRY(const auto variant_group, batch.column<std::string_view>("variant_group"));
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    const auto item = items.find(item_id[row]);
    if (!item) continue;
    Product& product = products[item->number()];
    product.title = text_or_empty(title, row);
    product.brand = text_or_empty(brand, row);
    if (!categories.is_null(row)) {
      for (const std::string_view step : categories[row]) product.categories.emplace_back(step);
    }
    product.price = price.get(row);
    product.currency = text_or_empty(currency, row);
    product.description = text_or_empty(description, row);
    product.colour = text_or_empty(colour, row);
    product.variant_group = text_or_empty(variant_group, row);
  }
  return ok();
}

Status fill_images(const RecordBatch& batch, const ItemIds& items, std::vector<std::int32_t>& best,
                   std::vector<Product>& products) {
  LOOKBOOK_TRY(const auto item_id, batch.column<std::string_view>("item_id"));
  LOOKBOOK_TRY(const auto position, batch.column<std::int32_t>("position"));
  LOOKBOOK_TRY(const auto path, batch.column<std::string_view>("path"));
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    const auto item = items.find(item_id[row]);
    if (!item || path.is_null(row) || position[row] >= best[item->number()]) continue;
    best[item->number()] = position[row];
    products[item->number()].image = path[row];
  }
  return ok();
}

}  // namespace

Result<Catalogue> read_catalogue(const storage::ObjectStore& store, const ItemIds& items) {
  std::vector<Product> products(items.size());
  for (std::size_t number = 0; number < products.size(); ++number) {
    products[number].id = items.id(ItemIndex(static_cast<std::uint32_t>(number)));
  }
  LOOKBOOK_CHECK(storage::for_each_batch(
      store, standard::kProducts,
      [&](const RecordBatch& batch) { return fill_products(batch, items, products); }, standard::kMend));
  std::vector<std::int32_t> best(items.size(), std::numeric_limits<std::int32_t>::max());
  LOOKBOOK_CHECK(storage::for_each_batch(
      store, standard::kImages,
      [&](const RecordBatch& batch) { return fill_images(batch, items, best, products); }, standard::kMend));
  return Catalogue(std::move(products));
}

}  // namespace lookbook::processing
