#include "lookbook/pipeline/run.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "lookbook/base/checksum.hpp"
#include "lookbook/base/function_ref.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/eda/profile.hpp"
#include "lookbook/features/look_vectors.hpp"
#include "lookbook/pipeline/step_cache.hpp"
#include "lookbook/pipeline/steps.hpp"
#include "lookbook/registry/registry.hpp"
#include "pipeline/evaluation_file.hpp"

namespace lookbook::pipeline {
namespace {

/// How a mapped source is read; of others the schema says it.
std::string text_of(const loader::SourceLayout& layout) {
  if (layout.schema != loader::kMappedSchema) return "";
  std::string text = std::string(name_of(layout.format)) + '\n' + layout.delimiter + '\n' +
                     layout.time_format + (layout.has_header ? "\nheader\n" : "\n");
  for (const auto& field : layout.mapped) text += field.meaning + '=' + field.name + '\n';
  return text;
}

/// What the landing zone holds, as a fingerprint: the sources' bytes, how they are read, and the photographs.
Result<std::string> landing_fingerprint(const storage::ObjectStore& store,
                                        const loader::LandingManifest& manifest) {
  std::string sources;
  for (const auto& source : manifest.sources) {
    sources +=
        source.name + '\n' + source.sha256 + '\n' + source.layout.schema + '\n' + text_of(source.layout);
  }
  LOOKBOOK_TRY(const bool has_images, store.exists(landing::kImages));
  std::string images;
  if (has_images) {
    LOOKBOOK_TRY(images, store.read(landing::kImages));
  }
  return fingerprint({sources, images});
}

std::string text_of(const processing::TransformOptions& options) {
  std::string text = options.scale
                         ? std::to_string(options.scale->min) + "-" + std::to_string(options.scale->max)
                         : std::string("seen");
  for (const auto core : options.cores) text += " " + std::to_string(core);
  return text;
}

/// What models are fitted, how, and what they are judged by.
std::string models_text(const Recipe& recipe) {
  std::string text;
  for (const auto& assignment : recipe.assignments) text += assignment + '\n';
  for (const auto& model : models_of(recipe)) text += model + '\n';
  for (const auto cutoff : recipe.cutoffs) text += std::to_string(cutoff) + '\n';
  return text;
}

/// One run in progress: the steps share the store, the cache and the fingerprint of all that came before.
class Run {
 public:
  Run(const Recipe& recipe, storage::ObjectStore& store, StepCache& cache, Progress& progress)
      : recipe_(recipe), store_(store), cache_(cache), progress_(progress) {}

  Result<RunReport> all() {
    LOOKBOOK_CHECK(check_options());
    LOOKBOOK_TRY(const std::string split, split_text(recipe_.split));
    LOOKBOOK_CHECK(load());
    LOOKBOOK_CHECK(step("process", text_of(recipe_.transform), [&] { return process(); }));
    LOOKBOOK_CHECK(step("index", split, [&] { return index(); }));
    LOOKBOOK_CHECK(step("explore", std::to_string(eda::kProfileVersion), [&] { return explore(); }));
    LOOKBOOK_CHECK(step("features", repairs_, [&] { return extract_features(); }));
    LOOKBOOK_CHECK(step("evaluate", models_text(recipe_), [&] { return evaluate(); }));
    must_run_ = recipe_.fresh || !channel_is_whole();
    LOOKBOOK_CHECK(step("release", recipe_.channel, [&] { return release(); }));
    LOOKBOOK_CHECK(report_release());
    return std::move(report_);
  }

 private:
  /// A parameter out of range is said before an hour of work, not after it.
  Status check_options() const {
    for (const std::string& model : models_of(recipe_)) {
      LOOKBOOK_TRY([[maybe_unused]] const Options options, options_of(recipe_, model, {}));
    }
    return ok();
  }

  /// `work` returns every file that it has written or could not use, so that a damaged one is mended by
  /// running again.
  Status step(const std::string& name, std::string_view options, FunctionRef<Result<StepFiles>()> work) {
    const Stopwatch watch;
    upstream_ = fingerprint({name, recipe_.lookbook_version, options, upstream_});
    LOOKBOOK_TRY(const bool current, cache_.is_current(name, upstream_));
    const bool skipped = current && !must_run_;
    if (!skipped) {
      auto files = work();
      if (!files) return std::move(files).error().with_context(name);
      LOOKBOOK_CHECK(cache_.remember(name, upstream_, *files));
    }
    // The same input need not give the same bytes: an index, say, keeps the ids that other commands gave it.
    upstream_ = fingerprint({upstream_, cache_.outputs_of(name)});
    report_.steps.push_back({name, watch.seconds(), skipped});
    return ok();
  }

  // Loading is incremental by itself: it looks at every source's checksum and adds what is new.
  Status load() {
    const Stopwatch watch;
    bool added = false;
    loader::LandingManifest manifest;
    const loader::LoadRequest& sources = recipe_.sources;
    if (sources.reviews.empty() && sources.metadata.empty() && !sources.images) {
      LOOKBOOK_TRY(manifest, loader::read_manifest(store_));
    } else {
      auto loaded = loader::load(sources, store_, progress_);
      if (!loaded) return std::move(loaded).error().with_context("load");
      added = !loaded->added.empty() || !loaded->repaired.empty() || !loaded->relaid.empty() ||
              loaded->images_added > 0 || loaded->images_repaired > 0;
      for (std::string& notice : loader::ignored_notices(*loaded))
        report_.notices.push_back(std::move(notice));
      manifest = std::move(loaded->manifest);
    }
    for (const auto& source : manifest.sources) {
      if (source.layout.role != loader::SourceRole::kProducts) report_.rows_read += source.rows;
    }
    repairs_ = std::to_string(manifest.images_repaired);
    LOOKBOOK_TRY(upstream_, landing_fingerprint(store_, manifest));
    report_.steps.push_back({"load", watch.seconds(), !added});
    return ok();
  }

  Result<StepFiles> process() {
    LOOKBOOK_TRY([[maybe_unused]] const auto report, transform_landed(store_, recipe_.transform, progress_));
    LOOKBOOK_TRY(std::vector<std::string> files, processing::standard_files(store_));
    return StepFiles{std::move(files)};
  }

  Result<StepFiles> index() {
    LOOKBOOK_TRY([[maybe_unused]] const auto report, processing::build_index(store_, progress_));
    LOOKBOOK_TRY(const processing::Indexed indexed, processing::open_index(store_));
    LOOKBOOK_TRY(const Split split, split_store(store_, indexed, recipe_.split));
    std::vector<std::string> files = processing::index_files();
    std::ranges::move(processing::split_files(split.name), std::back_inserter(files));
    files.emplace_back(analytics::kChosenSplit);
    return StepFiles{std::move(files)};
  }

  Result<StepFiles> explore() {
    LOOKBOOK_TRY(const eda::Profile profile, eda::profile(store_, progress_));
    LOOKBOOK_CHECK(eda::write_profile(store_, profile));
    return StepFiles{{analytics::kProfile}};
  }

  Result<StepFiles> extract_features() {
    LOOKBOOK_TRY(const features::LookReport look, extract_look(store_, progress_));
    return StepFiles{features::vector_files("look"), look.unusable};
  }

  Result<StepFiles> evaluate() {
    Recipe on_stored = recipe_;
    on_stored.split.strategy = kStoredSplit;  // which index() has cut
    LOOKBOOK_TRY([[maybe_unused]] const Measured measured, measure_store(on_stored, store_, progress_));
    return StepFiles{{std::string(kEvaluationPath)}};
  }

  Result<StepFiles> release() {
    std::map<std::string, double, std::less<>> seconds;
    for (const auto& done : report_.steps) seconds[done.name] = done.seconds;
    LOOKBOOK_TRY([[maybe_unused]] const auto manifest,
                 publish_store(recipe_, store_, std::move(seconds), progress_));
    return StepFiles{};  // channel_is_whole looks after them
  }

  /// Whether the channel points to a release with every byte in its place, whichever it is: where people
  /// rolled back or promoted another, a run without news leaves it so. Publishing again repairs what is
  /// damaged, but not what a newer Lookbook has written.
  bool channel_is_whole() const {
    const auto id = registry::resolve(store_, recipe_.channel);
    if (!id) return false;
    const auto release = registry::open_release(store_, *id);
    return release || release.error().code() == ErrorCode::kUnsupportedVersion;
  }

  Status report_release() {
    report_.channel = recipe_.channel;
    LOOKBOOK_TRY(report_.release, registry::resolve(store_, recipe_.channel));
    LOOKBOOK_TRY(const registry::ReleaseManifest manifest, registry::read_manifest(store_, report_.release));
    report_.metrics = manifest.metrics;
    LOOKBOOK_TRY(report_.look, features::read_look_report(store_));
    LOOKBOOK_TRY(const std::vector<std::string> left_out, left_out_models(recipe_, store_));
    std::ranges::copy(left_out, std::back_inserter(report_.notices));
    const auto parameter = [&](std::string_view name) {
      const auto found = manifest.parameters.find(name);
      return found == manifest.parameters.end() ? std::string() : found->second;
    };
    report_.ranker = parameter("ranker");
    report_.split = parameter("split");
    LOOKBOOK_TRY(report_.transform, processing::read_transform_report(store_));
    return ok();
  }

  const Recipe& recipe_;
  storage::ObjectStore& store_;
  StepCache& cache_;
  Progress& progress_;
  std::string upstream_;
  std::string repairs_;            ///< of photographs, whose paths stay the same: how many there were
  bool must_run_ = recipe_.fresh;  ///< even if the cache knows the next step
  RunReport report_;
};

}  // namespace

Result<RunReport> run(const Recipe& recipe, storage::ObjectStore& store, Progress& progress) {
  LOOKBOOK_TRY(const auto lock, store.lock());
  LOOKBOOK_TRY(StepCache cache, StepCache::open(store));
  return Run(recipe, store, cache, progress).all();
}

}  // namespace lookbook::pipeline
