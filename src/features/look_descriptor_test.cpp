#include "features/look_descriptor.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "features/encoded_images_test.hpp"

namespace lookbook::features {
namespace {

constexpr Rgb kRed = {200, 30, 40};
constexpr Rgb kBlue = {30, 50, 190};

float dot(const std::vector<float>& a, const std::vector<float>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.F);
}

float cosine(const std::vector<float>& a, const std::vector<float>& b) {
  return dot(a, b) / std::sqrt(dot(a, a) * dot(b, b));
}

std::vector<float> described(const RgbImage& image, const LookOptions& options = {}) {
  return describe(canvas_of(image), options);
}

/// Stripes of red and cream of 6 pixels, across or down, in the middle of a white image.
RgbImage stripes(bool down) {
  return painted(60, 80, [&](std::size_t x, std::size_t y) -> Rgb {
    if (x < 12 || x >= 48 || y < 16 || y >= 64) return kWhite;
    return ((down ? x : y) / 6) % 2 == 0 ? kRed : Rgb{240, 220, 180};
  });
}

TEST(CanvasTest, ColoursAreCielab) {
  // Published values for D65 (Lindbloom): red 53.24 80.09 67.20, blue 32.30 79.19 -107.86.
  const Lab white = lab_of({255, 255, 255});
  EXPECT_NEAR(white.l, 100, .01);
  EXPECT_NEAR(white.a, 0, .01);
  EXPECT_NEAR(white.b, 0, .02);
  const Lab red = lab_of({255, 0, 0});
  EXPECT_NEAR(red.l, 53.24, .02);
  EXPECT_NEAR(red.a, 80.09, .05);
  EXPECT_NEAR(red.b, 67.20, .05);
  const Lab blue = lab_of({0, 0, 255});
  EXPECT_NEAR(blue.l, 32.30, .02);
  EXPECT_NEAR(blue.a, 79.19, .05);
  EXPECT_NEAR(blue.b, -107.86, .05);
  EXPECT_NEAR(lab_of({0, 0, 0}).l, 0, .01);
}

TEST(CanvasTest, ThePhotographIsFittedIntoTheMiddleOnItsBackground) {
  // Twice as wide as high: 60 x 30 pixels in rows 25 to 54.
  const RgbImage wide =
      painted(240, 120, [](std::size_t x, std::size_t) { return x < 12 || x >= 228 ? kBlue : kRed; });
  const Canvas canvas = canvas_of(wide);
  const Lab red = lab_of({200, 30, 40});
  EXPECT_NEAR(canvas.pixels[40 * kCanvasWidth + 30].a, red.a, .1);
  // The border is red above and below, blue at the ends: red is the median.
  EXPECT_NEAR(canvas.pixels[0].a, red.a, .1);
  EXPECT_EQ(canvas.foreground[0], 0);
  EXPECT_EQ(canvas.foreground[40 * kCanvasWidth + 30], 0);
  EXPECT_EQ(canvas.foreground[40 * kCanvasWidth + 1], 1);
}

TEST(CanvasTest, TheProductIsToldFromAWhiteOrColouredBackground) {
  const Canvas canvas = canvas_of(rectangle(60, 80, kRed));
  EXPECT_EQ(canvas.foreground[0], 0);
  EXPECT_EQ(canvas.foreground[40 * kCanvasWidth + 30], 1);
  const float share = std::accumulate(canvas.foreground.begin(), canvas.foreground.end(), 0.F) / (60 * 80);
  EXPECT_NEAR(share, .25, .001);  // the middle half of each side
}

TEST(CanvasTest, WhereNothingStandsOutAllOfItIsForeground) {
  const Canvas canvas = canvas_of(painted(60, 80, [](std::size_t, std::size_t) { return kRed; }));
  EXPECT_EQ(canvas.foreground[0], 1);
  EXPECT_EQ(canvas.foreground[2400], 1);
}

TEST(CanvasTest, AnImageOfOnePixelIsEnough) {
  const Canvas canvas = canvas_of(painted(1, 1, [](std::size_t, std::size_t) { return kBlue; }));
  EXPECT_EQ(canvas.pixels.size(), kCanvasWidth * kCanvasHeight);
  EXPECT_NEAR(dot(describe(canvas, {}), describe(canvas, {})), 1, 1e-5);
}

TEST(LookDescriptorTest, VectorsHaveUnitLengthAndKeepTheirDimension) {
  for (const RgbImage& image : {rectangle(60, 80, kRed), rectangle(300, 200, kBlue), stripes(true)}) {
    const std::vector<float> vector = described(image);
    EXPECT_EQ(vector.size(), 641U);
    EXPECT_NEAR(dot(vector, vector), 1, 1e-5);
  }
}

TEST(LookDescriptorTest, ThePaletteSeesTheColourAndTheShapeDoesNot) {
  const Canvas red = canvas_of(rectangle(60, 80, kRed));
  const Canvas blue = canvas_of(rectangle(60, 80, kBlue));
  EXPECT_LT(cosine(palette_block(red), palette_block(blue)), .1);
  EXPECT_GT(cosine(shape_block(red), shape_block(blue)), .999);
  EXPECT_GT(cosine(silhouette_block(red), silhouette_block(blue)), .999);
}

TEST(LookDescriptorTest, TheShapeSeesTheDirectionOfStripesAndThePaletteDoesNot) {
  const Canvas across = canvas_of(stripes(false));
  const Canvas down = canvas_of(stripes(true));
  EXPECT_GT(cosine(palette_block(across), palette_block(down)), .99);
  EXPECT_LT(cosine(shape_block(across), shape_block(down)), .7);
  EXPECT_GT(cosine(silhouette_block(across), silhouette_block(down)), .95);
}

TEST(LookDescriptorTest, AlikeColoursAreNearerThanOthers) {
  const std::vector<float> red = described(rectangle(60, 80, kRed));
  const std::vector<float> darker = described(rectangle(60, 80, {160, 20, 35}));
  const std::vector<float> blue = described(rectangle(60, 80, kBlue));
  EXPECT_GT(dot(red, darker), dot(red, blue) + .03F);
}

TEST(LookDescriptorTest, TheSizeOfThePhotographHardlyMatters) {
  EXPECT_GT(dot(described(rectangle(60, 80, kRed)), described(rectangle(600, 800, kRed))), .98F);
}

TEST(LookDescriptorTest, WeightsAreSharesOfTheInnerProduct) {
  const RgbImage red = rectangle(60, 80, kRed);
  const RgbImage blue = rectangle(60, 80, kBlue);
  const float palette = cosine(palette_block(canvas_of(red)), palette_block(canvas_of(blue)));
  const float shape = cosine(shape_block(canvas_of(red)), shape_block(canvas_of(blue)));
  const LookOptions options{.shape = 1, .silhouette = 0, .palette = 3};
  EXPECT_NEAR(dot(described(red, options), described(blue, options)), shape / 4 + 3 * palette / 4, 1e-5);
}

}  // namespace
}  // namespace lookbook::features
