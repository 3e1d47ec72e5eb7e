#include "models/rating/user_knn.hpp"

#include <bit>

#include "lookbook/base/random.hpp"
#include "models/rating/grouped_queries.hpp"
#include "models/rating/knn_options.hpp"
#include "models/rating/knn_scratch.hpp"
#include "models/rating/rating_rows.hpp"
#include "models/stored_options.hpp"

namespace lookbook::models {
namespace {

constexpr std::string_view kName = "user_knn";
/// The same for two sets of ratings exactly if they are the same (but for a chance of 2^-64), in any order.
std::uint64_t fingerprint(std::uint32_t item, float rating) {
  return mix64(std::uint64_t{item} << 32 | std::bit_cast<std::uint32_t>(rating));
}

std::vector<std::uint64_t> fingerprints(const CsrView& by_user) {
  std::vector<std::uint64_t> prints(by_user.n_rows());
  for (std::size_t user = 0; user < prints.size(); ++user) {
    const SparseRow row = by_user.row(user);
    for (std::size_t n = 0; n < row.size(); ++n) prints[user] += fingerprint(row.columns[n], row.values[n]);
  }
  return prints;
}

Result<ModelParts> fit(const TrainingData& data, const Options& options, Progress&) {
  LOOKBOOK_TRY(RatingRows rows, rating_rows(data));
  LOOKBOOK_TRY(const RatingBasis basis, make_basis(rows.mean, options));
  ModelParts parts = parts_with(basis, kName, options);
  parts.add_csr("raters", std::move(rows.by_item));
  parts.arrays.emplace("user_means", Array::of(row_means(rows.by_user.view())));
  parts.arrays.emplace("user_fingerprints", Array::of(fingerprints(rows.by_user.view())));
  return parts;
}

class UserKnn final : public RatingModel {
 public:
  static Result<std::unique_ptr<RatingModel>> open(const ModelParts& parts);

  Prediction predict(History history, ItemIndex item, Workspace& workspace) const override {
    Prediction prediction;
    predict_batch(history, {&item, 1}, workspace, {&prediction, 1});
    return prediction;
  }
  void predict_batch(History history, std::span<const ItemIndex> items, Workspace& workspace,
                     std::span<Prediction> predictions) const override {
    Person person = meet(history, workspace);
    for (std::size_t n = 0; n < items.size(); ++n) predictions[n] = predict(person, items[n]);
  }
  void predict_pairs(std::span<const History> histories, std::span<const RatingQuery> queries,
                     std::span<Prediction> predictions) const override;
  RatingScale scale() const override { return basis_.scale; }
  std::size_t bytes() const override { return parts_.bytes(); }

 private:
  /// Everything about one history that does not depend on the item asked for.
  struct Person {
    double mean = 0;
    std::size_t ratings = 0;
    std::uint64_t fingerprint = 0;
    CosineSums like;               ///< with every training user
    std::span<double> neighbours;  ///< memory for Nearest
  };

  Person meet(History history, Workspace& workspace) const;
  Prediction predict(Person& person, ItemIndex item) const;

  ModelParts parts_;  // keeps the arrays that the next ones point into
  RatingBasis basis_;
  KnnOptions options_;
  CsrView raters_;  ///< [n_items x n_users], in training order
  std::span<const double> user_means_;
  std::span<const std::uint64_t> user_fingerprints_;
};

Result<std::unique_ptr<RatingModel>> UserKnn::open(const ModelParts& parts) {
  auto model = std::make_unique<UserKnn>();
  model->parts_ = parts;
  LOOKBOOK_TRY(const Options options, stored_options(parts, kName, kRatingFormatVersion, kKnnParameters));
  LOOKBOOK_TRY(model->basis_, stored_basis(parts, options));
  model->options_ = knn_options(options);
  LOOKBOOK_TRY(model->user_means_, parts.array<double>("user_means"));
  LOOKBOOK_TRY(model->user_fingerprints_, parts.array<std::uint64_t>("user_fingerprints"));
  LOOKBOOK_TRY(model->raters_, parts.csr("raters", model->user_means_.size()));
  if (model->user_fingerprints_.size() != model->user_means_.size()) {
    return Error(ErrorCode::kCorruptData, "model '" + parts.kind + "': its arrays are of different lengths");
  }
  return std::unique_ptr<RatingModel>(std::move(model));
}

UserKnn::Person UserKnn::meet(History history, Workspace& workspace) const {
  const std::size_t for_sums = CosineSums::doubles_needed(user_means_.size());
  const std::size_t for_nearest = Nearest::doubles_needed(options_.k);
  if (workspace.doubles.size() < for_sums + for_nearest) workspace.doubles.resize(for_sums + for_nearest);
  const std::span<double> memory(workspace.doubles);
  Person person{.like = CosineSums(workspace.marks, memory.first(for_sums)),
                .neighbours = memory.subspan(for_sums, for_nearest)};
  double sum = 0;
  for (const HistoryEvent& event : history) {
    if (!is_rating(event)) continue;
    sum += event.value;
    ++person.ratings;
    person.fingerprint += fingerprint(event.item.number(), event.value);
    if (event.item.number() >= raters_.n_rows()) continue;
    const SparseRow raters = raters_.row(event.item.number());
    for (std::size_t n = 0; n < raters.size(); ++n) {
      person.like.add(raters.columns[n], event.value, raters.values[n]);
    }
  }
  if (person.ratings > 0) person.mean = sum / static_cast<double>(person.ratings);
  return person;
}

Prediction UserKnn::predict(Person& person, ItemIndex item) const {
  if (person.ratings == 0 || item.number() >= raters_.n_rows()) return basis_.fallback();
  const SparseRow raters = raters_.row(item.number());
  if (raters.size() == 0) return basis_.fallback();
  Nearest nearest(person.neighbours);
  for (std::size_t n = 0; n < raters.size(); ++n) {
    const std::uint32_t user = raters.columns[n];
    const bool is_own_row = user_fingerprints_[user] == person.fingerprint;
    const double similarity = is_own_row ? 1 : person.like.cosine(user);
    if (!nearest.would_take(similarity)) continue;
    nearest.take(similarity, static_cast<double>(raters.values[n]) - user_means_[user]);
  }
  const double deviation = nearest.size() < options_.min_k ? 0 : nearest.weighted_deviation();
  return {basis_.clipped(person.mean + deviation), false};
}

void UserKnn::predict_pairs(std::span<const History> histories, std::span<const RatingQuery> queries,
                            std::span<Prediction> predictions) const {
  for_each_history(queries, [&](std::span<const std::uint32_t> group, Workspace& workspace) {
    Person person = meet(histories[queries[group.front()].history], workspace);
    for (const std::uint32_t query : group) predictions[query] = predict(person, queries[query].item);
  });
}

}  // namespace

ModelEntry user_knn() {
  return {.name = kName,
          .summary = "ratings from the people who rate alike (k nearest neighbours with means)",
          .parameters = kKnnParameters,
          .fit = fit,
          .open_ranker = nullptr,
          .open_rating = UserKnn::open,
          .open_similarity = nullptr};
}

}  // namespace lookbook::models
