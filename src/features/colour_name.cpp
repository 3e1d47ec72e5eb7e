#include "features/colour_name.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lookbook::features {
namespace {

enum Name : std::size_t {
  kBlack,
  kGrey,
  kBrown,
  kRed,
  kOrange,
  kYellow,
  kGreen,
  kBlue,
  kPurple,
  kPink,
  kBeige,
  kWhite
};

Name by_lightness(float l) {
  if (l < 28) return kBlack;
  return l < 80 ? kGrey : kWhite;
}

/// Degrees: 0 is red to pink, 90 yellow, 180 green, 270 blue.
Name by_hue(float hue, float l, float chroma) {
  if (hue < 18 || hue >= 345) return l > 62 ? kPink : kRed;
  if (hue < 50) return l > 68 ? kPink : (l < 38 && chroma < 40 ? kBrown : kRed);
  if (hue < 75) return l < 58 && chroma < 55 ? kBrown : (chroma < 28 ? kBeige : kOrange);
  if (hue < 105) return chroma < 32 ? (l < 55 ? kBrown : kBeige) : kYellow;
  if (hue < 190) return kGreen;
  if (hue < 307) return kBlue;  // the pure blue of sRGB is at 306
  if (hue < 328) return kPurple;
  return l > 55 ? kPink : kPurple;
}

}  // namespace

std::size_t colour_of(const Lab& pixel) {
  const float chroma = std::hypot(pixel.a, pixel.b);
  const bool is_cream = pixel.l > 84 && chroma < 13;
  if (pixel.l < 14 || chroma < 9 || is_cream) return by_lightness(pixel.l);
  const float hue = std::atan2(pixel.b, pixel.a) * 180 / std::numbers::pi_v<float>;
  return by_hue(hue < 0 ? hue + 360 : hue, pixel.l, chroma);
}

std::size_t colour_of(const Canvas& canvas) {
  std::array<float, kColourNames.size()> weights{};
  for (std::size_t p = 0; p < canvas.pixels.size(); ++p)
    weights[colour_of(canvas.pixels[p])] += canvas.foreground[p];
  return static_cast<std::size_t>(std::ranges::max_element(weights) - weights.begin());
}

}  // namespace lookbook::features
