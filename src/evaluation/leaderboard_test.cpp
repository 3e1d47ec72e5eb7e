#include "lookbook/evaluation/leaderboard.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lookbook::evaluation {
namespace {

using ::testing::HasSubstr;

RankingEntry entry(std::string model, double recall) {
  RankingEntry result{.model = std::move(model),
                      .parameters = {{"neighbours", "50"}},
                      .fit_seconds = .25,
                      .model_bytes = 800,
                      .scores = {}};
  result.scores.users = 3;
  ScoresAt at{.n = 20, .means = {}, .coverage = .5};
  at.means[static_cast<std::size_t>(RankingMetric::kRecall)] = {recall, .01};
  result.scores.at.push_back(at);
  return result;
}

TEST(LeaderboardTest, ShowsEveryModelAndMarksTheBest) {
  const std::vector<RankingEntry> entries = {entry("popularity", .015), entry("item_knn", .0572)};
  const std::string text = ranking_table(entries, {.colour = true});
  EXPECT_THAT(text, HasSubstr("Recall@20"));
  EXPECT_THAT(text, HasSubstr("popularity"));
  EXPECT_THAT(text, HasSubstr("0.0150"));
  EXPECT_THAT(text, HasSubstr(report::paint("0.0572", report::Ink::kGood, {.colour = true})));
  EXPECT_THAT(text, HasSubstr("50.0%"));
  EXPECT_EQ(ranking_table({}, {}), "");
}

TEST(LeaderboardTest, JsonHasEveryMetricWithItsStandardError) {
  const std::vector<RankingEntry> entries = {entry("item_knn", .0572)};
  const std::string text = ranking_json(entries).to_text(0);
  EXPECT_THAT(text, HasSubstr(R"("task":"ranking","users":3)"));
  EXPECT_THAT(text, HasSubstr(R"("name":"item_knn","parameters":{"neighbours":"50"})"));
  EXPECT_THAT(text, HasSubstr(R"("recall@20":0.0572,"recall@20_se":0.01)"));
  EXPECT_THAT(text, HasSubstr(R"("coverage@20":0.5)"));
}

}  // namespace
}  // namespace lookbook::evaluation
