#pragma once
// Interactions in the plain text files that papers and toolkits exchange, packed by gzip or not:
//
//   columns separated by tabs, commas, semicolons or bars: user, item[, rating[, time]], or the item first
//   where loader knows it by Amazon's ids; a first line that names the columns may order them otherwise and
//   add others
//
//   one line a user, separated by spaces: the user, then the items (as LightGCN's data sets are)
//
// Streamed: memory is a few MB and the longest line.

#include <optional>
#include <string>
#include <string_view>

#include "lookbook/base/clock.hpp"
#include "lookbook/base/function_ref.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/split.hpp"

namespace lookbook::pipeline {

/// Views are valid during the call only.
struct PlainRow {
  std::string_view user;
  std::string_view item;
  std::optional<float> rating;
  std::optional<UnixSeconds> time;  ///< also nullopt where plain_time() cannot read it
  std::optional<Part> part;         ///< of the split column, where one was asked for
};

struct PlainCounts {
  std::uint64_t rows = 0;
  std::uint64_t rejected = 0;  ///< lines without user or item, with a rating or part that is none
};

/// true if the file's beginning looks like one of the layouts above; false for JSON, Parquet and the rest.
/// kNotFound, kPermissionDenied or kIo if it cannot be read.
Result<bool> is_plain_lines(const std::string& file);

/// Calls take(row) for every interaction, in order. `split_column` is the name of a column that says 0, 1, 2
/// or train, valid, test (and whatever else: rejected). kInvalidArgument if there is no such column or the
/// first line names columns but not both user and item; kCorruptData if the packing is damaged.
Result<PlainCounts> read_plain_lines(const std::string& file, const std::optional<std::string>& split_column,
                                     FunctionRef<Status(const PlainRow&)> take);

}  // namespace lookbook::pipeline
