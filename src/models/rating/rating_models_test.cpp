// What every rating model promises, and the two simple ones.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <limits>
#include <set>

#include "lookbook/base/parallel.hpp"
#include "lookbook/base/random.hpp"
#include "models/rating/rating_shop_test.hpp"

namespace lookbook::models {
namespace {

using ::testing::HasSubstr;

constexpr std::array kNames = {"mean", "weighted", "product_knn", "user_knn"};

/// A few hundred people with many common items; ratings in steps of .1, whose products are not exact in
/// binary.
RatingShop busy_shop() {
  RatingShop shop{.n_users = 300, .n_items = 120, .ratings = {}};
  Rng rng(5);
  for (int row = 0; row < 4000; ++row) {
    const auto user = static_cast<std::uint32_t>(rng.below(300));
    const auto item = static_cast<std::uint32_t>(10 + rng.below(110));  // the first ten have no rating
    shop.rate(user, item, 1 + .1F * static_cast<float>(rng.below(41)));
  }
  return shop;
}

class RatingModelTest : public ::testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(All, RatingModelTest, ::testing::ValuesIn(kNames),
                         [](const auto& instance) { return std::string(instance.param); });

TEST_P(RatingModelTest, AnswersPairsAndBatchesAsItAnswersOne) {
  const RatingShop shop = busy_shop();
  auto model = fit_model(GetParam(), shop);
  ASSERT_TRUE(model);
  const Histories histories(shop.ratings, shop.n_users);
  const std::vector<Prediction> pairs = predict_all(**model, shop);
  std::vector<ItemIndex> items;
  for (std::uint32_t item = 0; item < shop.n_items; ++item) items.emplace_back(item);
  std::vector<Prediction> batch(items.size());
  Workspace workspace;
  for (std::uint32_t user = 0; user < shop.n_users; ++user) {
    const History history = histories[UserIndex(user)];
    (*model)->predict_batch(history, items, workspace, batch);
    for (const ItemIndex item : items) {
      const Prediction& pair = pairs[user * items.size() + item.number()];
      ASSERT_EQ(batch[item.number()].rating, pair.rating);
      ASSERT_EQ(batch[item.number()].is_fallback, pair.is_fallback);
    }
    const ItemIndex one(user % 120);
    ASSERT_EQ((*model)->predict(history, one, workspace).rating, batch[one.number()].rating);
  }
}

TEST_P(RatingModelTest, GivesTheSameOnAnyNumberOfThreads) {
  const RatingShop shop = busy_shop();
  auto model = fit_model(GetParam(), shop);
  ASSERT_TRUE(model);
  std::vector<Prediction> alone;
  {
    const ThreadLimit limit(1);
    alone = predict_all(**model, shop);
  }
  const ThreadLimit limit(4);
  const std::vector<Prediction> together = predict_all(**model, shop);
  for (std::size_t n = 0; n < alone.size(); ++n) ASSERT_EQ(alone[n].rating, together[n].rating);
}

TEST_P(RatingModelTest, AllocatesNothingOnceItsWorkspaceIsWarm) {
  const RatingShop shop = busy_shop();
  auto model = fit_model(GetParam(), shop);
  ASSERT_TRUE(model);
  Workspace workspace;
  const std::array history = {rated(30, 4), rated(17, 2)};
  (*model)->predict(history, ItemIndex(33), workspace);
  const auto* doubles = workspace.doubles.data();
  const auto* numbers = workspace.numbers.data();
  for (std::uint32_t item = 0; item < shop.n_items; ++item) {
    (*model)->predict(history, ItemIndex(item), workspace);
  }
  EXPECT_EQ(workspace.doubles.data(), doubles);
  EXPECT_EQ(workspace.numbers.data(), numbers);
}

TEST_P(RatingModelTest, ToleratesAWorkspaceThatAnotherModelUsed) {
  const RatingShop shop = busy_shop();
  auto model = fit_model(GetParam(), shop);
  ASSERT_TRUE(model);
  const std::array history = {rated(30, 4), rated(17, 2), rated(9, 5)};
  Workspace dirty;
  dirty.doubles.assign(10000, std::numeric_limits<double>::quiet_NaN());
  dirty.numbers.assign(10000, 4000000000U);
  for (const char* other : kNames) {
    auto before = fit_model(other, shop);
    ASSERT_TRUE(before);
    (*before)->predict(history, ItemIndex(55), dirty);
    Workspace clean;
    EXPECT_EQ((*model)->predict(history, ItemIndex(33), dirty).rating,
              (*model)->predict(history, ItemIndex(33), clean).rating);
  }
}

TEST_P(RatingModelTest, AnswersNoQueriesWithNothing) {
  auto model = fit_model(GetParam(), busy_shop());
  ASSERT_TRUE(model);
  (*model)->predict_pairs({}, {}, {});
  EXPECT_GT((*model)->bytes(), 0U);
}

TEST_P(RatingModelTest, LearnsFromRatingsOnly) {
  RatingShop shop = busy_shop();
  const double mean = predict_all(**fit_model("mean", shop), shop).front().rating;
  shop.ratings.push_back({UserIndex(0), ItemIndex(0), EventKind::kPurchase, 1000});
  EXPECT_EQ(predict_all(**fit_model("mean", shop), shop).front().rating, mean);
  RatingShop silent{.n_users = 1, .n_items = 1, .ratings = {}};
  silent.ratings.push_back({UserIndex(0), ItemIndex(0), EventKind::kPurchase, 1});
  auto model = fit_model(GetParam(), silent);
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(model.error().message(), HasSubstr("no rating"));
}

TEST_P(RatingModelTest, RefusesRatingsThatAreNoNumbersAndNumbersBeyondTheIndex) {
  for (const float odd : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
    RatingShop shop{.n_users = 1, .n_items = 1, .ratings = {}};
    auto model = fit_model(GetParam(), shop.rate(0, 0, odd));
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().code(), ErrorCode::kInvalidArgument);
  }
  RatingShop shop{.n_users = 1, .n_items = 1, .ratings = {}};
  EXPECT_FALSE(fit_model(GetParam(), shop.rate(0, 1, 3)));
}

TEST_P(RatingModelTest, RefusesAnEmptyScale) {
  auto model = fit_model(GetParam(), busy_shop(), {"scale_lowest=5"});
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().code(), ErrorCode::kInvalidArgument);
}

TEST_P(RatingModelTest, DoesNotOpenPartsThatLackAnArrayOrAreCutShort) {
  const auto parts = fit_parts(GetParam(), busy_shop());
  ASSERT_TRUE(parts);
  for (const auto& [name, array] : parts->arrays) {
    ModelParts lacking = *parts;
    lacking.arrays.erase(name);
    auto model = find_model(GetParam()).value()->open_rating(lacking);
    ASSERT_FALSE(model) << name;
    EXPECT_EQ(model.error().code(), ErrorCode::kCorruptData) << name;

    if (array.size() == 0) continue;
    ModelParts cut = *parts;
    const std::size_t bytes = (array.size() - 1) * size_of(array.type());
    cut.arrays.insert_or_assign(
        name, Array(array.type(), array.rows() - 1, 0, array.bytes().first(bytes), nullptr));
    model = find_model(GetParam()).value()->open_rating(cut);
    ASSERT_FALSE(model) << name;
    EXPECT_EQ(model.error().code(), ErrorCode::kCorruptData) << name;
  }
}

TEST(MeanRatingTest, IsTheMeanOfAllRatings) {
  RatingShop shop{.n_users = 2, .n_items = 2, .ratings = {}};
  auto model = fit_model("mean", shop.rate(0, 0, 5).rate(1, 0, 4).rate(1, 1, 1));
  ASSERT_TRUE(model);
  Workspace workspace;
  const Prediction prediction = (*model)->predict({}, ItemIndex(9), workspace);
  EXPECT_DOUBLE_EQ(prediction.rating, 10. / 3);
  EXPECT_TRUE(prediction.is_fallback);
}

/// Raters: item 0 {0, 1, 2}, item 1 {0, 1}, item 2 {1, 3}, item 3 {3}.
RatingShop four_people() {
  RatingShop shop{.n_users = 4, .n_items = 5, .ratings = {}};
  shop.rate(0, 0, 5).rate(0, 1, 3).rate(1, 0, 4).rate(1, 1, 2).rate(1, 2, 1).rate(2, 0, 5);
  return shop.rate(3, 2, 2).rate(3, 3, 4);
}

TEST(WeightedRatingTest, PredictsWhatAHandWorks) {
  // Item 0 for user 1, whose other ratings are 2 of item 1 and 1 of item 2. J(0, 1) = 2/3, J(0, 2) = 1/4:
  // (2/3 * 2 + 1/4 * 1) / (2/3 + 1/4) = 19/11
  auto model = fit_model("weighted", four_people());
  ASSERT_TRUE(model);
  Workspace workspace;
  const std::array history = {rated(0, 4), rated(1, 2), rated(2, 1)};
  const Prediction prediction = (*model)->predict(history, ItemIndex(0), workspace);
  EXPECT_DOUBLE_EQ(prediction.rating, 19. / 11);
  EXPECT_FALSE(prediction.is_fallback);
}

TEST(WeightedRatingTest, WithoutAPositiveWeightTheMeanIsPredicted) {
  auto model = fit_model("weighted", four_people());
  ASSERT_TRUE(model);
  Workspace workspace;
  const std::array of_user_2 = {rated(0, 5)};  // shares no rater with item 3; only rating of item 0 itself
  const std::array unknown = {rated(4, 1), rated(4000000000U, 1)};
  for (const auto& [history, item] : {std::pair{History(of_user_2), 3U},
                                      {History(of_user_2), 0U},
                                      {History(unknown), 0U},
                                      {History(), 0U},
                                      {History(of_user_2), 4U},
                                      {History(of_user_2), 4000000000U}}) {
    const Prediction prediction = (*model)->predict(history, ItemIndex(item), workspace);
    EXPECT_DOUBLE_EQ(prediction.rating, 26. / 8);
    EXPECT_TRUE(prediction.is_fallback);
  }
}

/// The definition with sets, slow and obvious.
double weighted_by_sets(const RatingShop& shop, UserIndex user, ItemIndex item) {
  std::vector<std::set<std::uint32_t>> raters(shop.n_items);
  double sum = 0;
  for (std::size_t row = 0; row < shop.ratings.size(); ++row) {
    raters[shop.ratings.items[row].number()].insert(shop.ratings.users[row].number());
    sum += shop.ratings.values[row];
  }
  const auto& ours = raters[item.number()];
  double weights = 0;
  double weighted = 0;
  for (std::size_t row = 0; row < shop.ratings.size(); ++row) {
    if (shop.ratings.users[row] != user || shop.ratings.items[row] == item) continue;
    const auto& others = raters[shop.ratings.items[row].number()];
    std::vector<std::uint32_t> both;
    std::ranges::set_intersection(ours, others, std::back_inserter(both));
    const double weight =
        static_cast<double>(both.size()) / static_cast<double>(ours.size() + others.size() - both.size());
    weights += weight;
    weighted += weight * static_cast<double>(shop.ratings.values[row]);
  }
  return weights > 0 ? weighted / weights : sum / static_cast<double>(shop.ratings.size());
}

RC_GTEST_PROP(WeightedRatingTest, AgreesWithItsDefinition, ()) {
  const RatingShop shop = arbitrary_shop();
  auto model = fit_model("weighted", shop, {"scale_lowest=0"});
  RC_ASSERT(model.has_value());
  const std::vector<RatingQuery> queries = all_pairs(shop);
  const std::vector<Prediction> predictions = predict_all(**model, shop);
  for (std::size_t n = 0; n < queries.size(); ++n) {
    RC_ASSERT(predictions[n].rating ==
              weighted_by_sets(shop, UserIndex(queries[n].history), queries[n].item));
  }
}

}  // namespace
}  // namespace lookbook::models
