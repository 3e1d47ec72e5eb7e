#pragma once
// Products on their way in: cleaned and put aside in a staging file; only further rows of a product that is
// there already stay in memory, to be merged.

#include <cstdint>
#include <map>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/core/id_map.hpp"
#include "lookbook/storage/object_store.hpp"
#include "processing/landed_photographs.hpp"
#include "processing/raw_product.hpp"
#include "processing/rejected_rows.hpp"
#include "processing/table_sink.hpp"

namespace lookbook::processing {

/// The tables that products become.
struct ProductTables {
  TableSink& products;
  TableSink& images;
  TableSink& categories;
  TableSink& related;
};

struct ProductCounts {
  std::uint64_t only_rated = 0;
  std::uint64_t missing_images = 0;
};

class ProductStage {
 public:
  static Result<ProductStage> create(storage::ObjectStore& store);

  /// Rows without a usable id go to `rejected`.
  Status add(const RecordBatch& batch, RejectedRows& rejected);
  /// No more rows come.
  Status close();

  std::uint64_t given() const { return given_; }
  std::uint64_t merged() const { return merged_; }

  /// After close(): every product once, in the order of its first row, then `rated` items that have no row.
  Result<ProductCounts> write(const std::vector<std::string_view>& rated,
                              const LandedPhotographs& photographs, const ProductTables& tables) const;

 private:
  ProductStage(storage::ObjectStore& store, TableSink staged) : store_(&store), staged_(std::move(staged)) {}
  /// Of a cleaned product.
  Status add(const RawProduct& product, RejectedRows& rejected);

  storage::ObjectStore* store_;
  TableSink staged_;
  IdTable ids_;
  std::map<std::uint32_t, RawProduct> later_rows_;  // by number: all but the first row, merged
  std::uint64_t given_ = 0;
  std::uint64_t merged_ = 0;
};

}  // namespace lookbook::processing
