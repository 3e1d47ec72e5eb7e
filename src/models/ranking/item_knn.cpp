#include "models/ranking/item_knn.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/event_weight.hpp"
#include "models/item_table.hpp"
#include "models/ranking/co_occurrence.hpp"
#include "models/stored_options.hpp"

namespace lookbook::models {
namespace {

constexpr std::string_view kName = "item_knn";
constexpr std::uint32_t kFormatVersion = 1;
constexpr std::array kParameters = {
    ParameterSpec{.name = "row_damping",
                  .default_value = "0.1",
                  .maximum = 1,
                  .help = "Exponent that damps popular items of the history; 0.5 with column_damping 0.5 and "
                          "user_damping 0 is the plain cosine."},
    ParameterSpec{.name = "column_damping",
                  .default_value = "0",
                  .maximum = 1,
                  .help = "Exponent that damps popular items among the recommended."},
    ParameterSpec{.name = "user_damping",
                  .default_value = "0.25",
                  .maximum = 2,
                  .help = "Exponent that damps users with many items."},
    ParameterSpec{.name = "similar_damping",
                  .default_value = "0.5",
                  .maximum = 1,
                  .help =
                      "Takes the place of column_damping where an item's similar items are listed: shoppers "
                      "take what is popular, but it is like everything."},
    ParameterSpec{.name = "neighbours",
                  .type = ParameterType::kInteger,
                  .default_value = "300",
                  .minimum = 1,
                  .maximum = 100000,
                  .unit = "items",
                  .help = "Neighbours kept for each item."},
    ParameterSpec{.name = "minimum_common",
                  .type = ParameterType::kInteger,
                  .default_value = "1",
                  .minimum = 1,
                  .maximum = 1000000,
                  .unit = "users",
                  .help = "Pairs of items with fewer common users are not neighbours."},
    ParameterSpec{
        .name = "liked_from",
        .default_value = "0",
        .minimum = -1e9,
        .maximum = 1e9,
        .help = "Ratings from here on say that the item was liked, lower ones that it was disliked."},
};

/// [n_items] (number of positive events)^exponent; 1 for an item without any.
std::vector<float> powers_of_counts(const TrainingData& data, double liked_from, double exponent) {
  std::vector<std::uint32_t> counts(data.n_items);
  for (const ItemIndex item : positive_events(data.interactions, liked_from).items) ++counts[item.number()];
  std::vector<float> powers(data.n_items);
  std::ranges::transform(counts, powers.begin(), [&](std::uint32_t count) {
    return static_cast<float>(std::pow(std::max(count, 1U), exponent));
  });
  return powers;
}

Result<ModelParts> fit(const TrainingData& data, const Options& options, Progress& progress) {
  const CoOccurrenceOptions settings{
      .row_damping = options.real("row_damping"),
      .column_damping = options.real("column_damping"),
      .user_damping = options.real("user_damping"),
      .neighbours = static_cast<std::size_t>(options.integer("neighbours")),
      .minimum_common = static_cast<std::size_t>(options.integer("minimum_common")),
      .liked_from = options.real("liked_from"),
  };
  LOOKBOOK_TRY(CsrMatrix table, co_occurrence(data, settings, progress));
  ModelParts parts{.kind = std::string(kName),
                   .format_version = kFormatVersion,
                   .parameters = options.values(),
                   .arrays = {}};
  parts.add_csr("table", std::move(table));
  const double exponent = settings.column_damping - options.real("similar_damping");
  parts.arrays.emplace("similar_scale", Array::of(powers_of_counts(data, settings.liked_from, exponent)));
  return parts;
}

/// Ranks and finds similar items by one table.
class ItemKnn final : public Ranker, public SimilarityModel {
 public:
  static Result<std::unique_ptr<ItemKnn>> open(const ModelParts& parts) {
    LOOKBOOK_TRY(const Options options, stored_options(parts, kName, kFormatVersion, kParameters));
    LOOKBOOK_TRY(const ItemTable table, ItemTable::open(parts, "table", options.real("liked_from")));
    LOOKBOOK_TRY(const auto similar_scale, parts.array<float>("similar_scale"));
    if (similar_scale.size() != table.n_items()) {
      return Error(ErrorCode::kCorruptData, "model 'item_knn': similar_scale does not fit the table");
    }
    return std::unique_ptr<ItemKnn>(new ItemKnn(parts, table, similar_scale));
  }

  std::size_t n_items() const override { return table_.n_items(); }
  std::size_t bytes() const override { return parts_.bytes(); }

  void score(History history, Workspace&, std::span<float> scores) const override {
    std::ranges::fill(scores, 0.F);
    table_.add_scores(history, scores);
  }
  std::vector<Contribution> explain(History history, ItemIndex item, Workspace&) const override {
    return table_.explain(history, item, 0);
  }
  RankedList similar(ItemIndex item, const SimilarQuery& query, Workspace&) const override {
    return table_.similar(item, similar_scale_, query);
  }

 private:
  ItemKnn(const ModelParts& parts, ItemTable table, std::span<const float> similar_scale)
      : parts_(parts), table_(table), similar_scale_(similar_scale) {}

  ModelParts parts_;  // keeps the arrays that the next two point into
  ItemTable table_;
  std::span<const float> similar_scale_;
};

Result<std::unique_ptr<Ranker>> open_ranker(const ModelParts& parts) {
  LOOKBOOK_TRY(std::unique_ptr<Ranker> model, ItemKnn::open(parts));
  return model;
}

Result<std::unique_ptr<SimilarityModel>> open_similarity(const ModelParts& parts) {
  LOOKBOOK_TRY(std::unique_ptr<SimilarityModel> model, ItemKnn::open(parts));
  return model;
}

}  // namespace

ModelEntry item_knn() {
  return {.name = kName,
          .summary = "items liked by the same shoppers (damped co-occurrence)",
          .parameters = kParameters,
          .fit = fit,
          .open_ranker = open_ranker,
          .open_rating = nullptr,
          .open_similarity = open_similarity};
}

}  // namespace lookbook::models
