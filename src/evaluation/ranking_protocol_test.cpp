#include "lookbook/evaluation/ranking_protocol.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "lookbook/base/parallel.hpp"
#include "lookbook/base/random.hpp"

namespace lookbook::evaluation {
namespace {

using ::testing::ElementsAre;

/// Scores item j by its number, so lists are n-1, n-2, …; and item 0 highest of all for who has item 1.
class BigNumbersFirst final : public models::Ranker {
 public:
  explicit BigNumbersFirst(std::size_t n) : n_(n) {}
  std::size_t n_items() const override { return n_; }
  void score(History history, models::Workspace&, std::span<float> scores) const override {
    for (std::size_t j = 0; j < n_; ++j) scores[j] = static_cast<float>(j);
    if (!history.empty() && history[0].item == ItemIndex(1)) scores[0] = 1e6F;
  }
  std::vector<models::Contribution> explain(History, ItemIndex, models::Workspace&) const override {
    return {};
  }
  std::size_t bytes() const override { return 0; }

 private:
  std::size_t n_;
};

Interactions bought(std::initializer_list<std::pair<std::uint32_t, std::uint32_t>> pairs) {
  Interactions events;
  for (const auto& [user, item] : pairs)
    events.push_back({UserIndex(user), ItemIndex(item), EventKind::kPurchase});
  return events;
}

TEST(RelevantItemsTest, AreSortedOnceEachHoweverTheyWereRated) {
  Interactions events = bought({{1, 5}, {1, 2}, {1, 5}});
  events.push_back({UserIndex(1), ItemIndex(3), EventKind::kRating, 1});
  const RelevantItems relevant(events, 3);
  EXPECT_TRUE(relevant[UserIndex(0)].empty());
  EXPECT_THAT(relevant[UserIndex(1)], ElementsAre(ItemIndex(2), ItemIndex(3), ItemIndex(5)));
  EXPECT_EQ(relevant.n_users(), 3U);
}

TEST(RankingTaskTest, CountsOnceForAllModelsWhoIsJudgedByHowMuch) {
  // User 0 has two test items, one of them in the history; user 1 has none; user 2 has one.
  const Histories histories(bought({{0, 5}, {0, 3}, {0, 3}, {1, 1}, {2, 2}}), 3);
  const RankingTask task(histories, RelevantItems(bought({{0, 3}, {0, 2}, {2, 5}}), 3));
  EXPECT_THAT(task.users(), ElementsAre(UserIndex(0), UserIndex(2)));
  EXPECT_EQ(task.counts().users, 2U);
  EXPECT_EQ(task.counts().skipped, 1U);
  EXPECT_EQ(task.counts().relevant, 3U);
  EXPECT_EQ(task.counts().unreachable, 1U);
}

TEST(RankingProtocolTest, TrainItemsAreExcludedAndUsersWithoutTestItemsSkipped) {
  // Six items. User 0 has 5, is tested on 3 and 1: list 4 3. User 1 has 1, is tested on 0: list 0 5. User 2
  // has no test items.
  const Histories histories(bought({{0, 5}, {1, 1}, {2, 2}}), 3);
  const RelevantItems relevant(bought({{0, 3}, {0, 1}, {1, 0}}), 3);
  const std::size_t cutoffs[] = {1, 2};
  NoProgress progress;
  const auto scores = evaluate_ranking(BigNumbersFirst(6), {histories, relevant}, cutoffs, progress);
  ASSERT_TRUE(scores);
  EXPECT_EQ(scores->users, 2U);
  EXPECT_EQ(scores->skipped, 1U);
  ASSERT_EQ(scores->at.size(), 2U);
  EXPECT_DOUBLE_EQ(scores->at[0][RankingMetric::kRecall].value, .5);   // 0 and 1
  EXPECT_DOUBLE_EQ(scores->at[1][RankingMetric::kRecall].value, .75);  // 1/2 and 1
  EXPECT_DOUBLE_EQ(scores->at[1][RankingMetric::kRecall].standard_error,
                   .25);  // sqrt((.25^2 + .25^2) / 1 / 2)
  EXPECT_DOUBLE_EQ(scores->at[1][RankingMetric::kHitRate].value, 1);
  EXPECT_DOUBLE_EQ(scores->at[0].coverage, 2. / 6);  // 4, 0
  EXPECT_DOUBLE_EQ(scores->at[1].coverage, 4. / 6);  // 4, 3, 0, 5
}

TEST(RankingProtocolTest, TestItemsOfTheOwnHistoryAreCountedAsOutOfReach) {
  const Histories histories(bought({{0, 5}, {0, 3}, {1, 1}}), 2);
  const RelevantItems relevant(bought({{0, 3}, {0, 2}, {1, 0}}), 2);
  const std::size_t cutoffs[] = {6};
  NoProgress progress;
  const auto scores = evaluate_ranking(BigNumbersFirst(6), {histories, relevant}, cutoffs, progress);
  ASSERT_TRUE(scores);
  EXPECT_EQ(scores->relevant, 3U);
  EXPECT_EQ(scores->unreachable, 1U);                                  // user 0's item 3
  EXPECT_DOUBLE_EQ(scores->at[0][RankingMetric::kRecall].value, .75);  // 1/2 and 1
}

TEST(RankingProtocolTest, SenselessTasksAreRefused) {
  const Histories histories(bought({{0, 5}}), 1);
  const RelevantItems relevant(bought({{0, 3}}), 1);
  const RelevantItems other(bought({{0, 3}}), 2);
  NoProgress progress;
  const BigNumbersFirst ranker(6);
  const std::size_t zero[] = {10, 0};
  const std::size_t ten[] = {10};
  EXPECT_EQ(evaluate_ranking(ranker, {histories, relevant}, {}, progress).error().code(),
            ErrorCode::kInvalidArgument);
  EXPECT_EQ(evaluate_ranking(ranker, {histories, relevant}, zero, progress).error().code(),
            ErrorCode::kInvalidArgument);
  EXPECT_EQ(evaluate_ranking(ranker, {histories, other}, ten, progress).error().code(),
            ErrorCode::kInvalidArgument);
}

TEST(RankingProtocolTest, AnItemTheModelDoesNotHaveIsMissed) {
  const Histories histories(bought({{0, 100}}), 1);
  const RelevantItems relevant(bought({{0, 99}, {0, 5}}), 1);
  const std::size_t cutoffs[] = {10};
  NoProgress progress;
  const auto scores = evaluate_ranking(BigNumbersFirst(6), {histories, relevant}, cutoffs, progress);
  EXPECT_DOUBLE_EQ(scores->at[0][RankingMetric::kRecall].value, .5);
}

TEST(RankingProtocolTest, NobodyToTestGivesNoFigures) {
  const Histories histories(Interactions{}, 0);
  const RelevantItems relevant(Interactions{}, 0);
  const std::size_t cutoffs[] = {10};
  NoProgress progress;
  const auto scores = evaluate_ranking(BigNumbersFirst(6), {histories, relevant}, cutoffs, progress);
  ASSERT_TRUE(scores);
  EXPECT_EQ(scores->users, 0U);
  EXPECT_TRUE(std::isnan(scores->at[0][RankingMetric::kNdcg].value));
  EXPECT_TRUE(std::isnan(scores->at[0].coverage));
}

/// 1,000 random users on 300 items.
TEST(RankingProtocolTest, DoesNotDependOnTheNumberOfThreadsAndAgreesWithOneUserAtATime) {
  Rng rng(3);
  Interactions train;
  Interactions test;
  for (std::uint32_t user = 0; user < 1000; ++user) {
    for (std::uint32_t item = 0; item < 300; ++item) {
      if (rng.chance(.02)) (rng.chance(.7) ? train : test).push_back({UserIndex(user), ItemIndex(item)});
    }
  }
  const Histories histories(train, 1000);
  const RelevantItems relevant(test, 1000);
  const std::size_t cutoffs[] = {5, 20};
  NoProgress progress;
  const BigNumbersFirst ranker(300);
  auto scores_on = [&](std::size_t threads) {
    const ThreadLimit limit(threads);
    return evaluate_ranking(ranker, {histories, relevant}, cutoffs, progress).value();
  };
  const RankingScores one = scores_on(1);
  const RankingScores three = scores_on(3);

  double ndcg_sum = 0;
  std::size_t users = 0;
  for (std::uint32_t u = 0; u < 1000; ++u) {
    const UserIndex user(u);
    if (relevant[user].empty()) continue;
    models::Workspace workspace;
    std::vector<float> scores(300);
    ranker.score(histories[user], workspace, scores);
    std::vector<ItemIndex> list;
    std::vector<std::pair<float, std::uint32_t>> order;
    for (std::uint32_t j = 0; j < 300; ++j) {
      if (std::ranges::none_of(histories[user],
                               [&](const HistoryEvent& e) { return e.item.number() == j; })) {
        order.emplace_back(-scores[j], j);
      }
    }
    std::ranges::sort(order);
    for (std::size_t k = 0; k < 20; ++k) list.emplace_back(order[k].second);
    ndcg_sum += ndcg(list, relevant[user], 20);
    ++users;
  }
  EXPECT_EQ(one.users, users);
  EXPECT_NEAR(one.at[1][RankingMetric::kNdcg].value, ndcg_sum / static_cast<double>(users), 1e-12);
  for (std::size_t c = 0; c < 2; ++c) {
    EXPECT_EQ(one.at[c].coverage, three.at[c].coverage);
    for (const RankingMetric metric : kRankingMetrics) {
      EXPECT_EQ(one.at[c][metric].value, three.at[c][metric].value);
      EXPECT_EQ(one.at[c][metric].standard_error, three.at[c][metric].standard_error);
    }
  }
}

}  // namespace
}  // namespace lookbook::evaluation
