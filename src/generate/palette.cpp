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

std::span<const NamedColour> denim_colours() {
  return kDenim;
}
std::span<const NamedColour> leather_colours() {
  return kLeather;
}
std::span<const NamedColour> metal_colours() {
  return kMetal;
}

}  // namespace lookbook::generate
