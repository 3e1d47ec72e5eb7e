#include <algorithm>
#include <span>

#include "lookbook/base/clock.hpp"
#include "lookbook/evaluation/ranking_protocol.hpp"
#include "lookbook/models/factory.hpp"
#include "lookbook/pipeline/steps.hpp"

namespace lookbook::pipeline {
namespace {

// The floor that every personal ranker must beat; serving falls back to it by itself.
constexpr std::string_view kFloorRanker = "popularity";

bool has_photographs(const ItemVectors& look) {
  return std::ranges::count(look.present, 1) > 0;
}

bool only_predicts_ratings(const models::ModelEntry& entry) {
  return entry.open_rating != nullptr && entry.open_ranker == nullptr;
}

/// What not every shop has.
struct Assets {
  bool photographs = false;
  bool ratings = false;
};

/// What a model would need and the data does not have; empty if it can be fitted.
std::string_view what_lacks(const models::ModelEntry& entry, const Assets& has) {
  if (entry.needs_look && !has.photographs) return "photographs";
  if (only_predicts_ratings(entry) && !has.ratings) return "ratings";
  return {};
}

/// As far as the steps before have written it down, so that a run without news reads no large file.
Result<Assets> assets_of(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const processing::TransformReport cleaned, processing::read_transform_report(store));
  LOOKBOOK_TRY(const auto looked, features::read_look_report(store));
  Assets has{.photographs = looked && looked->encoded > 0,
             .ratings = cleaned.ratings > cleaned.without_rating};
  if (!looked) {  // an older Lookbook kept no report
    LOOKBOOK_TRY(const ItemVectors look, features::read_vectors(store, "look"));
    has.photographs = has_photographs(look);
  }
  return has;
}

/// What lists are judged on: the validation part or the test part.
struct Judged {
  evaluation::RankingTask task;
  std::span<const std::size_t> cutoffs;
};

Result<evaluation::RankingEntry> judge(const std::string& name, const FittedModel& fitted,
                                       const models::Ranker& ranker, const Judged& judged,
                                       Progress& progress) {
  evaluation::RankingEntry entry{.model = name,
                                 .parameters = fitted.parts.parameters,
                                 .fit_seconds = fitted.seconds,
                                 .model_bytes = ranker.bytes(),
                                 .scores = {}};
  LOOKBOOK_TRY(entry.scores, evaluation::evaluate_ranking(ranker, judged.task, judged.cutoffs, progress));
  return entry;
}

double deciding_score(const evaluation::RankingEntry& entry) {
  return entry.scores.at.front()[evaluation::RankingMetric::kNdcg].value;
}

std::string best_personal_ranker(const std::vector<evaluation::RankingEntry>& entries) {
  const evaluation::RankingEntry* best = nullptr;
  for (const auto& entry : entries) {
    if (entry.model == kFloorRanker) continue;
    // On equal terms (no validation rows, say) the later and richer model of default_models() is taken.
    const bool decides =
        best == nullptr || entry.scores.users == 0 || deciding_score(entry) >= deciding_score(*best);
    if (decides) best = &entry;
  }
  return best == nullptr ? std::string(kFloorRanker) : best->model;
}

void add_ranking_metrics(std::map<std::string, double, std::less<>>& metrics,
                         const std::vector<evaluation::RankingEntry>& entries, const std::string& part) {
  using evaluation::RankingMetric;
  for (const auto& entry : entries) {
    if (entry.scores.users == 0) continue;
    for (const auto& scores : entry.scores.at) {
      const std::string at = "@" + std::to_string(scores.n);
      for (const auto metric : {RankingMetric::kRecall, RankingMetric::kNdcg, RankingMetric::kHitRate}) {
        metrics[entry.model + part + std::string(name_of(metric)) + at] = scores[metric].value;
      }
      metrics[entry.model + part + "coverage" + at] = scores.coverage;
    }
  }
}

double users_judged(const std::vector<evaluation::RankingEntry>& entries) {
  return entries.empty() ? 0 : static_cast<double>(entries.front().scores.users);
}

}  // namespace

Result<FittedModels> fit_models(const Recipe& recipe, const ShopData& shop, const Interactions& interactions,
                                Progress& progress) {
  const TrainingData data{.interactions = interactions,
                          .n_users = shop.indexed.users.size(),
                          .n_items = shop.indexed.items.size(),
                          .catalogue = &shop.catalogue,
                          .look = has_photographs(shop.look) ? &shop.look : nullptr};
  const Assets has{.photographs = data.look != nullptr,
                   .ratings = std::ranges::count(interactions.kinds, EventKind::kRating) > 0};
  FittedModels fitted;
  for (const std::string& name : models_of(recipe)) {
    LOOKBOOK_TRY(const models::ModelEntry* entry, models::find_model(name));
    if (const std::string_view lacks = what_lacks(*entry, has); !lacks.empty()) {
      if (recipe.models.empty()) continue;
      return Error(ErrorCode::kInvalidArgument,
                   "the model '" + name + "' needs " + std::string(lacks) + ", and the shop has none");
    }
    LOOKBOOK_TRY(const Options options, options_of(recipe, name, shop.scale));
    const Stopwatch watch;
    auto parts = entry->fit(data, options, progress);
    if (!parts) return std::move(parts).error().with_context("fitting " + name);
    fitted.emplace(name, FittedModel{*std::move(parts), watch.seconds()});
  }
  return fitted;
}

Result<std::vector<std::string>> left_out_models(const Recipe& recipe, const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const Assets has, assets_of(store));
  std::vector<std::string> notices;
  for (const std::string& name : models_of(recipe)) {
    LOOKBOOK_TRY(const models::ModelEntry* entry, models::find_model(name));
    if (const std::string_view lacks = what_lacks(*entry, has); !lacks.empty())
      notices.push_back("The model " + name + " was left out: the data has no " + std::string(lacks));
  }
  return notices;
}

Result<Measured> measure_models(const Recipe& recipe, const ShopData& shop, const Split& split,
                                Progress& progress) {
  const std::size_t n_users = shop.indexed.users.size();
  const Interactions& all = shop.indexed.interactions;
  const Interactions train = rows_of(all, split, Part::kTrain);
  const Interactions test = rows_of(all, split, Part::kTest);
  const Histories histories(train, n_users);
  const Interactions held_to_choose = rows_of(all, split, Part::kValid);
  const Judged valid{{histories, evaluation::RelevantItems(held_to_choose, n_users)}, recipe.cutoffs};
  const Judged tested{{histories, evaluation::RelevantItems(test, n_users)}, recipe.cutoffs};

  LOOKBOOK_TRY(const FittedModels fitted, fit_models(recipe, shop, train, progress));
  Measured measured{.split = split.name, .valid = {}, .test = {}, .ratings = {}, .best_ranker = {}};
  for (const std::string& name : models_of(recipe)) {
    const auto found = fitted.find(name);
    if (found == fitted.end()) continue;
    const auto& [model, fit] = *found;
    LOOKBOOK_TRY(const models::ModelEntry* entry, models::find_model(model));
    if (entry->open_ranker != nullptr) {
      LOOKBOOK_TRY(const auto ranker, entry->open_ranker(fit.parts));
      LOOKBOOK_TRY(auto on_valid, judge(model, fit, *ranker, valid, progress));
      LOOKBOOK_TRY(auto on_test, judge(model, fit, *ranker, tested, progress));
      measured.valid.push_back(std::move(on_valid));
      measured.test.push_back(std::move(on_test));
    }
    if (entry->open_rating != nullptr) {
      LOOKBOOK_TRY(const auto rating, entry->open_rating(fit.parts));
      LOOKBOOK_TRY(auto scores, evaluation::evaluate_ratings(*rating, histories, test, progress));
      measured.ratings.push_back({model, fit.seconds, scores});
    }
  }
  measured.best_ranker = best_personal_ranker(measured.valid);
  return measured;
}

std::map<std::string, double, std::less<>> metrics_of(const Measured& measured) {
  std::map<std::string, double, std::less<>> metrics;
  add_ranking_metrics(metrics, measured.test, "/");
  add_ranking_metrics(metrics, measured.valid, "/valid/");
  metrics["users"] = users_judged(measured.test);
  metrics["valid/users"] = users_judged(measured.valid);
  for (const auto& entry : measured.ratings) {
    if (entry.scores.ratings == 0) continue;
    metrics[entry.model + "/rmse"] = entry.scores.rmse;
    metrics[entry.model + "/mae"] = entry.scores.mae;
  }
  return metrics;
}

}  // namespace lookbook::pipeline
