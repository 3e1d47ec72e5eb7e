#pragma once
// One row of tables::raw_products as a value.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/core/record_batch.hpp"
#include "processing/table_sink.hpp"

namespace lookbook::processing {

struct RawProduct {
  std::optional<std::string> source;
  std::optional<std::int64_t> line;
  std::string item_id;
  std::optional<std::string> title;
  std::optional<std::string> brand;
  std::vector<std::string> categories;  ///< an empty list is written as null, here and below
  std::optional<double> price;
  std::optional<std::string> currency;
  std::optional<std::string> description;
  std::optional<std::string> colour;
  std::vector<std::string> images;
  std::optional<std::string> variant_group;
  std::vector<std::string> also_bought;
  std::vector<std::string> also_viewed;
  std::vector<std::string> bought_together;

  /// Ids trimmed, texts cleaned, prices that are not above 0 dropped, a step of the category path that
  /// repeats the one before dropped, related products without repetitions and without the product itself.
  void clean();
  /// Takes from `later` what this row does not say.
  void fill_from(const RawProduct& later);
};

/// The columns of a batch of products. Points into the batch.
class ProductReader {
 public:
  /// kNotFound or kCorruptData if a column is missing or of another type.
  static Result<ProductReader> of(const RecordBatch& batch);
  RawProduct operator[](std::size_t row) const;
  /// Alone, for who needs the rest of few rows only. Points into the batch.
  std::string_view item_id(std::size_t row) const { return columns_.item_id.get(row).value_or(""); }

 private:
  struct Columns {
    Column<std::string_view> source;
    Column<std::int64_t> line;
    Column<std::string_view> item_id;
    Column<std::string_view> title;
    Column<std::string_view> brand;
    StringListColumn categories;
    Column<double> price;
    Column<std::string_view> currency;
    Column<std::string_view> description;
    Column<std::string_view> colour;
    StringListColumn images;
    Column<std::string_view> variant_group;
    StringListColumn also_bought;
    StringListColumn also_viewed;
    StringListColumn bought_together;
  };
  explicit ProductReader(const Columns& columns) : columns_(columns) {}
  Columns columns_;
};

/// Appends a row to a table with the columns of tables::products.
Status append(TableSink& products, const RawProduct& product);

}  // namespace lookbook::processing
