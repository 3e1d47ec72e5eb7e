#pragma once
// Which of a dozen colours a product is of, by its photograph. Pure.

#include <array>
#include <cstddef>
#include <string_view>

#include "features/canvas.hpp"

namespace lookbook::features {

/// In the order in which they are shown.
inline constexpr std::array<std::string_view, 12> kColourNames = {
    "black", "grey", "brown", "red", "orange", "yellow", "green", "blue", "purple", "pink", "beige", "white"};

/// The colour of one pixel as an index of kColourNames: by lightness where there is hardly any chroma, else
/// by hue.
std::size_t colour_of(const Lab& pixel);

/// The colour that most of the product has, counted over the foreground.
std::size_t colour_of(const Canvas& canvas);

}  // namespace lookbook::features
