#include "lookbook/pipeline/seed_table_report.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "lookbook/core/record_batch_builder.hpp"
#include "lookbook/report/numbers.hpp"
#include "lookbook/report/table.hpp"
#include "lookbook/storage/object_store.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::pipeline {
namespace {

constexpr std::uint64_t kOriginalBytes = 47285200;
constexpr std::string_view kOriginalSha256 =
    "b87037787e9d5374ce72995a29ac192cde1573513c31abfd4ca7781d802b1e22";

/// What the original project published for the first 100,001 rows of its file, by its protocol.
struct Published {
  std::string_view method;
  double mse;
  double seconds;
};
constexpr std::array kPublished = {
    Published{"baseline", 1.16304, .0047}, Published{"weighted", 1.40055, 1.80},
    Published{"product_knn", 1.24335, 5.38}, Published{"user_knn", 1.47443, 84.04}};

std::vector<report::TableColumn> columns_of(bool beside_published) {
  using report::Align;
  std::vector<report::TableColumn> columns = {{"Method"},
                                              {"MSE, as the original", Align::kRight},
                                              {"MSE, 30% held back", Align::kRight},
                                              {"Time", Align::kRight}};
  if (beside_published) {
    columns.push_back({"Published MSE", Align::kRight});
    columns.push_back({"Published time", Align::kRight});
  }
  return columns;
}

std::string shortest(double number) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  return {text.data(), end};
}

/// Calls row(method, user, item, rating, prediction) for every prediction.
template <class Row>
void each_prediction(const SeedTable& table, const RatingsFile& file, Row&& row) {
  for (const SeedMethod& method : table.methods) {
    for (std::size_t n = 0; n < table.split.test.size(); ++n) {
      const Interaction rated = file.ratings[table.split.test[n]];
      row(method.name, file.users.id(rated.user), file.items.id(rated.item), static_cast<double>(rated.value),
          method.predictions[n]);
    }
  }
}

std::string as_tsv(const SeedTable& table, const RatingsFile& file) {
  std::string text = "method\tuser\titem\trating\tprediction\n";
  each_prediction(table, file, [&](auto method, auto user, auto item, double rating, double prediction) {
    text.append(method).append("\t").append(user).append("\t").append(item).append("\t");
    text.append(shortest(rating)).append("\t").append(shortest(prediction)).append("\n");
  });
  return text;
}

Result<RecordBatch> as_batch(const SeedTable& table, const RatingsFile& file) {
  RecordBatchBuilder rows({{"method", ColumnType::kString},
                           {"user", ColumnType::kString},
                           {"item", ColumnType::kString},
                           {"rating", ColumnType::kFloat64},
                           {"prediction", ColumnType::kFloat64}});
  each_prediction(table, file, [&](auto method, auto user, auto item, double rating, double prediction) {
    rows.column(0).append(method);
    rows.column(1).append(user);
    rows.column(2).append(item);
    rows.column(3).append(rating);
    rows.column(4).append(prediction);
  });
  return rows.finish();
}

}  // namespace

bool is_originals_file(const std::string& file) {
  const auto found = storage::lone_file(file);
  if (!found || found->folder->size(found->name).value_or(0) != kOriginalBytes) return false;
  return found->folder->checksum(found->name).value_or(std::string()) == kOriginalSha256;
}

std::string to_text(const SeedTable& table, bool beside_published, const report::TerminalStyle& style) {
  report::Table text(columns_of(beside_published));
  for (const SeedMethod& method : table.methods) {
    std::vector<report::Cell> row = {std::string(method.title),
                                     report::fixed(method.mse_all.value_or(method.mse_test), 5),
                                     report::fixed(method.mse_test, 5), report::duration(method.seconds)};
    const auto published = std::ranges::find(kPublished, method.name, &Published::method);
    if (beside_published && published != kPublished.end()) {
      row.emplace_back(report::fixed(published->mse, 5));
      row.emplace_back(report::duration(published->seconds));
    }
    text.add(std::move(row));
  }
  const auto count = [](std::size_t rows) { return report::grouped(static_cast<std::int64_t>(rows)); };
  const std::size_t train = table.split.train.size();
  const std::size_t test = table.split.test.size();
  return text.to_text(style) + report::counted(train + test, "rating", "ratings") + ": " + count(train) +
         " to train, " + count(test) +
         " to test. As the original: the first two methods fitted and scored on all rows,\nthe two KNNs on "
         "the test "
         "rows. Held back: all four fitted on the training rows and scored on the test rows.\nTime: to fit, "
         "predict and score as the original.\n";
}

report::Json to_json(const SeedTable& table) {
  report::Json methods = report::Json::array();
  for (const SeedMethod& method : table.methods) {
    report::Json row = report::Json::object();
    row.set("name", method.name);
    if (method.mse_all) row.set("mse_all", *method.mse_all);
    row.set("mse_test", method.mse_test).set("seconds", method.seconds);
    methods.push(std::move(row));
  }
  report::Json result = report::Json::object();
  return std::move(result.set("rows", table.split.train.size() + table.split.test.size())
                       .set("train", table.split.train.size())
                       .set("test", table.split.test.size())
                       .set("methods", std::move(methods)));
}

Status write_predictions(const SeedTable& table, const RatingsFile& file, const std::string& path) {
  LOOKBOOK_TRY(const storage::LoneFile out, storage::lone_file(path));
  if (out.name.ends_with(".parquet")) {
    LOOKBOOK_TRY(RecordBatch batch, as_batch(table, file));
    LOOKBOOK_CHECK(storage::write_table(*out.folder, out.name, {.table = "predictions"}, std::move(batch)));
    return ok();
  }
  LOOKBOOK_CHECK(out.folder->write(out.name, as_tsv(table, file)));
  return ok();
}

}  // namespace lookbook::pipeline
