#pragma once
// Sparse matrix in compressed sparse rows: row r holds entries offsets[r] … offsets[r+1]-1. 8 bytes an entry
// and 8 a row.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lookbook {

/// One row: parallel columns and values.
struct SparseRow {
  std::span<const std::uint32_t> columns;
  std::span<const float> values;
  std::size_t size() const { return columns.size(); }
};

/// Does not own its memory: points into a CsrMatrix or a mapped file. Copy freely.
struct CsrView {
  std::size_t n_columns = 0;
  std::span<const std::uint64_t> offsets;  ///< [n_rows + 1]
  std::span<const std::uint32_t> columns;  ///< [n_entries]
  std::span<const float> values;           ///< [n_entries]

  std::size_t n_rows() const { return offsets.empty() ? 0 : offsets.size() - 1; }
  std::size_t n_entries() const { return columns.size(); }
  SparseRow row(std::size_t r) const {
    const std::size_t begin = offsets[r];
    const std::size_t length = offsets[r + 1] - begin;
    return {columns.subspan(begin, length), values.subspan(begin, length)};
  }
};

struct CsrMatrix {
  std::size_t n_columns = 0;
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> columns;
  std::vector<float> values;

  CsrView view() const { return {n_columns, offsets, columns, values}; }
  std::size_t n_rows() const { return offsets.size() - 1; }
  SparseRow row(std::size_t r) const { return view().row(r); }
};

/// [n_columns x n_rows]; entries of each row of the result in the order of the source's rows. O(entries).
CsrMatrix transpose(const CsrView& matrix);

/// true if offsets ascend from 0 to n_entries and every column is below n_columns: what a mapped file must
/// prove before it is used.
bool is_well_formed(const CsrView& matrix);

}  // namespace lookbook
