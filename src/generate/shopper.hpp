#pragma once
// People of the demo shop, as behaviour without names: a taste that drives what they choose and how they rate
// it.
//
// Choice: a shopper looks at a few dozen products, drawn by popularity, and takes the one of the largest
// utility
//   u = match + noise (Gumbel), match = style + colour + price + season,
// which is a multinomial logit over what was seen (McFadden 1974). Some purchases complete an outfit: another
// slot in the style of something bought before, close in time. Rating: satisfaction = match + quality of the
// product + leniency of the person + noise, cut into stars so that the shares are J-shaped as in real
// clothing reviews.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "generate/assortment.hpp"
#include "lookbook/base/random.hpp"
#include "lookbook/generate/shop.hpp"

namespace lookbook::generate {

struct Purchase {
  std::uint32_t shopper = 0;
  std::uint32_t offer = 0;
  std::uint32_t day = 0;  ///< since the shop opened
  std::uint8_t stars = 5;
  float satisfaction = 0;  ///< what the words follow
};

/// All purchases, by shopper and then day. A shopper buys an offer once.
std::vector<Purchase> go_shopping(const ShopOptions& options, std::span<const Offer> offers,
                                  Progress& progress);

}  // namespace lookbook::generate
