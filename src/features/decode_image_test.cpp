#include "features/decode_image.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdlib>

#include "features/encoded_images_test.hpp"

namespace lookbook::features {
namespace {

using ::testing::HasSubstr;

constexpr std::size_t kWhole = 100000;  // "enough" that no JPEG is shrunk

RgbImage test_image() {
  return painted(40, 30, [](std::size_t x, std::size_t y) -> Rgb {
    return {static_cast<std::uint8_t>(x * 6), static_cast<std::uint8_t>(y * 8), 90};
  });
}

int largest_difference(const RgbImage& a, const RgbImage& b) {
  int largest = 0;
  for (std::size_t p = 0; p < a.pixels.size(); ++p)
    largest = std::max(largest, std::abs(a.pixels[p] - b.pixels[p]));
  return largest;
}

Error error_of(const std::string& file) {
  const auto image = decode_image(bytes_of(file), kWhole);
  return image ? Error(ErrorCode::kInternal, "it was decoded") : image.error();
}

TEST(DecodeImageTest, LosslessFormatsComeBackExactly) {
  const RgbImage image = test_image();
  for (const std::string& file : {as_png(image), as_webp(image)}) {
    const auto decoded = decode_image(bytes_of(file), kWhole);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->width, 40U);
    EXPECT_EQ(decoded->height, 30U);
    EXPECT_EQ(decoded->pixels, image.pixels);
  }
}

TEST(DecodeImageTest, OfAnAnimationTheFirstFrameCounts) {
  const RgbImage first = test_image();
  const std::string file =
      as_animated_webp({first, rectangle(40, 30, {200, 30, 30}), rectangle(40, 30, kWhite)});
  const auto decoded = decode_image(bytes_of(file), kWhole);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->width, 40U);
  EXPECT_EQ(decoded->pixels, first.pixels);
}

TEST(DecodeImageTest, JpegComesBackNearly) {
  const RgbImage image = test_image();
  const auto decoded = decode_image(bytes_of(as_jpeg(image)), kWhole);
  ASSERT_TRUE(decoded);
  EXPECT_LE(largest_difference(image, *decoded), 25);
}

TEST(DecodeImageTest, GreyJpegsHaveThreeEqualChannels) {
  const RgbImage image = painted(16, 16, [](std::size_t, std::size_t) -> Rgb { return {120, 0, 0}; });
  const auto decoded = decode_image(bytes_of(as_jpeg(image, 1)), kWhole);
  ASSERT_TRUE(decoded);
  EXPECT_THAT(decoded->pixels, testing::Each(testing::AllOf(testing::Ge(119), testing::Le(121))));
}

TEST(DecodeImageTest, TransparencyIsLaidOverWhite) {
  // Red at full, half and no opacity: (255,0,0), (255,127,127), (255,255,255).
  const std::string file = as_png({255, 0, 0, 255, 255, 0, 0, 128, 255, 0, 0, 0}, 3, 1, PNG_FORMAT_RGBA);
  const auto decoded = decode_image(bytes_of(file), kWhole);
  ASSERT_TRUE(decoded);
  EXPECT_THAT(decoded->pixels, testing::ElementsAre(255, 0, 0, 255, 127, 127, 255, 255, 255));
}

TEST(DecodeImageTest, LargeJpegsAreDecodedSmaller) {
  const RgbImage image = rectangle(640, 400, {200, 30, 30});
  const auto decoded = decode_image(bytes_of(as_jpeg(image)), 90);
  ASSERT_TRUE(decoded);
  // 400 / 4 = 100 is still above 90, 400 / 8 is not.
  EXPECT_EQ(decoded->width, 160U);
  EXPECT_EQ(decoded->height, 100U);
}

TEST(DecodeImageTest, WhatIsNotAnImageIsNamed) {
  EXPECT_THAT(error_of("").message(), HasSubstr("empty"));
  EXPECT_THAT(error_of("<html>not found</html>").message(), HasSubstr("not a JPEG, PNG or WebP"));
  EXPECT_EQ(error_of("GIF89a").code(), ErrorCode::kCorruptData);
}

TEST(DecodeImageTest, ATruncatedFileIsRefusedWhereverItEnds) {
  const RgbImage image = test_image();
  for (const std::string& file : {as_jpeg(image), as_png(image), as_webp(image)}) {
    // Some formats end with bytes that no decoder needs: the last twelve (PNG's IEND) are left alone.
    for (std::size_t length = 1; length + 12 < file.size(); length += 1 + length / 16) {
      EXPECT_EQ(error_of(file.substr(0, length)).code(), ErrorCode::kCorruptData)
          << length << " of " << file.size();
    }
  }
}

TEST(DecodeImageTest, FlippedBytesNeverCrash) {
  const RgbImage image = test_image();
  const std::string animation = as_animated_webp({image, rectangle(40, 30, kWhite)});
  for (const std::string& file : {as_jpeg(image), as_png(image), as_webp(image), animation}) {
    for (std::size_t at = 0; at < file.size(); ++at) {
      std::string damaged = file;
      damaged[at] = static_cast<char>(damaged[at] ^ 0x5A);
      const auto decoded = decode_image(bytes_of(damaged), kWhole);
      if (!decoded) continue;
      EXPECT_EQ(decoded->pixels.size(), decoded->width * decoded->height * 3);
    }
  }
}

TEST(DecodeImageTest, ASizeThatWouldNotFitTheMemoryIsRefusedBeforeAnyIsTaken) {
  // A PNG's header that claims 60,000 x 60,000 pixels, with a correct checksum for that claim.
  std::string file = as_png(test_image());
  const auto put = [&](std::size_t at, std::uint32_t value) {
    for (std::size_t b = 0; b < 4; ++b) file[at + b] = static_cast<char>(value >> (24 - 8 * b));
  };
  put(16, 60000);
  put(20, 60000);
  put(29, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(file.data() + 12), 17)));
  EXPECT_EQ(error_of(file).code(), ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace lookbook::features
