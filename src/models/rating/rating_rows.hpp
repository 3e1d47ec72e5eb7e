#pragma once
// The ratings of the training data as two sparse matrices, each row in the order of the data (Surprise's ties
// depend on it). O(rows), two counting sorts.

#include "lookbook/base/result.hpp"
#include "lookbook/core/csr_matrix.hpp"
#include "lookbook/core/training_data.hpp"

namespace lookbook::models {

struct RatingRows {
  CsrMatrix by_user;  ///< [n_users x n_items]
  CsrMatrix by_item;  ///< [n_items x n_users]
  double mean = 0;    ///< of all ratings
};

/// Events that are not ratings are left out; a pair that was rated twice stands twice. kInvalidArgument if
/// there is no rating, or one is not a finite number, or a number is beyond n_users or n_items.
Result<RatingRows> rating_rows(const TrainingData& data);

/// The mean alone, with the same errors.
Result<double> mean_of_ratings(const TrainingData& data);

/// The mean of each row's values, 0 for an empty row.
std::vector<double> row_means(const CsrView& matrix);

/// The same rows with the first of equal columns only.
CsrMatrix without_repeats(const CsrView& matrix);

}  // namespace lookbook::models
