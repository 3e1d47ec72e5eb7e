#pragma once
// The kinds of product that the demo shop sells: one row a kind, with where it hangs in the shop, what it
// costs, who likes it, and how it is cut.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "generate/design.hpp"
#include "generate/palette.hpp"
#include "generate/tailor.hpp"

namespace lookbook::generate {

/// The place of a piece in an outfit: an outfit holds one of each at most.
enum class Slot : std::uint8_t { kTop, kBottom, kDress, kOuter, kShoes, kBag, kJewellery, kAccessory, kSwim };
enum class Season : std::uint8_t { kAlways, kSummer, kWinter };
enum class Dye : std::uint8_t { kCloth, kDenim, kLeather, kMetal };

/// Bits of `departments`.
inline constexpr unsigned kForWomen = 1, kForMen = 2, kForGirls = 4, kForBoys = 8;
inline constexpr unsigned kForAdults = kForWomen | kForMen, kForKids = kForGirls | kForBoys;
inline constexpr unsigned kForAll = kForAdults | kForKids;
inline constexpr unsigned kForFemales = kForWomen | kForGirls;

struct Garment {
  std::string_view noun;      ///< "T-Shirt"
  std::string_view group;     ///< "Clothing", "Shoes", "Accessories", "Jewelry"
  std::string_view category;  ///< "T-Shirts"
  Shape shape;
  Slot slot;
  unsigned departments;
  double share;  ///< of the assortment, before normalising
  double price;  ///< typical, US dollars
  Season season;
  Dye dye;
  std::array<double, kStyleCount> appeal;  ///< to minimal, sporty, romantic, street, classic, boho
  void (*cut)(Tailor&);
  std::string_view sizes;  ///< "XS S M L XL"; empty: one size
};

std::span<const Garment> garments();

// How each family is cut, in cuts_*.cpp.
void cut_tshirt(Tailor& t);
void cut_tank(Tailor& t);
void cut_blouse(Tailor& t);
void cut_shirt(Tailor& t);
void cut_polo(Tailor& t);
void cut_sweater(Tailor& t);
void cut_cardigan(Tailor& t);
void cut_hoodie(Tailor& t);
void cut_jacket(Tailor& t);
void cut_blazer(Tailor& t);
void cut_coat(Tailor& t);
void cut_dress(Tailor& t);
void cut_jumpsuit(Tailor& t);
void cut_skirt(Tailor& t);
void cut_jeans(Tailor& t);
void cut_trousers(Tailor& t);
void cut_leggings(Tailor& t);
void cut_shorts(Tailor& t);
void cut_trunks(Tailor& t);
void cut_swimwear(Tailor& t);
void cut_sneaker(Tailor& t);
void cut_boot(Tailor& t);
void cut_heel(Tailor& t);
void cut_flat_shoe(Tailor& t);
void cut_sandal(Tailor& t);
void cut_rain_boot(Tailor& t);
void cut_bag(Tailor& t);
void cut_watch(Tailor& t);
void cut_jewel(Tailor& t);
void cut_headwear(Tailor& t);
void cut_soft_accessory(Tailor& t);
void cut_plain_accessory(Tailor& t);

}  // namespace lookbook::generate
