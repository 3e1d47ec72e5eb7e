#pragma once
// The damped co-occurrence of items,
//
//   C[i,j] = n_i^-row_damping n_j^-column_damping sum over u of |N(u)|^-user_damping R_ui R_uj,   j not i,
//
// with R the weights of positive events (event_weight; 1 for a purchase or a rating), N(u) the items of user
// u and n_i the users of item i. Exponents .5, .5, 0 give the plain cosine of Sarwar et al. 2001 and
// Deshpande and Karypis 2004; the user's exponent keeps people with long histories from ruling every row, and
// small ones for the items let the popular win, as shoppers do.
//
// Time: sum over u of |N(u)|^2, whole rows in parallel, the same bytes on any number of threads. Memory: the
// interactions twice, 20 bytes an item and thread, and the table twice while it is joined, 8 bytes a
// neighbour.

#include <cstddef>
#include <limits>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/csr_matrix.hpp"
#include "lookbook/core/training_data.hpp"

namespace lookbook::models {

/// Filled from a model's parameter table, which has the defaults; these weaken and leave out nothing.
struct CoOccurrenceOptions {
  double row_damping = 0;
  double column_damping = 0;
  double user_damping = 0;
  std::size_t neighbours = std::numeric_limits<std::size_t>::max();  ///< entries kept a row, the largest
  std::size_t minimum_common = 1;  ///< pairs with fewer common users are left out
  double liked_from = 0;           ///< see event_weight
};

/// [n_items x n_items], rows best first. kCancelled if `progress` says so.
Result<CsrMatrix> co_occurrence(const TrainingData& data, const CoOccurrenceOptions& options,
                                Progress& progress);

}  // namespace lookbook::models
