#include "processing/product_stage.hpp"

#include <fmt/format.h>

#include "lookbook/base/parallel.hpp"
#include "lookbook/core/tables.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/storage/table.hpp"
#include "processing/clean_text.hpp"

namespace lookbook::processing {
namespace {

constexpr std::size_t kGrain = 64;  // products cleaned at a time by one thread

using CategoryCounts = std::map<std::pair<std::string, std::int32_t>, std::int32_t>;  // by path and level

/// One row of images for every name the product gives, or for the photograph that is called as the product.
Result<std::uint64_t> write_images(const RawProduct& product, const LandedPhotographs& photographs,
                                   TableSink& images) {
  std::vector<std::string> names = product.images;
  if (const auto own = photographs.named_after(product.item_id); names.empty() && own)
    names.emplace_back(*own);
  std::uint64_t missing = 0;
  for (std::size_t position = 0; position < names.size(); ++position) {
    const auto path = photographs.path_of(names[position]);
    missing += path ? 0 : 1;
    images.column(0).append(product.item_id);
    images.column(1).append(static_cast<std::int32_t>(position));
    images.column(2).append(names[position]);
    images.column(3).append(path);
    LOOKBOOK_CHECK(images.row_done(names[position].size()));
  }
  return missing;
}

Status write_related(const RawProduct& product, TableSink& related) {
  const auto write = [&](std::string_view kind, const std::vector<std::string>& others) -> Status {
    for (const std::string& other : others) {
      related.column(0).append(product.item_id);
      related.column(1).append(kind);
      related.column(2).append(other);
      LOOKBOOK_CHECK(related.row_done());
    }
    return ok();
  };
  LOOKBOOK_CHECK(write("also_bought", product.also_bought));
  LOOKBOOK_CHECK(write("also_viewed", product.also_viewed));
  return write("bought_together", product.bought_together);
}

void count_categories(const RawProduct& product, CategoryCounts& counts) {
  std::string path;
  for (std::size_t level = 0; level < product.categories.size(); ++level) {
    path.append(level > 0 ? " > " : "").append(product.categories[level]);
    ++counts[{path, static_cast<std::int32_t>(level)}];
  }
}

Status write_categories(const CategoryCounts& counts, TableSink& categories) {
  for (const auto& [place, products] : counts) {
    categories.column(0).append(place.first);
    categories.column(1).append(place.second);
    categories.column(2).append(products);
    LOOKBOOK_CHECK(categories.row_done(place.first.size()));
  }
  return ok();
}

}  // namespace

Result<ProductStage> ProductStage::create(storage::ObjectStore& store) {
  LOOKBOOK_TRY(TableSink staged,
               TableSink::create(store, standard::kStagedProducts, "products", tables::products()));
  return ProductStage(store, std::move(staged));
}

Status ProductStage::add(const RecordBatch& batch, RejectedRows& rejected) {
  LOOKBOOK_TRY(const ProductReader reader, ProductReader::of(batch));
  given_ += batch.rows();
  std::vector<RawProduct> products(batch.rows());
  parallel_for(products.size(), kGrain, [&](Chunk chunk) {
    for (std::size_t row = chunk.begin; row < chunk.end; ++row) {
      products[row] = reader[row];
      products[row].clean();
    }
  });
  for (const RawProduct& product : products) LOOKBOOK_CHECK(add(product, rejected));
  return ok();
}

Status ProductStage::add(const RawProduct& product, RejectedRows& rejected) {
  if (product.item_id.empty() || !is_utf8(product.item_id)) {
    const auto reason = product.item_id.empty() ? reasons::kEmptyItem : reasons::kNotUtf8;
    return rejected.add({product.source, product.line}, reason,
                        fmt::format("product title={}", product.title.value_or("")));
  }
  const std::size_t known = ids_.size();
  LOOKBOOK_TRY(const std::uint32_t number, ids_.add(product.item_id));
  if (number == known) return append(staged_, product);
  ++merged_;
  const auto [entry, is_new] = later_rows_.try_emplace(number, product);
  if (!is_new) entry->second.fill_from(product);
  return ok();
}

Status ProductStage::close() {
  LOOKBOOK_TRY([[maybe_unused]] const WrittenTable table, staged_.commit());
  return ok();
}

Result<ProductCounts> ProductStage::write(const std::vector<std::string_view>& rated,
                                          const LandedPhotographs& photographs,
                                          const ProductTables& tables) const {
  ProductCounts counts;
  CategoryCounts categories;
  std::uint32_t number = 0;
  const auto write_one = [&](const RawProduct& product) -> Status {
    count_categories(product, categories);
    LOOKBOOK_TRY(const std::uint64_t missing, write_images(product, photographs, tables.images));
    counts.missing_images += missing;
    LOOKBOOK_CHECK(write_related(product, tables.related));
    return append(tables.products, product);
  };
  const auto write_batch = [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const ProductReader staged, ProductReader::of(batch));
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      RawProduct product = staged[row];
      const auto later = later_rows_.find(number++);
      if (later != later_rows_.end()) product.fill_from(later->second);
      LOOKBOOK_CHECK(write_one(product));
    }
    return ok();
  };
  LOOKBOOK_CHECK(storage::for_each_batch(*store_, standard::kStagedProducts, write_batch));
  for (const std::string_view item : rated) {
    if (ids_.find(item)) continue;
    RawProduct unknown;
    unknown.item_id = item;
    ++counts.only_rated;
    LOOKBOOK_CHECK(write_one(unknown));
  }
  LOOKBOOK_CHECK(write_categories(categories, tables.categories));
  return counts;
}

}  // namespace lookbook::processing
