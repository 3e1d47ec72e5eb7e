#pragma once
// Small images made in memory and encoded as files, for tests.

#include <cstdio>

#include <jpeglib.h>
#include <png.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include "features/decode_image.hpp"

namespace lookbook::features {

using Rgb = std::array<std::uint8_t, 3>;
inline constexpr Rgb kWhite = {255, 255, 255};

/// `colour_at(x, y)` gives an Rgb.
template <class ColourAt>
RgbImage painted(std::size_t width, std::size_t height, ColourAt colour_at) {
  RgbImage image{width, height, {}};
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      for (const std::uint8_t value : colour_at(x, y)) image.pixels.push_back(value);
    }
  }
  return image;
}

/// A rectangle of `colour` in the middle half of a white image.
inline RgbImage rectangle(std::size_t width, std::size_t height, Rgb colour) {
  return painted(width, height, [&](std::size_t x, std::size_t y) {
    const bool inside = x >= width / 4 && x < width * 3 / 4 && y >= height / 4 && y < height * 3 / 4;
    return inside ? colour : kWhite;
  });
}

/// channels 3: RGB; 1: the red channel as grey.
inline std::string as_jpeg(const RgbImage& image, int channels = 3) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* buffer = nullptr;
  unsigned long bytes = 0;
  jpeg_mem_dest(&info, &buffer, &bytes);
  info.image_width = static_cast<JDIMENSION>(image.width);
  info.image_height = static_cast<JDIMENSION>(image.height);
  info.input_components = channels;
  info.in_color_space = channels == 3 ? JCS_RGB : JCS_GRAYSCALE;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, 95, TRUE);
  jpeg_start_compress(&info, TRUE);
  std::vector<std::uint8_t> row(image.width * static_cast<std::size_t>(channels));
  for (std::size_t y = 0; y < image.height; ++y) {
    for (std::size_t v = 0; v < row.size(); ++v) {
      row[v] = image.pixels[y * image.width * 3 + (channels == 3 ? v : 3 * v)];
    }
    JSAMPROW scanline = row.data();
    jpeg_write_scanlines(&info, &scanline, 1);
  }
  jpeg_finish_compress(&info);
  std::string file(reinterpret_cast<const char*>(buffer), bytes);
  jpeg_destroy_compress(&info);
  std::free(buffer);
  return file;
}

inline std::string as_png(const std::vector<std::uint8_t>& pixels, std::size_t width, std::size_t height,
                          std::uint32_t format) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  png.width = static_cast<png_uint_32>(width);
  png.height = static_cast<png_uint_32>(height);
  png.format = format;
  png_alloc_size_t bytes = 0;
  png_image_write_to_memory(&png, nullptr, &bytes, 0, pixels.data(), 0, nullptr);
  std::string file(bytes, '\0');
  png_image_write_to_memory(&png, file.data(), &bytes, 0, pixels.data(), 0, nullptr);
  file.resize(bytes);
  return file;
}

inline std::string as_png(const RgbImage& image) {
  return as_png(image.pixels, image.width, image.height, PNG_FORMAT_RGB);
}

inline std::string as_webp(const RgbImage& image) {
  std::uint8_t* buffer = nullptr;
  const std::size_t bytes =
      WebPEncodeLosslessRGB(image.pixels.data(), static_cast<int>(image.width),
                            static_cast<int>(image.height), static_cast<int>(image.width * 3), &buffer);
  std::string file(reinterpret_cast<const char*>(buffer), bytes);
  WebPFree(buffer);
  return file;
}

inline std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text));
}

/// The images, all of one size, as an animation without loss.
inline std::string as_animated_webp(const std::vector<RgbImage>& frames) {
  const auto width = static_cast<int>(frames.front().width);
  WebPAnimEncoder* encoder = WebPAnimEncoderNew(width, static_cast<int>(frames.front().height), nullptr);
  WebPConfig config;
  WebPConfigInit(&config);
  config.lossless = 1;
  int time = 0;
  for (const RgbImage& frame : frames) {
    WebPPicture picture;
    WebPPictureInit(&picture);
    picture.use_argb = 1;
    picture.width = width;
    picture.height = static_cast<int>(frame.height);
    WebPPictureImportRGB(&picture, frame.pixels.data(), width * 3);
    WebPAnimEncoderAdd(encoder, &picture, time, &config);
    WebPPictureFree(&picture);
    time += 100;
  }
  WebPAnimEncoderAdd(encoder, nullptr, time, nullptr);
  WebPData data;
  WebPDataInit(&data);
  WebPAnimEncoderAssemble(encoder, &data);
  std::string file(reinterpret_cast<const char*>(data.bytes), data.size);
  WebPDataClear(&data);
  WebPAnimEncoderDelete(encoder);
  return file;
}

}  // namespace lookbook::features
