#pragma once
// Errors of predicted ratings: mean squared, its root, mean absolute. The model sees each person's training
// history and predicts the ratings that were held back, by the code that serves.

#include <cstddef>
#include <span>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/interactions.hpp"
#include "lookbook/models/rating_model.hpp"

namespace lookbook::evaluation {

struct RatingScores {
  std::size_t ratings = 0;
  std::size_t fallbacks = 0;  ///< predictions for which the model knew neither the person nor the item
  double mse = 0;             ///< all NaN for no ratings
  double rmse = 0;
  double mae = 0;
  double seconds = 0;  ///< wall time of the evaluation
};

/// Summed in order. Precondition: as many predictions as ratings. Leaves fallbacks and seconds 0.
RatingScores rating_errors(std::span<const double> predicted, std::span<const double> actual);

/// All rows of `test` that are ratings, each predicted from its user's history. The same answer on any number
/// of threads. kCancelled if `progress` says so. Precondition: users of `test` are below histories.size().
Result<RatingScores> evaluate_ratings(const models::RatingModel& model, const Histories& histories,
                                      const Interactions& test, Progress& progress);

}  // namespace lookbook::evaluation
