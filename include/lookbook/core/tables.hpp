#pragma once
// The columns of every table that passes between rooms or lies in a store (docs/formats.md describes them at
// length). Raw tables are what a parser makes of a source; standard tables are cleaned; analytics tables are
// numbered.

#include "lookbook/core/record_batch.hpp"

namespace lookbook::tables {

/// What a loader makes of review and rating files. `source` is the landing file's name, `line` its 1-based
/// line or row. time: Unix seconds. helpful: votes. Anything the source does not say is null.
inline Schema raw_reviews() {
  return {
      {"source", ColumnType::kString},  {"line", ColumnType::kInt64},     {"user_id", ColumnType::kString},
      {"item_id", ColumnType::kString}, {"rating", ColumnType::kFloat64}, {"time", ColumnType::kInt64},
      {"title", ColumnType::kString},   {"text", ColumnType::kString},    {"verified", ColumnType::kBool},
      {"helpful", ColumnType::kInt32},  {"colour", ColumnType::kString},  {"size", ColumnType::kString}};
}

/// What a loader makes of product metadata. images: URLs or file names, best first. variant_group: the parent
/// product.
inline Schema raw_products() {
  return {{"source", ColumnType::kString},
          {"line", ColumnType::kInt64},
          {"item_id", ColumnType::kString},
          {"title", ColumnType::kString},
          {"brand", ColumnType::kString},
          {"categories", ColumnType::kStringList},
          {"price", ColumnType::kFloat64},
          {"currency", ColumnType::kString},
          {"description", ColumnType::kString},
          {"colour", ColumnType::kString},
          {"images", ColumnType::kStringList},
          {"variant_group", ColumnType::kString},
          {"also_bought", ColumnType::kStringList},
          {"also_viewed", ColumnType::kStringList},
          {"bought_together", ColumnType::kStringList}};
}

/// Rows that could not be used: raw is their beginning (at most 1,000 bytes, valid UTF-8). In landing order.
inline Schema rejected() {
  return {{"source", ColumnType::kString},
          {"line", ColumnType::kInt64},
          {"reason", ColumnType::kString},
          {"raw", ColumnType::kString}};
}

/// standard/reviews.parquet: raw_reviews after cleaning, same columns. standard/products.parquet likewise;
/// every item_id once; items that occur only in reviews have a row of nulls.
inline Schema reviews() {
  return raw_reviews();
}
/// Of these, what hardly repeats.
inline std::vector<std::string> unrepeated_in_reviews() {
  return {"line", "user_id", "title", "text"};
}
inline Schema products() {
  return raw_products();
}

/// standard/ratings.parquet: one row a (user, item), the newest; in landing order. time is null where
/// unknown.
inline Schema ratings() {
  return {{"user_id", ColumnType::kString},
          {"item_id", ColumnType::kString},
          {"rating", ColumnType::kFloat32},
          {"time", ColumnType::kInt64}};
}

/// standard/users.parquet
inline Schema users() {
  return {{"user_id", ColumnType::kString},
          {"ratings", ColumnType::kInt32},
          {"mean_rating", ColumnType::kFloat64},
          {"first_time", ColumnType::kInt64},
          {"last_time", ColumnType::kInt64}};
}

/// standard/images.parquet: name as the source names it, path in the store (null: the photograph is not
/// here).
inline Schema images() {
  return {{"item_id", ColumnType::kString},
          {"position", ColumnType::kInt32},
          {"name", ColumnType::kString},
          {"path", ColumnType::kString}};
}

/// standard/categories.parquet: path joined by " > ", level 0 is the most general.
inline Schema categories() {
  return {{"path", ColumnType::kString}, {"level", ColumnType::kInt32}, {"products", ColumnType::kInt32}};
}

/// standard/related.parquet: kind is also_bought, also_viewed or bought_together.
inline Schema related() {
  return {{"item_id", ColumnType::kString}, {"kind", ColumnType::kString}, {"other_id", ColumnType::kString}};
}

/// landing/images.parquet: every photograph that was loaded. path: landing/images/<sha256>.<ending>.
inline Schema landed_images() {
  return {{"name", ColumnType::kString}, {"path", ColumnType::kString}, {"bytes", ColumnType::kInt64}};
}

/// analytics/users.arrow and analytics/items.arrow: the row is the number.
inline Schema index() {
  return {{"id", ColumnType::kString}};
}

/// analytics/interactions.arrow: user and item are numbers (unsigned 32 bits, stored as int32), kind an
/// EventKind, time kNoTime where unknown. splits/<name>.arrow: one Part a row of interactions.
inline Schema interactions() {
  return {{"user", ColumnType::kInt32},
          {"item", ColumnType::kInt32},
          {"kind", ColumnType::kInt32},
          {"value", ColumnType::kFloat32},
          {"time", ColumnType::kInt64}};
}
inline Schema split() {
  return {{"part", ColumnType::kInt32}};
}

/// A release's catalogue: the row is the item's number; nulls where a Product's field is empty.
inline Schema catalogue() {
  return {{"item_id", ColumnType::kString}, {"title", ColumnType::kString},
          {"brand", ColumnType::kString},   {"categories", ColumnType::kStringList},
          {"price", ColumnType::kFloat64},  {"currency", ColumnType::kString},
          {"colour", ColumnType::kString},  {"description", ColumnType::kString},
          {"image", ColumnType::kString},   {"variant_group", ColumnType::kString}};
}

}  // namespace lookbook::tables
