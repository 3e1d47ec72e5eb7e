#pragma once
// A store in a folder of its own and rows to fill it with, for processing's tests.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "lookbook/core/record_batch_builder.hpp"
#include "lookbook/core/tables.hpp"
#include "lookbook/processing/clean_reviews.hpp"
#include "lookbook/processing/indexer.hpp"
#include "lookbook/processing/transformer.hpp"
#include "lookbook/storage/table.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::processing {

template <class T>
T must(Result<T> result) {
  if (!result) {
    ADD_FAILURE() << result.error().message();
    throw std::runtime_error(result.error().message());
  }
  return *std::move(result);
}

struct ReviewRow {
  std::string user;
  std::string item;
  std::optional<double> rating = 5;
  std::optional<std::int64_t> time = {};
  std::string text = {};
};

struct ProductRow {
  std::string item;
  std::optional<std::string> title = {};
  std::vector<std::string> categories = {};
  std::optional<double> price = {};
  std::vector<std::string> images = {};
  std::vector<std::string> also_bought = {};
};

inline RecordBatch reviews_of(const std::vector<ReviewRow>& rows, const std::string& source = "reviews.json",
                              std::int64_t first_line = 1) {
  RecordBatchBuilder batch(tables::raw_reviews());
  for (const ReviewRow& row : rows) {
    batch.column(0).append(source);
    batch.column(1).append(first_line++);
    batch.column(2).append(row.user);
    batch.column(3).append(row.item);
    batch.column(4).append(row.rating);
    batch.column(5).append(row.time);
    for (const std::size_t column : {6, 8, 9, 10, 11}) batch.column(column).append_null();
    batch.column(7).append(row.text);
  }
  return must(batch.finish());
}

inline RecordBatch cleaned_reviews_of(const std::vector<ReviewRow>& rows,
                                      const std::string& source = "reviews.json",
                                      std::int64_t first_line = 1) {
  return must(clean_reviews(reviews_of(rows, source, first_line)));
}

inline RecordBatch products_of(const std::vector<ProductRow>& rows, const std::string& source = "meta.json") {
  RecordBatchBuilder batch(tables::raw_products());
  std::int64_t line = 1;
  for (const ProductRow& row : rows) {
    batch.column(0).append(source);
    batch.column(1).append(line++);
    batch.column(2).append(row.item);
    batch.column(3).append(row.title);
    for (const std::size_t column : {4, 8, 9, 11, 13, 14}) batch.column(column).append_null();
    batch.column(5).append_list(row.categories);
    batch.column(6).append(row.price);
    batch.column(7).append("USD");
    batch.column(10).append_list(row.images);
    batch.column(12).append_list(row.also_bought);
  }
  return must(batch.finish());
}

class ShopTest : public ::testing::Test {
 protected:
  void SetUp() override { store_ = must(storage::create_store(folder_.path())); }

  /// Transforms reviews and products.
  Result<TransformReport> transform(const std::vector<ReviewRow>& reviews,
                                    const std::vector<ProductRow>& products = {},
                                    const TransformOptions& options = {}) {
    Transformer transformer = must(Transformer::create(*store_, options));
    if (!reviews.empty()) must(transformer.add_reviews(cleaned_reviews_of(reviews)));
    if (!products.empty()) must(transformer.add_products(products_of(products)));
    NoProgress progress;
    return transformer.finish(progress);
  }

  IndexReport index() {
    NoProgress progress;
    return must(build_index(*store_, progress));
  }

  /// A table's rows as text: columns joined by '|', null as "-", lists as "[a,b]".
  std::vector<std::string> rows(const std::string& path, const std::vector<std::string>& columns);

  test_support::TemporaryFolder folder_;
  std::unique_ptr<storage::ObjectStore> store_;
};

namespace shop_test {

template <class T>
std::string shown(const RecordBatch& batch, const std::string& name, std::size_t row) {
  const auto value = must(batch.column<T>(name)).get(row);
  if (!value) return "-";
  if constexpr (std::is_same_v<T, std::string_view>) {
    return std::string(*value);
  } else {
    std::string text = std::to_string(*value);
    if (text.find('.') != text.npos) text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
  }
}

inline std::string shown_list(const RecordBatch& batch, const std::string& name, std::size_t row) {
  const auto column = must(batch.string_lists(name));
  if (column.is_null(row)) return "-";
  std::string text = "[";
  for (const auto value : column[row]) text.append(text.size() > 1 ? "," : "").append(value);
  return text + "]";
}

inline std::string shown_as(ColumnType type, const RecordBatch& batch, const std::string& name,
                            std::size_t row) {
  switch (type) {
    case ColumnType::kBool:
      return shown<bool>(batch, name, row);
    case ColumnType::kInt32:
      return shown<std::int32_t>(batch, name, row);
    case ColumnType::kInt64:
      return shown<std::int64_t>(batch, name, row);
    case ColumnType::kFloat32:
      return shown<float>(batch, name, row);
    case ColumnType::kFloat64:
      return shown<double>(batch, name, row);
    case ColumnType::kString:
      return shown<std::string_view>(batch, name, row);
    case ColumnType::kStringList:
      return shown_list(batch, name, row);
  }
  return "";
}

}  // namespace shop_test

inline std::vector<std::string> ShopTest::rows(const std::string& path,
                                               const std::vector<std::string>& columns) {
  std::vector<std::string> lines;
  const auto reader = must(storage::TableReader::open(*store_, path));
  while (const auto batch = must(reader->next())) {
    for (std::size_t row = 0; row < batch->rows(); ++row) {
      std::string line;
      for (const std::string& name : columns) {
        const auto field = std::ranges::find(batch->schema(), name, &Field::name);
        line.append(line.empty() ? "" : "|").append(shop_test::shown_as(field->type, *batch, name, row));
      }
      lines.push_back(line);
    }
  }
  return lines;
}

}  // namespace lookbook::processing
