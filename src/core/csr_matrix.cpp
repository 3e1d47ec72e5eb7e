#include "lookbook/core/csr_matrix.hpp"

#include <algorithm>

namespace lookbook {

CsrMatrix transpose(const CsrView& matrix) {
  CsrMatrix result;
  result.n_columns = matrix.n_rows();
  result.offsets.assign(matrix.n_columns + 1, 0);
  for (const std::uint32_t column : matrix.columns) ++result.offsets[column + 1];
  for (std::size_t c = 0; c < matrix.n_columns; ++c) result.offsets[c + 1] += result.offsets[c];

  result.columns.resize(matrix.n_entries());
  result.values.resize(matrix.n_entries());
  std::vector<std::uint64_t> next(result.offsets.begin(), result.offsets.end() - 1);
  for (std::size_t r = 0; r < matrix.n_rows(); ++r) {
    const SparseRow row = matrix.row(r);
    for (std::size_t k = 0; k < row.size(); ++k) {
      const std::uint64_t place = next[row.columns[k]]++;
      result.columns[place] = static_cast<std::uint32_t>(r);
      result.values[place] = row.values[k];
    }
  }
  return result;
}

bool is_well_formed(const CsrView& matrix) {
  if (matrix.offsets.empty() || matrix.offsets.front() != 0) return false;
  if (matrix.offsets.back() != matrix.n_entries() || matrix.values.size() != matrix.n_entries()) return false;
  return std::ranges::is_sorted(matrix.offsets) &&
         std::ranges::all_of(matrix.columns, [&](std::uint32_t column) { return column < matrix.n_columns; });
}

}  // namespace lookbook
