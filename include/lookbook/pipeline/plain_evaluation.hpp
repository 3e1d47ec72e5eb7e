#pragma once
// Evaluation on anybody's plain files: a split that somebody else made, judged without a store. Files hold
// user, item and, where known, rating and time (TSV, CSV, JSON lines, Parquet, or one line a user); packed or
// not.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/catalogue.hpp"
#include "lookbook/core/id_map.hpp"
#include "lookbook/core/interactions.hpp"
#include "lookbook/evaluation/leaderboard.hpp"
#include "lookbook/pipeline/recipe.hpp"
#include "lookbook/pipeline/steps.hpp"

namespace lookbook::pipeline {

struct PlainFiles {
  std::string train;
  std::string test;
  std::optional<std::string> valid;
  std::optional<std::string> items;  ///< product metadata: its products are ranked too
  /// Name of a column of `train` that says 0, 1, 2 or train, valid, test: one file instead of three.
  std::optional<std::string> split_column;
};

/// One numbering for all parts: users and items of train, then of valid, test and items.
struct PlainData {
  UserIds users;
  ItemIds items;
  Catalogue catalogue;  ///< [items.size()]
  Interactions train;
  Interactions valid;
  Interactions test;
  std::uint64_t rejected = 0;  ///< rows that could not be read
};
/// Of a pair that a part repeats, the newest stays (without times, the last). kInvalidArgument if nothing is
/// left to train on or to test with.
Result<PlainData> read_plain(const PlainFiles& files, Progress& progress);

struct PlainEvaluation {
  std::vector<std::string> models;       ///< by name
  std::vector<std::string> assignments;  ///< "item_knn.neighbours=50"
  std::vector<std::size_t> cutoffs = {10, 20};
};

/// Fits each model on train and judges its lists: on valid (empty without one) and on test. Items of train
/// are left out of the lists, items of valid are not, as MMRec and RecBole do. kInvalidArgument for a model
/// that does not rank.
struct PlainScores {
  std::vector<evaluation::RankingEntry> valid;
  std::vector<evaluation::RankingEntry> test;
};
Result<PlainScores> evaluate_plain_ranking(const PlainData& data, const PlainEvaluation& what,
                                           Progress& progress);
/// The rating models' errors on test. kInvalidArgument for a model that does not rate, or if test has no
/// ratings.
Result<std::vector<RatingEntry>> evaluate_plain_rating(const PlainData& data, const PlainEvaluation& what,
                                                       Progress& progress);

}  // namespace lookbook::pipeline
