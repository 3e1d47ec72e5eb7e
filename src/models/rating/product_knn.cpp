#include "models/rating/product_knn.hpp"

#include "models/rating/grouped_queries.hpp"
#include "models/rating/knn_options.hpp"
#include "models/rating/knn_scratch.hpp"
#include "models/rating/rating_rows.hpp"
#include "models/stored_options.hpp"

namespace lookbook::models {
namespace {

constexpr std::string_view kName = "product_knn";
Result<ModelParts> fit(const TrainingData& data, const Options& options, Progress&) {
  LOOKBOOK_TRY(RatingRows rows, rating_rows(data));
  LOOKBOOK_TRY(const RatingBasis basis, make_basis(rows.mean, options));
  ModelParts parts = parts_with(basis, kName, options);
  parts.arrays.emplace("item_means", Array::of(row_means(rows.by_item.view())));
  parts.add_csr("raters", std::move(rows.by_item));
  parts.add_csr("ratings", std::move(rows.by_user));
  return parts;
}

class ProductKnn final : public RatingModel {
 public:
  static Result<std::unique_ptr<RatingModel>> open(const ModelParts& parts);

  Prediction predict(History history, ItemIndex item, Workspace& workspace) const override {
    if (!knows(item) || !has_rating(history)) return basis_.fallback();
    Product product = look_up(item, workspace);
    return predict(history, product);
  }
  void predict_pairs(std::span<const History> histories, std::span<const RatingQuery> queries,
                     std::span<Prediction> predictions) const override;
  RatingScale scale() const override { return basis_.scale; }
  std::size_t bytes() const override { return parts_.bytes(); }

 private:
  /// Everything about one item that does not depend on who asks.
  struct Product {
    ItemIndex item;
    CosineSums like;               ///< with every item
    std::span<double> neighbours;  ///< memory for Nearest
  };

  bool knows(ItemIndex item) const {
    return item.number() < raters_.n_rows() && raters_.row(item.number()).size() > 0;
  }
  Product look_up(ItemIndex item, Workspace& workspace) const;
  Prediction predict(History history, Product& product) const;

  ModelParts parts_;  // keeps the arrays that the next ones point into
  RatingBasis basis_;
  KnnOptions options_;
  CsrView raters_;   ///< [n_items x n_users], in training order
  CsrView ratings_;  ///< [n_users x n_items], in training order
  std::span<const double> item_means_;
};

Result<std::unique_ptr<RatingModel>> ProductKnn::open(const ModelParts& parts) {
  auto model = std::make_unique<ProductKnn>();
  model->parts_ = parts;
  LOOKBOOK_TRY(const Options options, stored_options(parts, kName, kRatingFormatVersion, kKnnParameters));
  LOOKBOOK_TRY(model->basis_, stored_basis(parts, options));
  model->options_ = knn_options(options);
  LOOKBOOK_TRY(model->item_means_, parts.array<double>("item_means"));
  LOOKBOOK_TRY(model->ratings_, parts.csr("ratings", model->item_means_.size()));
  LOOKBOOK_TRY(model->raters_, parts.csr("raters", model->ratings_.n_rows()));
  if (model->raters_.n_rows() != model->item_means_.size()) {
    return Error(ErrorCode::kCorruptData, "model '" + parts.kind + "': its arrays are of different lengths");
  }
  return std::unique_ptr<RatingModel>(std::move(model));
}

ProductKnn::Product ProductKnn::look_up(ItemIndex item, Workspace& workspace) const {
  const std::size_t for_sums = CosineSums::doubles_needed(item_means_.size());
  const std::size_t for_nearest = Nearest::doubles_needed(options_.k);
  if (workspace.doubles.size() < for_sums + for_nearest) workspace.doubles.resize(for_sums + for_nearest);
  const std::span<double> memory(workspace.doubles);
  Product product{.item = item,
                  .like = CosineSums(workspace.marks, memory.first(for_sums)),
                  .neighbours = memory.subspan(for_sums, for_nearest)};
  const SparseRow raters = raters_.row(item.number());
  for (std::size_t n = 0; n < raters.size(); ++n) {
    const SparseRow row = ratings_.row(raters.columns[n]);
    for (std::size_t m = 0; m < row.size(); ++m) {
      product.like.add(row.columns[m], raters.values[n], row.values[m]);
    }
  }
  return product;
}

/// Precondition: the item is known and the history holds a rating.
Prediction ProductKnn::predict(History history, Product& product) const {
  Nearest nearest(product.neighbours);
  for (const HistoryEvent& event : history) {
    const std::uint32_t other = event.item.number();
    if (!is_rating(event) || other >= item_means_.size()) continue;
    const double similarity = event.item == product.item ? 1 : product.like.cosine(other);
    if (!nearest.would_take(similarity)) continue;
    nearest.take(similarity, static_cast<double>(event.value) - item_means_[other]);
  }
  const double deviation = nearest.size() < options_.min_k ? 0 : nearest.weighted_deviation();
  return {basis_.clipped(item_means_[product.item.number()] + deviation), false};
}

void ProductKnn::predict_pairs(std::span<const History> histories, std::span<const RatingQuery> queries,
                               std::span<Prediction> predictions) const {
  for_each_item(queries, raters_.n_rows(), [&](std::span<const std::uint32_t> group, Workspace& workspace) {
    const ItemIndex item = queries[group.front()].item;
    if (!knows(item)) {
      for (const std::uint32_t query : group) predictions[query] = basis_.fallback();
      return;
    }
    Product product = look_up(item, workspace);
    for (const std::uint32_t query : group) {
      const History history = histories[queries[query].history];
      predictions[query] = has_rating(history) ? predict(history, product) : basis_.fallback();
    }
  });
}

}  // namespace

ModelEntry product_knn() {
  return {.name = kName,
          .summary = "ratings from the items that are rated alike (k nearest neighbours with means)",
          .parameters = kKnnParameters,
          .fit = fit,
          .open_ranker = nullptr,
          .open_rating = ProductKnn::open,
          .open_similarity = nullptr};
}

}  // namespace lookbook::models
