#pragma once
// The steps between the rooms that do not know each other: landing/ through the loader's reader into the
// transformer, a split for a store, and fitting and measuring models on it.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/catalogue.hpp"
#include "lookbook/core/item_vectors.hpp"
#include "lookbook/core/model_parts.hpp"
#include "lookbook/evaluation/leaderboard.hpp"
#include "lookbook/evaluation/rating_protocol.hpp"
#include "lookbook/features/look_vectors.hpp"
#include "lookbook/pipeline/recipe.hpp"
#include "lookbook/processing/indexer.hpp"
#include "lookbook/processing/transformer.hpp"
#include "lookbook/registry/release.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::pipeline {

/// Reads every landed source and writes standard/, or leaves it as it was: kInvalidArgument if not one rating
/// is left, saying why rows were rejected; kNotFound if nothing is landed.
Result<processing::TransformReport> transform_landed(storage::ObjectStore& store,
                                                     const processing::TransformOptions& options,
                                                     Progress& progress);

/// Cuts the split, also for the strategies kAutoSplit and kPublishedSplit. kInvalidArgument for a published
/// file that leaves nothing to train on or to test with.
Result<Split> cut_split(const processing::Indexed& indexed, processing::SplitOptions options);
/// The split to measure on: for kStoredSplit and "stored:NAME" one that is in the store, else cut_split.
Result<Split> split_of(const storage::ObjectStore& store, const processing::Indexed& indexed,
                       processing::SplitOptions options);
/// Whether `strategy` is of the form "published:COLUMN:FILE".
bool is_published_split(std::string_view strategy);
/// Cuts the split, writes it and makes it the store's chosen one.
Result<Split> split_store(storage::ObjectStore& store, const processing::Indexed& indexed,
                          const processing::SplitOptions& options);

/// What the split depends on beside the interactions: the options and a published file's rows.
Result<std::string> split_text(const processing::SplitOptions& options);

/// Photographs of the store's catalogue to analytics/vectors/look; no item has a vector where there are none.
Result<features::LookReport> extract_look(storage::ObjectStore& store, Progress& progress);

/// What models are fitted on, beside the interactions.
struct ShopData {
  processing::Indexed indexed;
  Catalogue catalogue;
  ItemVectors look;               ///< no item has a vector where there are no photographs
  processing::RatingScale scale;  ///< that ratings were cleaned by, and predictions keep to
};
/// kNotFound or kCorruptData says which step has to run first.
Result<ShopData> read_shop(const storage::ObjectStore& store);

struct FittedModel {
  ModelParts parts;
  double seconds = 0;
};
using FittedModels = std::map<std::string, FittedModel, std::less<>>;

/// Fits the recipe's models on `interactions`, which use the shop's numbers. Of the default models those that
/// need photographs, or that only predict ratings, are left out where there are none; kInvalidArgument for
/// one that the recipe names.
Result<FittedModels> fit_models(const Recipe& recipe, const ShopData& shop, const Interactions& interactions,
                                Progress& progress);

/// A line for people for every model of the recipe that fit_models leaves out: what the store's data lacks.
Result<std::vector<std::string>> left_out_models(const Recipe& recipe, const storage::ObjectStore& store);

struct RatingEntry {
  std::string model;
  double fit_seconds = 0;
  evaluation::RatingScores scores;
};

/// Models measured on a split: fitted on its train part; `valid` decides, `test` reports.
struct Measured {
  std::string split;
  std::vector<evaluation::RankingEntry> valid;
  std::vector<evaluation::RankingEntry> test;
  std::vector<RatingEntry> ratings;  ///< on test
  std::string best_ranker;           ///< personal ranker of the best NDCG on valid, at the first cutoff
};
Result<Measured> measure_models(const Recipe& recipe, const ShopData& shop, const Split& split,
                                Progress& progress);

/// measure_models on the recipe's split (split_of); writes analytics/evaluation.json for publish_store. The
/// store's splits stay as they are.
Result<Measured> measure_store(const Recipe& recipe, storage::ObjectStore& store, Progress& progress);

/// Fits the models on all interactions, publishes them with what measure_store found, and promotes the
/// release to the recipe's channel. `seconds` of the steps before go into the manifest.
Result<registry::ReleaseManifest> publish_store(const Recipe& recipe, storage::ObjectStore& store,
                                                std::map<std::string, double, std::less<>> seconds,
                                                Progress& progress);

/// "item_knn/ndcg@10" -> .05 and so on, for the release's manifest; of test, with valid's as
/// "item_knn/valid/ndcg@10", and how many users were judged as "users" and "valid/users". What nobody could
/// be judged on is left out.
std::map<std::string, double, std::less<>> metrics_of(const Measured& measured);

}  // namespace lookbook::pipeline
