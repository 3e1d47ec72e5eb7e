#include "sources.hpp"

#include <charconv>
#include <cstdlib>

#include "flag_checks.hpp"
#include "lookbook/base/clock.hpp"
#include "lookbook/base/parallel.hpp"

namespace lookbook::apps {
namespace {

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// "1-5", or "auto".
Result<std::optional<processing::RatingScale>> parse_scale(const std::string& text) {
  if (text == "auto") return std::optional<processing::RatingScale>();
  const std::size_t dash = text.find('-', 1);
  const auto low = number(text.substr(0, dash));
  const auto high = dash == std::string::npos ? std::nullopt : number(text.substr(dash + 1));
  if (!low || !high || *low >= *high) {
    return Error(
        ErrorCode::kInvalidArgument,
        "--scale is '" + text + "' but must be the lowest and highest rating, for example 1-5, or auto");
  }
  return std::optional(processing::RatingScale{*low, *high});
}

}  // namespace

void SourceFlags::declare(CLI::App& command) {
  command.add_option(
      "--reviews", reviews,
      "Reviews or ratings: files, folders, or patterns as '*.json.gz', here or on S3; JSON lines, CSV, TSV, "
      "Parquet; plain, gzip or zstd (repeatable)");
  command.add_option("--metadata", metadata, "Product metadata, likewise (repeatable)");
  command.add_option("--images", images,
                     "Product photographs (JPEG, PNG, WebP): a folder, or a tar archive, plain, gzip or "
                     "zstd, here or on S3");
  command.add_option(
      "--mapping", mapping,
      "A TOML file that says which fields are user, item, rating, time, title, …, for files of a "
      "layout that is not recognised (docs/mapping.md)");
  command
      .add_option("--schema", schema,
                  "Read the files with this schema instead of recognising it: " + schema_list())
      ->check(schema_name())
      ->excludes("--mapping");
  declare_max_expansion(command, max_expansion);
}

loader::LoadRequest SourceFlags::request() const {
  loader::LoadRequest request;
  request.reviews.assign(reviews.begin(), reviews.end());
  request.metadata.assign(metadata.begin(), metadata.end());
  if (!images.empty()) request.images = images;
  if (!schema.empty()) request.schema = schema;
  if (!mapping.empty()) request.mapping = mapping;
  request.max_expansion = max_expansion;
  request.now = now_millis();
  return request;
}

void RecipeFlags::declare_cleaning(CLI::App& command) {
  scale = "1-5";
  command.add_option("--scale", scale, "Lowest and highest rating, for example 1-5, or auto")
      ->capture_default_str();
}

void RecipeFlags::declare_split(CLI::App& command, bool with_stored) {
  command
      .add_option("--split", split,
                  "How to hold back ratings: " + split_list(with_stored) +
                      "; a file's COLUMN says 0, 1, 2 or train, valid, test")
      ->check(split_name(with_stored))
      ->capture_default_str();
  command
      .add_option("--seed", seed, "Seed of the splits that are drawn: random, kfold, cold-users, cold-items")
      ->check(whole_number(0))
      ->capture_default_str();
  command.add_option("--folds", folds, "Folds of the split kfold")
      ->check(whole_number(3, 1000))
      ->capture_default_str();
  command
      .add_option("--fold", fold,
                  "The fold of kfold that is tested, from 1 to --folds; the next one chooses between models")
      ->check(whole_number(1, 1000))
      ->capture_default_str();
}

void RecipeFlags::declare_models(CLI::App& command) {
  command.add_option("--set", assignments,
                     "A model's parameter, for example item_knn.neighbours=50 (repeatable)");
}

Result<pipeline::Recipe> RecipeFlags::recipe() const {
  pipeline::Recipe recipe;
  if (!scale.empty()) {
    LOOKBOOK_TRY(recipe.transform.scale, parse_scale(scale));
  }
  if (split == "kfold" && fold > folds) {
    return Error(ErrorCode::kInvalidArgument, "--fold is " + std::to_string(fold) + " but there are only " +
                                                  std::to_string(folds) + " folds (--folds)");
  }
  recipe.split.strategy = split;
  recipe.split.seed = seed;
  recipe.split.fold = {folds, fold};
  recipe.assignments = assignments;
  recipe.lookbook_version = LOOKBOOK_VERSION;
  recipe.now = now_millis();
  return recipe;
}

void declare_max_expansion(CLI::App& command, double& max_expansion) {
  command
      .add_option("--max-expansion", max_expansion,
                  "Refuse a packed file that holds more than so many times its size in text")
      ->check(CLI::Range(1.0, 1e9))
      ->capture_default_str();
}

void declare_threads(CLI::App& app) {
  app.add_option_function<std::size_t>(
         "--threads", [](const std::size_t& threads) { set_thread_limit(threads); },
         "Threads to use; 0: one a core. Results do not depend on it")
      ->check(whole_number(0, 1024));
}

void declare_cache(CLI::App& app) {
  // One variable, so that the store's room has one way to be told.
  app.add_option_function<std::string>(
      "--cache", [](const std::string& folder) { ::setenv("LOOKBOOK_CACHE", folder.c_str(), 1); },
      "Folder for copies of what is mapped from a store on S3. Default: $LOOKBOOK_CACHE, else "
      "~/.cache/lookbook");
}

}  // namespace lookbook::apps
