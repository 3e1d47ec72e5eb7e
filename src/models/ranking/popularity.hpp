#pragma once
// The same list for everybody: score(j) = (sum of the weights of j's positive events)^exponent, each event
// faded by .5^(age / half_life) where a half-life is set. Age counts from the newest event of the training
// data; events without a time count as old as the oldest one with a time. The baseline that every other
// ranker has to beat, and what a visitor without a history sees.

#include <vector>

#include "lookbook/models/factory.hpp"

namespace lookbook::models {

struct PopularityOptions {
  double exponent = 1;
  double half_life_days = 0;  ///< 0: events do not fade
  double liked_from = 0;      ///< see event_weight
};

/// [n_items]. Sums in data order, in double.
std::vector<float> popularity_scores(const TrainingData& data, const PopularityOptions& options);

ModelEntry popularity();

}  // namespace lookbook::models
