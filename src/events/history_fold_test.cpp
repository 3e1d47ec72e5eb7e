#include "lookbook/events/history_fold.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <string>

namespace lookbook::events {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

HistoryEvent event(std::uint32_t item, EventKind kind, float value = 1) {
  return {.item = ItemIndex(item), .kind = kind, .value = value};
}

/// "item:kind" of every event, for short expectations.
std::vector<std::string> names(const std::vector<HistoryEvent>& events) {
  std::vector<std::string> result;
  for (const auto& e : events) {
    result.push_back(std::to_string(e.item.number()) + ":" + std::string(name_of(e.kind)));
  }
  return result;
}

TEST(HistoryFoldTest, KeepsTheLatestEventOfAnItemAtItsPlace) {
  const std::vector<HistoryEvent> events = {event(7, EventKind::kLike), event(3, EventKind::kBasket),
                                            event(7, EventKind::kPurchase)};
  EXPECT_THAT(names(fold_history(events)), ElementsAre("3:basket", "7:purchase"));
}

TEST(HistoryFoldTest, AViewDoesNotHideALike) {
  const std::vector<HistoryEvent> events = {event(7, EventKind::kLike), event(7, EventKind::kView),
                                            event(8, EventKind::kView)};
  EXPECT_THAT(names(fold_history(events)), ElementsAre("7:like", "8:view"));
}

TEST(HistoryFoldTest, AnUnlikeTakesLikesAndDislikesBackAndLeavesThePurchase) {
  const std::vector<HistoryEvent> events = {event(1, EventKind::kLike),     event(2, EventKind::kDislike),
                                            event(3, EventKind::kPurchase), event(3, EventKind::kLike),
                                            event(4, EventKind::kView),     event(4, EventKind::kLike),
                                            event(1, EventKind::kUnlike),   event(2, EventKind::kUnlike),
                                            event(3, EventKind::kUnlike),   event(4, EventKind::kUnlike)};
  EXPECT_THAT(names(fold_history(events)), ElementsAre("3:purchase", "4:view"));
}

TEST(HistoryFoldTest, ALikeAfterAnUnlikeCounts) {
  const std::vector<HistoryEvent> events = {event(1, EventKind::kLike), event(1, EventKind::kUnlike),
                                            event(1, EventKind::kLike)};
  EXPECT_THAT(names(fold_history(events)), ElementsAre("1:like"));
}

TEST(HistoryFoldTest, ImpressionsNeverCount) {
  EXPECT_THAT(fold_history(std::vector{event(1, EventKind::kImpression)}), IsEmpty());
  EXPECT_THAT(fold_history({}), IsEmpty());
}

TEST(HistoryFoldTest, ALaterPurchaseDoesNotHideARating) {
  const std::vector<HistoryEvent> events = {event(1, EventKind::kRating, 2), event(2, EventKind::kLike),
                                            event(1, EventKind::kRating, 5), event(1, EventKind::kPurchase)};
  const auto ratings = fold_ratings(events, {.like = 5, .dislike = 2});
  EXPECT_THAT(names(ratings), ElementsAre("2:rating", "1:rating"));
  EXPECT_EQ(ratings[1].value, 5);
  EXPECT_THAT(names(fold_history(events)), ElementsAre("2:like", "1:purchase"));
}

TEST(HistoryFoldTest, LikesAndDislikesAreRatingsWhereNoneIsGiven) {
  const std::vector<HistoryEvent> events = {
      event(1, EventKind::kLike),     event(2, EventKind::kDislike),   event(3, EventKind::kRating, 3),
      event(3, EventKind::kLike),     event(4, EventKind::kLike),      event(4, EventKind::kUnlike),
      event(5, EventKind::kLike),     event(5, EventKind::kRating, 4), event(5, EventKind::kUnlike),
      event(6, EventKind::kPurchase), event(7, EventKind::kView),      event(8, EventKind::kLike),
      event(8, EventKind::kDislike)};
  std::map<std::uint32_t, float> values;
  for (const auto& rating : fold_ratings(events, {.like = 5, .dislike = 2})) {
    EXPECT_EQ(rating.kind, EventKind::kRating);
    values[rating.item.number()] = rating.value;
  }
  EXPECT_EQ(values, (std::map<std::uint32_t, float>{{1, 5}, {2, 2}, {3, 3}, {5, 4}, {8, 2}}));
}

/// The slow twin: for each item by itself, walk its events and keep what the header says.
std::map<std::uint32_t, EventKind> slow_fold(const std::vector<HistoryEvent>& events) {
  std::map<std::uint32_t, EventKind> folded;
  for (const auto& candidate : events) {
    std::vector<EventKind> own;
    for (const auto& e : events) {
      if (e.item != candidate.item || e.kind == EventKind::kImpression) continue;
      if (e.kind == EventKind::kUnlike) {
        std::erase(own, EventKind::kLike);
        std::erase(own, EventKind::kDislike);
      } else {
        own.push_back(e.kind);
      }
    }
    std::vector<EventKind> not_views = own;
    std::erase(not_views, EventKind::kView);
    if (!not_views.empty()) {
      folded[candidate.item.number()] = not_views.back();
    } else if (!own.empty()) {
      folded[candidate.item.number()] = EventKind::kView;
    }
  }
  return folded;
}

RC_GTEST_PROP(HistoryFoldTest, AgreesWithTheSlowTwin, ()) {
  const auto raw = *rc::gen::container<std::vector<std::pair<int, int>>>(
      rc::gen::pair(rc::gen::inRange(0, 4), rc::gen::inRange(0, 8)));
  std::vector<HistoryEvent> events;
  for (const auto& [item, kind] : raw) {
    events.push_back(event(static_cast<std::uint32_t>(item), static_cast<EventKind>(kind)));
  }
  std::map<std::uint32_t, EventKind> folded;
  for (const auto& e : fold_history(events)) RC_ASSERT(folded.emplace(e.item.number(), e.kind).second);
  RC_ASSERT(folded == slow_fold(events));
}

}  // namespace
}  // namespace lookbook::events
