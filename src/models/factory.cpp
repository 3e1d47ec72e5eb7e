#include "lookbook/models/factory.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "models/hybrid/style_blend.hpp"
#include "models/ranking/item_knn.hpp"
#include "models/ranking/popularity.hpp"
#include "models/rating/mean.hpp"
#include "models/rating/product_knn.hpp"
#include "models/rating/user_knn.hpp"
#include "models/rating/weighted.hpp"
#include "models/similarity/look.hpp"

namespace lookbook::models {

std::span<const ModelEntry> all_models() {
  // One row a model.
  static const std::vector<ModelEntry> models = {
      popularity(),  item_knn(),        style_blend(), look(),
      mean_rating(), weighted_rating(), product_knn(), user_knn(),
  };
  return models;
}

Result<const ModelEntry*> find_model(std::string_view name) {
  const auto models = all_models();
  const auto found = std::ranges::find(models, name, &ModelEntry::name);
  if (found != models.end()) return &*found;
  std::string names;
  for (const auto& model : models) names += (names.empty() ? "" : ", ") + std::string(model.name);
  return Error(ErrorCode::kInvalidArgument, "no model '" + std::string(name) + "'; models: " + names);
}

}  // namespace lookbook::models
