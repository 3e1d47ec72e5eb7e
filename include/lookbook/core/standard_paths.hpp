#pragma once
// Where the tables of standard/ lie, and the version of the manifest that vouches for them: processing writes
// them, whoever explores them reads them. tables.hpp has their columns.

#include <cstdint>

namespace lookbook::standard {

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

/// What to do about one that is damaged or missing.
inline constexpr auto* kMend = "run `lookbook process` again";

}  // namespace lookbook::standard
