// lookbook run: the whole path from raw files to a live release.

#include "lookbook/pipeline/run.hpp"

#include <memory>

#include "channel_note.hpp"
#include "command.hpp"
#include "flag_checks.hpp"
#include "output.hpp"
#include "sources.hpp"

namespace lookbook::apps {
namespace {

struct RunFlags {
  SourceFlags sources;
  RecipeFlags recipe;
  std::string store;
  std::string channel = "live";
  bool fresh = false;
  bool json = false;
};

Status run(const RunFlags& flags, Progress& progress) {
  LOOKBOOK_TRY(pipeline::Recipe recipe, flags.recipe.recipe());
  recipe.sources = flags.sources.request();
  recipe.channel = flags.channel;
  recipe.fresh = flags.fresh;
  LOOKBOOK_TRY(const auto store, storage::create_store(flags.store));
  LOOKBOOK_TRY(const pipeline::RunReport report, pipeline::run(recipe, *store, progress));
  progress.end();
  if (flags.json) {
    print(pipeline::json_of(report));
  } else {
    print(pipeline::summary_of(report, output_style()));
    LOOKBOOK_TRY(const std::string left, channel_left_alone(*store, flags.channel));
    print(left);
    print("Serve it:  lookbook serve --store " + report::shell_word(flags.store) + " --state ./state\n");
  }
  return ok();
}

}  // namespace

void add_run(CLI::App& app) {
  auto* command =
      app.add_subcommand("run", "The whole path: load, process, explore, train, evaluate, release");
  const auto flags = std::make_shared<RunFlags>();
  flags->sources.declare(*command);
  command
      ->add_option("--store", flags->store,
                   "The store: a folder, made if it is not there, or s3://bucket/prefix")
      ->required();
  flags->recipe.declare_cleaning(*command);
  flags->recipe.declare_split(*command);
  flags->recipe.declare_models(*command);
  command->add_option("--channel", flags->channel, "Promote the release to this channel")
      ->check(channel_name())
      ->capture_default_str();
  command->add_flag("--fresh", flags->fresh, "Run every step, also those whose input is unchanged");
  command->add_flag("--json", flags->json, "Print one JSON object");
  command->callback([flags] { run_command([&](Progress& progress) { return run(*flags, progress); }); });
}

}  // namespace lookbook::apps
