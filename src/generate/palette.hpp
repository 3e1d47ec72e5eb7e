#pragma once
// The six styles of the demo shop, and the named colours each of them wears.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "generate/colour.hpp"

namespace lookbook::generate {

/// What brands stand for and shoppers look for. Latent: no file says it.
enum class Style : std::uint8_t { kMinimal, kSporty, kRomantic, kStreet, kClassic, kBoho };
inline constexpr std::size_t kStyleCount = 6;

/// Families that shoppers like or avoid as a whole.
enum class ColourFamily : std::uint8_t {
  kBlacks,
  kWhites,
  kGreys,
  kBrowns,
  kBlues,
  kGreens,
  kYellows,
  kReds,
  kPinks,
  kPurples
};
inline constexpr std::size_t kColourFamilyCount = 10;

struct NamedColour {
  std::string_view name;
  Colour colour;
  ColourFamily family;
};

std::span<const NamedColour> colours_of(Style style);
/// Brighter ones for girls and boys.
std::span<const NamedColour> child_colours();
/// Indigo to washed black.
std::span<const NamedColour> denim_colours();
/// Leathers of shoes, bags and belts.
std::span<const NamedColour> leather_colours();
/// Gold, silver, rose gold, gunmetal.
std::span<const NamedColour> metal_colours();
/// Stones of jewellery, lenses of sunglasses, faces of watches.
std::span<const Colour> gem_colours();
std::span<const Colour> lens_colours();
std::span<const Colour> dial_colours();

}  // namespace lookbook::generate
