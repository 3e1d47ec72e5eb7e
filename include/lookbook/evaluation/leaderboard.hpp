#pragma once
// Models side by side: one row a model, as a table for the terminal and as JSON. Pure.

#include <cstddef>
#include <map>
#include <span>
#include <string>

#include "lookbook/evaluation/ranking_protocol.hpp"
#include "lookbook/report/json.hpp"
#include "lookbook/report/terminal.hpp"

namespace lookbook::evaluation {

struct RankingEntry {
  std::string model;
  std::map<std::string, std::string, std::less<>> parameters;  ///< as Options::values()
  double fit_seconds = 0;
  std::size_t model_bytes = 0;
  RankingScores scores;
};

/// Columns Recall and NDCG for every cutoff, hit rate and coverage at the last, seconds; the best of every
/// metric is marked; judged_notice follows. Rows in the order given; "" for none. Precondition: all rows were
/// scored at the same cutoffs.
std::string ranking_table(std::span<const RankingEntry> entries, const report::TerminalStyle& style);

/// A line for people: how many users and test items the means are over, and what could not be judged.
std::string judged_notice(const RankingScores& scores);

/// {"task":"ranking","users","skipped","test_items","unreachable","models":[{"name","parameters","fit_seconds","evaluate_seconds","bytes",
/// "recall@10":…,"recall@10_se":…,"ndcg@10", … "coverage@10", …}]}
report::Json ranking_json(std::span<const RankingEntry> entries);

}  // namespace lookbook::evaluation
