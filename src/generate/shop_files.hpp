#pragma once
// The text files of the demo shop, in Amazon's 2018 schema, packed with gzip.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generate/assortment.hpp"
#include "generate/shopper.hpp"

namespace lookbook::generate {

/// One JSON object a line, ordered by time.
std::string reviews_text(const ShopOptions& options, std::span<const Offer> offers,
                         std::span<const Purchase> purchases);
/// One JSON object a line, ordered by asin's making.
std::string metadata_text(std::span<const Offer> offers, std::span<const Purchase> purchases);
/// The same text gives the same bytes (no name, no time in the header).
std::string gzip(std::string_view text);

}  // namespace lookbook::generate
