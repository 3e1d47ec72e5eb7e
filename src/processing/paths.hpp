#pragma once
// Where the zones' files lie, but for standard/ (lookbook/core/standard_paths.hpp).

namespace lookbook::processing::paths {

inline constexpr auto* kLandedImages = "landing/images.parquet";
inline constexpr auto* kStagedProducts = "standard/staging/products.parquet";

inline constexpr auto* kUserIndex = "analytics/users.arrow";
inline constexpr auto* kItemIndex = "analytics/items.arrow";
inline constexpr auto* kInteractions = "analytics/interactions.arrow";
inline constexpr auto* kIndexManifest = "analytics/index.json";
inline constexpr auto* kChosenSplit = "analytics/split.json";
inline constexpr auto* kSplits = "analytics/splits/";

}  // namespace lookbook::processing::paths
