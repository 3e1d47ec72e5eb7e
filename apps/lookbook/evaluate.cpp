// lookbook evaluate: models side by side, on a store's split or on anybody's plain files.

#include <memory>

#include "command.hpp"
#include "flag_checks.hpp"
#include "lookbook/models/factory.hpp"
#include "lookbook/pipeline/plain_evaluation.hpp"
#include "lookbook/report/numbers.hpp"
#include "lookbook/report/table.hpp"
#include "output.hpp"
#include "sources.hpp"

namespace lookbook::apps {
namespace {

struct EvaluateFlags {
  std::string task = "ranking";
  std::string store;
  pipeline::PlainFiles files;
  std::string valid;
  std::string items;
  std::string split_column;
  std::vector<std::string> models;
  std::vector<std::size_t> cutoffs = {10, 20};
  RecipeFlags recipe;
  bool json = false;
};

bool serves(const models::ModelEntry& entry, const std::string& task) {
  return task == "ranking" ? entry.open_ranker != nullptr : entry.open_rating != nullptr;
}

/// "all": every model that serves the task from interactions alone.
Result<std::vector<std::string>> names_of(const EvaluateFlags& flags) {
  std::vector<std::string> names;
  if (flags.models == std::vector<std::string>{"all"}) {
    for (const auto& entry : models::all_models()) {
      if (serves(entry, flags.task) && !entry.needs_look) names.emplace_back(entry.name);
    }
    return names;
  }
  for (const auto& name : flags.models) {
    LOOKBOOK_TRY(const models::ModelEntry* entry, models::find_model(name));
    if (!serves(*entry, flags.task)) {
      return Error(ErrorCode::kInvalidArgument,
                   "the model '" + name + "' does not serve --task " + flags.task);
    }
    names.push_back(name);
  }
  return names;
}

report::Json ratings_json(std::span<const pipeline::RatingEntry> entries) {
  using report::Json;
  Json models = Json::array();
  for (const auto& entry : entries) {
    models.push(Json::object()
                    .set("name", entry.model)
                    .set("fit_seconds", entry.fit_seconds)
                    .set("evaluate_seconds", entry.scores.seconds)
                    .set("ratings", entry.scores.ratings)
                    .set("fallbacks", entry.scores.fallbacks)
                    .set("mse", entry.scores.mse)
                    .set("rmse", entry.scores.rmse)
                    .set("mae", entry.scores.mae));
  }
  Json document = Json::object();
  return document.set("task", "rating").set("models", std::move(models));
}

std::string ratings_table(std::span<const pipeline::RatingEntry> entries) {
  using report::Align;
  report::Table table({{"Model"},
                       {"RMSE", Align::kRight},
                       {"MAE", Align::kRight},
                       {"MSE", Align::kRight},
                       {"Fit", Align::kRight},
                       {"Predict", Align::kRight}});
  for (const auto& entry : entries) {
    table.add({entry.model, report::fixed(entry.scores.rmse, 4), report::fixed(entry.scores.mae, 4),
               report::fixed(entry.scores.mse, 4), report::duration(entry.fit_seconds),
               report::duration(entry.scores.seconds)});
  }
  std::string text = table.to_text(output_style());
  if (entries.empty()) return text;
  const std::uint64_t ratings = entries.front().scores.ratings;  // every model's are the same
  return text + (ratings == 0 ? "Nothing could be judged: the test part has no ratings.\n"
                              : "Judged on " + report::counted(ratings, "rating", "ratings") + ".\n");
}

void show(const EvaluateFlags& flags, std::span<const evaluation::RankingEntry> entries) {
  if (flags.json)
    print(evaluation::ranking_json(entries));
  else
    print(evaluation::ranking_table(entries, output_style()));
}

void show(const EvaluateFlags& flags, std::span<const pipeline::RatingEntry> entries) {
  if (flags.json)
    print(ratings_json(entries));
  else
    print(ratings_table(entries));
}

/// Reads the store and writes nothing: what `run` and `train` measured stays what they release.
Status evaluate_store(const EvaluateFlags& flags, Progress& progress) {
  LOOKBOOK_TRY(pipeline::Recipe recipe, flags.recipe.recipe());
  LOOKBOOK_TRY(recipe.models, names_of(flags));
  recipe.cutoffs = flags.cutoffs;
  LOOKBOOK_TRY(const auto store, storage::open_store(flags.store));
  LOOKBOOK_TRY(const pipeline::ShopData shop, pipeline::read_shop(*store));
  LOOKBOOK_TRY(const Split split, pipeline::split_of(*store, shop.indexed, recipe.split));
  LOOKBOOK_TRY(const pipeline::Measured measured, pipeline::measure_models(recipe, shop, split, progress));
  progress.end();
  if (flags.task == "ranking")
    show(flags, measured.test);
  else
    show(flags, measured.ratings);
  return ok();
}

Status evaluate_files(EvaluateFlags& flags, Progress& progress) {
  if (flags.files.train.empty() || (flags.files.test.empty() && flags.split_column.empty())) {
    return Error(ErrorCode::kInvalidArgument,
                 "give --store, or --train and --test, or --train and --split-column");
  }
  if (!flags.split_column.empty()) flags.files.split_column = flags.split_column;
  if (!flags.valid.empty()) flags.files.valid = flags.valid;
  if (!flags.items.empty()) flags.files.items = flags.items;
  if (flags.models.empty()) flags.models = {"all"};
  LOOKBOOK_TRY(const std::vector<std::string> models, names_of(flags));
  LOOKBOOK_TRY(const pipeline::PlainData data, pipeline::read_plain(flags.files, progress));
  const pipeline::PlainEvaluation what{models, flags.recipe.assignments, flags.cutoffs};
  if (flags.task == "rating") {
    LOOKBOOK_TRY(const auto entries, pipeline::evaluate_plain_rating(data, what, progress));
    progress.end();
    show(flags, entries);
    return ok();
  }
  LOOKBOOK_TRY(const auto scores, pipeline::evaluate_plain_ranking(data, what, progress));
  progress.end();
  if (flags.json && !scores.valid.empty()) {
    report::Json document = evaluation::ranking_json(scores.test);
    print(document.set("valid", evaluation::ranking_json(scores.valid)));
    return ok();
  }
  if (!scores.valid.empty())
    print("On the validation part:\n" + evaluation::ranking_table(scores.valid, output_style()) +
          "On the test part:\n");
  show(flags, scores.test);
  return ok();
}

}  // namespace

void add_evaluate(CLI::App& app) {
  auto* command = app.add_subcommand("evaluate", "Measure models, on a store or on anybody's plain files");
  const auto flags = std::make_shared<EvaluateFlags>();
  command->add_option("--task", flags->task, "ranking or rating")
      ->check(CLI::IsMember({"ranking", "rating"}))
      ->capture_default_str();
  auto* store = command->add_option(
      "--store", flags->store,
      "Measure on this store, which stays as it is; --split stored:NAME takes one of its splits");
  command->add_option("--train", flags->files.train,
                      "Plain file: columns user, item and, if known, rating and time; or one line a user");
  command->add_option("--test", flags->files.test, "Plain file: what was held back");
  command->add_option("--valid", flags->valid, "Plain file: held back to choose by");
  command->add_option(
      "--split-column", flags->split_column,
      "A column of --train that says 0, 1, 2 or train, valid, test: one file instead of three");
  command->add_option("--items", flags->items, "Product metadata: its products are ranked too");
  command
      ->add_option("--models", flags->models,
                   "Names joined by commas, or all. Default: with --store those of a run, else all")
      ->delimiter(',');
  command->add_option("--at", flags->cutoffs, "List lengths joined by commas")
      ->delimiter(',')
      ->check(whole_number(1))
      ->capture_default_str();
  flags->recipe.declare_split(*command, true);
  for (const char* of_files : {"--train", "--test", "--valid", "--split-column", "--items"})
    store->excludes(command->get_option(of_files));
  for (const char* of_store : {"--split", "--seed", "--folds", "--fold"})
    command->get_option(of_store)->needs(store);
  flags->recipe.declare_models(*command);
  command->add_flag("--json", flags->json, "Print one JSON object");
  command->callback([flags] {
    run_command([&](Progress& progress) {
      return flags->store.empty() ? evaluate_files(*flags, progress) : evaluate_store(*flags, progress);
    });
  });
}

}  // namespace lookbook::apps
