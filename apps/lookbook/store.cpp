// The steps one by one: (load: load.cpp,) process, (eda: explore.cpp,) features, train. `lookbook run` is all
// of them with a cache.

#include <memory>

#include "command.hpp"
#include "flag_checks.hpp"
#include "lookbook/pipeline/run.hpp"
#include "lookbook/pipeline/steps.hpp"
#include "lookbook/report/numbers.hpp"
#include "output.hpp"
#include "sources.hpp"

namespace lookbook::apps {
namespace {

struct StoreFlags {
  RecipeFlags recipe;
  std::string store;
  std::string channel = "candidate";
  bool split_given = false;  ///< to train: else it takes the split that `process` cut
};

using Action = Status (*)(const StoreFlags&, storage::ObjectStore&, Progress&);

Status process(const StoreFlags& flags, storage::ObjectStore& store, Progress& progress) {
  LOOKBOOK_TRY(const pipeline::Recipe recipe, flags.recipe.recipe());
  LOOKBOOK_TRY(const auto cleaned, pipeline::transform_landed(store, recipe.transform, progress));
  LOOKBOOK_TRY(const auto index, processing::build_index(store, progress));
  LOOKBOOK_TRY(const auto indexed, processing::open_index(store));
  LOOKBOOK_TRY(const Split split, pipeline::split_store(store, indexed, recipe.split));
  progress.end();
  using report::counted;
  print(counted(cleaned.ratings, "rating", "ratings") + " of " + counted(cleaned.users, "user", "users") +
        " and " + counted(cleaned.products, "product", "products") + "; " +
        counted(cleaned.rejected_rows(), "row", "rows") + " set aside; " +
        counted(index.new_users, "new user", "new users") + ", " +
        counted(index.new_items, "new product", "new products") + "; split '" + split.name + "'\n");
  print(pipeline::dirt_of(cleaned));
  return ok();
}

Status features(const StoreFlags&, storage::ObjectStore& store, Progress& progress) {
  LOOKBOOK_TRY(const auto look, pipeline::extract_look(store, progress));
  progress.end();
  print(report::counted(look.encoded, "photograph", "photographs") + " encoded, " +
        report::counted(look.missing, "product", "products") + " without one, " +
        std::to_string(look.failed) + " that could not be read\n");
  print(pipeline::unreadable_photographs(look));
  return ok();
}

Status train(const StoreFlags& flags, storage::ObjectStore& store, Progress& progress) {
  LOOKBOOK_TRY(pipeline::Recipe recipe, flags.recipe.recipe());
  if (!flags.split_given) recipe.split.strategy = pipeline::kStoredSplit;
  recipe.channel = flags.channel;
  recipe.by = "lookbook train";
  LOOKBOOK_TRY(const pipeline::Measured measured, pipeline::measure_store(recipe, store, progress));
  LOOKBOOK_TRY(const auto release, pipeline::publish_store(recipe, store, {}, progress));
  LOOKBOOK_TRY(const auto left_out, pipeline::left_out_models(recipe, store));
  progress.end();
  print(evaluation::ranking_table(measured.test, output_style()));
  for (const auto& notice : left_out) print(notice + ".\n");
  print("Release " + release.id + " serves " + measured.best_ranker + " and is " + flags.channel + ".\n");
  return ok();
}

CLI::App* add_step(CLI::App& app, const std::shared_ptr<StoreFlags>& flags, const char* name,
                   const char* help, Action action) {
  auto* command = app.add_subcommand(name, help);
  command->add_option("--store", flags->store, "The store: a folder or s3://bucket/prefix")->required();
  command->callback([flags, action] {
    run_command([&](Progress& progress) -> Status {
      LOOKBOOK_TRY(const auto store, storage::open_store(flags->store));
      LOOKBOOK_TRY(const auto lock, store->lock());
      return action(*flags, *store, progress);
    });
  });
  return command;
}

}  // namespace

void add_store_commands(CLI::App& app) {
  const auto flags = std::make_shared<StoreFlags>();
  add_load(app);
  auto* processing = add_step(app, flags, "process", "Clean, number and split what was loaded", process);
  flags->recipe.declare_cleaning(*processing);
  flags->recipe.declare_split(*processing);
  add_explore(app);
  add_step(app, flags, "features", "Turn photographs into vectors", features);
  auto* training = add_step(app, flags, "train", "Fit and measure the models and publish a release", train);
  flags->recipe.declare_split(*training, true);
  auto* split = training->get_option("--split")->default_str("the one that process cut");
  for (const char* of_split : {"--seed", "--folds", "--fold"}) training->get_option(of_split)->needs(split);
  training->parse_complete_callback([flags, split] { flags->split_given = split->count() > 0; });
  flags->recipe.declare_models(*training);
  training->add_option("--channel", flags->channel, "Promote the release to this channel")
      ->check(channel_name())
      ->capture_default_str();
}

}  // namespace lookbook::apps
