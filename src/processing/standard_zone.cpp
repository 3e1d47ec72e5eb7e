#include "processing/standard_zone.hpp"

#include <algorithm>

#include "lookbook/core/tables.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "processing/standard_manifest.hpp"

namespace lookbook::processing {
namespace {

std::string core_path(std::uint32_t k) {
  return "standard/ratings_" + std::to_string(k) + "core.parquet";
}

Status remove_other_cores(storage::ObjectStore& store, const std::vector<WrittenTable>& tables) {
  LOOKBOOK_TRY(const auto objects, store.list("standard/ratings_"));
  for (const storage::ObjectInfo& object : objects) {
    const bool is_new = std::ranges::find(tables, object.path, &WrittenTable::path) != tables.end();
    if (!is_new && object.path.ends_with("core.parquet")) LOOKBOOK_CHECK(store.remove(object.path));
  }
  return ok();
}

}  // namespace

Result<StandardZone> StandardZone::create(storage::ObjectStore& store,
                                          const std::vector<std::uint32_t>& cores) {
  const auto open = [&](std::string_view path, std::string_view table, const Schema& schema) {
    return TableSink::create(store, path, table, schema);
  };
  LOOKBOOK_TRY(TableSink reviews, open(standard::kReviews, "reviews", tables::reviews()));
  LOOKBOOK_TRY(TableSink ratings, open(standard::kRatings, "ratings", tables::ratings()));
  LOOKBOOK_TRY(TableSink users, open(standard::kUsers, "users", tables::users()));
  LOOKBOOK_TRY(TableSink products, open(standard::kProducts, "products", tables::products()));
  LOOKBOOK_TRY(TableSink images, open(standard::kImages, "images", tables::images()));
  LOOKBOOK_TRY(TableSink categories, open(standard::kCategories, "categories", tables::categories()));
  LOOKBOOK_TRY(TableSink related, open(standard::kRelated, "related", tables::related()));
  StandardZone zone{std::move(reviews), std::move(ratings),    std::move(users),   std::move(products),
                    std::move(images),  std::move(categories), std::move(related), {}};
  for (const std::uint32_t k : cores) {
    LOOKBOOK_TRY(TableSink core, open(core_path(k), "ratings", tables::ratings()));
    zone.cores.push_back({k, std::move(core)});
  }
  return zone;
}

Status StandardZone::commit(storage::ObjectStore& store, TableSink& rejected, TransformReport& report) {
  LOOKBOOK_CHECK(store.remove(standard::kManifest));
  std::vector<TableSink*> sinks = {&reviews, &ratings,    &users,   &products,
                                   &images,  &categories, &related, &rejected};
  for (CoreTable& core : cores) sinks.push_back(&core.ratings);
  std::vector<WrittenTable> written;
  for (TableSink* sink : sinks) {
    LOOKBOOK_TRY(WrittenTable table, sink->commit());
    written.push_back(std::move(table));
  }
  LOOKBOOK_CHECK(remove_other_cores(store, written));
  return write_manifest(store, written, report);
}

}  // namespace lookbook::processing
