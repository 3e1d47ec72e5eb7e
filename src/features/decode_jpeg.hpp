#pragma once
// JPEG by libjpeg-turbo, in a file of its own because its errors travel by longjmp.

#include "features/decode_image.hpp"

namespace lookbook::features {

/// kInvalidArgument beyond kMaxPixels, kCorruptData for no pixels.
Status check_size(std::size_t width, std::size_t height);

Result<RgbImage> decode_jpeg(std::span<const std::byte> bytes, std::size_t enough);

}  // namespace lookbook::features
