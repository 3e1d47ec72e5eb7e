#pragma once
// What a shopper writes about a purchase: a summary and a few sentences about fit, cloth, colour and use, in
// a mood that follows the stars.

#include <string>

#include "generate/assortment.hpp"
#include "generate/shopper.hpp"

namespace lookbook::generate {

struct ReviewText {
  std::string summary;
  std::string text;
};

ReviewText write_review(const Purchase& purchase, const Offer& offer, Rng& rng);

/// Sentences of a product page about cloth, cut and care.
std::string describe(const Offer& offer);

}  // namespace lookbook::generate
