#include "lookbook/evaluation/rating_protocol.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "lookbook/base/clock.hpp"
#include "lookbook/base/parallel.hpp"

namespace lookbook::evaluation {
namespace {

constexpr std::size_t kUsersPerChunk = 64;

/// Places of the ratings in `test`, user after user, each user's in data order.
struct RatingsByUser {
  std::vector<std::size_t> offsets;  ///< [n_users + 1]
  std::vector<std::size_t> rows;
};

RatingsByUser group(const Interactions& test, std::size_t n_users) {
  RatingsByUser groups{.offsets = std::vector<std::size_t>(n_users + 1), .rows = {}};
  for (std::size_t row = 0; row < test.size(); ++row) {
    if (test.kinds[row] == EventKind::kRating) ++groups.offsets[test.users[row].number() + 1];
  }
  for (std::size_t u = 0; u < n_users; ++u) groups.offsets[u + 1] += groups.offsets[u];
  groups.rows.resize(groups.offsets.back());
  std::vector<std::size_t> next(groups.offsets.begin(), groups.offsets.end() - 1);
  for (std::size_t row = 0; row < test.size(); ++row) {
    if (test.kinds[row] == EventKind::kRating) groups.rows[next[test.users[row].number()]++] = row;
  }
  return groups;
}

}  // namespace

RatingScores rating_errors(std::span<const double> predicted, std::span<const double> actual) {
  RatingScores scores{.ratings = actual.size()};
  if (actual.empty()) {
    scores.mse = scores.rmse = scores.mae = std::numeric_limits<double>::quiet_NaN();
    return scores;
  }
  for (std::size_t k = 0; k < actual.size(); ++k) {
    const double error = predicted[k] - actual[k];
    scores.mse += error * error;
    scores.mae += std::abs(error);
  }
  scores.mse /= static_cast<double>(actual.size());
  scores.mae /= static_cast<double>(actual.size());
  scores.rmse = std::sqrt(scores.mse);
  return scores;
}

Result<RatingScores> evaluate_ratings(const models::RatingModel& model, const Histories& histories,
                                      const Interactions& test, Progress& progress) {
  const Stopwatch watch;
  const RatingsByUser groups = group(test, histories.size());
  std::vector<models::Prediction> predictions(groups.rows.size());  // in the order of groups.rows

  progress.begin("predicting ratings", groups.rows.size(), "rating");
  parallel_for(histories.size(), kUsersPerChunk, [&](Chunk chunk) {
    if (progress.cancelled()) return;
    models::Workspace workspace;
    std::vector<ItemIndex> items;
    for (std::size_t u = chunk.begin; u < chunk.end; ++u) {
      const std::size_t begin = groups.offsets[u];
      const std::size_t count = groups.offsets[u + 1] - begin;
      items.clear();
      for (std::size_t k = 0; k < count; ++k) items.push_back(test.items[groups.rows[begin + k]]);
      model.predict_batch(histories[UserIndex(static_cast<std::uint32_t>(u))], items, workspace,
                          std::span(predictions).subspan(begin, count));
    }
    progress.advance(groups.offsets[chunk.end] - groups.offsets[chunk.begin]);
  });
  progress.end();
  if (progress.cancelled()) return Error(ErrorCode::kCancelled, "the evaluation was stopped");

  std::vector<double> predicted;
  std::vector<double> actual;
  std::size_t fallbacks = 0;
  for (std::size_t k = 0; k < predictions.size(); ++k) {
    predicted.push_back(predictions[k].rating);
    actual.push_back(static_cast<double>(test.values[groups.rows[k]]));
    fallbacks += predictions[k].is_fallback ? 1 : 0;
  }
  RatingScores scores = rating_errors(predicted, actual);
  scores.fallbacks = fallbacks;
  scores.seconds = watch.seconds();
  return scores;
}

}  // namespace lookbook::evaluation
