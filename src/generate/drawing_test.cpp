// The tools that drawings are made with: paths, blur, light, canvas.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "generate/canvas.hpp"
#include "generate/path.hpp"
#include "generate/relief.hpp"

namespace lookbook::generate {
namespace {

TEST(PathTest, PointsLieAtEqualDistances) {
  // 3-4-5: a line of length 50, and a quarter of a circle of radius 80.
  const auto line = segment({0, 0}, {30, 40}).points(10);
  ASSERT_EQ(line.size(), 6U);
  EXPECT_NEAR(line[3].x, 18, 1e-9);
  EXPECT_NEAR(line[3].y, 24, 1e-9);
  const auto arc = circle(0, 0, 80).points(7);
  EXPECT_NEAR(static_cast<double>(arc.size()), 2 * 3.14159265 * 80 / 7, 2);
  for (std::size_t i = 1; i < arc.size(); ++i)
    EXPECT_NEAR(std::hypot(arc[i].x - arc[i - 1].x, arc[i].y - arc[i - 1].y), 7, 0.05);
}

TEST(PathTest, ASymmetricShapeIsItsOwnMirrorImage) {
  Path half;
  half.move(kAxis, 10).curve(kAxis + 40, 10, kAxis + 60, 50, kAxis + 50, 90).line(kAxis, 95);
  const Box box = symmetric(half).bounds();
  EXPECT_DOUBLE_EQ(box.right - kAxis, kAxis - box.left);
  EXPECT_EQ(box.top, 10);
  EXPECT_EQ(box.bottom, 95);
}

TEST(PathTest, ReversingTwiceGivesThePathBack) {
  Path path;
  path.move(1, 2).line(3, 4).curve(5, 6, 7, 8, 9, 10).line(11, 12);
  const Path twice = path.reversed().reversed();
  EXPECT_EQ(twice.ops(), path.ops());
  for (std::size_t i = 0; i < path.controls().size(); ++i) {
    EXPECT_EQ(twice.controls()[i].x, path.controls()[i].x);
    EXPECT_EQ(twice.controls()[i].y, path.controls()[i].y);
  }
}

TEST(PathTest, ARibbonToOneSideKeepsToIt) {
  const Path line = segment({0, 50}, {100, 50});
  EXPECT_NEAR(ribbon(line, 10, 10, 1).bounds().bottom, 50, 1e-9);
  EXPECT_NEAR(ribbon(line, 10, 10, 1).bounds().top, 40, 1e-9);
  EXPECT_NEAR(ribbon(line, 10, 10, -1).bounds().top, 50, 1e-9);
  EXPECT_NEAR(ribbon(line, 10, 10).bounds().top, 45, 1e-9);
}

/// What box_blur does, one pixel after another.
Plane slow_blur(const Plane& plane, int radius) {
  Plane result = plane;
  for (int y = 0; y < plane.height; ++y) {
    for (int x = 0; x < plane.width; ++x) {
      double sum = 0;
      for (int v = y - radius; v <= y + radius; ++v) {
        for (int u = x - radius; u <= x + radius; ++u) {
          if (u >= 0 && v >= 0 && u < plane.width && v < plane.height)
            sum += static_cast<double>(plane.row(v)[u]);
        }
      }
      result.row(y)[x] = static_cast<float>(sum / ((2 * radius + 1) * (2 * radius + 1)));
    }
  }
  return result;
}

RC_GTEST_PROP(ReliefTest, TheBlurAgreesWithItsSlowTwin, ()) {
  Plane plane;
  plane.resize(*rc::gen::inRange(1, 20), *rc::gen::inRange(1, 20));
  for (float& v : plane.values) v = static_cast<float>(*rc::gen::inRange(0, 256)) / 255.0F;
  const int radius = *rc::gen::inRange(1, 9);
  const Plane expected = slow_blur(plane, radius);
  Plane scratch;
  box_blur(plane, scratch, radius, 1);
  for (std::size_t i = 0; i < plane.values.size(); ++i)
    RC_ASSERT(std::abs(plane.values[i] - expected.values[i]) < 1e-5F);
}

TEST(ReliefTest, HalvingAndDoublingKeepAnEvenPlane) {
  Plane plane;
  plane.resize(13, 8);
  for (float& v : plane.values) v = 0.25F;
  Plane half;
  halve(plane, half);
  EXPECT_EQ(half.width, 7);
  EXPECT_EQ(half.height, 4);
  double_size(half, plane);
  for (const float v : plane.values) EXPECT_FLOAT_EQ(v, 0.25F);
}

TEST(ReliefTest, NoiseRepeatsAndStaysWithinOne) {
  for (float x = 0; x < 256; x += 3.7F) {
    EXPECT_LE(std::abs(smooth_noise(x, 2 * x)), 1.0F);
    EXPECT_NEAR(smooth_noise(x, 11), smooth_noise(x + 256, 11 + 512), 1e-4);
  }
}

TEST(ReliefTest, WhatFacesTheLampIsBrighter) {
  // A slope that falls to the right and below looks away from the light, which comes from the upper left.
  Plane plane;
  plane.resize(8, 8);
  LitRow lit;
  light_row(plane, 4, 1, Surface{}, lit);
  const float flat = lit.shade[4];
  EXPECT_NEAR(flat, 1, 1e-3);
  for (int y = 0; y < 8; ++y) {
    for (int x = 0; x < 8; ++x) plane.row(y)[x] = static_cast<float>(-x - y);
  }
  light_row(plane, 4, 0.5F, Surface{}, lit);
  EXPECT_LT(lit.shade[4], flat - 0.1F);
}

double brightness(const std::vector<std::uint8_t>& picture, int width, int x, int y) {
  const std::size_t i =
      (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 3;
  return (picture[i] + picture[i + 1] + picture[i + 2]) / 765.0;
}

TEST(CanvasTest, ABallIsLitFromTheUpperLeft) {
  Canvas canvas(180, 240);
  canvas.start(Studio{});
  const Fabric grey(hex(0x808080), 32, canvas.scale());
  canvas.part(circle(180, 240, 100), Cloth(grey), Relief{60, 0.7, 1, 0});
  const auto& picture = canvas.finish();
  EXPECT_GT(brightness(picture, 180, 60, 90), brightness(picture, 180, 120, 150) + 0.1);
  // pi * 100^2 / (360 * 480)
  EXPECT_NEAR(canvas.ink_share(), 0.1818, 0.003);
}

TEST(CanvasTest, AClipConfinesWhatIsDrawnUntilItIsTakenAway) {
  Canvas canvas(180, 240);
  canvas.start(Studio{});
  canvas.clip(rectangle(0, 0, 360, 240));
  canvas.fill(rectangle(0, 0, 360, 480), kBlack);
  canvas.finish();
  EXPECT_NEAR(canvas.ink_share(), 0.5, 0.01);
  canvas.unclip();
  canvas.fill(rectangle(0, 0, 360, 480), kBlack);
  canvas.finish();
  EXPECT_NEAR(canvas.ink_share(), 1, 1e-6);
}

TEST(CanvasTest, AFrameBringsTheContentIntoTheMiddle) {
  Canvas canvas(180, 240);
  canvas.start(Studio{});
  canvas.frame({1000, 1000, 1010, 1010}, 30);
  canvas.fill(rectangle(1000, 1000, 10, 10), kBlack);
  canvas.finish();
  // A square of 300 units in 360 x 480.
  EXPECT_NEAR(canvas.ink_share(), 300.0 * 300 / (360 * 480), 0.002);
}

TEST(CanvasTest, ACopyStandsBehindTheOriginal) {
  Canvas canvas(180, 240);
  canvas.start(Studio{});
  canvas.fill(rectangle(60, 60, 100, 100), hex(0xff0000));
  canvas.copy_behind(50, 50, 0.5);
  const auto& picture = canvas.finish();
  const auto red = [&](int x, int y) {
    return picture[(static_cast<std::size_t>(y) * 180 + static_cast<std::size_t>(x)) * 3];
  };
  EXPECT_EQ(red(60, 60), 255);       // where both are, the original
  EXPECT_NEAR(red(95, 95), 128, 2);  // the copy, half as bright
}

}  // namespace
}  // namespace lookbook::generate
