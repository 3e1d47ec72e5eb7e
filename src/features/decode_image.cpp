#include "features/decode_image.hpp"

#include <png.h>
#include <webp/decode.h>
#include <webp/demux.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "features/decode_jpeg.hpp"

namespace lookbook::features {
namespace {

bool starts_with(std::span<const std::byte> bytes, std::string_view magic, std::size_t at = 0) {
  if (bytes.size() < at + magic.size()) return false;
  return std::ranges::equal(magic, bytes.subspan(at, magic.size()),
                            [](char a, std::byte b) { return static_cast<std::byte>(a) == b; });
}

/// `rgba` over white.
RgbImage over_white(std::span<const std::uint8_t> rgba, std::size_t width, std::size_t height) {
  RgbImage image{width, height, std::vector<std::uint8_t>(width * height * 3)};
  for (std::size_t p = 0; p < width * height; ++p) {
    const unsigned alpha = rgba[4 * p + 3];
    for (std::size_t c = 0; c < 3; ++c) {
      image.pixels[3 * p + c] =
          static_cast<std::uint8_t>((rgba[4 * p + c] * alpha + 255 * (255 - alpha) + 127) / 255);
    }
  }
  return image;
}

Result<RgbImage> decode_png(std::span<const std::byte> bytes) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  const std::unique_ptr<png_image, void (*)(png_imagep)> guard(&png, png_image_free);
  if (png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()) == 0) {
    return Error(ErrorCode::kCorruptData, std::string("damaged PNG: ") + png.message);
  }
  LOOKBOOK_CHECK(check_size(png.width, png.height));
  png.format = PNG_FORMAT_RGBA;
  std::vector<std::uint8_t> rgba(PNG_IMAGE_SIZE(png));
  if (png_image_finish_read(&png, nullptr, rgba.data(), 0, nullptr) == 0) {
    return Error(ErrorCode::kCorruptData, std::string("damaged PNG: ") + png.message);
  }
  return over_white(rgba, png.width, png.height);
}

/// Of an animation, whose canvas is not too large.
Result<RgbImage> first_frame(std::span<const std::byte> bytes) {
  const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
  const std::unique_ptr<WebPAnimDecoder, void (*)(WebPAnimDecoder*)> decoder(
      WebPAnimDecoderNew(&data, nullptr), WebPAnimDecoderDelete);
  WebPAnimInfo info;
  std::uint8_t* frame = nullptr;
  int time = 0;
  if (!decoder || WebPAnimDecoderGetInfo(decoder.get(), &info) == 0 ||
      WebPAnimDecoderGetNext(decoder.get(), &frame, &time) == 0) {
    return Error(ErrorCode::kCorruptData, "damaged or truncated animation in WebP");
  }
  const std::size_t size = std::size_t{4} * info.canvas_width * info.canvas_height;
  return over_white(std::vector<std::uint8_t>(frame, frame + size), info.canvas_width, info.canvas_height);
}

Result<RgbImage> decode_webp(std::span<const std::byte> bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  int width = 0;
  int height = 0;
  if (WebPGetInfo(data, bytes.size(), &width, &height) == 0) {
    return Error(ErrorCode::kCorruptData, "damaged WebP");
  }
  LOOKBOOK_CHECK(check_size(static_cast<std::size_t>(width), static_cast<std::size_t>(height)));
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(data, bytes.size(), &features) == VP8_STATUS_OK && features.has_animation != 0)
    return first_frame(bytes);
  std::vector<std::uint8_t> rgba(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
  if (WebPDecodeRGBAInto(data, bytes.size(), rgba.data(), rgba.size(), width * 4) == nullptr) {
    return Error(ErrorCode::kCorruptData, "damaged or truncated WebP");
  }
  return over_white(rgba, static_cast<std::size_t>(width), static_cast<std::size_t>(height));
}

}  // namespace

Status check_size(std::size_t width, std::size_t height) {
  if (width == 0 || height == 0) return Error(ErrorCode::kCorruptData, "an image without pixels");
  if (width > kMaxPixels / height) {
    return Error(ErrorCode::kInvalidArgument, "larger than " + std::to_string(kMaxPixels / 1'000'000) +
                                                  " million pixels: " + std::to_string(width) + " x " +
                                                  std::to_string(height));
  }
  return ok();
}

Result<RgbImage> decode_image(std::span<const std::byte> bytes, std::size_t enough) {
  if (bytes.empty()) return Error(ErrorCode::kCorruptData, "an empty file");
  if (starts_with(bytes, "\xFF\xD8\xFF")) return decode_jpeg(bytes, enough);
  if (starts_with(bytes, "\x89PNG\r\n\x1A\n")) return decode_png(bytes);
  if (starts_with(bytes, "RIFF") && starts_with(bytes, "WEBP", 8)) return decode_webp(bytes);
  return Error(ErrorCode::kCorruptData, "not a JPEG, PNG or WebP image");
}

}  // namespace lookbook::features
