#include "models/rating/mean.hpp"

#include <array>

#include "models/rating/rating_basis.hpp"
#include "models/rating/rating_rows.hpp"
#include "models/stored_options.hpp"

namespace lookbook::models {
namespace {

constexpr std::string_view kName = "mean";
constexpr std::array kParameters = {kScaleLowest, kScaleHighest};

Result<ModelParts> fit(const TrainingData& data, const Options& options, Progress&) {
  LOOKBOOK_TRY(const double mean, mean_of_ratings(data));
  LOOKBOOK_TRY(const RatingBasis basis, make_basis(mean, options));
  return parts_with(basis, kName, options);
}

class MeanRating final : public RatingModel {
 public:
  explicit MeanRating(const RatingBasis& basis) : basis_(basis) {}

  Prediction predict(History, ItemIndex, Workspace&) const override { return basis_.fallback(); }
  RatingScale scale() const override { return basis_.scale; }
  std::size_t bytes() const override { return sizeof basis_; }

 private:
  RatingBasis basis_;
};

Result<std::unique_ptr<RatingModel>> open(const ModelParts& parts) {
  LOOKBOOK_TRY(const Options options, stored_options(parts, kName, kRatingFormatVersion, kParameters));
  LOOKBOOK_TRY(const RatingBasis basis, stored_basis(parts, options));
  return std::unique_ptr<RatingModel>(std::make_unique<MeanRating>(basis));
}

}  // namespace

ModelEntry mean_rating() {
  return {.name = kName,
          .summary = "the mean of all ratings, for everybody",
          .parameters = kParameters,
          .fit = fit,
          .open_ranker = nullptr,
          .open_rating = open,
          .open_similarity = nullptr};
}

}  // namespace lookbook::models
