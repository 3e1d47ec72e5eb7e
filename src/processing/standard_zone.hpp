#pragma once
// The tables of standard/ under construction, made visible together, and the manifest that vouches for them.

#include <string>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/processing/transformer.hpp"
#include "lookbook/storage/object_store.hpp"
#include "processing/table_sink.hpp"

namespace lookbook::processing {

struct CoreTable {
  std::uint32_t k = 0;
  TableSink ratings;
};

struct StandardZone {
  TableSink ratings;
  TableSink users;
  TableSink products;
  TableSink images;
  TableSink categories;
  TableSink related;
  std::vector<CoreTable> cores;

  static Result<StandardZone> create(storage::ObjectStore& store, const std::vector<std::uint32_t>& cores);

  /// Takes the old manifest away, makes `reviews`, every other table and `rejected` visible, removes k-core
  /// tables of an earlier run that this one does not have, then writes the manifest with the fingerprint,
  /// which it sets in `report`.
  Status commit(storage::ObjectStore& store, TableSink& reviews, TableSink& rejected,
                TransformReport& report);
};

}  // namespace lookbook::processing
