#pragma once
// Where the objects of the store's zones lie that more than one file knows: the room that owns a zone writes
// them, others read them. tables.hpp has the tables' columns, docs/formats.md all objects.

#include <cstdint>

namespace lookbook::landing {

inline constexpr auto* kManifest = "landing/manifest.json";
inline constexpr auto* kImages = "landing/images.parquet";

}  // namespace lookbook::landing

namespace lookbook::standard {

/// Vouches for the tables.
inline constexpr auto* kManifest = "standard/manifest.json";
inline constexpr std::uint32_t kManifestVersion = 1;
inline constexpr auto* kReviews = "standard/reviews.parquet";
inline constexpr auto* kRatings = "standard/ratings.parquet";
inline constexpr auto* kUsers = "standard/users.parquet";
inline constexpr auto* kProducts = "standard/products.parquet";
inline constexpr auto* kImages = "standard/images.parquet";
inline constexpr auto* kCategories = "standard/categories.parquet";
inline constexpr auto* kRelated = "standard/related.parquet";
inline constexpr auto* kRejected = "standard/rejected.parquet";
/// While the transformer works.
inline constexpr auto* kStagedReviews = "standard/staging/reviews.parquet";
inline constexpr auto* kStagedProducts = "standard/staging/products.parquet";

/// What to do about one that is damaged or missing.
inline constexpr auto* kMend = "run `lookbook process` again";

}  // namespace lookbook::standard

namespace lookbook::analytics {

inline constexpr auto* kUserIndex = "analytics/users.arrow";
inline constexpr auto* kItemIndex = "analytics/items.arrow";
inline constexpr auto* kInteractions = "analytics/interactions.arrow";
/// Vouches for the indices and the interactions.
inline constexpr auto* kIndexManifest = "analytics/index.json";
inline constexpr auto* kChosenSplit = "analytics/split.json";
inline constexpr auto* kSplits = "analytics/splits/";
inline constexpr auto* kProfile = "analytics/eda/profile.json";

}  // namespace lookbook::analytics
