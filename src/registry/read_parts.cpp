#include "lookbook/base/function_ref.hpp"
#include "lookbook/core/record_batch.hpp"
#include "lookbook/core/tables.hpp"
#include "lookbook/storage/array_file.hpp"
#include "lookbook/storage/table.hpp"
#include "registry/release_parts.hpp"

namespace lookbook::registry {
namespace {

Error damaged(const Release& release, std::string_view why) {
  return {ErrorCode::kCorruptData, "release " + release.manifest.id + " is damaged: " + std::string(why) +
                                       "; roll back to another release, or publish this one again"};
}

Result<std::string> path_of(const Release& release, std::string_view name) {
  const auto part = release.manifest.parts.find(name);
  if (part == release.manifest.parts.end()) {
    return damaged(release, "its manifest has no part '" + std::string(name) + "'");
  }
  return part->second.path;
}

/// Calls read(batch) for each batch of the table part `name`.
Status read_table(const storage::ObjectStore& store, const Release& release, std::string_view name,
                  FunctionRef<Status(const RecordBatch&)> read) {
  LOOKBOOK_TRY(const std::string path, path_of(release, name));
  return storage::for_each_batch(store, path, read);
}

template <class IndexType>
Status read_index(const storage::ObjectStore& store, const Release& release, std::string_view name,
                  IdMap<IndexType>& ids) {
  return read_table(store, release, name, [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto column, batch.column<std::string_view>("id"));
    for (std::size_t row = 0; row < column.size(); ++row) {
      const std::size_t size = ids.size();
      LOOKBOOK_TRY([[maybe_unused]] const IndexType index, ids.add(column.is_null(row) ? "" : column[row]));
      if (ids.size() == size) return damaged(release, "an id occurs twice in '" + std::string(name) + "'");
    }
    return ok();
  });
}

/// The text columns of a Product by the names of tables::catalogue().
struct TextField {
  std::string_view column;
  std::string Product::*field;
};
constexpr TextField kTextFields[] = {
    {"item_id", &Product::id},    {"title", &Product::title},
    {"brand", &Product::brand},   {"currency", &Product::currency},
    {"colour", &Product::colour}, {"description", &Product::description},
    {"image", &Product::image},   {"variant_group", &Product::variant_group}};

Status read_products(const RecordBatch& batch, std::vector<Product>& products) {
  const std::size_t begin = products.size();
  products.resize(begin + batch.rows());
  for (const TextField& text : kTextFields) {
    LOOKBOOK_TRY(const auto column, batch.column<std::string_view>(text.column));
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      if (!column.is_null(row)) products[begin + row].*text.field = column[row];
    }
  }
  LOOKBOOK_TRY(const auto prices, batch.column<double>("price"));
  LOOKBOOK_TRY(const auto categories, batch.string_lists("categories"));
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    products[begin + row].price = prices.get(row);
    if (categories.is_null(row)) continue;
    for (const std::string_view step : categories[row]) products[begin + row].categories.emplace_back(step);
  }
  return ok();
}

}  // namespace

Status read_indices(const storage::ObjectStore& store, Release& release) {
  LOOKBOOK_CHECK(read_index(store, release, "users", release.users));
  LOOKBOOK_CHECK(read_index(store, release, "items", release.items));
  if (release.users.size() != release.manifest.users || release.items.size() != release.manifest.items) {
    return damaged(release, "its indices do not have as many ids as its manifest says");
  }
  return ok();
}

Status read_catalogue(const storage::ObjectStore& store, Release& release) {
  std::vector<Product> products;
  LOOKBOOK_CHECK(read_table(store, release, "catalogue",
                            [&](const RecordBatch& batch) { return read_products(batch, products); }));
  if (products.size() != release.items.size())
    return damaged(release, "its catalogue does not fit its items");
  for (std::size_t i = 0; i < products.size(); ++i) {
    if (products[i].id != release.items.id(ItemIndex(static_cast<std::uint32_t>(i)))) {
      return damaged(release, "its catalogue is of other items than its index");
    }
  }
  release.catalogue = Catalogue(std::move(products));
  return ok();
}

Status map_histories(const storage::ObjectStore& store, Release& release) {
  ModelParts columns;
  columns.kind = "histories";
  for (const char* name : {"offsets", "items", "kinds", "values", "times"}) {
    LOOKBOOK_TRY(const std::string path, path_of(release, "histories/" + std::string(name)));
    LOOKBOOK_TRY(columns.arrays[name], storage::map_array(store, path));
  }
  LOOKBOOK_TRY(release.histories, UserHistories::open(columns, release.items.size()));
  if (release.histories.size() != release.users.size()) {
    return damaged(release, "its histories do not fit its users");
  }
  return ok();
}

Status map_models(const storage::ObjectStore& store, Release& release) {
  for (const auto& [name, info] : release.manifest.models) {
    ModelParts model{info.kind, info.format_version, info.parameters, {}};
    for (const auto& [array, part] : info.arrays) {
      LOOKBOOK_TRY(const std::string path, path_of(release, part));
      LOOKBOOK_TRY(model.arrays[array], storage::map_array(store, path));
    }
    release.models[name] = std::move(model);
  }
  return ok();
}

}  // namespace lookbook::registry
