#include "lookbook/pipeline/plain_evaluation.hpp"

#include <unordered_map>

#include "lookbook/base/clock.hpp"
#include "lookbook/evaluation/ranking_protocol.hpp"
#include "lookbook/loader/record_reader.hpp"
#include "lookbook/models/factory.hpp"
#include "pipeline/plain_rows.hpp"

namespace lookbook::pipeline {
namespace {

/// Gives ids their numbers and appends to the part that a row belongs to.
class RowTaker {
 public:
  explicit RowTaker(PlainData& data) : data_(data) {}

  Status take(const PlainRow& row, Interactions& part) {
    Interaction interaction;
    LOOKBOOK_TRY(interaction.user, data_.users.add(row.user));
    LOOKBOOK_TRY(interaction.item, data_.items.add(row.item));
    interaction.kind = row.rating ? EventKind::kRating : EventKind::kPurchase;
    interaction.value = row.rating.value_or(1);
    interaction.time = row.time.value_or(kNoTime);
    part.push_back(interaction);
    return ok();
  }

 private:
  PlainData& data_;
};

Status read_part(const std::string& file, PlainData& data, Interactions& part) {
  RowTaker taker(data);
  LOOKBOOK_TRY(const PlainCounts counts,
               read_plain_rows(file, {}, [&](const PlainRow& row) { return taker.take(row, part); }));
  data.rejected += counts.rejected;
  return ok();
}

/// One file whose column says the part of each row.
Status read_split_file(const std::string& file, const std::string& column, PlainData& data) {
  RowTaker taker(data);
  const auto take = [&](const PlainRow& row) {
    Interactions& part = row.part == Part::kTrain   ? data.train
                         : row.part == Part::kValid ? data.valid
                                                    : data.test;
    return taker.take(row, part);
  };
  LOOKBOOK_TRY(const PlainCounts counts, read_plain_rows(file, column, take));
  data.rejected += counts.rejected;
  return ok();
}

/// Of rows of the same user and item the one with the latest time, the last among equals; others in their
/// order.
Interactions without_repeats(const Interactions& rows) {
  std::unordered_map<std::uint64_t, std::size_t> best;
  const auto key_of = [&](std::size_t row) {
    return (std::uint64_t{rows.users[row].number()} << 32U) | rows.items[row].number();
  };
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto [found, is_new] = best.try_emplace(key_of(row), row);
    if (!is_new && rows.times[row] >= rows.times[found->second]) found->second = row;
  }
  if (best.size() == rows.size()) return rows;
  Interactions result;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (best.at(key_of(row)) == row) result.push_back(rows[row]);
  }
  return result;
}

Status add_products(const RecordBatch& rows, PlainData& data, std::vector<Product>& products) {
  LOOKBOOK_TRY(const auto ids, rows.column<std::string_view>("item_id"));
  LOOKBOOK_TRY(const auto titles, rows.column<std::string_view>("title"));
  LOOKBOOK_TRY(const auto brands, rows.column<std::string_view>("brand"));
  LOOKBOOK_TRY(const auto categories, rows.string_lists("categories"));
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    LOOKBOOK_TRY(const ItemIndex item, data.items.add(ids[row]));
    if (products.size() < data.items.size()) products.resize(data.items.size());
    Product& product = products[item.number()];
    product.title = titles.get(row).value_or("");
    product.brand = brands.get(row).value_or("");
    if (categories.is_null(row)) continue;
    const auto path = categories[row];
    product.categories.assign(path.begin(), path.end());
  }
  return ok();
}

Status read_items(const std::string& file, PlainData& data, std::vector<Product>& products) {
  LOOKBOOK_TRY(const loader::SourceLayout layout, loader::recognise(file));
  if (layout.role != loader::SourceRole::kProducts) {
    return Error(ErrorCode::kInvalidArgument,
                 file + " holds no products (" + layout.why + "): give a file of product metadata");
  }
  LOOKBOOK_TRY(const auto reader, loader::RecordReader::open_file(file, layout, file));
  return reader->read([&](const loader::ParsedBatch& batch) -> Result<bool> {
    data.rejected += batch.rejected.rows();
    LOOKBOOK_CHECK(add_products(batch.rows, data, products));
    return true;
  });
}

Result<FittedModel> fit(const models::ModelEntry& entry, const PlainData& data, const PlainEvaluation& what,
                        Progress& progress) {
  const TrainingData training{.interactions = data.train,
                              .n_users = data.users.size(),
                              .n_items = data.items.size(),
                              .catalogue = &data.catalogue};
  LOOKBOOK_TRY(const Options options, assigned_options(entry, what.assignments));
  const Stopwatch watch;
  auto parts = entry.fit(training, options, progress);
  if (!parts) return std::move(parts).error().with_context("fitting " + std::string(entry.name));
  return FittedModel{*std::move(parts), watch.seconds()};
}

}  // namespace

Result<PlainData> read_plain(const PlainFiles& files, Progress& progress) {
  PlainData data;
  std::vector<Product> products;
  progress.begin("reading", 0, "");
  if (files.split_column) {
    LOOKBOOK_CHECK(read_split_file(files.train, *files.split_column, data));
  } else {
    LOOKBOOK_CHECK(read_part(files.train, data, data.train));
    if (files.valid) LOOKBOOK_CHECK(read_part(*files.valid, data, data.valid));
    LOOKBOOK_CHECK(read_part(files.test, data, data.test));
  }
  for (Interactions* part : {&data.train, &data.valid, &data.test}) *part = without_repeats(*part);
  if (data.train.size() == 0 || data.test.size() == 0) {
    return Error(ErrorCode::kInvalidArgument,
                 "there is nothing to " +
                     std::string(data.test.size() == 0 ? "test with in " : "train on in ") +
                     (data.test.size() == 0 && !files.split_column ? files.test : files.train));
  }
  if (files.items) LOOKBOOK_CHECK(read_items(*files.items, data, products));
  progress.end();
  products.resize(data.items.size());
  for (std::uint32_t i = 0; i < products.size(); ++i) products[i].id = data.items.id(ItemIndex(i));
  data.catalogue = Catalogue(std::move(products));
  return data;
}

Result<PlainScores> evaluate_plain_ranking(const PlainData& data, const PlainEvaluation& what,
                                           Progress& progress) {
  const Histories histories(data.train, data.users.size());
  using evaluation::RelevantItems;
  const evaluation::RankingTask valid(histories, RelevantItems(data.valid, data.users.size()));
  const evaluation::RankingTask test(histories, RelevantItems(data.test, data.users.size()));
  PlainScores scores;
  for (const auto& name : what.models) {
    LOOKBOOK_TRY(const models::ModelEntry* entry, models::find_model(name));
    if (entry->open_ranker == nullptr) {
      return Error(ErrorCode::kInvalidArgument, "the model '" + name + "' does not rank: use --task rating");
    }
    LOOKBOOK_TRY(const FittedModel fitted, fit(*entry, data, what, progress));
    LOOKBOOK_TRY(const auto ranker, entry->open_ranker(fitted.parts));
    evaluation::RankingEntry row{.model = name,
                                 .parameters = fitted.parts.parameters,
                                 .fit_seconds = fitted.seconds,
                                 .model_bytes = ranker->bytes(),
                                 .scores = {}};
    if (data.valid.size() > 0) {
      LOOKBOOK_TRY(row.scores, evaluation::evaluate_ranking(*ranker, valid, what.cutoffs, progress));
      scores.valid.push_back(row);
    }
    LOOKBOOK_TRY(row.scores, evaluation::evaluate_ranking(*ranker, test, what.cutoffs, progress));
    scores.test.push_back(std::move(row));
  }
  return scores;
}

Result<std::vector<RatingEntry>> evaluate_plain_rating(const PlainData& data, const PlainEvaluation& what,
                                                       Progress& progress) {
  const Histories histories(data.train, data.users.size());
  std::vector<RatingEntry> entries;
  for (const auto& name : what.models) {
    LOOKBOOK_TRY(const models::ModelEntry* entry, models::find_model(name));
    if (entry->open_rating == nullptr) {
      return Error(ErrorCode::kInvalidArgument, "the model '" + name + "' does not rate: use --task ranking");
    }
    LOOKBOOK_TRY(const FittedModel fitted, fit(*entry, data, what, progress));
    LOOKBOOK_TRY(const auto model, entry->open_rating(fitted.parts));
    LOOKBOOK_TRY(const auto scores, evaluation::evaluate_ratings(*model, histories, data.test, progress));
    if (scores.ratings == 0)
      return Error(ErrorCode::kInvalidArgument, "the test file has no ratings to predict");
    entries.push_back({name, fitted.seconds, scores});
  }
  return entries;
}

}  // namespace lookbook::pipeline
