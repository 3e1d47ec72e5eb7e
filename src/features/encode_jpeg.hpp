#pragma once
// Pixels to a JPEG file by libjpeg-turbo, in a file of its own because its errors travel by longjmp.

#include <string>

#include "features/decode_image.hpp"

namespace lookbook::features {

/// `quality`: 1 … 100. kInternal if libjpeg refuses, which it does for no pixels.
Result<std::string> encode_jpeg(const RgbImage& image, int quality);

}  // namespace lookbook::features
