#include "generate/garment.hpp"

namespace lookbook::generate {
namespace {

constexpr std::string_view kClothes = "Clothing", kFootwear = "Shoes", kExtras = "Accessories",
                           kJewels = "Jewelry";
constexpr std::string_view kLetters = "XS S M L XL";
constexpr std::string_view kWaists = "26 28 30 32 34";
constexpr std::string_view kFeet = "6 7 8 9 10 11";

// clang-format off
constexpr std::array kGarments = std::to_array<Garment>({
    // noun, group, category, shape, slot, departments, share, price, season, dye, appeal {min, spo, rom, str, cla, boh}, cut, sizes
    {"T-Shirt", kClothes, "T-Shirts", Shape::kTop, Slot::kTop, kForAll, 8, 19, Season::kAlways, Dye::kCloth, {1.2, 1.3, .7, 1.4, .7, .8}, cut_tshirt, kLetters},
    {"Top", kClothes, "Tops", Shape::kTop, Slot::kTop, kForFemales, 5, 22, Season::kSummer, Dye::kCloth, {.9, .9, 1.3, .8, .6, 1.3}, cut_tank, kLetters},
    {"Blouse", kClothes, "Blouses", Shape::kShirt, Slot::kTop, kForWomen, 4.5, 38, Season::kAlways, Dye::kCloth, {.9, .1, 1.6, .3, 1.2, 1.3}, cut_blouse, kLetters},
    {"Shirt", kClothes, "Shirts", Shape::kShirt, Slot::kTop, kForMen | kForBoys, 6, 36, Season::kAlways, Dye::kCloth, {1.2, .3, .6, .8, 1.8, .9}, cut_shirt, kLetters},
    {"Polo Shirt", kClothes, "Polos", Shape::kTop, Slot::kTop, kForMen | kForBoys, 2.5, 32, Season::kAlways, Dye::kCloth, {.9, 1.3, .2, .4, 1.7, .2}, cut_polo, kLetters},
    {"Sweater", kClothes, "Sweaters", Shape::kKnit, Slot::kTop, kForAll, 5, 46, Season::kWinter, Dye::kCloth, {1.4, .3, 1, .7, 1.4, 1.1}, cut_sweater, kLetters},
    {"Cardigan", kClothes, "Cardigans", Shape::kKnit, Slot::kTop, kForFemales | kForMen, 3, 48, Season::kWinter, Dye::kCloth, {1.2, .1, 1.4, .3, 1.3, 1.3}, cut_cardigan, kLetters},
    {"Hoodie", kClothes, "Hoodies & Sweatshirts", Shape::kTop, Slot::kTop, kForAll, 4.5, 44, Season::kAlways, Dye::kCloth, {.5, 1.7, .3, 1.9, .2, .4}, cut_hoodie, kLetters},
    {"Jacket", kClothes, "Jackets", Shape::kJacket, Slot::kOuter, kForAll, 5, 82, Season::kAlways, Dye::kCloth, {.9, 1.3, .6, 1.7, .6, 1}, cut_jacket, kLetters},
    {"Blazer", kClothes, "Blazers", Shape::kJacket, Slot::kOuter, kForAdults, 2.8, 98, Season::kAlways, Dye::kCloth, {1.5, .05, .7, .4, 2, .4}, cut_blazer, kLetters},
    {"Coat", kClothes, "Coats", Shape::kCoat, Slot::kOuter, kForAll, 2.8, 140, Season::kWinter, Dye::kCloth, {1.5, .3, 1, .8, 1.5, .7}, cut_coat, kLetters},
    {"Dress", kClothes, "Dresses", Shape::kDress, Slot::kDress, kForFemales, 9, 54, Season::kSummer, Dye::kCloth, {.9, .3, 1.9, .4, 1, 1.6}, cut_dress, kLetters},
    {"Jumpsuit", kClothes, "Jumpsuits", Shape::kJumpsuit, Slot::kDress, kForWomen, 1.8, 62, Season::kSummer, Dye::kCloth, {1.2, .4, .8, 1, .6, 1.3}, cut_jumpsuit, kLetters},
    {"Skirt", kClothes, "Skirts", Shape::kSkirt, Slot::kBottom, kForFemales, 4.5, 38, Season::kSummer, Dye::kCloth, {.9, .3, 1.7, .7, 1, 1.5}, cut_skirt, kLetters},
    {"Jeans", kClothes, "Jeans", Shape::kTrousers, Slot::kBottom, kForAll, 6, 58, Season::kAlways, Dye::kDenim, {1.1, .5, .8, 1.5, 1, 1}, cut_jeans, kWaists},
    {"Trousers", kClothes, "Pants", Shape::kTrousers, Slot::kBottom, kForAll, 4.5, 52, Season::kAlways, Dye::kCloth, {1.4, .5, .7, .9, 1.6, .9}, cut_trousers, kWaists},
    {"Leggings", kClothes, "Leggings", Shape::kTrousers, Slot::kBottom, kForFemales, 2, 28, Season::kAlways, Dye::kCloth, {.6, 2, .3, .7, .1, .4}, cut_leggings, kLetters},
    {"Shorts", kClothes, "Shorts", Shape::kShorts, Slot::kBottom, kForAll, 3.6, 30, Season::kSummer, Dye::kCloth, {.8, 1.7, .6, 1.1, .9, .9}, cut_shorts, kWaists},
    {"Swimsuit", kClothes, "Swimwear", Shape::kSwimsuit, Slot::kSwim, kForFemales, 1.6, 42, Season::kSummer, Dye::kCloth, {.8, 1.4, 1, .6, .5, 1.1}, cut_swimwear, kLetters},
    {"Swim Trunks", kClothes, "Swimwear", Shape::kShorts, Slot::kSwim, kForMen | kForBoys, 1.8, 32, Season::kSummer, Dye::kCloth, {.8, 1.5, .4, 1, .6, 1}, cut_trunks, kLetters},
    {"Bikini", kClothes, "Swimwear", Shape::kBikini, Slot::kSwim, kForWomen, 1.2, 38, Season::kSummer, Dye::kCloth, {.7, 1, 1.1, .8, .3, 1.4}, cut_swimwear, kLetters},
    {"Sneakers", kFootwear, "Sneakers", Shape::kSneaker, Slot::kShoes, kForAll, 7, 68, Season::kAlways, Dye::kCloth, {1.1, 1.9, .5, 1.8, .4, .4}, cut_sneaker, kFeet},
    {"Boots", kFootwear, "Boots", Shape::kBoot, Slot::kShoes, kForAll, 4, 110, Season::kWinter, Dye::kLeather, {1, .2, .8, 1.4, 1.1, 1.3}, cut_boot, kFeet},
    {"Oxford Shoes", kFootwear, "Oxfords", Shape::kLacedShoe, Slot::kShoes, kForAdults, 2, 96, Season::kAlways, Dye::kLeather, {1.3, .05, .3, .4, 2, .4}, cut_flat_shoe, kFeet},
    {"Loafers", kFootwear, "Loafers", Shape::kLoafer, Slot::kShoes, kForAdults, 2.2, 84, Season::kAlways, Dye::kLeather, {1.4, .1, .5, .5, 1.8, .7}, cut_flat_shoe, kFeet},
    {"Flats", kFootwear, "Flats", Shape::kFlat, Slot::kShoes, kForFemales, 2.6, 48, Season::kAlways, Dye::kLeather, {1.1, .1, 1.7, .2, 1.4, .8}, cut_flat_shoe, kFeet},
    {"Heels", kFootwear, "Heels", Shape::kHeel, Slot::kShoes, kForWomen, 3.2, 78, Season::kAlways, Dye::kLeather, {.9, .05, 1.7, .6, 1.4, .4}, cut_heel, kFeet},
    {"Sandals", kFootwear, "Sandals", Shape::kSandal, Slot::kShoes, kForAll, 3, 46, Season::kSummer, Dye::kLeather, {.9, .7, 1, .5, .6, 1.8}, cut_sandal, kFeet},
    {"Rain Boots", kFootwear, "Rain Boots", Shape::kRainBoot, Slot::kShoes, kForKids | kForWomen, .8, 42, Season::kWinter, Dye::kCloth, {.7, .8, .7, .6, .9, .8}, cut_rain_boot, kFeet},
    {"Tote Bag", kExtras, "Bags", Shape::kTote, Slot::kBag, kForWomen, 2, 64, Season::kAlways, Dye::kLeather, {1.6, .2, .8, .7, 1.2, 1.2}, cut_bag, ""},
    {"Bag", kExtras, "Bags", Shape::kHandbag, Slot::kBag, kForAdults, 2.6, 88, Season::kAlways, Dye::kLeather, {1, .1, 1.6, .5, 1.6, .9}, cut_bag, ""},
    {"Backpack", kExtras, "Bags", Shape::kBackpack, Slot::kBag, kForAll, 2, 62, Season::kAlways, Dye::kCloth, {1, 1.7, .3, 1.6, .4, .6}, cut_bag, ""},
    {"Clutch", kExtras, "Bags", Shape::kClutch, Slot::kBag, kForWomen, 1, 46, Season::kAlways, Dye::kLeather, {.8, .05, 1.6, .4, 1, .8}, cut_bag, ""},
    {"Watch", kJewels, "Watches", Shape::kWatch, Slot::kJewellery, kForAdults, 3.4, 120, Season::kAlways, Dye::kMetal, {1.4, .8, .8, .6, 1.8, .4}, cut_watch, ""},
    {"Necklace", kJewels, "Necklaces", Shape::kNecklace, Slot::kJewellery, kForWomen, 2, 36, Season::kAlways, Dye::kMetal, {1, .05, 1.6, .5, 1, 1.7}, cut_jewel, ""},
    {"Earrings", kJewels, "Earrings", Shape::kEarrings, Slot::kJewellery, kForWomen, 2, 26, Season::kAlways, Dye::kMetal, {1, .05, 1.5, .7, 1, 1.6}, cut_jewel, ""},
    {"Bracelet", kJewels, "Bracelets", Shape::kBracelet, Slot::kJewellery, kForAdults, 1.5, 32, Season::kAlways, Dye::kMetal, {1, .2, 1.2, .7, .9, 1.7}, cut_jewel, ""},
    {"Ring", kJewels, "Rings", Shape::kRing, Slot::kJewellery, kForAdults, 1.2, 44, Season::kAlways, Dye::kMetal, {1.1, .05, 1.4, .7, 1, 1.3}, cut_jewel, ""},
    {"Cap", kExtras, "Hats & Caps", Shape::kCap, Slot::kAccessory, kForAll, 1.6, 24, Season::kSummer, Dye::kCloth, {.5, 1.8, .2, 1.8, .4, .3}, cut_headwear, ""},
    {"Beanie", kExtras, "Hats & Caps", Shape::kBeanie, Slot::kAccessory, kForAll, 1.4, 22, Season::kWinter, Dye::kCloth, {1, 1, .6, 1.6, .5, .8}, cut_headwear, ""},
    {"Hat", kExtras, "Hats & Caps", Shape::kBrimHat, Slot::kAccessory, kForAdults, 1.2, 42, Season::kSummer, Dye::kCloth, {.8, .1, 1.2, .3, 1, 2}, cut_headwear, ""},
    {"Scarf", kExtras, "Scarves", Shape::kScarf, Slot::kAccessory, kForAdults, 1.8, 34, Season::kWinter, Dye::kCloth, {1.2, .1, 1.3, .5, 1.5, 1.4}, cut_soft_accessory, ""},
    {"Belt", kExtras, "Belts", Shape::kBelt, Slot::kAccessory, kForAdults, 1.6, 32, Season::kAlways, Dye::kLeather, {1.2, .1, .7, .8, 1.6, 1.2}, cut_plain_accessory, "S M L"},
    {"Sunglasses", kExtras, "Sunglasses", Shape::kSunglasses, Slot::kAccessory, kForAdults, 1.8, 58, Season::kSummer, Dye::kLeather, {1.1, 1, .8, 1.3, 1, 1}, cut_plain_accessory, ""},
    {"Tie", kExtras, "Ties", Shape::kTie, Slot::kAccessory, kForMen, 1, 30, Season::kAlways, Dye::kCloth, {.8, .02, .4, .1, 2.2, .2}, cut_soft_accessory, ""},
    {"Socks", kExtras, "Socks", Shape::kSocks, Slot::kAccessory, kForAll, 1.4, 12, Season::kAlways, Dye::kCloth, {.9, 1.5, .7, 1.3, .9, .6}, cut_soft_accessory, "S M L"},
    {"Gloves", kExtras, "Gloves", Shape::kGloves, Slot::kAccessory, kForAdults, .8, 36, Season::kWinter, Dye::kLeather, {1.1, .6, .9, .6, 1.5, .7}, cut_plain_accessory, "S M L"},
});
// clang-format on

}  // namespace

std::span<const Garment> garments() {
  return kGarments;
}

}  // namespace lookbook::generate
