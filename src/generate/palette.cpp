#include "generate/palette.hpp"

namespace lookbook::generate {
namespace {

using F = ColourFamily;

constexpr std::array kMinimal = std::to_array<NamedColour>({
    {"Black", hex(0x1c1c1e), F::kBlacks},
    {"White", hex(0xf6f5f1), F::kWhites},
    {"Ecru", hex(0xe9e1d0), F::kWhites},
    {"Stone", hex(0xc9c0b1), F::kBrowns},
    {"Grey Melange", hex(0xa9a9ab), F::kGreys},
    {"Charcoal", hex(0x45474b), F::kGreys},
    {"Camel", hex(0xb98b5b), F::kBrowns},
    {"Navy", hex(0x1f2a44), F::kBlues},
    {"Taupe", hex(0x9b8d7e), F::kGreys},
    {"Oat", hex(0xd9cdb8), F::kBrowns},
    {"Slate", hex(0x5d6872), F::kGreys},
    {"Sage", hex(0xa3ad97), F::kGreens},
    {"Espresso", hex(0x4a382e), F::kBrowns},
    {"Clay", hex(0xb98672), F::kReds},
});
constexpr std::array kSporty = std::to_array<NamedColour>({
    {"Black", hex(0x17181b), F::kBlacks},
    {"White", hex(0xf7f8f8), F::kWhites},
    {"Royal Blue", hex(0x2450b8), F::kBlues},
    {"Electric Blue", hex(0x1f8fe0), F::kBlues},
    {"Signal Red", hex(0xd6272e), F::kReds},
    {"Lime", hex(0xb6d532), F::kGreens},
    {"Heather Grey", hex(0xb4b6ba), F::kGreys},
    {"Coral", hex(0xf26b5b), F::kReds},
    {"Teal", hex(0x12808a), F::kGreens},
    {"Orange", hex(0xf2762e), F::kReds},
    {"Navy", hex(0x1b2850), F::kBlues},
    {"Fuchsia", hex(0xd4287d), F::kPinks},
    {"Aqua", hex(0x4cc4cf), F::kBlues},
    {"Graphite", hex(0x4b4e54), F::kGreys},
    {"Violet", hex(0x6a4bbf), F::kPurples},
});
constexpr std::array kRomantic = std::to_array<NamedColour>({
    {"Blush", hex(0xefc9c4), F::kPinks},
    {"Dusty Rose", hex(0xc98a8e), F::kPinks},
    {"Ivory", hex(0xf5eee0), F::kWhites},
    {"Lilac", hex(0xc3afd6), F::kPurples},
    {"Powder Blue", hex(0xb4cce0), F::kBlues},
    {"Mint", hex(0xb9ddc9), F::kGreens},
    {"Raspberry", hex(0xb5294e), F::kReds},
    {"Butter", hex(0xf3df9f), F::kYellows},
    {"Peach", hex(0xf2bfa0), F::kPinks},
    {"Rose", hex(0xde7f92), F::kPinks},
    {"Lavender", hex(0xd8cbe8), F::kPurples},
    {"Champagne", hex(0xead9bd), F::kBrowns},
    {"Sky", hex(0x9cc3e6), F::kBlues},
    {"Berry", hex(0x7d2b4d), F::kPurples},
    {"Black", hex(0x211f21), F::kBlacks},
    {"Pistachio", hex(0xc9d8a4), F::kGreens},
});
constexpr std::array kStreet = std::to_array<NamedColour>({
    {"Black", hex(0x151516), F::kBlacks},
    {"Washed Black", hex(0x3a3a3d), F::kBlacks},
    {"Off-White", hex(0xefece4), F::kWhites},
    {"Olive", hex(0x5d6240), F::kGreens},
    {"Burnt Orange", hex(0xcf5a22), F::kReds},
    {"Mustard", hex(0xd6a12a), F::kYellows},
    {"Purple", hex(0x5b3a8c), F::kPurples},
    {"Forest", hex(0x22483a), F::kGreens},
    {"Concrete", hex(0x9a9a98), F::kGreys},
    {"Cobalt", hex(0x2b4bb0), F::kBlues},
    {"Brick", hex(0x8e3b2e), F::kReds},
    {"Sand", hex(0xcbb892), F::kBrowns},
    {"Acid Green", hex(0xb9cf3c), F::kGreens},
    {"Red", hex(0xbf2330), F::kReds},
    {"Petrol", hex(0x1e5563), F::kBlues},
    {"Dusty Pink", hex(0xcf9aa0), F::kPinks},
});
constexpr std::array kClassic = std::to_array<NamedColour>({
    {"Navy", hex(0x1c2740), F::kBlues},
    {"White", hex(0xf8f7f3), F::kWhites},
    {"Light Blue", hex(0xa9c3df), F::kBlues},
    {"Burgundy", hex(0x6a1f2d), F::kReds},
    {"Camel", hex(0xb4864f), F::kBrowns},
    {"Bottle Green", hex(0x1f4435), F::kGreens},
    {"Grey", hex(0x84868b), F::kGreys},
    {"Khaki", hex(0xbfa97e), F::kBrowns},
    {"Ivory", hex(0xf3ecdc), F::kWhites},
    {"Charcoal", hex(0x3f4248), F::kGreys},
    {"Red", hex(0xa8242f), F::kReds},
    {"Black", hex(0x1d1d20), F::kBlacks},
    {"Sky Blue", hex(0x8fb4d8), F::kBlues},
    {"Chocolate", hex(0x55392a), F::kBrowns},
    {"Rose", hex(0xd9a3a6), F::kPinks},
    {"Lemon", hex(0xead98a), F::kYellows},
});
constexpr std::array kBoho = std::to_array<NamedColour>({
    {"Rust", hex(0xa8502c), F::kReds},
    {"Terracotta", hex(0xc4704f), F::kReds},
    {"Ochre", hex(0xcc9436), F::kYellows},
    {"Sage", hex(0x9aa884), F::kGreens},
    {"Turquoise", hex(0x2f9aa0), F::kGreens},
    {"Cream", hex(0xf1e7d2), F::kWhites},
    {"Tobacco", hex(0x7b5638), F::kBrowns},
    {"Plum", hex(0x6b3654), F::kPurples},
    {"Indigo", hex(0x34426f), F::kBlues},
    {"Olive", hex(0x737541), F::kGreens},
    {"Sand", hex(0xd6c19c), F::kBrowns},
    {"Dusty Teal", hex(0x4f8583), F::kGreens},
    {"Marsala", hex(0x843c3f), F::kReds},
    {"Mauve", hex(0xa77d8e), F::kPurples},
    {"Coral", hex(0xdd7a63), F::kReds},
    {"Saffron", hex(0xdfa32f), F::kYellows},
    {"White", hex(0xf6f1e6), F::kWhites},
});
constexpr std::array kChild = std::to_array<NamedColour>({
    {"Sunshine", hex(0xf4c93c), F::kYellows},
    {"Sky Blue", hex(0x8cc4ea), F::kBlues},
    {"Bubblegum", hex(0xf2a0bd), F::kPinks},
    {"Tomato", hex(0xdf4a3a), F::kReds},
    {"Grass", hex(0x5fae57), F::kGreens},
    {"Lilac", hex(0xbfa4dc), F::kPurples},
    {"Navy", hex(0x24366b), F::kBlues},
    {"White", hex(0xf8f7f3), F::kWhites},
    {"Mint", hex(0xa9dcc6), F::kGreens},
    {"Grey Melange", hex(0xb3b4b8), F::kGreys},
    {"Tangerine", hex(0xf08a3c), F::kReds},
    {"Turquoise", hex(0x36b0b4), F::kGreens},
    {"Peach", hex(0xf6c3a8), F::kPinks},
    {"Royal Blue", hex(0x2f62c4), F::kBlues},
});
constexpr std::array kDenim = std::to_array<NamedColour>({
    {"Indigo", hex(0x27365a), F::kBlues},
    {"Mid Blue", hex(0x4d6f9e), F::kBlues},
    {"Light Wash", hex(0x9fb7cf), F::kBlues},
    {"Black", hex(0x232427), F::kBlacks},
    {"Washed Grey", hex(0x85888d), F::kGreys},
    {"Ecru", hex(0xe6ddcb), F::kWhites},
});
constexpr std::array kLeather = std::to_array<NamedColour>({
    {"Black", hex(0x1d1b1b), F::kBlacks},
    {"Cognac", hex(0x94552b), F::kBrowns},
    {"Tan", hex(0xbf8a57), F::kBrowns},
    {"Dark Brown", hex(0x4b3224), F::kBrowns},
    {"Burgundy", hex(0x632431), F::kReds},
    {"Taupe", hex(0xa39382), F::kGreys},
    {"Red", hex(0xb3262b), F::kReds},
    {"Navy", hex(0x232f4b), F::kBlues},
    {"Blush", hex(0xe3bfb6), F::kPinks},
    {"White", hex(0xf2efe9), F::kWhites},
});
constexpr std::array kMetal = std::to_array<NamedColour>({
    {"Gold", hex(0xd4ab55), F::kYellows},
    {"Silver", hex(0xc3c7cc), F::kGreys},
    {"Rose Gold", hex(0xd79e88), F::kPinks},
    {"Gunmetal", hex(0x55595f), F::kBlacks},
});

}  // namespace

std::span<const NamedColour> colours_of(Style style) {
  switch (style) {
    case Style::kMinimal:
      return kMinimal;
    case Style::kSporty:
      return kSporty;
    case Style::kRomantic:
      return kRomantic;
    case Style::kStreet:
      return kStreet;
    case Style::kClassic:
      return kClassic;
    case Style::kBoho:
      return kBoho;
  }
  return kMinimal;
}

std::span<const NamedColour> child_colours() {
  return kChild;
}
std::span<const NamedColour> denim_colours() {
  return kDenim;
}
std::span<const NamedColour> leather_colours() {
  return kLeather;
}
std::span<const NamedColour> metal_colours() {
  return kMetal;
}

std::span<const Colour> gem_colours() {
  static constexpr std::array kGems = {hex(0x1f7a57), hex(0xa31d3a), hex(0x24479b), hex(0x7d4fa3),
                                       hex(0x2f9fa3), hex(0xf1ebe0), hex(0x232326), hex(0xdce6ee),
                                       hex(0xcf8f3a), hex(0xe8b8be)};
  return kGems;
}
std::span<const Colour> lens_colours() {
  static constexpr std::array kLenses = {hex(0x4a4d52), hex(0x6b4a30), hex(0x3d5a4a),
                                         hex(0x48698c), hex(0x9a6b74), hex(0xc08a3e)};
  return kLenses;
}
std::span<const Colour> dial_colours() {
  static constexpr std::array kDials = {hex(0xf5f4f0), hex(0x1d1e21), hex(0x1f2d4d), hex(0xd7d9dc),
                                        hex(0xefe6d3), hex(0x23473b), hex(0xe9c9c3), hex(0x5a3b2b)};
  return kDials;
}

}  // namespace lookbook::generate
