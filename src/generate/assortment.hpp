#pragma once
// What the demo shop sells: every variant (one asin) with its design, words, price, and how popular and good
// it is.

#include <cstdint>
#include <string>
#include <vector>

#include "generate/garment.hpp"
#include "lookbook/generate/shop.hpp"

namespace lookbook::generate {

struct Offer {
  std::string asin;
  std::string parent;  ///< asin of the first variant; its own where it stands alone
  std::string title;
  std::string brand;
  std::string_view noun;  ///< "Sweatshirt": what it is called
  std::string_view colour_name;
  std::string_view fabric;
  std::vector<std::string_view> words;  ///< of pattern and cut, as in the title
  ColourFamily colour_family = ColourFamily::kBlacks;
  const Garment* garment = nullptr;
  Style style = Style::kMinimal;
  Design design;
  double price = 0;              ///< US dollars
  double popularity = 0;         ///< logarithm of how often it is seen
  double quality = 0;            ///< standard normal: shifts every rating
  std::uint32_t launch_day = 0;  ///< since the shop opened
};

/// Days that the shop has been open.
inline constexpr std::uint32_t kShopDays = 1825;

std::vector<Offer> make_assortment(const ShopOptions& options);

/// {"Clothing, Shoes & Jewelry", "Women", "Clothing", "Dresses"}
std::vector<std::string_view> category_path(const Offer& offer);
std::string_view name_of(Department department);

}  // namespace lookbook::generate
