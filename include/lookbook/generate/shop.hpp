#pragma once
// The demo shop: raw files as a marketplace would hand them out (Amazon's 2018 schema, packed JSON lines) and
// a folder of product photographs, so that it takes the very same path as real data.
//
//   <folder>/reviews.json.gz    overall, verified, reviewTime, reviewerID, asin, style, reviewerName,
//   reviewText, summary,
//                               unixReviewTime, vote
//   <folder>/metadata.json.gz   asin, title, brand, category, price, description, feature, also_buy,
//   also_view, image,
//                               rank, details, main_cat; and, beyond that schema, parent_asin and color of
//                               the variant
//   <folder>/images/<asin>.jpg
//
// Shoppers have latent tastes that nothing in the files says and everything in them follows from. Same
// options, same bytes, on any number of threads. docs/demo-shop.md compares it with real data.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"

namespace lookbook::generate {

// Ranges of ShopOptions.
inline constexpr std::size_t kFewestProducts = 20;
inline constexpr std::size_t kMostProducts = 5'000'000;
inline constexpr std::size_t kFewestShoppers = 10;
inline constexpr std::size_t kMostShoppers = 50'000'000;
inline constexpr int kNarrowestImage = 60;  ///< pixels
inline constexpr int kWidestImage = 1500;

struct ShopOptions {
  std::size_t products = 2000;  ///< variants in other colours count
  std::size_t shoppers = 5000;
  std::size_t reviews = 60000;  ///< about: every shopper has at least one
  std::uint64_t seed = 42;
  double dirty_share = 0;  ///< of reviews that are followed by a damaged or repeated line, 0 to 1
  bool images = true;
  int image_width = 480;  ///< pixels; pictures are 3:4
};

struct GeneratedShop {
  std::size_t products = 0;
  std::size_t shoppers = 0;
  std::size_t reviews = 0;
  std::size_t images = 0;
};

/// Writes the shop to `folder`, which appears complete or not at all. Removes what a call for the same folder
/// that was killed has left beside it. kInvalidArgument for options out of range, kAlreadyExists if the
/// folder is there already, kCancelled and errors of the operating system.
Result<GeneratedShop> generate_shop(const ShopOptions& options, const std::filesystem::path& folder,
                                    Progress& progress);

/// What to tell whoever asked for many more reviews than there are; "" if there are about as many.
std::string shortfall_notice(const ShopOptions& options, const GeneratedShop& shop);

}  // namespace lookbook::generate
