#pragma once
// Interactions of anybody's file, in any layout that loader knows, one after another: for figures and splits
// that somebody else made, without a store. Streamed: memory is loader's.

#include <cstdint>
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
  std::optional<UnixSeconds> time;
  std::optional<Part> part;  ///< of the split column, where one was asked for
};

struct PlainCounts {
  std::uint64_t rows = 0;
  std::uint64_t rejected = 0;  ///< rows that loader rejects, or with a part that is none
};

/// Calls take(row) for every interaction, in order. `split_column` is the name of a column that says 0, 1, 2
/// or train, valid, test (and whatever else: rejected). Errors of loader::recognise and of its reader;
/// kInvalidArgument for a file of products, or without that column.
Result<PlainCounts> read_plain_rows(const std::string& file, const std::optional<std::string>& split_column,
                                    FunctionRef<Status(const PlainRow&)> take);

}  // namespace lookbook::pipeline
