#include "lookbook/evaluation/leaderboard.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "lookbook/report/numbers.hpp"
#include "lookbook/report/table.hpp"

namespace lookbook::evaluation {
namespace {

using report::Json;

/// What a terminal has room for: the hit rate and coverage at the longest list asked for last.
struct ShownMetric {
  RankingMetric metric;
  std::string_view title;
  bool only_last;
};
constexpr std::array kShown = {ShownMetric{RankingMetric::kRecall, "Recall", false},
                               ShownMetric{RankingMetric::kNdcg, "NDCG", false},
                               ShownMetric{RankingMetric::kHitRate, "Hit", true}};

/// Calls visit(cutoff, shown) for the columns of metrics, from left to right.
template <class Visit>
void for_each_shown(const RankingScores& scores, Visit visit) {
  for (std::size_t c = 0; c < scores.at.size(); ++c) {
    for (const auto& shown : kShown) {
      if (!shown.only_last || c + 1 == scores.at.size()) visit(c, shown);
    }
  }
}

std::string titled(std::string_view name, std::size_t n) {
  return std::string(name) + "@" + std::to_string(n);
}

std::vector<report::TableColumn> columns_for(const RankingScores& scores) {
  std::vector<report::TableColumn> columns = {{"Model"}};
  for_each_shown(scores, [&](std::size_t cutoff, const ShownMetric& shown) {
    columns.push_back({titled(shown.title, scores.at[cutoff].n), report::Align::kRight});
  });
  columns.push_back({"Coverage", report::Align::kRight});
  columns.push_back({"Fit", report::Align::kRight});
  columns.push_back({"Rank all", report::Align::kRight});
  return columns;
}

double best_of(std::span<const RankingEntry> entries, std::size_t cutoff, RankingMetric metric) {
  double best = 0;
  for (const auto& entry : entries) best = std::max(best, entry.scores.at[cutoff][metric].value);
  return best;
}

Json json_of(const RankingEntry& entry) {
  Json parameters = Json::object();
  for (const auto& [name, value] : entry.parameters) parameters.set(name, value);
  Json row = Json::object();
  row.set("name", entry.model).set("parameters", std::move(parameters)).set("fit_seconds", entry.fit_seconds);
  row.set("evaluate_seconds", entry.scores.seconds).set("bytes", entry.model_bytes);
  for (const ScoresAt& at : entry.scores.at) {
    for (const RankingMetric metric : kRankingMetrics) {
      const std::string name = titled(name_of(metric), at.n);
      row.set(name, at[metric].value).set(name + "_se", at[metric].standard_error);
    }
    row.set(titled("coverage", at.n), at.coverage);
  }
  return row;
}

}  // namespace

std::string judged_notice(const RankingScores& scores) {
  if (scores.users == 0) {
    return "Nobody could be judged: no user of the training data has an item in the test data.\n";
  }
  std::string text = "Judged on " + report::counted(scores.users, "user", "users") + " and " +
                     report::counted(scores.relevant, "test item", "test items") + ".\n";
  if (scores.unreachable > 0) {
    text += report::grouped(static_cast<std::int64_t>(scores.unreachable)) +
            " of them stand in the user's own training history too, which lists leave out: they can never be "
            "hit.\n";
  }
  return text;
}

std::string ranking_table(std::span<const RankingEntry> entries, const report::TerminalStyle& style) {
  if (entries.empty()) return {};
  report::Table table(columns_for(entries.front().scores));
  for (const auto& entry : entries) {
    std::vector<report::Cell> row = {entry.model};
    for_each_shown(entry.scores, [&](std::size_t cutoff, const ShownMetric& shown) {
      const double value = entry.scores.at[cutoff][shown.metric].value;
      const bool is_best = entries.size() > 1 && value > 0 && value == best_of(entries, cutoff, shown.metric);
      row.emplace_back(report::fixed(value, 4), is_best ? report::Ink::kGood : report::Ink::kPlain);
    });
    row.emplace_back(report::percent(entry.scores.at.back().coverage));
    row.emplace_back(report::duration(entry.fit_seconds));
    row.emplace_back(report::duration(entry.scores.seconds));
    table.add(std::move(row));
  }
  return table.to_text(style) + judged_notice(entries.front().scores);
}

Json ranking_json(std::span<const RankingEntry> entries) {
  Json models = Json::array();
  for (const auto& entry : entries) models.push(json_of(entry));
  Json result = Json::object();
  result.set("task", "ranking");
  result.set("users", entries.empty() ? std::size_t{0} : entries.front().scores.users);
  result.set("skipped", entries.empty() ? std::size_t{0} : entries.front().scores.skipped);
  result.set("test_items", entries.empty() ? std::size_t{0} : entries.front().scores.relevant);
  result.set("unreachable", entries.empty() ? std::size_t{0} : entries.front().scores.unreachable);
  result.set("models", std::move(models));
  return result;
}

}  // namespace lookbook::evaluation
