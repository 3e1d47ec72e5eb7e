#include "models/rating/rating_rows.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "lookbook/models/marks.hpp"

namespace lookbook::models {
namespace {

Status check(const TrainingData& data) {
  const Interactions& rows = data.interactions;
  bool any_rating = false;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows.kinds[row] != EventKind::kRating) continue;
    any_rating = true;
    if (rows.users[row].number() >= data.n_users || rows.items[row].number() >= data.n_items) {
      return Error(ErrorCode::kInvalidArgument,
                   "training row " + std::to_string(row) + " names a user or item beyond the index");
    }
    if (!std::isfinite(rows.values[row])) {
      return Error(ErrorCode::kInvalidArgument,
                   "the rating of training row " + std::to_string(row) + " is not a finite number");
    }
  }
  if (any_rating) return ok();
  return Error(ErrorCode::kInvalidArgument, "there is no rating to learn from in the training data");
}

/// The ratings as a matrix with `rows` and `columns` as coordinates.
template <class RowIndex, class ColumnIndex>
CsrMatrix grouped(const Interactions& data, const std::vector<RowIndex>& rows,
                  const std::vector<ColumnIndex>& columns, std::size_t n_rows, std::size_t n_columns) {
  CsrMatrix matrix;
  matrix.n_columns = n_columns;
  matrix.offsets.assign(n_rows + 1, 0);
  for (std::size_t k = 0; k < data.size(); ++k) {
    if (data.kinds[k] == EventKind::kRating) ++matrix.offsets[rows[k].number() + 1];
  }
  std::partial_sum(matrix.offsets.begin(), matrix.offsets.end(), matrix.offsets.begin());

  matrix.columns.resize(matrix.offsets.back());
  matrix.values.resize(matrix.offsets.back());
  std::vector<std::uint64_t> next(matrix.offsets.begin(), matrix.offsets.end() - 1);
  for (std::size_t k = 0; k < data.size(); ++k) {
    if (data.kinds[k] != EventKind::kRating) continue;
    const std::uint64_t place = next[rows[k].number()]++;
    matrix.columns[place] = columns[k].number();
    matrix.values[place] = data.values[k];
  }
  return matrix;
}

}  // namespace

Result<double> mean_of_ratings(const TrainingData& data) {
  LOOKBOOK_CHECK(check(data));
  const Interactions& rows = data.interactions;
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows.kinds[row] != EventKind::kRating) continue;
    sum += rows.values[row];
    ++count;
  }
  return sum / static_cast<double>(count);
}

Result<RatingRows> rating_rows(const TrainingData& data) {
  RatingRows rows;
  LOOKBOOK_TRY(rows.mean, mean_of_ratings(data));
  const Interactions& ratings = data.interactions;
  rows.by_user = grouped(ratings, ratings.users, ratings.items, data.n_users, data.n_items);
  rows.by_item = grouped(ratings, ratings.items, ratings.users, data.n_items, data.n_users);
  return rows;
}

std::vector<double> row_means(const CsrView& matrix) {
  std::vector<double> means(matrix.n_rows());
  for (std::size_t r = 0; r < means.size(); ++r) {
    const auto values = matrix.row(r).values;
    if (values.empty()) continue;
    means[r] = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  }
  return means;
}

CsrMatrix without_repeats(const CsrView& matrix) {
  CsrMatrix result;
  result.n_columns = matrix.n_columns;
  Marks seen;
  for (std::size_t r = 0; r < matrix.n_rows(); ++r) {
    seen.start(matrix.n_columns);
    const SparseRow row = matrix.row(r);
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (!seen.insert(row.columns[k])) continue;
      result.columns.push_back(row.columns[k]);
      result.values.push_back(row.values[k]);
    }
    result.offsets.push_back(result.columns.size());
  }
  return result;
}

}  // namespace lookbook::models
