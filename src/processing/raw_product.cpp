#include "processing/raw_product.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "processing/optional_text.hpp"

namespace lookbook::processing {
namespace {

std::vector<std::string> list_at(const StringListColumn& column, std::size_t row) {
  std::vector<std::string> values;
  if (column.is_null(row)) return values;
  for (const std::string_view value : column[row]) values.emplace_back(value);
  return values;
}

void clean_path(std::vector<std::string>& steps) {
  std::vector<std::string> kept;
  for (const std::string& step : steps) {
    auto text = clean_text(step);
    if (text && (kept.empty() || kept.back() != *text)) kept.push_back(std::move(*text));
  }
  steps = std::move(kept);
}

/// Ids or file names: trimmed, each once, without `own` and what is not UTF-8.
void clean_names(std::vector<std::string>& names, std::string_view own) {
  std::unordered_set<std::string> seen;
  std::vector<std::string> kept;
  for (const std::string& name : names) {
    const std::string trimmed(clean_id(name));
    if (trimmed.empty() || trimmed == own || !is_utf8(trimmed) || !seen.insert(trimmed).second) continue;
    kept.push_back(trimmed);
  }
  names = std::move(kept);
}

template <class T>
void fill(T& value, const T& later, bool is_missing) {
  if (is_missing) value = later;
}

void append_list(ColumnBuilder& column, const std::vector<std::string>& values) {
  if (values.empty())
    column.append_null();
  else
    column.append_list(values);
}

std::size_t bytes_of_all(const std::vector<std::string>& values) {
  std::size_t bytes = 0;
  for (const std::string& value : values) bytes += value.size();
  return bytes;
}

}  // namespace

void RawProduct::clean() {
  item_id = std::string(clean_id(item_id));
  processing::clean(title);
  processing::clean(brand);
  clean_path(categories);
  if (price && !(*price > 0 && std::isfinite(*price))) price.reset();
  processing::clean(currency);
  if (!price) currency.reset();
  processing::clean(description, Lines::kMany);
  processing::clean(colour);
  clean_names(images, "");
  processing::clean(variant_group);
  clean_names(also_bought, item_id);
  clean_names(also_viewed, item_id);
  clean_names(bought_together, item_id);
}

void RawProduct::fill_from(const RawProduct& later) {
  fill(title, later.title, !title);
  fill(brand, later.brand, !brand);
  fill(categories, later.categories, categories.empty());
  fill(currency, later.currency, !price);  // a price and its currency belong together
  fill(price, later.price, !price);
  fill(description, later.description, !description);
  fill(colour, later.colour, !colour);
  fill(images, later.images, images.empty());
  fill(variant_group, later.variant_group, !variant_group);
  fill(also_bought, later.also_bought, also_bought.empty());
  fill(also_viewed, later.also_viewed, also_viewed.empty());
  fill(bought_together, later.bought_together, bought_together.empty());
}

Result<ProductReader> ProductReader::of(const RecordBatch& batch) {
  LOOKBOOK_TRY(const auto source, batch.column<std::string_view>("source"));
  LOOKBOOK_TRY(const auto line, batch.column<std::int64_t>("line"));
  LOOKBOOK_TRY(const auto item_id, batch.column<std::string_view>("item_id"));
  LOOKBOOK_TRY(const auto title, batch.column<std::string_view>("title"));
  LOOKBOOK_TRY(const auto brand, batch.column<std::string_view>("brand"));
  LOOKBOOK_TRY(const auto categories, batch.string_lists("categories"));
  LOOKBOOK_TRY(const auto price, batch.column<double>("price"));
  LOOKBOOK_TRY(const auto currency, batch.column<std::string_view>("currency"));
  LOOKBOOK_TRY(const auto description, batch.column<std::string_view>("description"));
  LOOKBOOK_TRY(const auto colour, batch.column<std::string_view>("colour"));
  LOOKBOOK_TRY(const auto images, batch.string_lists("images"));
  LOOKBOOK_TRY(const auto variant_group, batch.column<std::string_view>("variant_group"));
  LOOKBOOK_TRY(const auto also_bought, batch.string_lists("also_bought"));
  LOOKBOOK_TRY(const auto also_viewed, batch.string_lists("also_viewed"));
  LOOKBOOK_TRY(const auto bought_together, batch.string_lists("bought_together"));
  return ProductReader(Columns{source, line, item_id, title, brand, categories, price, currency, description,
                               colour, images, variant_group, also_bought, also_viewed, bought_together});
}

RawProduct ProductReader::operator[](std::size_t row) const {
  return {.source = text_at(columns_.source, row),
          .line = columns_.line.get(row),
          .item_id = text_at(columns_.item_id, row).value_or(""),
          .title = text_at(columns_.title, row),
          .brand = text_at(columns_.brand, row),
          .categories = list_at(columns_.categories, row),
          .price = columns_.price.get(row),
          .currency = text_at(columns_.currency, row),
          .description = text_at(columns_.description, row),
          .colour = text_at(columns_.colour, row),
          .images = list_at(columns_.images, row),
          .variant_group = text_at(columns_.variant_group, row),
          .also_bought = list_at(columns_.also_bought, row),
          .also_viewed = list_at(columns_.also_viewed, row),
          .bought_together = list_at(columns_.bought_together, row)};
}

Status append(TableSink& products, const RawProduct& product) {
  products.column(0).append(product.source);
  products.column(1).append(product.line);
  products.column(2).append(product.item_id);
  products.column(3).append(product.title);
  products.column(4).append(product.brand);
  append_list(products.column(5), product.categories);
  products.column(6).append(product.price);
  products.column(7).append(product.currency);
  products.column(8).append(product.description);
  products.column(9).append(product.colour);
  append_list(products.column(10), product.images);
  products.column(11).append(product.variant_group);
  append_list(products.column(12), product.also_bought);
  append_list(products.column(13), product.also_viewed);
  append_list(products.column(14), product.bought_together);
  return products.row_done(bytes_of(product.title) + bytes_of(product.description) +
                           bytes_of_all(product.images) + bytes_of_all(product.also_bought) +
                           bytes_of_all(product.also_viewed));
}

}  // namespace lookbook::processing
