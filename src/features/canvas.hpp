#pragma once
// A photograph brought to one size, in CIELAB (D65), with the product told from its background.

#include <array>
#include <cstddef>
#include <vector>

#include "features/decode_image.hpp"

namespace lookbook::features {

inline constexpr std::size_t kCanvasWidth = 60;
inline constexpr std::size_t kCanvasHeight = 80;

struct Lab {
  float l = 0;  ///< 0 … 100
  float a = 0;  ///< green to red, about -90 … 100
  float b = 0;  ///< blue to yellow, about -110 … 95
};

/// sRGB, 0 … 255, to CIELAB.
Lab lab_of(std::array<float, 3> rgb);

struct Canvas {
  std::vector<Lab> pixels;        ///< [kCanvasHeight x kCanvasWidth]
  std::vector<float> foreground;  ///< likewise; 0: background, 1: product
};

/// The whole photograph fitted into the middle of the canvas (triangle filter, so shrinking does not alias),
/// the rest filled with its background: the median colour of its border. A pixel is foreground by its
/// distance from that colour, from 0 at a CIELAB distance of 4 to 1 at 16; where hardly anything is, all of
/// it is.
Canvas canvas_of(const RgbImage& image);

}  // namespace lookbook::features
