#pragma once
// What a run does: sources, cleaning, split and models, with defaults that suit a shop which knows nothing of
// models.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/clock.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/parameter_table.hpp"
#include "lookbook/loader/landing.hpp"
#include "lookbook/models/factory.hpp"
#include "lookbook/processing/splitter.hpp"
#include "lookbook/processing/transformer.hpp"

namespace lookbook::pipeline {

/// The strategy of SplitOptions that stands for: leave-last-out where most interactions have a time, else
/// random.
inline constexpr std::string_view kAutoSplit = "auto";

/// What a strategy begins with that stands for a split somebody published: "published:COLUMN:FILE". FILE is a
/// plain file whose first line names user, item and COLUMN, which says 0, 1, 2 or train, valid, test. Pairs
/// that it does not name are in no part.
inline constexpr std::string_view kPublishedSplit = "published:";

/// What `train` takes unless it is told otherwise: the split that `process` or `run` cut last, or kAutoSplit
/// where there is none.
inline constexpr std::string_view kStoredSplit = "stored";
/// Before the name of a split that `process` or `run` left in the store: "stored:leave-last-out".
inline constexpr std::string_view kNamedSplit = "stored:";

struct Recipe {
  loader::LoadRequest sources;  ///< without files: what landing/ holds already
  processing::TransformOptions transform;
  processing::SplitOptions split{.strategy = std::string(kAutoSplit)};
  std::vector<std::string> assignments;  ///< "item_knn.neighbours=50": model, parameter, value
  /// To fit, in this order. Empty: default_models().
  std::vector<std::string> models = {};
  std::vector<std::size_t> cutoffs = {10, 20};  ///< lengths of the judged lists; the first one decides
  std::string channel = "live";                 ///< that the new release is promoted to
  bool fresh = false;                           ///< run every step, also those whose input is unchanged
  std::string lookbook_version;
  std::string by = "lookbook run";  ///< written into the channel's history
  UnixMillis now = 0;
};

/// The models that a run fits, in this order. Those that need photographs, or only
/// predict ratings, are left out where there are none.
std::vector<std::string_view> default_models();
/// The recipe's models, or the default ones.
std::vector<std::string> models_of(const Recipe& recipe);

/// The options of one model: its defaults, then the assignments "model.parameter=value" that name it.
/// kInvalidArgument for an assignment of another form or out of range.
Result<Options> assigned_options(const models::ModelEntry& entry, std::span<const std::string> assignments);

/// The options of `model`: its defaults, then the shop's scale where it predicts ratings, then the recipe's
/// assignments. kInvalidArgument also for an assignment to a model that is not fitted.
Result<Options> options_of(const Recipe& recipe, std::string_view model,
                           const processing::RatingScale& scale);

}  // namespace lookbook::pipeline
