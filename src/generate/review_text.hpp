#pragma once
// What a shopper writes about a purchase: a summary and a few sentences about fit, cloth, colour and use, in
// a mood that follows the stars.

#include <string>

#include "generate/assortment.hpp"
#include "generate/shopper.hpp"

namespace lookbook::generate {

struct ReviewText {
  std::string summary;
  std::string text;  ///< now and then a word or two only, as people do
};

ReviewText write_review(const Purchase& purchase, const Offer& offer, Rng& rng);

}  // namespace lookbook::generate
