#pragma once
// A colour in sRGB, 0 to 1 a channel, and what drawings do with it.

#include <cstdint>

namespace lookbook::generate {

struct Colour {
  double r = 0;
  double g = 0;
  double b = 0;
};

/// hex(0xff8000) is orange.
constexpr Colour hex(std::uint32_t rgb) {
  return {((rgb >> 16) & 255) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0};
}

constexpr Colour mix(Colour a, Colour b, double t) {
  return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t};
}

inline constexpr Colour kBlack{0, 0, 0};
inline constexpr Colour kWhite{1, 1, 1};

constexpr Colour darker(Colour c, double t) {
  return mix(c, kBlack, t);
}
constexpr Colour lighter(Colour c, double t) {
  return mix(c, kWhite, t);
}

/// 0 black to 1 white (Rec. 709 weights on the encoded values: good enough to choose contrasts by).
constexpr double lightness(Colour c) {
  return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
}

/// A colour for stitches and small parts that shows on `c`: darker on light cloth, lighter on dark cloth.
constexpr Colour contrast(Colour c, double t) {
  return lightness(c) < 0.3 ? lighter(c, t) : darker(c, t);
}

}  // namespace lookbook::generate
