#include "models/ranking/popularity.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lookbook::models {
namespace {

using ::testing::ElementsAre;
using ::testing::FloatEq;

constexpr UnixSeconds kDay = 86400;

TrainingData shop(const Interactions& interactions, std::size_t n_items) {
  return {.interactions = interactions, .n_users = 9, .n_items = n_items};
}

TEST(PopularityTest, CountsPositiveEventsByTheirWeight) {
  Interactions events;
  events.push_back({UserIndex(0), ItemIndex(0), EventKind::kRating, 5});
  events.push_back({UserIndex(1), ItemIndex(0), EventKind::kRating, 1});
  events.push_back({UserIndex(2), ItemIndex(0), EventKind::kDislike, 1});
  events.push_back({UserIndex(3), ItemIndex(1), EventKind::kPurchase, 1});
  events.push_back({UserIndex(4), ItemIndex(1), EventKind::kView, 1});
  events.push_back({UserIndex(5), ItemIndex(2), EventKind::kImpression, 1});
  // Item 0: two ratings (the dislike says nothing here), item 1: 1 + .2.
  EXPECT_THAT(popularity_scores(shop(events, 4), {}), ElementsAre(2, FloatEq(1.2F), 0, 0));
  // Liked from 3 stars: the rating of 1 drops out.
  EXPECT_THAT(popularity_scores(shop(events, 4), {.liked_from = 3}), ElementsAre(1, FloatEq(1.2F), 0, 0));
  // Square root.
  EXPECT_THAT(popularity_scores(shop(events, 1 + 3), {.exponent = .5}),
              ElementsAre(FloatEq(1.4142135F), FloatEq(1.0954452F), 0, 0));
}

TEST(PopularityTest, AnEventOfOneHalfLifeCountsHalf) {
  Interactions events;
  events.push_back({UserIndex(0), ItemIndex(0), EventKind::kPurchase, 1, 0});
  events.push_back({UserIndex(1), ItemIndex(1), EventKind::kPurchase, 1, 10 * kDay});
  events.push_back({UserIndex(2), ItemIndex(2), EventKind::kPurchase, 1, 20 * kDay});
  events.push_back({UserIndex(3), ItemIndex(3), EventKind::kPurchase, 1, kNoTime});
  // Ages 20, 10 and 0 days; the unknown time counts as the oldest.
  EXPECT_THAT(popularity_scores(shop(events, 4), {.half_life_days = 10}), ElementsAre(.25F, .5F, 1, .25F));
}

TEST(PopularityTest, WithoutAnyTimeNothingFades) {
  Interactions events;
  events.push_back({UserIndex(0), ItemIndex(1), EventKind::kPurchase, 1});
  EXPECT_THAT(popularity_scores(shop(events, 2), {.half_life_days = 10}), ElementsAre(0, 1));
}

TEST(PopularityTest, EveryHistoryGetsTheSameScoresAndNoReason) {
  Interactions events;
  events.push_back({UserIndex(0), ItemIndex(1), EventKind::kPurchase, 1});
  NoProgress progress;
  const ModelEntry model = popularity();
  const auto parts = model.fit(shop(events, 2), Options::defaults(model.parameters), progress);
  const auto ranker = model.open_ranker(*parts);
  ASSERT_TRUE(ranker);
  Workspace workspace;
  std::vector<float> scores(2);
  (*ranker)->score({}, workspace, scores);
  EXPECT_THAT(scores, ElementsAre(0, 1));
  const std::vector<HistoryEvent> history = {{.item = ItemIndex(0), .kind = EventKind::kLike}};
  EXPECT_TRUE((*ranker)->explain(history, ItemIndex(1), workspace).empty());
}

}  // namespace
}  // namespace lookbook::models
