#include "models/ranking/co_occurrence.hpp"

#include <cmath>
#include <vector>

#include "models/event_weight.hpp"
#include "models/item_table.hpp"

namespace lookbook::models {
namespace {

/// n^-exponent for the number of entries of every row; 0 for an empty row.
std::vector<double> damping_of_rows(const CsrMatrix& matrix, double exponent) {
  std::vector<double> damping(matrix.n_rows());
  for (std::size_t r = 0; r < damping.size(); ++r) {
    const std::size_t n = matrix.row(r).size();
    damping[r] = n == 0 ? 0 : std::pow(static_cast<double>(n), -exponent);
  }
  return damping;
}

/// One row of sums under construction: dense, with the list of columns that were touched.
struct Accumulator {
  explicit Accumulator(std::size_t n_items) : cells(n_items) {}

  void add(std::uint32_t column, double value) {
    Cell& cell = cells[column];
    if (cell.common++ == 0) touched.push_back(column);
    cell.sum += value;
  }
  void clear() {
    for (const std::uint32_t column : touched) cells[column] = {};
    touched.clear();
  }

  struct Cell {
    double sum = 0;
    std::uint32_t common = 0;  ///< users that have both items
  };
  std::vector<Cell> cells;
  std::vector<std::uint32_t> touched;
};

}  // namespace

Result<CsrMatrix> co_occurrence(const TrainingData& data, const CoOccurrenceOptions& options,
                                Progress& progress) {
  const CsrMatrix users =
      user_item_matrix(positive_events(data.interactions, options.liked_from), data.n_users, data.n_items);
  const CsrMatrix items = transpose(users.view());
  const std::vector<double> of_user = damping_of_rows(users, options.user_damping);
  const std::vector<double> of_row = damping_of_rows(items, options.row_damping);
  const std::vector<double> of_column = damping_of_rows(items, options.column_damping);

  auto add_row = [&](std::size_t i, Accumulator& sums) {
    const SparseRow owners = items.row(i);
    for (std::size_t k = 0; k < owners.size(); ++k) {
      const std::uint32_t u = owners.columns[k];
      const double factor = of_user[u] * static_cast<double>(owners.values[k]);
      const SparseRow theirs = users.row(u);
      for (std::size_t m = 0; m < theirs.size(); ++m) {
        sums.add(theirs.columns[m], factor * static_cast<double>(theirs.values[m]));
      }
    }
  };
  auto rows = [&](Chunk chunk, FunctionRef<void(RankedList&)> emit) {
    Accumulator sums(data.n_items);
    RankedList entries;
    for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
      add_row(i, sums);
      entries.clear();
      for (const std::uint32_t j : sums.touched) {
        if (j == i || sums.cells[j].common < options.minimum_common) continue;
        entries.push_back({ItemIndex(j), static_cast<float>(of_row[i] * of_column[j] * sums.cells[j].sum)});
      }
      sums.clear();
      emit(entries);
    }
  };
  return build_item_table(data.n_items, options.neighbours, "counting items bought together", progress, rows);
}

}  // namespace lookbook::models
