#pragma once
// Where the zones' files lie.

namespace lookbook::processing::paths {

inline constexpr auto* kLandedImages = "landing/images.parquet";
inline constexpr auto* kManifest = "standard/manifest.json";
inline constexpr auto* kReviews = "standard/reviews.parquet";
inline constexpr auto* kRatings = "standard/ratings.parquet";
inline constexpr auto* kUsers = "standard/users.parquet";
inline constexpr auto* kProducts = "standard/products.parquet";
inline constexpr auto* kImages = "standard/images.parquet";
inline constexpr auto* kCategories = "standard/categories.parquet";
inline constexpr auto* kRelated = "standard/related.parquet";
inline constexpr auto* kRejected = "standard/rejected.parquet";
inline constexpr auto* kMendStandard = "run `lookbook process` again";
inline constexpr auto* kStagedReviews = "standard/staging/reviews.parquet";
inline constexpr auto* kStagedProducts = "standard/staging/products.parquet";

inline constexpr auto* kUserIndex = "analytics/users.arrow";
inline constexpr auto* kItemIndex = "analytics/items.arrow";
inline constexpr auto* kInteractions = "analytics/interactions.arrow";
inline constexpr auto* kIndexManifest = "analytics/index.json";
inline constexpr auto* kChosenSplit = "analytics/split.json";
inline constexpr auto* kSplits = "analytics/splits/";

}  // namespace lookbook::processing::paths
