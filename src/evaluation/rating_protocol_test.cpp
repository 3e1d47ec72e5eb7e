#include "lookbook/evaluation/rating_protocol.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "lookbook/base/parallel.hpp"

namespace lookbook::evaluation {
namespace {

/// The mean of the history's values; 3 as the fallback.
class MeanOfHistory final : public models::RatingModel {
 public:
  models::Prediction predict(History history, ItemIndex, models::Workspace&) const override {
    if (history.empty()) return {3, true};
    double sum = 0;
    for (const HistoryEvent& event : history) sum += static_cast<double>(event.value);
    return {sum / static_cast<double>(history.size()), false};
  }
  models::RatingScale scale() const override { return {}; }
  std::size_t bytes() const override { return 0; }
};

TEST(RatingProtocolTest, ErrorsAreWhatTheirNamesSay) {
  const double predicted[] = {3, 4, 5};
  const double actual[] = {3, 2, 4};
  // Errors 0, 2, 1: squares 0, 4, 1.
  const RatingScores scores = rating_errors(predicted, actual);
  EXPECT_DOUBLE_EQ(scores.mse, 5. / 3);
  EXPECT_DOUBLE_EQ(scores.rmse, std::sqrt(5. / 3));
  EXPECT_DOUBLE_EQ(scores.mae, 1);
  EXPECT_TRUE(std::isnan(rating_errors({}, {}).rmse));
}

TEST(RatingProtocolTest, EveryHeldBackRatingIsPredictedFromItsUsersHistory) {
  Interactions train;
  train.push_back({UserIndex(0), ItemIndex(0), EventKind::kRating, 5});
  train.push_back({UserIndex(0), ItemIndex(1), EventKind::kRating, 3});
  Interactions test;
  test.push_back({UserIndex(1), ItemIndex(0), EventKind::kRating, 1});    // fallback 3: error 2
  test.push_back({UserIndex(0), ItemIndex(2), EventKind::kRating, 4});    // mean 4: error 0
  test.push_back({UserIndex(0), ItemIndex(3), EventKind::kRating, 3});    // error 1
  test.push_back({UserIndex(0), ItemIndex(4), EventKind::kPurchase, 1});  // not a rating
  const Histories histories(train, 2);
  NoProgress progress;
  for (const std::size_t threads : {1, 3}) {
    const ThreadLimit limit(threads);
    const auto scores = evaluate_ratings(MeanOfHistory(), histories, test, progress);
    ASSERT_TRUE(scores);
    EXPECT_EQ(scores->ratings, 3U);
    EXPECT_EQ(scores->fallbacks, 1U);
    EXPECT_DOUBLE_EQ(scores->mse, 5. / 3);
    EXPECT_DOUBLE_EQ(scores->mae, 1);
  }
}

}  // namespace
}  // namespace lookbook::evaluation
