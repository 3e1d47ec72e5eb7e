#include "pipeline/plain_rows.hpp"

#include <algorithm>

#include "lookbook/loader/record_reader.hpp"

namespace lookbook::pipeline {
namespace {

std::optional<Part> part_of(std::string_view text) {
  if (text == "0" || text == "train") return Part::kTrain;
  if (text == "1" || text == "valid" || text == "validation") return Part::kValid;
  if (text == "2" || text == "test") return Part::kTest;
  return std::nullopt;
}

/// Takes the rows of batches.
class BatchTaker {
 public:
  BatchTaker(bool is_split, FunctionRef<Status(const PlainRow&)> take) : is_split_(is_split), take_(take) {}

  Status add(const loader::ParsedBatch& batch) {
    const RecordBatch& rows = batch.rows;
    LOOKBOOK_TRY(const auto users, rows.column<std::string_view>("user_id"));
    LOOKBOOK_TRY(const auto items, rows.column<std::string_view>("item_id"));
    LOOKBOOK_TRY(const auto ratings, rows.column<double>("rating"));
    LOOKBOOK_TRY(const auto times, rows.column<std::int64_t>("time"));
    counts_.rejected += batch.rejected.rows();
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      PlainRow plain{
          .user = users[row], .item = items[row], .rating = {}, .time = times.get(row), .part = {}};
      if (const auto rating = ratings.get(row)) plain.rating = static_cast<float>(*rating);
      if (is_split_) plain.part = part_of(batch.beside[row]);
      has_parts_ = has_parts_ || (is_split_ && !batch.beside[row].empty());
      if (is_split_ && !plain.part) {
        ++counts_.rejected;
        continue;
      }
      LOOKBOOK_CHECK(take_(plain));
      ++counts_.rows;
    }
    return ok();
  }

  const PlainCounts& counts() const { return counts_; }
  /// Whether a row had anything in the split column.
  bool has_parts() const { return has_parts_; }

 private:
  bool is_split_;
  FunctionRef<Status(const PlainRow&)> take_;
  PlainCounts counts_;
  bool has_parts_ = false;
};

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// Why no row says its part. Only of a delimited file it is known which columns it has.
Error no_part(const std::string& file, const loader::SourceLayout& layout, const std::string& column,
              const PlainCounts& counts) {
  const bool lists_columns = layout.format == loader::SourceFormat::kDelimited;
  const bool is_listed = std::ranges::any_of(
      layout.columns, [&](const std::string& name) { return equals_ignoring_case(name, column); });
  if (lists_columns && !is_listed)
    return {ErrorCode::kInvalidArgument, file + " has no column '" + column + "'"};
  return {ErrorCode::kInvalidArgument,
          "no row of " + file + " that has a user and an item says anything in the column '" + column +
              "' (rows that cannot be used: " + std::to_string(counts.rejected) + ")"};
}

}  // namespace

Result<PlainCounts> read_plain_rows(const std::string& file, const std::optional<std::string>& split_column,
                                    FunctionRef<Status(const PlainRow&)> take) {
  LOOKBOOK_TRY(const loader::SourceLayout layout, loader::recognise(file));
  if (layout.role == loader::SourceRole::kProducts) {
    return Error(ErrorCode::kInvalidArgument, file + " holds products, not interactions (" + layout.why +
                                                  "): give a file of users and items");
  }
  const loader::ReadOptions options{.beside = split_column.value_or(""), .without_rating = true};
  LOOKBOOK_TRY(const auto reader, loader::RecordReader::open_file(file, layout, file, options));
  BatchTaker taker(split_column.has_value(), take);
  const auto add = [&](const loader::ParsedBatch& batch) -> Result<bool> {
    LOOKBOOK_CHECK(taker.add(batch));
    return true;
  };
  LOOKBOOK_CHECK(reader->read(add));
  if (!split_column || taker.has_parts()) return taker.counts();
  return no_part(file, layout, *split_column, taker.counts());
}

}  // namespace lookbook::pipeline
