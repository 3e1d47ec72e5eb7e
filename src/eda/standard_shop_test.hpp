#pragma once
// A store of hand-made standard tables, for tests.

#include <gtest/gtest.h>

#include <stdexcept>

#include "lookbook/core/record_batch_builder.hpp"
#include "lookbook/core/tables.hpp"
#include "lookbook/eda/profile.hpp"
#include "lookbook/storage/table.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::eda {

inline constexpr std::int64_t kDay = 86400;
inline constexpr std::int64_t k2013 = 1356998400;  // 2013-01-01

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message());
  return *std::move(result);
}

struct Rating {
  const char* user;
  const char* item;
  std::optional<float> stars;
  std::optional<std::int64_t> time;
};

class StandardShop : public ::testing::Test {
 protected:
  void SetUp() override {
    store_ = must(storage::create_store(folder_.path()));
    must(store_->write("standard/manifest.json", R"({"format_version": 1, "funnel": {"review_rows": 9}})"));
    ratings({});
    for (const auto& [table, schema] : {std::pair{"products", tables::products()},
                                        {"images", tables::images()},
                                        {"categories", tables::categories()},
                                        {"related", tables::related()},
                                        {"rejected", tables::rejected()}}) {
      RecordBatchBuilder empty(schema);
      write(table, empty);
    }
  }

  void write(const std::string& table, RecordBatchBuilder& rows) {
    must(storage::write_table(*store_, "standard/" + table + ".parquet", {table}, must(rows.finish())));
  }
  void ratings(const std::vector<Rating>& rows) {
    RecordBatchBuilder batch(tables::ratings());
    for (const Rating& row : rows) {
      batch.column(0).append(row.user);
      batch.column(1).append(row.item);
      batch.column(2).append(row.stars);
      batch.column(3).append(row.time);
    }
    write("ratings", batch);
  }
  /// Only a title.
  void titled(RecordBatchBuilder& batch, const char* id, std::optional<std::string> title) {
    product(batch, id, std::move(title), std::nullopt, std::nullopt, "");
  }
  void categories(const std::vector<std::tuple<const char*, int, int>>& rows) {
    RecordBatchBuilder batch(tables::categories());
    for (const auto& [path, level, count] : rows) {
      batch.column(0).append(path);
      batch.column(1).append(std::int32_t{level});
      batch.column(2).append(std::int32_t{count});
    }
    write("categories", batch);
  }
  void product(RecordBatchBuilder& batch, const char* id, std::optional<std::string> title,
               std::optional<std::string> brand, std::optional<double> price, const char* currency) {
    for (const std::size_t column : {0, 8, 9, 11}) batch.column(column).append_null();
    batch.column(1).append_null();
    batch.column(2).append(id);
    batch.column(3).append(title);
    batch.column(4).append(brand);
    for (const std::size_t column : {5, 10, 12, 13, 14}) batch.column(column).append_null();
    batch.column(6).append(price);
    batch.column(7).append(currency);
  }
  Profile profiled() {
    NoProgress progress;
    return must(profile(*store_, progress));
  }

  test_support::TemporaryFolder folder_;
  std::unique_ptr<storage::ObjectStore> store_;
};

}  // namespace lookbook::eda
