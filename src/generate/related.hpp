#pragma once
// Relations between products as a shop would observe them: bought by the same shoppers, and of the same kind.

#include <cstdint>
#include <span>
#include <vector>

#include "generate/assortment.hpp"
#include "generate/shopper.hpp"

namespace lookbook::generate {

/// [offers]: for each offer those bought near it in time, by two shoppers or in one order at least, most
/// often first, ties by number.
std::vector<std::vector<std::uint32_t>> also_bought(std::size_t n_offers, std::span<const Purchase> purchases,
                                                    std::size_t limit);
/// [offers]: the most popular others of the same garment, department and style.
std::vector<std::vector<std::uint32_t>> also_viewed(std::span<const Offer> offers, std::size_t limit);

}  // namespace lookbook::generate
