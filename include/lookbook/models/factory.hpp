#pragma once
// All models as one table: name, task, parameters, how to fit and how to open. Adding a model adds a row here
// and a file pair; nothing else changes.

#include <memory>
#include <span>
#include <string_view>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/model_parts.hpp"
#include "lookbook/core/parameter_table.hpp"
#include "lookbook/core/training_data.hpp"
#include "lookbook/models/ranker.hpp"
#include "lookbook/models/rating_model.hpp"
#include "lookbook/models/similarity_model.hpp"

namespace lookbook::models {

struct ModelEntry {
  std::string_view name;     ///< "item_knn"
  std::string_view summary;  ///< one line for people
  ParameterTable parameters;
  Result<ModelParts> (*fit)(const TrainingData&, const Options&, Progress&);
  bool needs_look = false;  ///< fits only where there are vectors of photographs
  /// A model serves the tasks whose function is not null.
  Result<std::unique_ptr<Ranker>> (*open_ranker)(const ModelParts&) = nullptr;
  Result<std::unique_ptr<RatingModel>> (*open_rating)(const ModelParts&) = nullptr;
  Result<std::unique_ptr<SimilarityModel>> (*open_similarity)(const ModelParts&) = nullptr;
};

/// Every model of this build.
std::span<const ModelEntry> all_models();
/// kInvalidArgument lists the names there are.
Result<const ModelEntry*> find_model(std::string_view name);

}  // namespace lookbook::models
