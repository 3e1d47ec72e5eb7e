#pragma once
// The cells of a table of somebody else as Values, whatever its columns' types.

#include <cstddef>
#include <memory>

#include "loader/value.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/record_batch.hpp"

namespace lookbook::loader {

/// Of one column. Points into its batch.
class Cells {
 public:
  virtual ~Cells() = default;
  /// Leaves `value`, which is fresh, as it is where the cell is null.
  virtual void read(std::size_t row, Value& value) = 0;
};

/// Precondition: the batch has this column.
Result<std::unique_ptr<Cells>> cells_of(const RecordBatch& batch, const Field& field);

}  // namespace lookbook::loader
