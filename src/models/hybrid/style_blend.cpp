#include "models/hybrid/style_blend.hpp"

#include <algorithm>
#include <array>

#include "models/item_table.hpp"
#include "models/ranking/co_occurrence.hpp"
#include "models/ranking/popularity.hpp"
#include "models/similarity/look_table.hpp"
#include "models/stored_options.hpp"

namespace lookbook::models {
namespace {

constexpr std::string_view kName = "style_blend";
constexpr std::uint32_t kFormatVersion = 1;

constexpr std::array kParameters = {
    ParameterSpec{.name = "behaviour",
                  .default_value = "1",
                  .maximum = 100,
                  .help = "Weight of what the same shoppers like."},
    ParameterSpec{
        .name = "look", .default_value = "0.5", .maximum = 100, .help = "Weight of what looks alike."},
    ParameterSpec{.name = "prior",
                  .default_value = "0.01",
                  .maximum = 100,
                  .help = "Weight of popularity, which decides alone for a visitor without a history."},
    ParameterSpec{.name = "row_damping",
                  .default_value = "0.1",
                  .maximum = 1,
                  .help = "Behaviour: exponent that damps popular items of the history."},
    ParameterSpec{.name = "column_damping",
                  .default_value = "0",
                  .maximum = 1,
                  .help = "Behaviour: exponent that damps popular items among the recommended."},
    ParameterSpec{.name = "user_damping",
                  .default_value = "0.25",
                  .maximum = 2,
                  .help = "Behaviour: exponent that damps users with many items."},
    ParameterSpec{.name = "temperature",
                  .default_value = "0.1",
                  .minimum = 0.001,
                  .maximum = 10,
                  .help = "Look: a product whose cosine is lower by this much counts 1/e as much."},
    ParameterSpec{.name = "look_popularity",
                  .default_value = "0.4",
                  .maximum = 2,
                  .help = "Look: exponent by which popular products are preferred among similar ones."},
    ParameterSpec{
        .name = "other_department",
        .default_value = "0.1",
        .maximum = 1,
        .help = "Look: factor for products of another department than the liked one; 0 never crosses."},
    ParameterSpec{.name = "neighbours",
                  .type = ParameterType::kInteger,
                  .default_value = "300",
                  .minimum = 1,
                  .maximum = 100000,
                  .unit = "items",
                  .help = "Neighbours kept for each item, of behaviour, of look and of both together."},
    ParameterSpec{
        .name = "liked_from",
        .default_value = "0",
        .minimum = -1e9,
        .maximum = 1e9,
        .help = "Ratings from here on say that the item was liked, lower ones that it was disliked."},
};

CoOccurrenceOptions behaviour_options(const Options& options) {
  return {.row_damping = options.real("row_damping"),
          .column_damping = options.real("column_damping"),
          .user_damping = options.real("user_damping"),
          .neighbours = static_cast<std::size_t>(options.integer("neighbours")),
          .liked_from = options.real("liked_from")};
}

LookTableOptions look_options(const Options& options) {
  return {.neighbours = static_cast<std::size_t>(options.integer("neighbours")),
          .temperature = options.real("temperature"),
          .popularity = options.real("look_popularity"),
          .other_department = options.real("other_department"),
          .liked_from = options.real("liked_from")};
}

/// `weight` over the mean of the largest entries of the rows that have any.
float scaled_weight(const CsrMatrix& table, double weight) {
  double sum = 0;
  std::size_t rows = 0;
  for (std::size_t i = 0; i < table.n_rows(); ++i) {
    const SparseRow row = table.row(i);
    if (row.size() == 0) continue;
    sum += static_cast<double>(row.values[0]);  // best first
    ++rows;
  }
  return rows == 0 ? 0 : static_cast<float>(weight * static_cast<double>(rows) / sum);
}

/// Adds up entries of the same column; leaves out what is not above 0.
void join_equal_columns(RankedList& entries) {
  std::ranges::sort(entries, {}, &RankedItem::item);
  RankedList joined;
  for (const RankedItem& entry : entries) {
    if (!(entry.score > 0)) continue;
    if (!joined.empty() && joined.back().item == entry.item) {
      joined.back().score += entry.score;
    } else {
      joined.push_back(entry);
    }
  }
  entries = std::move(joined);
}

Result<CsrMatrix> blend(const CsrMatrix& behaviour, const CsrMatrix& look, const Options& options,
                        Progress& progress) {
  const float of_behaviour = scaled_weight(behaviour, options.real("behaviour"));
  const float of_look = scaled_weight(look, options.real("look"));
  auto add = [](RankedList& entries, SparseRow row, float weight) {
    for (std::size_t k = 0; k < row.size(); ++k) {
      entries.push_back({ItemIndex(row.columns[k]), weight * row.values[k]});
    }
  };
  auto rows = [&](Chunk chunk, FunctionRef<void(RankedList&)> emit) {
    RankedList entries;
    for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
      entries.clear();
      add(entries, behaviour.row(i), of_behaviour);
      add(entries, look.row(i), of_look);
      join_equal_columns(entries);
      emit(entries);
    }
  };
  return build_item_table(behaviour.n_rows(), static_cast<std::size_t>(options.integer("neighbours")),
                          "blending behaviour and look", progress, rows);
}

std::vector<float> prior_of(const TrainingData& data, const Options& options) {
  std::vector<float> prior = popularity_scores(
      data, {.exponent = .5, .half_life_days = 0, .liked_from = options.real("liked_from")});
  const float largest = prior.empty() ? 0 : *std::ranges::max_element(prior);
  if (!(largest > 0)) return prior;
  for (float& value : prior) value *= static_cast<float>(options.real("prior")) / largest;
  return prior;
}

Result<ModelParts> fit(const TrainingData& data, const Options& options, Progress& progress) {
  LOOKBOOK_TRY(const CsrMatrix behaviour, co_occurrence(data, behaviour_options(options), progress));
  LOOKBOOK_TRY(const CsrMatrix look, look_table(data, look_options(options), progress));
  LOOKBOOK_TRY(CsrMatrix table, blend(behaviour, look, options, progress));
  ModelParts parts{.kind = std::string(kName),
                   .format_version = kFormatVersion,
                   .parameters = options.values(),
                   .arrays = {}};
  parts.add_csr("table", std::move(table));
  parts.arrays.emplace("prior", Array::of(prior_of(data, options)));
  return parts;
}

class StyleBlend final : public Ranker {
 public:
  StyleBlend(const ModelParts& parts, ItemTable table, std::span<const float> prior)
      : parts_(parts), table_(table), prior_(prior) {}

  std::size_t n_items() const override { return table_.n_items(); }
  std::size_t bytes() const override { return parts_.bytes(); }

  void score(History history, Workspace&, std::span<float> scores) const override {
    std::ranges::copy(prior_, scores.begin());
    table_.add_scores(history, scores);
  }
  std::vector<Contribution> explain(History history, ItemIndex item, Workspace&) const override {
    if (item.number() >= n_items()) return {};
    return table_.explain(history, item, prior_[item.number()]);
  }

 private:
  ModelParts parts_;  // keeps the arrays that the next two point into
  ItemTable table_;
  std::span<const float> prior_;
};

Result<std::unique_ptr<Ranker>> open_ranker(const ModelParts& parts) {
  LOOKBOOK_TRY(const Options options, stored_options(parts, kName, kFormatVersion, kParameters));
  LOOKBOOK_TRY(const ItemTable table, ItemTable::open(parts, "table", options.real("liked_from")));
  LOOKBOOK_TRY(const std::span<const float> prior, parts.array<float>("prior"));
  if (prior.size() != table.n_items()) {
    return Error(ErrorCode::kCorruptData, "model 'style_blend': prior does not fit the table");
  }
  return std::unique_ptr<Ranker>(std::make_unique<StyleBlend>(parts, table, prior));
}

}  // namespace

ModelEntry style_blend() {
  return {.name = kName,
          .summary = "behaviour, look and popularity together: recommends new products and to new visitors",
          .parameters = kParameters,
          .fit = fit,
          .open_ranker = open_ranker,
          .open_rating = nullptr,
          .open_similarity = nullptr};
}

}  // namespace lookbook::models
