#include "models/hybrid/style_blend.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "lookbook/base/parallel.hpp"
#include "lookbook/base/random.hpp"
#include "models/generated_shop_test.hpp"
#include "models/similarity/look_table.hpp"

namespace lookbook::models {
namespace {

using ::testing::ElementsAre;

HistoryEvent like(std::uint32_t item) {
  return {.item = ItemIndex(item), .kind = EventKind::kLike};
}

/// Four items in the plane: 0 and 1 look alike (cosine .8), 2 is at a right angle to 0, 3 has no photograph.
ItemVectors four_looks() {
  return {.name = "look", .dimension = 2, .values = {1, 0, .8F, .6F, 0, 1, 0, 0}, .present = {1, 1, 1, 0}};
}

Catalogue departments(const std::vector<std::string>& names) {
  std::vector<Product> products;
  for (const auto& name : names) products.emplace_back().categories = {"Clothing", name};
  return Catalogue(std::move(products));
}

/// Users 0 and 1 bought items 2 and 3 together; user 2 bought 2 alone. Nobody has bought 0 or 1.
Interactions two_old_products() {
  Interactions events;
  for (const auto& [user, item] : {std::pair{0U, 2U}, {0U, 3U}, {1U, 2U}, {1U, 3U}, {2U, 2U}}) {
    events.push_back({UserIndex(user), ItemIndex(item), EventKind::kPurchase});
  }
  return events;
}

struct Shop {
  Interactions events = two_old_products();
  ItemVectors looks = four_looks();
  Catalogue catalogue = departments({"Women", "Women", "Women", "Women"});
  TrainingData data() const {
    return {.interactions = events, .n_users = 3, .n_items = 4, .catalogue = &catalogue, .look = &looks};
  }
};

std::vector<float> scores_of(const TrainingData& data, const std::vector<std::string>& settings,
                             const std::vector<HistoryEvent>& history) {
  NoProgress progress;
  const ModelEntry entry = style_blend();
  const auto parts = entry.fit(data, Options::parse(entry.parameters, settings).value(), progress).value();
  const auto ranker = entry.open_ranker(parts).value();
  Workspace workspace;
  std::vector<float> scores(data.n_items);
  ranker->score(history, workspace, scores);
  return scores;
}

TEST(LookTableTest, ClosenessFallsWithTheCosine) {
  const Shop shop;
  NoProgress progress;
  const CsrMatrix table = look_table(shop.data(), {.temperature = .5}, progress).value();
  // cos(0,1) = .8, cos(1,2) = .6, cos(0,2) = 0: exp(-.2/.5), exp(-.4/.5).
  EXPECT_THAT(table.offsets, ElementsAre(0, 1, 3, 4, 4));
  EXPECT_THAT(table.columns, ElementsAre(1, 0, 2, 1));
  EXPECT_FLOAT_EQ(table.values[0], std::exp(-.4F));
  EXPECT_FLOAT_EQ(table.values[2], std::exp(-.8F));
}

TEST(LookTableTest, PopularProductsAndTheSameDepartmentArePreferred) {
  Shop shop;
  shop.catalogue = departments({"Women", "Men", "Men", "Men"});
  NoProgress progress;
  const CsrMatrix table =
      look_table(shop.data(), {.temperature = .5, .popularity = 1, .other_department = .25}, progress)
          .value();
  // Row 1: item 2 was bought three times, item 0 never (counts as 1) and by women.
  const SparseRow row = table.row(1);
  EXPECT_THAT(row.columns, ElementsAre(2, 0));
  EXPECT_FLOAT_EQ(row.values[0], 3 * std::exp(-.8F));
  EXPECT_FLOAT_EQ(row.values[1], .25F * std::exp(-.4F));
}

TEST(LookTableTest, DoesNotDependOnTheNumberOfThreads) {
  Rng rng(8);
  ItemVectors vectors{
      .name = "look", .dimension = 8, .values = {}, .present = std::vector<std::uint8_t>(150, 1)};
  for (std::size_t i = 0; i < 150; ++i) {
    std::vector<double> row(8);
    double norm = 0;
    for (double& x : row) {
      x = rng.normal();
      norm += x * x;
    }
    for (const double x : row) vectors.values.push_back(static_cast<float>(x / std::sqrt(norm)));
  }
  const Interactions none;
  NoProgress progress;
  auto table_on = [&](std::size_t threads) {
    const ThreadLimit limit(threads);
    return look_table({.interactions = none, .n_items = 150, .look = &vectors}, {.neighbours = 9}, progress)
        .value();
  };
  const CsrMatrix one = table_on(1);
  const CsrMatrix four = table_on(4);
  EXPECT_EQ(one.columns, four.columns);
  EXPECT_EQ(one.values, four.values);
  EXPECT_EQ(one.columns.size(), 150U * 9);
}

TEST(StyleBlendTest, AProductThatNobodyBoughtIsRecommendedByItsLook) {
  const Shop shop;
  const auto scores = scores_of(shop.data(), {}, {like(1)});
  EXPECT_GT(scores[0], scores[3]);
  const std::vector<std::string> without_look = {"look=0"};
  EXPECT_EQ(scores_of(shop.data(), without_look, {like(1)})[0], 0);
}

TEST(StyleBlendTest, WeightsMeanMultiplesOfATypicalNearestNeighbour) {
  const Shop shop;
  // Behaviour alone with exponents 0: C[2,3] = C[3,2] = 2, mean of the rows' largest entries 2, so S[2,3] = 3
  // * 2/2.
  const std::vector<std::string> settings = {"behaviour=3",   "look=0",           "prior=0",
                                             "row_damping=0", "column_damping=0", "user_damping=0"};
  EXPECT_THAT(scores_of(shop.data(), settings, {like(2)}), ElementsAre(0, 0, 0, 3));
}

TEST(StyleBlendTest, AVisitorWithoutAHistorySeesWhatIsPopular) {
  const Shop shop;
  // Bought 0, 0, 3 and 2 times: square roots over the largest.
  const std::vector<std::string> settings = {"prior=0.5"};
  const auto scores = scores_of(shop.data(), settings, {});
  EXPECT_THAT(scores, ElementsAre(0, 0, testing::FloatEq(.5F), testing::FloatEq(.5F * std::sqrt(2.F / 3))));
}

TEST(StyleBlendTest, WithoutPhotographsBehaviourAndPopularityRemain) {
  const Interactions events = two_old_products();
  const auto scores = scores_of({.interactions = events, .n_users = 3, .n_items = 4}, {}, {like(2)});
  EXPECT_GT(scores[3], 0);
  EXPECT_EQ(scores[0], 0);
}

TEST(StyleBlendTest, ExplainsWithoutThePrior) {
  const Shop shop;
  NoProgress progress;
  const ModelEntry entry = style_blend();
  const std::vector<std::string> settings = {"behaviour=1", "look=0", "prior=1", "row_damping=0",
                                             "user_damping=0"};
  const auto parts =
      entry.fit(shop.data(), Options::parse(entry.parameters, settings).value(), progress).value();
  const auto ranker = entry.open_ranker(parts).value();
  Workspace workspace;
  const std::vector<HistoryEvent> history = {like(0), like(2)};
  const auto reasons = ranker->explain(history, ItemIndex(3), workspace);
  ASSERT_EQ(reasons.size(), 1U);
  EXPECT_EQ(reasons[0].position, 1U);
  // S[2,3] = 1; item 3's prior is sqrt(2/3).
  EXPECT_FLOAT_EQ(reasons[0].share, 1 / (1 + std::sqrt(2.F / 3)));
}

}  // namespace
}  // namespace lookbook::models
