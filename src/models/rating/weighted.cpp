#include "models/rating/weighted.hpp"

#include <array>

#include "models/rating/grouped_queries.hpp"
#include "models/rating/rating_basis.hpp"
#include "models/rating/rating_rows.hpp"
#include "models/stored_options.hpp"

namespace lookbook::models {
namespace {

constexpr std::string_view kName = "weighted";
constexpr std::array kParameters = {kScaleLowest, kScaleHighest};

Result<ModelParts> fit(const TrainingData& data, const Options& options, Progress&) {
  LOOKBOOK_TRY(RatingRows rows, rating_rows(data));
  LOOKBOOK_TRY(const RatingBasis basis, make_basis(rows.mean, options));
  ModelParts parts = parts_with(basis, kName, options);
  parts.add_csr("raters", without_repeats(rows.by_item.view()));
  parts.add_csr("ratings", without_repeats(rows.by_user.view()));
  return parts;
}

class WeightedRating final : public RatingModel {
 public:
  static Result<std::unique_ptr<RatingModel>> open(const ModelParts& parts);

  Prediction predict(History history, ItemIndex item, Workspace& workspace) const override {
    if (item.number() >= raters_.n_rows()) return basis_.fallback();
    count_common_raters(item, workspace);
    return predict_counted(history, item, workspace);
  }
  void predict_pairs(std::span<const History> histories, std::span<const RatingQuery> queries,
                     std::span<Prediction> predictions) const override;
  RatingScale scale() const override { return basis_.scale; }
  std::size_t bytes() const override { return parts_.bytes(); }

 private:
  /// workspace.numbers[i] = |U_i and U_item| for every i in workspace.marks.
  void count_common_raters(ItemIndex item, Workspace& workspace) const;
  Prediction predict_counted(History history, ItemIndex item, const Workspace& workspace) const;
  double jaccard(std::uint32_t a, std::uint32_t b, std::size_t common) const {
    const std::size_t either = raters_.row(a).size() + raters_.row(b).size() - common;
    return static_cast<double>(common) / static_cast<double>(either);
  }

  ModelParts parts_;  // keeps the arrays that the next ones point into
  RatingBasis basis_;
  CsrView raters_;   ///< [n_items x n_users], each user once
  CsrView ratings_;  ///< [n_users x n_items], each item once
};

Result<std::unique_ptr<RatingModel>> WeightedRating::open(const ModelParts& parts) {
  auto model = std::make_unique<WeightedRating>();
  model->parts_ = parts;
  LOOKBOOK_TRY(const Options options, stored_options(parts, kName, kRatingFormatVersion, kParameters));
  LOOKBOOK_TRY(model->basis_, stored_basis(parts, options));
  LOOKBOOK_TRY(const auto item_offsets, parts.array<std::uint64_t>("raters.offsets"));
  LOOKBOOK_TRY(const auto user_offsets, parts.array<std::uint64_t>("ratings.offsets"));
  if (item_offsets.empty() || user_offsets.empty()) {
    return Error(ErrorCode::kCorruptData, "model '" + parts.kind + "': its offsets are damaged");
  }
  LOOKBOOK_TRY(model->raters_, parts.csr("raters", user_offsets.size() - 1));
  LOOKBOOK_TRY(model->ratings_, parts.csr("ratings", item_offsets.size() - 1));
  return std::unique_ptr<RatingModel>(std::move(model));
}

void WeightedRating::count_common_raters(ItemIndex item, Workspace& workspace) const {
  workspace.marks.start(raters_.n_rows());
  if (workspace.numbers.size() < raters_.n_rows()) workspace.numbers.resize(raters_.n_rows());
  for (const std::uint32_t user : raters_.row(item.number()).columns) {
    for (const std::uint32_t other : ratings_.row(user).columns) {
      if (workspace.marks.insert(other)) workspace.numbers[other] = 0;
      ++workspace.numbers[other];
    }
  }
}

Prediction WeightedRating::predict_counted(History history, ItemIndex item,
                                           const Workspace& workspace) const {
  double weights = 0;
  double sum = 0;
  for (const HistoryEvent& event : history) {
    const std::uint32_t other = event.item.number();
    if (!is_rating(event) || event.item == item || other >= raters_.n_rows()) continue;
    if (!workspace.marks.contains(other)) continue;
    const double weight = jaccard(item.number(), other, workspace.numbers[other]);
    weights += weight;
    sum += weight * static_cast<double>(event.value);
  }
  if (!(weights > 0)) return basis_.fallback();
  return {basis_.clipped(sum / weights), false};
}

void WeightedRating::predict_pairs(std::span<const History> histories, std::span<const RatingQuery> queries,
                                   std::span<Prediction> predictions) const {
  for_each_item(queries, raters_.n_rows(), [&](std::span<const std::uint32_t> group, Workspace& workspace) {
    const ItemIndex item = queries[group.front()].item;
    const bool is_known = item.number() < raters_.n_rows();
    if (is_known) count_common_raters(item, workspace);
    for (const std::uint32_t query : group) {
      const History history = histories[queries[query].history];
      predictions[query] = is_known ? predict_counted(history, item, workspace) : basis_.fallback();
    }
  });
}

}  // namespace

ModelEntry weighted_rating() {
  return {.name = kName,
          .summary = "the history's own ratings, weighted by how many raters the items share",
          .parameters = kParameters,
          .fit = fit,
          .open_ranker = nullptr,
          .open_rating = WeightedRating::open,
          .open_similarity = nullptr};
}

}  // namespace lookbook::models
