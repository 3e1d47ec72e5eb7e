#pragma once
// Answers many rating queries group by group (all of one item, or all of one person), so that what a group's
// queries have in common is computed once. Groups run in parallel; answers do not depend on the threads,
// because groups share nothing.

#include <cstdint>
#include <span>

#include "lookbook/base/function_ref.hpp"
#include "lookbook/models/rating_model.hpp"

namespace lookbook::models {

/// Answers the queries of one group: `queries` are positions in `keys`, ascending, at least one.
using AnswerGroup = FunctionRef<void(std::span<const std::uint32_t> queries, Workspace& workspace)>;

/// Calls `answer` once for every distinct key. O(keys + largest key) beside the calls.
void for_each_group(std::span<const std::uint32_t> keys, AnswerGroup answer);

/// The queries of one history together.
void for_each_history(std::span<const RatingQuery> queries, AnswerGroup answer);
/// The queries of one item together; all items from `n_items` on, which no model knows, make one group.
void for_each_item(std::span<const RatingQuery> queries, std::size_t n_items, AnswerGroup answer);

}  // namespace lookbook::models
