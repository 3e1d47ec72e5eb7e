// Which of a release's models serves what.

#include <array>
#include <string>
#include <string_view>

#include "lookbook/models/factory.hpp"
#include "lookbook/serving/served_release.hpp"

namespace lookbook::serving {
namespace {

constexpr std::string_view kPopularity = "popularity";
constexpr std::string_view kRankerParameter = "ranker";
constexpr std::array<std::string_view, 3> kRankers = {"style_blend", "item_knn", kPopularity};
constexpr std::string_view kLook = "look";
constexpr std::string_view kBehaviour = "item_knn";
constexpr std::string_view kRating = "product_knn";

/// Opens the model `name` for one task; null if the release has no such model or it does not serve the task.
template <class Model>
Result<std::unique_ptr<Model>> open_as(
    const registry::Release& release, std::string_view name,
    Result<std::unique_ptr<Model>> (*models::ModelEntry::*task)(const ModelParts&)) {
  const auto parts = release.models.find(name);
  if (parts == release.models.end()) return std::unique_ptr<Model>();
  LOOKBOOK_TRY(const models::ModelEntry* entry, models::find_model(parts->second.kind));
  if (entry->*task == nullptr) return std::unique_ptr<Model>();
  auto model = (entry->*task)(parts->second);
  if (!model) return std::move(model).error().with_context("model " + std::string(name));
  return model;
}

Result<std::string> ranker_name(const registry::Release& release) {
  const auto& parameters = release.manifest.parameters;
  if (const auto chosen = parameters.find(kRankerParameter); chosen != parameters.end())
    return chosen->second;
  for (const auto name : kRankers) {
    if (release.models.contains(name)) return std::string(name);
  }
  return Error(ErrorCode::kNotFound,
               "release " + release.manifest.id + " has no model that ranks; run `lookbook run` again");
}

}  // namespace

Result<ServedModels> open_models(const registry::Release& release) {
  using models::ModelEntry;
  ServedModels served;
  LOOKBOOK_TRY(served.ranker_name, ranker_name(release));
  LOOKBOOK_TRY(served.ranker, open_as(release, served.ranker_name, &ModelEntry::open_ranker));
  LOOKBOOK_TRY(served.popularity, open_as(release, kPopularity, &ModelEntry::open_ranker));
  if (!served.ranker || !served.popularity) {
    return Error(ErrorCode::kNotFound, "release " + release.manifest.id + " has no ranker " +
                                           (served.ranker ? std::string(kPopularity) : served.ranker_name) +
                                           "; run `lookbook run` again");
  }
  LOOKBOOK_TRY(served.look, open_as(release, kLook, &ModelEntry::open_similarity));
  served.behaviour_name = kBehaviour;
  LOOKBOOK_TRY(served.behaviour, open_as(release, kBehaviour, &ModelEntry::open_similarity));
  LOOKBOOK_TRY(served.rating, open_as(release, kRating, &ModelEntry::open_rating));
  served.rating_name = kRating;
  return served;
}

}  // namespace lookbook::serving
