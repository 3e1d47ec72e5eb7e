#pragma once
// Standard tables to numbers: append-only indices of users and items and the interactions between them. An id
// keeps its number for ever, also when it leaves the data, so a release trained yesterday still fits. Memory:
// the ids and 21 bytes an interaction.

#include <cstdint>
#include <string>
#include <vector>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/catalogue.hpp"
#include "lookbook/core/id_map.hpp"
#include "lookbook/core/interactions.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::processing {

struct IndexReport {
  std::uint64_t users = 0;  ///< all numbers given so far
  std::uint64_t new_users = 0;
  std::uint64_t items = 0;
  std::uint64_t new_items = 0;
  std::uint64_t interactions = 0;
};

/// Reads standard/ratings and standard/products and the indices that are there; gives new ids the next
/// numbers, in the order of ratings, then products that nobody rated; writes analytics/users.arrow,
/// items.arrow, interactions.arrow and last index.json. A rating becomes EventKind::kRating with its stars, a
/// row without one kPurchase with value 1. kNotFound without standard/manifest.json: the transformer has not
/// finished. kCorruptData if an index holds an id twice or is not what index.json says: numbers are never
/// given anew.
Result<IndexReport> build_index(storage::ObjectStore& store, Progress& progress);

/// The files that build_index writes.
std::vector<std::string> index_files();

/// What build_index wrote.
struct Indexed {
  UserIds users;
  ItemIds items;
  Interactions interactions;  ///< in the order of standard/ratings
  std::string fingerprint;    ///< of the interactions: splits remember which ones they cut
};

/// kNotFound if there is no index or standard/ has no manifest, kCorruptData if its files are damaged (their
/// SHA-256 are compared), do not belong together or number other tables than standard/ holds now.
Result<Indexed> open_index(const storage::ObjectStore& store);

/// [items.size()] products. An item that standard/products does not have, or has only as a row of nulls,
/// carries its id alone. The image is the first photograph, by position, that lies in the store.
Result<Catalogue> read_catalogue(const storage::ObjectStore& store, const ItemIds& items);

}  // namespace lookbook::processing
