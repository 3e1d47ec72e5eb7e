#include "lookbook/core/record_batch_builder.hpp"
#include "lookbook/core/tables.hpp"
#include "lookbook/storage/array_file.hpp"
#include "lookbook/storage/table.hpp"
#include "registry/release_parts.hpp"

namespace lookbook::registry {
namespace {

constexpr std::size_t kBatchRows = 65536;

/// Writes `rows` rows, which append_row(builder, row) appends one by one.
template <class AppendRow>
Result<std::string> write_rows(storage::ObjectStore& store, std::string_view path, std::string table,
                               const Schema& schema, std::size_t rows, AppendRow append_row) {
  LOOKBOOK_TRY(const auto writer, storage::TableWriter::create(store, path, {std::move(table)}, schema));
  RecordBatchBuilder builder(schema);
  for (std::size_t row = 0; row < rows; ++row) {
    append_row(builder, row);
    if (builder.rows() < kBatchRows && row + 1 < rows) continue;
    LOOKBOOK_TRY(RecordBatch batch, builder.finish());
    LOOKBOOK_CHECK(writer->append(std::move(batch)));
  }
  return writer->commit();
}

template <class IndexType>
PlannedPart plan_index(std::string name, const IdMap<IndexType>& ids) {
  auto write = [name, &ids](storage::ObjectStore& store, std::string_view path) {
    return write_rows(store, path, name, tables::index(), ids.size(),
                      [&](RecordBatchBuilder& builder, std::size_t row) {
                        builder.column(0).append(ids.id(IndexType(static_cast<std::uint32_t>(row))));
                      });
  };
  return {std::move(name), ".arrow", std::move(write)};
}

void append_text(ColumnBuilder& column, const std::string& text) {
  if (text.empty())
    column.append_null();
  else
    column.append(text);
}

void append_product(RecordBatchBuilder& builder, const Product& product) {
  builder.column(0).append(product.id);
  append_text(builder.column(1), product.title);
  append_text(builder.column(2), product.brand);
  builder.column(3).append_list(product.categories);
  builder.column(4).append(product.price);
  append_text(builder.column(5), product.currency);
  append_text(builder.column(6), product.colour);
  append_text(builder.column(7), product.description);
  append_text(builder.column(8), product.image);
  append_text(builder.column(9), product.variant_group);
}

PlannedPart plan_catalogue(const Catalogue& catalogue) {
  return {"catalogue", ".parquet", [&catalogue](storage::ObjectStore& store, std::string_view path) {
            return write_rows(store, path, "catalogue", tables::catalogue(), catalogue.size(),
                              [&](RecordBatchBuilder& builder, std::size_t row) {
                                append_product(builder, catalogue.products()[row]);
                              });
          }};
}

PlannedPart plan_array(std::string name, Array array) {
  return {std::move(name), ".arrow",
          [array = std::move(array)](storage::ObjectStore& store, std::string_view path) {
            return storage::write_array(store, path, array);
          }};
}

void plan_histories(const ReleaseDraft& draft, std::vector<PlannedPart>& parts) {
  const Histories histories(draft.interactions, draft.users.size());
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> items;
  std::vector<std::uint8_t> kinds;
  std::vector<float> values;
  std::vector<std::int64_t> times;
  for (std::size_t user = 0; user < histories.size(); ++user) {
    for (const HistoryEvent& event : histories[UserIndex(static_cast<std::uint32_t>(user))]) {
      items.push_back(event.item.number());
      kinds.push_back(static_cast<std::uint8_t>(event.kind));
      values.push_back(event.value);
      times.push_back(event.time);
    }
    offsets.push_back(items.size());
  }
  parts.push_back(plan_array("histories/offsets", Array::of(std::move(offsets))));
  parts.push_back(plan_array("histories/items", Array::of(std::move(items))));
  parts.push_back(plan_array("histories/kinds", Array::of(std::move(kinds))));
  parts.push_back(plan_array("histories/values", Array::of(std::move(values))));
  parts.push_back(plan_array("histories/times", Array::of(std::move(times))));
}

}  // namespace

std::string array_part_name(std::string_view model, std::string_view array) {
  return "models/" + std::string(model) + "/" + std::string(array);
}

std::vector<PlannedPart> plan_parts(const ReleaseDraft& draft) {
  std::vector<PlannedPart> parts;
  parts.push_back(plan_index("users", draft.users));
  parts.push_back(plan_index("items", draft.items));
  parts.push_back(plan_catalogue(draft.catalogue));
  plan_histories(draft, parts);
  for (const auto& [name, model] : draft.models) {
    for (const auto& [array_name, array] : model.arrays) {
      parts.push_back(plan_array(array_part_name(name, array_name), array));
    }
  }
  return parts;
}

}  // namespace lookbook::registry
