#pragma once
// Flags that several subcommands share.

#include <CLI/CLI.hpp>
#include <string>

#include "lookbook/loader/landing.hpp"
#include "lookbook/pipeline/recipe.hpp"

namespace lookbook::apps {

struct SourceFlags {
  std::vector<std::string> reviews;
  std::vector<std::string> metadata;
  std::string images;
  std::string schema;
  std::string mapping;
  double max_expansion = loader::kMaxExpansion;

  void declare(CLI::App& command);
  loader::LoadRequest request() const;
};

struct RecipeFlags {
  std::string scale;
  std::string split = std::string(pipeline::kAutoSplit);
  std::uint64_t seed = 42;
  std::uint32_t folds = 5;
  std::uint32_t fold = 1;
  std::vector<std::string> assignments;

  void declare_cleaning(CLI::App& command);
  /// `with_stored`: the store's own splits can be named too.
  void declare_split(CLI::App& command, bool with_stored = false);
  void declare_models(CLI::App& command);
  /// The recipe without its sources.
  Result<pipeline::Recipe> recipe() const;
};

/// --max-expansion N of the commands that read packed files.
void declare_max_expansion(CLI::App& command, double& max_expansion);
/// --threads N, which every subcommand has.
void declare_threads(CLI::App& app);
/// --cache of every subcommand: where the copies of what is in a store on S3 are.
void declare_cache(CLI::App& app);

}  // namespace lookbook::apps
