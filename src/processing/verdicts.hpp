#pragma once
// Which reviews become ratings. Pure.

#include <cstdint>
#include <optional>
#include <vector>

#include "lookbook/core/interactions.hpp"
#include "lookbook/processing/transformer.hpp"

namespace lookbook::processing {

enum class Verdict : std::uint8_t { kKept, kOutOfScale, kRepeated, kOlder };

/// Of every row: only kRating rows can be out of scale; of the others of one (user, item) the newest is kept,
/// of equally new ones (or without times) the last. Unknown times are older than all others. O(n log n).
std::vector<Verdict> judge(const Interactions& rows, const RatingScale& scale);

/// Smallest and largest of the kRating rows; nullopt if there are none.
std::optional<RatingScale> seen_ratings(const Interactions& rows);

/// As TransformOptions::scale says for nullopt. {1, 5} where there are no ratings.
RatingScale detect_scale(const Interactions& rows);

}  // namespace lookbook::processing
