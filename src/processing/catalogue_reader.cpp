#include <limits>
#include <optional>
#include <utility>

#include "lookbook/core/tables.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/processing/indexer.hpp"
#include "lookbook/storage/table.hpp"
#include "processing/raw_product.hpp"

namespace lookbook::processing {
namespace {

Product product_of(RawProduct&& row) {
  return {.id = std::move(row.item_id),
          .title = std::move(row.title).value_or(""),
          .brand = std::move(row.brand).value_or(""),
          .categories = std::move(row.categories),
          .price = row.price,
          .currency = std::move(row.currency).value_or(""),
          .colour = std::move(row.colour).value_or(""),
          .description = std::move(row.description).value_or(""),
          .image = {},
          .variant_group = std::move(row.variant_group).value_or("")};
}

Status fill_products(const RecordBatch& batch, const ItemIds& items, std::vector<Product>& products) {
  LOOKBOOK_TRY(const ProductReader rows, ProductReader::of(batch));
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    if (const auto item = items.find(rows.item_id(row))) products[item->number()] = product_of(rows[row]);
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
