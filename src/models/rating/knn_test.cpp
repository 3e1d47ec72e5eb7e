#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <limits>

#include "lookbook/base/parallel.hpp"
#include "models/rating/rating_shop_test.hpp"
#include "models/rating/surprise_twin_test.hpp"

namespace lookbook::models {
namespace {

/// Rows: user 0 rates items 0 and 1 with 4 and 2; user 1 items 0, 1 and 2 with 5, 1 and 4; user 2 items 0 and
/// 2 with 1 and 3. Item 3 has no rating, nor has user 3.
RatingShop three_people() {
  RatingShop shop{.n_users = 4, .n_items = 4, .ratings = {}};
  shop.rate(0, 0, 4).rate(0, 1, 2).rate(1, 0, 5).rate(1, 1, 1).rate(1, 2, 4).rate(2, 0, 1).rate(2, 2, 3);
  return shop;
}

const std::array kFirstHistory = {rated(0, 4), rated(1, 2)};

TEST(UserKnnTest, PredictsWhatAHandWorks) {
  // mean(0) = 3, mean(1) = 10/3, mean(2) = 2. cos(0, 1) = (4*5 + 2*1) / sqrt((16+4) (25+1)) = 22 / sqrt(520)
  // = .964764; cos(0, 2) = 4 / sqrt(16) = 1.
  // 3 + (1 (3 - 2) + .964764 (4 - 10/3)) / 1.964764 = 3.836323
  auto model = fit_model("user_knn", three_people());
  ASSERT_TRUE(model);
  Workspace workspace;
  const Prediction prediction = (*model)->predict(kFirstHistory, ItemIndex(2), workspace);
  const double cosine = 22 / std::sqrt(520.);
  EXPECT_DOUBLE_EQ(prediction.rating, 3 + (1 + cosine * (4 - 10. / 3)) / (1 + cosine));
  EXPECT_NEAR(prediction.rating, 3.836323, 1e-6);
  EXPECT_FALSE(prediction.is_fallback);
}

TEST(ProductKnnTest, PredictsWhatAHandWorks) {
  // mean(0) = 10/3, mean(1) = 1.5, mean(2) = 3.5. Items 2 and 0 are both rated by users 1 and 2: cos(2, 0) =
  // (4*5 + 3*1) / sqrt((16+9) (25+1)) = 23 / sqrt(650) = .902134; items 2 and 1 by user 1 only: cos(2, 1)
  // = 1. 3.5 + (1 (2 - 1.5) + .902134 (4 - 10/3)) / 1.902134 = 4.079045
  auto model = fit_model("product_knn", three_people());
  ASSERT_TRUE(model);
  Workspace workspace;
  const Prediction prediction = (*model)->predict(kFirstHistory, ItemIndex(2), workspace);
  const double cosine = 23 / std::sqrt(650.);
  EXPECT_DOUBLE_EQ(prediction.rating, 3.5 + (.5 + cosine * (4 - 10. / 3)) / (1 + cosine));
  EXPECT_NEAR(prediction.rating, 4.079045, 1e-6);
  EXPECT_FALSE(prediction.is_fallback);
}

TEST(UserKnnTest, OfEqualNeighboursTheFirstOfTheTrainingDataCounts) {
  // Both others have cosine 1 with the history [item 0: 5]; k = 1. User 1's row of item 1 comes first.
  RatingShop shop{.n_users = 2, .n_items = 2, .ratings = {}};
  shop.rate(1, 1, 1).rate(0, 1, 5).rate(0, 0, 2).rate(1, 0, 2);
  auto model = fit_model("user_knn", shop, {"k=1", "scale_lowest=0"});
  ASSERT_TRUE(model);
  Workspace workspace;
  const std::array history = {rated(0, 5)};
  EXPECT_EQ((*model)->predict(history, ItemIndex(1), workspace).rating, 5 + (1 - 1.5));
}

TEST(ProductKnnTest, OfEqualNeighboursTheFirstOfTheHistoryCounts) {
  // Items 0 and 1 have cosine 1 with item 2 (one common rater each); k = 1.
  RatingShop shop{.n_users = 2, .n_items = 3, .ratings = {}};
  shop.rate(0, 0, 3).rate(0, 2, 3).rate(1, 1, 3).rate(1, 2, 3);
  auto model = fit_model("product_knn", shop, {"k=1"});
  ASSERT_TRUE(model);
  Workspace workspace;
  const std::array history = {rated(1, 4), rated(0, 1)};
  const std::array turned = {rated(0, 1), rated(1, 4)};
  EXPECT_EQ((*model)->predict(history, ItemIndex(2), workspace).rating, 4);
  EXPECT_EQ((*model)->predict(turned, ItemIndex(2), workspace).rating, 1);
}

TEST(UserKnnTest, APersonsOwnTrainingRowIsTheirNearestNeighbour) {
  // User 0 rated item 0 twice. The own row has cosine 1 although (1+5)^2 / (2 (1+25)) = .69; the other rater
  // of item 1 has cosine 5*3 + 1*3 over sqrt(26 * 18) = .83. With k = 1 the own rating of item 1 decides.
  RatingShop shop{.n_users = 2, .n_items = 2, .ratings = {}};
  shop.rate(0, 0, 1).rate(0, 0, 5).rate(0, 1, 3).rate(1, 0, 3).rate(1, 1, 1);
  auto model = fit_model("user_knn", shop, {"k=1"});
  ASSERT_TRUE(model);
  Workspace workspace;
  const std::array history = {rated(0, 1), rated(0, 5), rated(1, 3)};
  EXPECT_EQ((*model)->predict(history, ItemIndex(1), workspace).rating, 3);
}

class KnnTest : public ::testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Both, KnnTest, ::testing::Values("user_knn", "product_knn"),
                         [](const auto& instance) { return std::string(instance.param); });

TEST_P(KnnTest, WithTooFewNeighboursTheMeanIsPredicted) {
  auto model = fit_model(GetParam(), three_people(), {"min_k=3"});
  ASSERT_TRUE(model);
  Workspace workspace;
  const double mean = GetParam() == std::string("user_knn") ? 3 : 3.5;
  EXPECT_EQ((*model)->predict(kFirstHistory, ItemIndex(2), workspace).rating, mean);
}

TEST_P(KnnTest, WhoeverAndWhateverIsUnknownGetsTheGlobalMean) {
  auto model = fit_model(GetParam(), three_people());
  ASSERT_TRUE(model);
  Workspace workspace;
  const std::array likes = {HistoryEvent{.item = ItemIndex(0), .kind = EventKind::kLike, .value = 1}};
  for (const auto& [history, item] : {std::pair{History(), ItemIndex(0)},
                                      {History(likes), ItemIndex(0)},
                                      {History(kFirstHistory), ItemIndex(3)},
                                      {History(kFirstHistory), ItemIndex(4000000000U)}}) {
    const Prediction prediction = (*model)->predict(history, item, workspace);
    EXPECT_TRUE(prediction.is_fallback);
    EXPECT_DOUBLE_EQ(prediction.rating, 20. / 7);
  }
}

TEST_P(KnnTest, AHistoryOfUnknownItemsGivesTheMeanThatIsKnown) {
  auto model = fit_model(GetParam(), three_people());
  ASSERT_TRUE(model);
  Workspace workspace;
  const std::array history = {rated(3, 1), rated(4000000000U, 2)};
  const Prediction prediction = (*model)->predict(history, ItemIndex(2), workspace);
  EXPECT_EQ(prediction.rating, GetParam() == std::string("user_knn") ? 1.5 : 3.5);
  EXPECT_FALSE(prediction.is_fallback);
}

TEST_P(KnnTest, PredictionsStayWithinTheScale) {
  // Raw predictions: people 5 + (5 - 3) = 7, products 5 + (5 - 3) = 7.
  RatingShop shop{.n_users = 3, .n_items = 3, .ratings = {}};
  shop.rate(0, 0, 5).rate(0, 1, 1).rate(0, 2, 5).rate(1, 0, 5).rate(1, 1, 1).rate(1, 2, 5);
  shop.rate(2, 0, 5).rate(2, 1, 5);
  auto model = fit_model(GetParam(), shop, {"scale_highest=4.5", "scale_lowest=4.25"});
  ASSERT_TRUE(model);
  for (const Prediction& prediction : predict_all(**model, shop)) {
    EXPECT_GE(prediction.rating, 4.25);
    EXPECT_LE(prediction.rating, 4.5);
  }
}

TEST_P(KnnTest, WhenAllRatingsAreEqualSoIsEveryPrediction) {
  RatingShop shop{.n_users = 3, .n_items = 3, .ratings = {}};
  for (std::uint32_t user = 0; user < 3; ++user) shop.rate(user, user, 4).rate(user, (user + 1) % 3, 4);
  auto model = fit_model(GetParam(), shop);
  ASSERT_TRUE(model);
  for (const Prediction& prediction : predict_all(**model, shop)) EXPECT_EQ(prediction.rating, 4);
}

TEST_P(KnnTest, OneRatingIsEnoughToFitAndRatingsOfZeroAreNoNeighbours) {
  RatingShop shop{.n_users = 2, .n_items = 2, .ratings = {}};
  shop.rate(0, 0, 0);
  auto model = fit_model(GetParam(), shop, {"scale_lowest=0"});
  ASSERT_TRUE(model);
  Workspace workspace;
  const std::array history = {rated(0, 3)};
  const double mean = GetParam() == std::string("user_knn") ? 3 : 3;  // 0 + (3 - 0): cos(0, 0) is 1
  EXPECT_EQ((*model)->predict(history, ItemIndex(0), workspace).rating, mean);
}

/// Two people with the very same ratings are one person to a history, so only then, and only if they rate one
/// item twice differently, can the model differ from Surprise.
bool has_twin_rows(const RatingShop& shop) {
  std::vector<std::vector<std::pair<std::uint32_t, float>>> rows(shop.n_users);
  for (std::size_t n = 0; n < shop.ratings.size(); ++n) {
    rows[shop.ratings.users[n].number()].emplace_back(shop.ratings.items[n].number(), shop.ratings.values[n]);
  }
  for (auto& row : rows) std::ranges::sort(row);
  std::erase_if(rows, [](const auto& row) { return row.size() < 2; });
  std::ranges::sort(rows);
  return std::ranges::adjacent_find(rows) != rows.end();
}

RC_GTEST_PROP(UserKnnTest, AgreesWithSurpriseToTheLastBit, ()) {
  const RatingShop shop = arbitrary_shop();
  RC_PRE(!has_twin_rows(shop));
  const auto k = *rc::gen::inRange<std::size_t>(1, 7);
  const auto min_k = *rc::gen::inRange<std::size_t>(1, 4);
  const SurpriseTwin twin(shop.ratings, shop.n_users, shop.n_items, {true, k, min_k, {0, 5}});
  auto model = fit_model("user_knn", shop,
                         {"k=" + std::to_string(k), "min_k=" + std::to_string(min_k), "scale_lowest=0"});
  RC_ASSERT(model.has_value());
  const std::vector<RatingQuery> queries = all_pairs(shop);
  const std::vector<Prediction> predictions = predict_all(**model, shop);
  for (std::size_t n = 0; n < queries.size(); ++n) {
    RC_ASSERT(predictions[n].rating == twin.predict(UserIndex(queries[n].history), queries[n].item));
  }
}

RC_GTEST_PROP(ProductKnnTest, AgreesWithSurpriseToTheLastBit, ()) {
  const RatingShop shop = arbitrary_shop();
  const auto k = *rc::gen::inRange<std::size_t>(1, 7);
  const auto min_k = *rc::gen::inRange<std::size_t>(1, 4);
  const SurpriseTwin twin(shop.ratings, shop.n_users, shop.n_items, {false, k, min_k, {0, 5}});
  auto model = fit_model("product_knn", shop,
                         {"k=" + std::to_string(k), "min_k=" + std::to_string(min_k), "scale_lowest=0"});
  RC_ASSERT(model.has_value());
  const std::vector<RatingQuery> queries = all_pairs(shop);
  const std::vector<Prediction> predictions = predict_all(**model, shop);
  for (std::size_t n = 0; n < queries.size(); ++n) {
    RC_ASSERT(predictions[n].rating == twin.predict(UserIndex(queries[n].history), queries[n].item));
  }
}

}  // namespace
}  // namespace lookbook::models
