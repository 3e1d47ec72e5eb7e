#pragma once
// The original project's table, exactly: four rating models on one file of ratings, split as
// scikit-surprise's train_test_split(test_size=.3, random_state=11) does, ratings on the scale (0, 5), mean
// squared errors. Pure: rows in, table out.
//
// The original scored its first two methods on all rows, fitted on those very rows, and only the two KNNs on
// the held back 30%; that is mse_all. mse_test is the honest column: all four are fitted on the 70% and
// scored on the 30%.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/interactions.hpp"
#include "lookbook/processing/surprise_split.hpp"

namespace lookbook::pipeline {

struct SeedMethod {
  std::string_view name;   ///< "baseline", "weighted", "product_knn", "user_knn"
  std::string_view title;  ///< "Weighted Ratings Heuristic"
  std::optional<double> mse_all;
  double mse_test = 0;
  double seconds =
      0;  ///< to fit, predict and score as the original did, by the wall: mse_all if there is one
  std::vector<double> predictions;  ///< [test rows], in the order of split.test
};

struct SeedTable {
  processing::SurpriseSplit split;
  std::vector<SeedMethod> methods;  ///< the four, in the order of the original
};

/// `ratings`: one row a rating, in the order of the file; kinds and times are ignored. kInvalidArgument for
/// fewer than 2 rows and for ratings that are not finite, kCancelled if `progress` says so.
Result<SeedTable> seed_table(const Interactions& ratings, std::size_t n_users, std::size_t n_items,
                             Progress& progress);

/// The protocol's scale, whatever the ratings': predictions are kept within it.
inline constexpr int kSeedScaleLowest = 0;
inline constexpr int kSeedScaleHighest = 5;

/// How many ratings lie outside that scale.
std::size_t ratings_off_scale(const Interactions& ratings);

}  // namespace lookbook::pipeline
