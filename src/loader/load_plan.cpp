#include "lookbook/loader/load_plan.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "loader/fetched_sources.hpp"
#include "loader/mapping.hpp"
#include "loader/source_files.hpp"
#include "loader/source_paths.hpp"

namespace lookbook::loader {
namespace {

/// The source of this size and content among those of the plan or landed, or null. Most sizes are new, so it
/// seldom has to read.
Result<const LandedSource*> find_known(const std::string& file, const LandingManifest& landed,
                                       const LoadPlan& plan, Progress& progress) {
  const LandedSource* none = nullptr;
  std::error_code failed;
  const std::uintmax_t bytes = std::filesystem::file_size(file, failed);
  if (failed) return none;  // whatever is wrong with it, inspecting it will say
  std::vector<const LandedSource*> alike;
  for (const PlannedSource& other : plan.sources) {  // first: it may be read anew
    if (other.source.bytes == bytes) alike.push_back(&other.source);
  }
  for (const LandedSource& source : landed.sources) {
    if (source.bytes == bytes) alike.push_back(&source);
  }
  if (alike.empty()) return none;
  LOOKBOOK_TRY(const std::string sum, checksum_of(file, progress));
  const auto found = std::ranges::find(alike, sum, &LandedSource::sha256);
  return found == alike.end() ? none : *found;
}

/// Bytes that are known in one list are not taken silently in the other.
Status check_known_role(const std::string& file, const LandedSource& known, bool products) {
  if ((known.layout.role == SourceRole::kProducts) == products) return ok();
  if (known.name.empty()) {  // it came with this request
    return Error(ErrorCode::kInvalidArgument,
                 file + " was given in both lists; is it reviews or ratings, or product metadata?");
  }
  return Error(ErrorCode::kInvalidArgument,
               file +
                   (products ? " was given as product metadata, but is loaded as reviews or ratings ("
                             : " was given as reviews, but is loaded as product metadata (") +
                   known.name + ")");
}

/// Whether the user says that the source is to be read otherwise than the store does.
Result<bool> is_laid_otherwise(const std::string& file, const LandedSource& known, const HowToRead& how) {
  if (how.schema) return *how.schema != known.layout.schema;
  if (how.mapping == nullptr) return false;
  LOOKBOOK_TRY(const SourceLayout layout, layout_of(file, how));
  return layout != known.layout;
}

/// A file whose bytes are known already.
Result<PlannedSource> plan_known(const std::string& file, const LandedSource& known, const HowToRead& how,
                                 Progress& progress) {
  PlannedSource planned{.file = file, .fate = SourceFate::kSkip, .source = known};
  const bool is_landed = !known.name.empty();
  bool is_other = false;
  if (is_landed) {
    LOOKBOOK_TRY(is_other, is_laid_otherwise(file, known, how));
  }
  if (is_other) {
    LOOKBOOK_TRY(LandedSource source, inspect(file, how, progress));
    planned.fate = SourceFate::kReadAnew;
    planned.source.layout = std::move(source.layout);
    planned.source.rows = source.rows;
  }
  LOOKBOOK_CHECK(check_known_role(file, planned.source, how.products));
  return planned;
}

/// All files of one list.
Status add_list(const std::vector<std::filesystem::path>& names, const HowToRead& how,
                const LandingManifest& landed, LoadPlan& plan, Progress& progress) {
  LOOKBOOK_TRY(SourcePaths paths, expand(names));
  std::ranges::move(paths.ignored, std::back_inserter(plan.sources_ignored));
  for (const std::filesystem::path& path : paths.files) {
    const std::string file = path.string();
    LOOKBOOK_TRY(const LandedSource* known, find_known(file, landed, plan, progress));
    if (known != nullptr) {
      LOOKBOOK_TRY(PlannedSource planned, plan_known(file, *known, how, progress));
      plan.sources.push_back(std::move(planned));
      continue;
    }
    LOOKBOOK_TRY(LandedSource source, inspect(file, how, progress));
    const SourceFate fate = landed.sources.empty() ? SourceFate::kLand : SourceFate::kAppend;
    plan.sources.push_back({file, fate, std::move(source)});
  }
  return ok();
}

/// Without sections if the request has none.
Result<Mapping> mapping_of(const LoadRequest& request) {
  if (!request.mapping) return Mapping();
  if (request.schema)
    return Error(ErrorCode::kInvalidArgument, "a schema and a mapping were given; one of them says it all");
  return read_mapping(request.mapping->string());
}

HowToRead how_to_read(const LoadRequest& request, const Mapping& mapping, bool products) {
  const std::optional<TableMapping>& table = products ? mapping.products : mapping.reviews;
  return {.products = products,
          .schema = request.schema,
          .mapping = table ? &*table : nullptr,
          .mapping_file = mapping.file,
          .max_expansion = request.max_expansion};
}

/// Of files of this machine.
Result<LoadPlan> plan_local(const LoadRequest& request, const LandingManifest& landed, Progress& progress) {
  LOOKBOOK_TRY(const Mapping mapping, mapping_of(request));
  LoadPlan plan;
  LOOKBOOK_CHECK(add_list(request.reviews, how_to_read(request, mapping, false), landed, plan, progress));
  LOOKBOOK_CHECK(add_list(request.metadata, how_to_read(request, mapping, true), landed, plan, progress));
  return plan;
}

}  // namespace

std::string_view name_of(SourceFate fate) {
  switch (fate) {
    case SourceFate::kLand:
      return "land";
    case SourceFate::kAppend:
      return "append";
    case SourceFate::kSkip:
      return "skip";
    case SourceFate::kReadAnew:
      return "read anew";
  }
  return "";
}

Result<LoadPlan> plan_load(const LoadRequest& request, const LandingManifest& landed, Progress& progress) {
  if (request.reviews.empty() && request.metadata.empty() && !request.images) {
    return Error(ErrorCode::kInvalidArgument,
                 "nothing to load: name at least one file of reviews or ratings");
  }
  LoadRequest sources = request;
  sources.images.reset();  // they are not looked at, so they need not be fetched
  LOOKBOOK_TRY(const FetchedSources fetched, FetchedSources::fetch(sources, progress));
  Result<LoadPlan> plan = plan_local(fetched.request(), landed, progress);
  if (!plan) return fetched.told(plan.error());
  for (PlannedSource& planned : plan->sources) planned.file = fetched.told(std::move(planned.file));
  plan->sources_ignored.insert(plan->sources_ignored.end(), fetched.ignored().begin(),
                               fetched.ignored().end());
  return plan;
}

}  // namespace lookbook::loader
