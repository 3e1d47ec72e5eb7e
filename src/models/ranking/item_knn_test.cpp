#include "models/ranking/item_knn.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "lookbook/base/parallel.hpp"
#include "models/event_weight.hpp"
#include "models/generated_shop_test.hpp"
#include "models/ranking/co_occurrence.hpp"

namespace lookbook::models {
namespace {

using ::testing::ElementsAre;

/// Users 0 and 1 have items 0 and 1; user 1 also has item 2; user 2 has only item 0.
Interactions three_shoppers() {
  Interactions events;
  for (const auto& [user, item] : {std::pair{0, 0}, {0, 1}, {1, 0}, {1, 1}, {1, 2}, {2, 0}}) {
    events.push_back({UserIndex(static_cast<std::uint32_t>(user)),
                      ItemIndex(static_cast<std::uint32_t>(item)), EventKind::kPurchase, 1});
  }
  return events;
}

TrainingData shop_of(const Interactions& events, std::size_t n_users, std::size_t n_items) {
  return {.interactions = events, .n_users = n_users, .n_items = n_items};
}

/// The formula itself, dense: slow and obvious.
std::vector<std::vector<double>> dense_co_occurrence(const GeneratedShop& shop,
                                                     const CoOccurrenceOptions& options) {
  std::vector<std::vector<double>> r(shop.n_users, std::vector<double>(shop.n_items));
  for (std::size_t row = 0; row < shop.interactions.size(); ++row) {
    const Interaction event = shop.interactions[row];
    const float weight = event_weight(event.kind, event.value, options.liked_from);
    r[event.user.number()][event.item.number()] = std::max(0.F, weight);
  }
  auto positive = [](double value) { return value > 0; };
  std::vector<double> of_items(shop.n_items);
  for (std::size_t i = 0; i < shop.n_items; ++i) {
    for (const auto& user : r) of_items[i] += positive(user[i]) ? 1 : 0;
  }
  std::vector<std::vector<double>> c(shop.n_items, std::vector<double>(shop.n_items));
  for (std::size_t i = 0; i < shop.n_items; ++i) {
    for (std::size_t j = 0; j < shop.n_items; ++j) {
      double common = 0;
      for (const auto& user : r) {
        if (user[i] <= 0 || user[j] <= 0) continue;
        const auto items = static_cast<double>(std::ranges::count_if(user, positive));
        c[i][j] += std::pow(items, -options.user_damping) * user[i] * user[j];
        ++common;
      }
      c[i][j] *= std::pow(std::max(1., of_items[i]), -options.row_damping) *
                 std::pow(std::max(1., of_items[j]), -options.column_damping);
      if (i == j || common < static_cast<double>(options.minimum_common)) c[i][j] = 0;
    }
  }
  return c;
}

TEST(ItemKnnTest, PlainCosineIsOneSetting) {
  NoProgress progress;
  const Interactions events = three_shoppers();
  const auto table = co_occurrence(shop_of(events, 3, 4),
                                   {.row_damping = .5, .column_damping = .5, .user_damping = 0}, progress);
  ASSERT_TRUE(table);
  // n = 3, 2, 1, 0. cos(0,1) = 2 / sqrt(3*2), cos(0,2) = 1 / sqrt(3), cos(1,2) = 1 / sqrt(2).
  EXPECT_THAT(table->offsets, ElementsAre(0, 2, 4, 6, 6));
  EXPECT_THAT(table->columns, ElementsAre(1, 2, 0, 2, 1, 0));
  EXPECT_FLOAT_EQ(table->values[0], .81649658F);
  EXPECT_FLOAT_EQ(table->values[1], .57735027F);
  EXPECT_FLOAT_EQ(table->values[2], .81649658F);
  EXPECT_FLOAT_EQ(table->values[3], .70710678F);
}

TEST(ItemKnnTest, UsersWithManyItemsAreDamped) {
  NoProgress progress;
  const Interactions events = three_shoppers();
  const auto table = co_occurrence(shop_of(events, 3, 3),
                                   {.row_damping = 0, .column_damping = 0, .user_damping = 1}, progress);
  ASSERT_TRUE(table);
  // C[0,1] = 1/2 (user 0) + 1/3 (user 1), C[0,2] = 1/3 (user 1).
  EXPECT_FLOAT_EQ(table->values[0], 5.F / 6);
  EXPECT_FLOAT_EQ(table->values[1], 1.F / 3);
}

TEST(ItemKnnTest, OnlyTheNearestNeighboursAreKept) {
  NoProgress progress;
  const Interactions events = three_shoppers();
  const auto one =
      co_occurrence(shop_of(events, 3, 3),
                    {.row_damping = .1, .column_damping = .1, .user_damping = .5, .neighbours = 1}, progress);
  EXPECT_THAT(one->columns, ElementsAre(1, 0, 1));  // item 2 is equally near to 0 and 1 but for n_0 > n_1
  const auto common = co_occurrence(shop_of(events, 3, 3), {.minimum_common = 2}, progress);
  EXPECT_THAT(common->columns, ElementsAre(1, 0));  // only 0 and 1 have two shoppers in common
}

RC_GTEST_PROP(ItemKnnTest, AgreesWithTheDenseFormula, (std::uint64_t seed)) {
  const GeneratedShop shop =
      generated_shop(seed, *rc::gen::inRange<std::size_t>(1, 20), *rc::gen::inRange<std::size_t>(1, 40), .3,
                     *rc::gen::arbitrary<bool>());
  const CoOccurrenceOptions options{
      .row_damping = *rc::gen::inRange(0, 10) / 10.,
      .column_damping = *rc::gen::inRange(0, 10) / 10.,
      .user_damping = *rc::gen::inRange(0, 20) / 10.,
      .neighbours = *rc::gen::inRange<std::size_t>(1, 12),
      .minimum_common = *rc::gen::inRange<std::size_t>(1, 3),
      .liked_from = static_cast<double>(*rc::gen::inRange(0, 5)),
  };
  NoProgress progress;
  const auto table = co_occurrence(shop_of(shop.interactions, shop.n_users, shop.n_items), options, progress);
  RC_ASSERT(table.has_value());
  const auto dense = dense_co_occurrence(shop, options);
  for (std::size_t i = 0; i < shop.n_items; ++i) {
    const SparseRow row = table->row(i);
    std::vector<double> left = dense[i];
    for (std::size_t k = 0; k < row.size(); ++k) {
      RC_ASSERT(std::abs(static_cast<double>(row.values[k]) - left[row.columns[k]]) < 1e-6);
      RC_ASSERT(row.values[k] > 0);
      left[row.columns[k]] = 0;
      if (k > 0)
        RC_ASSERT(ranks_before({ItemIndex(row.columns[k - 1]), row.values[k - 1]},
                               {ItemIndex(row.columns[k]), row.values[k]}));
    }
    const double best_left = *std::ranges::max_element(left);
    if (row.size() < options.neighbours) {
      RC_ASSERT(best_left <= 0);
    } else {
      RC_ASSERT(best_left <= static_cast<double>(row.values.back()) + 1e-6);
    }
  }
}

TEST(ItemKnnTest, DoesNotDependOnTheNumberOfThreads) {
  const GeneratedShop shop = generated_shop(5, 300, 200, .05, true);
  NoProgress progress;
  auto fitted = [&](std::size_t threads) {
    const ThreadLimit limit(threads);
    return co_occurrence(shop_of(shop.interactions, 300, 200), {.neighbours = 20}, progress);
  };
  const auto one = fitted(1);
  const auto four = fitted(4);
  ASSERT_TRUE(one && four);
  EXPECT_EQ(one->offsets, four->offsets);
  EXPECT_EQ(one->columns, four->columns);
  EXPECT_EQ(one->values, four->values);
}

class StoppedProgress final : public Progress {
 public:
  void begin(std::string_view, std::uint64_t, std::string_view) override {}
  void advance(std::uint64_t) override {}
  void end() override {}
  bool cancelled() const override { return true; }
};

TEST(ItemKnnTest, StopsWhenItIsTold) {
  StoppedProgress progress;
  const Interactions events = three_shoppers();
  EXPECT_EQ(co_occurrence(shop_of(events, 3, 3), {}, progress).error().code(), ErrorCode::kCancelled);
}

/// The model over a table that can be worked by hand: exponents 0, so C counts common shoppers.
struct CountingKnn {
  explicit CountingKnn(const Interactions& events) {
    NoProgress progress;
    const ModelEntry entry = item_knn();
    const std::vector<std::string> settings = {"row_damping=0", "column_damping=0", "user_damping=0",
                                               "liked_from=3"};
    parts = entry.fit(shop_of(events, 3, 3), *Options::parse(entry.parameters, settings), progress).value();
    ranker = entry.open_ranker(parts).value();
    similarity = entry.open_similarity(parts).value();
  }
  ModelParts parts;
  std::unique_ptr<Ranker> ranker;
  std::unique_ptr<SimilarityModel> similarity;
  Workspace workspace;
};

TEST(ItemKnnTest, AHistoryScoresTheSumOfItsRowsByWeight) {
  CountingKnn knn(three_shoppers());  // C: 0-1 two, 0-2 one, 1-2 one
  const std::vector<HistoryEvent> history = {{.item = ItemIndex(0), .kind = EventKind::kLike},
                                             {.item = ItemIndex(1), .kind = EventKind::kDislike},
                                             {.item = ItemIndex(77), .kind = EventKind::kLike}};
  std::vector<float> scores(3, 9);
  knn.ranker->score(history, knn.workspace, scores);
  // 0: -.5 * 2; 1: 1 * 2; 2: 1 * 1 - .5 * 1; item 77 is unknown.
  EXPECT_THAT(scores, ElementsAre(-1, 2, .5F));
}

TEST(ItemKnnTest, ARatingBelowLikedFromIsADislike) {
  CountingKnn knn(three_shoppers());
  const std::vector<HistoryEvent> history = {{.item = ItemIndex(2), .kind = EventKind::kRating, .value = 2}};
  std::vector<float> scores(3);
  knn.ranker->score(history, knn.workspace, scores);
  EXPECT_THAT(scores, ElementsAre(-.5F, -.5F, 0));
}

TEST(ItemKnnTest, ExplainsAScoreByTheEventsThatMadeIt) {
  CountingKnn knn(three_shoppers());
  const std::vector<HistoryEvent> history = {{.item = ItemIndex(2), .kind = EventKind::kLike},
                                             {.item = ItemIndex(1), .kind = EventKind::kLike}};
  const auto reasons = knn.ranker->explain(history, ItemIndex(0), knn.workspace);
  // Item 0 scores 1 from item 2 and 2 from item 1.
  ASSERT_EQ(reasons.size(), 2U);
  EXPECT_EQ(reasons[0].position, 1U);
  EXPECT_FLOAT_EQ(reasons[0].share, 2.F / 3);
  EXPECT_EQ(reasons[1].position, 0U);
  EXPECT_FLOAT_EQ(reasons[1].share, 1.F / 3);
  EXPECT_TRUE(knn.ranker->explain({}, ItemIndex(0), knn.workspace).empty());
}

TEST(ItemKnnTest, SimilarItemsAreTheRowWithPopularItemsDamped) {
  CountingKnn knn(three_shoppers());
  // Row 0: item 1 has 2 of its 2 shoppers in common, item 2 has 1 of 1; over the roots of 2 and 1.
  const RankedList similar = knn.similarity->similar(ItemIndex(0), {}, knn.workspace);
  ASSERT_EQ(similar.size(), 2U);
  EXPECT_EQ(similar[0].item, ItemIndex(1));
  EXPECT_FLOAT_EQ(similar[0].score, 1.4142135F);
  EXPECT_EQ(similar[1], (RankedItem{ItemIndex(2), 1}));
  // Row 2: 1 / sqrt(3) for item 0, 1 / sqrt(2) for item 1, though C is 1 for both.
  EXPECT_EQ(knn.similarity->similar(ItemIndex(2), {.limit = 1}, knn.workspace)[0].item, ItemIndex(1));

  auto not_one = [](ItemIndex item) { return item != ItemIndex(1); };
  const FunctionRef<bool(ItemIndex)> filter = not_one;
  EXPECT_THAT(knn.similarity->similar(ItemIndex(0), {.limit = 1, .filter = &filter}, knn.workspace),
              ElementsAre(RankedItem{ItemIndex(2), 1}));
  EXPECT_TRUE(knn.similarity->similar(ItemIndex(3), {}, knn.workspace).empty());

  EXPECT_THAT(knn.similarity->similar(ItemIndex(0), {.first = &filter}, knn.workspace),
              ElementsAre(RankedItem{ItemIndex(2), 1}, similar[0]));
}

TEST(ItemKnnTest, DamagedPartsAreRefused) {
  CountingKnn knn(three_shoppers());
  ModelParts parts = knn.parts;
  parts.arrays.insert_or_assign("table.columns", Array::of(std::vector<std::uint32_t>{0, 1, 2, 3, 9, 1}));
  EXPECT_EQ(item_knn().open_ranker(parts).error().code(), ErrorCode::kCorruptData);
  parts.arrays.erase("table.columns");
  EXPECT_EQ(item_knn().open_ranker(parts).error().code(), ErrorCode::kCorruptData);
}

}  // namespace
}  // namespace lookbook::models
