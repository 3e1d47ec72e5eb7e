#pragma once
// Photographs as other programs made them: JPEG, PNG and WebP to pixels. What comes in is not trusted: sizes
// are checked before memory is taken, and damage is an answer, never a crash.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "lookbook/base/result.hpp"

namespace lookbook::features {

inline constexpr std::size_t kMaxPixels = 50'000'000;

struct RgbImage {
  std::size_t width = 0;
  std::size_t height = 0;
  std::vector<std::uint8_t> pixels;  ///< [height x width x 3], sRGB; transparency is laid over white
};

/// The format is recognised by its first bytes. Large JPEGs are decoded at 1/2, 1/4 or 1/8 of their size, as
/// long as both sides stay above `enough` pixels. kCorruptData: not an image of these formats, damaged or
/// truncated; kInvalidArgument: more than kMaxPixels.
Result<RgbImage> decode_image(std::span<const std::byte> bytes, std::size_t enough);

}  // namespace lookbook::features
