#include "models/rating/rating_basis.hpp"

#include <string>
#include <vector>

namespace lookbook::models {

Result<RatingBasis> make_basis(double global_mean, const Options& options) {
  const RatingBasis basis{global_mean, {options.real("scale_lowest"), options.real("scale_highest")}};
  if (basis.scale.lowest < basis.scale.highest) return basis;
  return Error(ErrorCode::kInvalidArgument, "scale_lowest must be below scale_highest");
}

ModelParts parts_with(const RatingBasis& basis, std::string_view kind, const Options& options) {
  ModelParts parts{.kind = std::string(kind),
                   .format_version = kRatingFormatVersion,
                   .parameters = options.values(),
                   .arrays = {}};
  parts.arrays.emplace("global_mean", Array::of(std::vector<double>{basis.global_mean}));
  return parts;
}

Result<RatingBasis> stored_basis(const ModelParts& parts, const Options& options) {
  LOOKBOOK_TRY(const auto mean, parts.array<double>("global_mean"));
  if (mean.size() == 1) return make_basis(mean[0], options);
  return Error(ErrorCode::kCorruptData, "model '" + parts.kind + "': array 'global_mean' is damaged");
}

}  // namespace lookbook::models
