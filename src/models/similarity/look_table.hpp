#pragma once
// The nearest items by look as an item-to-item table,
//
//   L[i,j] = exp((cos(x_i, x_j) - 1) / temperature) n_j^popularity (same department ? 1 : other_department),
//
// j not i, from the vectors of the photographs: n_i popular or not, bought or never bought, every item with a
// photograph has a row. Exact: n_items^2 x dimension multiplications, in parallel, the same bytes on any
// number of threads.

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/csr_matrix.hpp"
#include "lookbook/core/training_data.hpp"

namespace lookbook::models {

struct LookTableOptions {
  std::size_t neighbours = 100;  ///< entries kept a row, the largest
  double temperature = .1;
  double popularity = 0;        ///< exponent of n_j, the weight of j's positive events, at least 1
  double other_department = 1;  ///< where the catalogue knows the departments of both; 0: never across
  double liked_from = 0;        ///< see event_weight
};

/// [n_items x n_items], rows best first; without rows where data.look is null. kCancelled if `progress` says
/// so.
Result<CsrMatrix> look_table(const TrainingData& data, const LookTableOptions& options, Progress& progress);

}  // namespace lookbook::models
