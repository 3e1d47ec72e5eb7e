#pragma once
// What every rating model has: the mean of all ratings, which answers where nothing is known, and the scale
// that every prediction is clipped to.

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "lookbook/base/result.hpp"
#include "lookbook/core/history.hpp"
#include "lookbook/core/model_parts.hpp"
#include "lookbook/core/parameter_table.hpp"
#include "lookbook/models/rating_model.hpp"

namespace lookbook::models {

inline constexpr ParameterSpec kScaleLowest = {.name = "scale_lowest",
                                               .default_value = "1",
                                               .minimum = -1e6,
                                               .maximum = 1e6,
                                               .help = "The lowest rating there is."};
inline constexpr ParameterSpec kScaleHighest = {.name = "scale_highest",
                                                .default_value = "5",
                                                .minimum = -1e6,
                                                .maximum = 1e6,
                                                .help = "The highest rating there is."};

/// Of every rating model's arrays.
inline constexpr std::uint32_t kRatingFormatVersion = 1;

struct RatingBasis {
  double global_mean = 0;
  RatingScale scale;

  double clipped(double rating) const { return std::max(scale.lowest, std::min(scale.highest, rating)); }
  Prediction fallback() const { return {clipped(global_mean), true}; }
};

/// The basis from the parameters scale_lowest and scale_highest. kInvalidArgument if the scale is empty.
Result<RatingBasis> make_basis(double global_mean, const Options& options);

/// The parts that every rating model begins with: kind, version, parameters and the array global_mean [1].
ModelParts parts_with(const RatingBasis& basis, std::string_view kind, const Options& options);
/// The basis that parts_with stored. kCorruptData if the array is missing or has another size.
Result<RatingBasis> stored_basis(const ModelParts& parts, const Options& options);

inline bool is_rating(const HistoryEvent& event) {
  return event.kind == EventKind::kRating;
}

inline bool has_rating(History history) {
  return std::ranges::any_of(history, is_rating);
}

}  // namespace lookbook::models
