#pragma once
// One row of tables::raw_reviews or tables::reviews as a value.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lookbook/base/result.hpp"
#include "lookbook/core/record_batch.hpp"
#include "lookbook/core/record_batch_builder.hpp"

namespace lookbook::processing {

/// Points into its batch.
struct ReviewView {
  std::optional<std::string_view> source = {};
  std::optional<std::int64_t> line = {};
  std::string_view user_id = {};  ///< "" for null
  std::string_view item_id = {};
  std::optional<double> rating = {};
  std::optional<std::int64_t> time = {};
  std::optional<std::string_view> title = {};
  std::optional<std::string_view> text = {};
  std::optional<bool> verified = {};
  std::optional<std::int32_t> helpful = {};
  std::optional<std::string_view> colour = {};
  std::optional<std::string_view> size = {};

  /// For standard/rejected: what was in the row, on one line.
  std::string summary() const;
};

/// The columns of a batch of reviews. Points into the batch.
class ReviewReader {
 public:
  /// kNotFound or kCorruptData if a column is missing or of another type.
  static Result<ReviewReader> of(const RecordBatch& batch);
  ReviewView operator[](std::size_t row) const;

 private:
  struct Columns {
    Column<std::string_view> source;
    Column<std::int64_t> line;
    Column<std::string_view> user_id;
    Column<std::string_view> item_id;
    Column<double> rating;
    Column<std::int64_t> time;
    Column<std::string_view> title;
    Column<std::string_view> text;
    Column<bool> verified;
    Column<std::int32_t> helpful;
    Column<std::string_view> colour;
    Column<std::string_view> size;
  };
  explicit ReviewReader(const Columns& columns) : columns_(columns) {}
  Columns columns_;
};

/// Appends a row of tables::reviews.
void append(RecordBatchBuilder& reviews, const ReviewView& review);

}  // namespace lookbook::processing
