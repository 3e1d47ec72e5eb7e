#include "generate/relief.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "lookbook/base/random.hpp"

namespace lookbook::generate {
namespace {

void blur_rows(const Plane& from, Plane& to, int radius) {
  const float scale = 1.0F / static_cast<float>(2 * radius + 1);
  const int width = from.width;
  for (int y = 0; y < from.height; ++y) {
    const float* in = from.row(y);
    float* out = to.row(y);
    float sum = 0;
    for (int x = 0; x < std::min(radius, width); ++x) sum += in[x];
    for (int x = 0; x < width; ++x) {
      if (x + radius < width) sum += in[x + radius];
      out[x] = sum * scale;
      if (x - radius >= 0) sum -= in[x - radius];
    }
  }
}

/// Whole rows at a time, so that memory is read in order.
void blur_columns(const Plane& from, Plane& to, int radius) {
  const float scale = 1.0F / static_cast<float>(2 * radius + 1);
  const int width = from.width, height = from.height;
  std::vector<float> sum(static_cast<std::size_t>(width), 0.0F);
  auto add = [&](int y, float sign) {
    const float* in = from.row(y);
    for (int x = 0; x < width; ++x) sum[static_cast<std::size_t>(x)] += sign * in[x];
  };
  for (int y = 0; y < std::min(radius, height); ++y) add(y, 1);
  for (int y = 0; y < height; ++y) {
    if (y + radius < height) add(y + radius, 1);
    float* out = to.row(y);
    for (int x = 0; x < width; ++x) out[x] = sum[static_cast<std::size_t>(x)] * scale;
    if (y - radius >= 0) add(y - radius, -1);
  }
}

constexpr int kNoiseSide = 256;
using NoiseField = std::array<float, kNoiseSide * kNoiseSide>;

float lattice(int x, int y, int cells, std::uint64_t octave) {
  const auto key = (static_cast<std::uint64_t>(y % cells) * static_cast<std::uint64_t>(cells) +
                    static_cast<std::uint64_t>(x % cells)) *
                       8 +
                   octave;
  return static_cast<float>(mix64(key ^ 0x5eed5eedU) >> 40) / static_cast<float>(1 << 23) - 1.0F;
}

float octave_at(int x, int y, int cell, std::uint64_t octave) {
  const int cells = kNoiseSide / cell, cx = x / cell, cy = y / cell;
  const auto ease = [](float t) { return t * t * (3 - 2 * t); };
  const float tx = ease(static_cast<float>(x % cell) / static_cast<float>(cell));
  const float ty = ease(static_cast<float>(y % cell) / static_cast<float>(cell));
  const float top = std::lerp(lattice(cx, cy, cells, octave), lattice(cx + 1, cy, cells, octave), tx);
  const float bottom =
      std::lerp(lattice(cx, cy + 1, cells, octave), lattice(cx + 1, cy + 1, cells, octave), tx);
  return std::lerp(top, bottom, ty);
}

const NoiseField& noise_field() {
  static const NoiseField field = [] {
    NoiseField result{};
    for (int y = 0; y < kNoiseSide; ++y) {
      for (int x = 0; x < kNoiseSide; ++x) {
        result[static_cast<std::size_t>(y) * kNoiseSide + static_cast<std::size_t>(x)] =
            0.6F * octave_at(x, y, 32, 0) + 0.3F * octave_at(x, y, 16, 1) + 0.1F * octave_at(x, y, 8, 2);
      }
    }
    return result;
  }();
  return field;
}

}  // namespace

void box_blur(Plane& plane, Plane& scratch, int radius, int passes) {
  if (radius < 1 || plane.values.empty()) return;
  scratch.reshape(plane.width, plane.height);
  for (int pass = 0; pass < passes; ++pass) {
    blur_rows(plane, scratch, radius);
    blur_columns(scratch, plane, radius);
  }
}

float smooth_noise(float x, float y) {
  const NoiseField& field = noise_field();
  const float fx = std::floor(x), fy = std::floor(y);
  const auto ix = static_cast<unsigned>(static_cast<int>(fx)),
             iy = static_cast<unsigned>(static_cast<int>(fy));
  const auto at = [&](unsigned px, unsigned py) { return field[(py & 255U) * kNoiseSide + (px & 255U)]; };
  const float tx = x - fx, ty = y - fy;
  const float top = at(ix, iy) + (at(ix + 1, iy) - at(ix, iy)) * tx;
  const float bottom = at(ix, iy + 1) + (at(ix + 1, iy + 1) - at(ix, iy + 1)) * tx;
  return top + (bottom - top) * ty;
}

void halve(const Plane& from, Plane& to) {
  to.reshape((from.width + 1) / 2, (from.height + 1) / 2);
  for (int y = 0; y < to.height; ++y) {
    const float* a = from.row(2 * y);
    const float* b = from.row(std::min(2 * y + 1, from.height - 1));
    float* out = to.row(y);
    for (std::ptrdiff_t x = 0; x < to.width; ++x) {
      const auto right = std::min<std::ptrdiff_t>(2 * x + 1, from.width - 1);
      out[x] = 0.25F * (a[2 * x] + a[right] + b[2 * x] + b[right]);
    }
  }
}

void double_size(const Plane& from, Plane& to) {
  for (int y = 0; y < to.height; ++y) {
    const float fy = std::max(0.0F, (static_cast<float>(y) - 0.5F) * 0.5F);
    const int y0 = static_cast<int>(fy), y1 = std::min(y0 + 1, from.height - 1);
    const float ty = fy - static_cast<float>(y0);
    const float* a = from.row(y0);
    const float* b = from.row(y1);
    float* out = to.row(y);
    for (int x = 0; x < to.width; ++x) {
      const int x0 = std::max(0, (x - 1) / 2), x1 = std::min(x0 + 1, from.width - 1);
      const float tx = x == 0 ? 0.0F : (x % 2 == 0 ? 0.75F : 0.25F);
      const float left = a[x0] + (b[x0] - a[x0]) * ty, right = a[x1] + (b[x1] - a[x1]) * ty;
      out[x] = left + (right - left) * tx;
    }
  }
}

void raise_dome(const Plane& coverage, double radius, double rise, const Undulation& noise, Plane& heights,
                Plane& half, Plane& scratch) {
  halve(coverage, half);
  box_blur(half, scratch, std::max(1, static_cast<int>(std::lround(radius * 0.5))), 3);
  const auto top = static_cast<float>(rise);
  for (int y = 0; y < half.height; ++y) {
    float* row = half.row(y);
    const float ny = static_cast<float>(2 * y) * noise.step_y + noise.shift_y;
    for (int x = 0; x < half.width; ++x) {
      // The blurred coverage is a half at a straight edge and 1 inside: a parabola over it is steep at the
      // edge.
      const float out = 1.0F - row[x];
      row[x] = top * (1.0F - out * out * 2.3669F);
      if (noise.amount > 0) {
        row[x] += noise.amount * smooth_noise(static_cast<float>(2 * x) * noise.step_x + noise.shift_x, ny);
      }
    }
  }
  heights.reshape(coverage.width, coverage.height);
  double_size(half, heights);
}

void light_row(const Plane& heights, int y, float slope, const Surface& surface, LitRow& out) {
  // Towards the light, and half way between it and the eye.
  constexpr float lx = -0.34F, ly = -0.44F, lz = 0.831F, hx = -0.178F, hy = -0.230F, hz = 0.957F;
  const int width = heights.width;
  const auto n = static_cast<std::size_t>(width);
  for (auto* values : {&out.slope_x, &out.slope_y, &out.shade, &out.glow}) values->resize(n);
  const float* here = heights.row(y);
  const float* above = heights.row(std::max(0, y - 1));
  const float* below = heights.row(std::min(heights.height - 1, y + 1));
  float* gx = out.slope_x.data();
  float* gy = out.slope_y.data();
  float* shade = out.shade.data();
  float* glow = out.glow.data();
  for (int x = 1; x + 1 < width; ++x) gx[x] = (here[x + 1] - here[x - 1]) * slope;
  gx[0] = width > 1 ? (here[1] - here[0]) * slope : 0;
  gx[width - 1] = width > 1 ? (here[width - 1] - here[width - 2]) * slope : 0;
  for (int x = 0; x < width; ++x) gy[x] = (below[x] - above[x]) * slope;
  const float depth = static_cast<float>(surface.contrast) * 0.62F;
  const auto gloss = static_cast<float>(surface.gloss), sheen = static_cast<float>(surface.sheen);
  for (int x = 0; x < width; ++x) {
    const float inverse = 1.0F / std::sqrt(1.0F + gx[x] * gx[x] + gy[x] * gy[x]);
    const float facing = (lz - gx[x] * lx - gy[x] * ly) * inverse * (1.0F / lz);
    shade[x] = std::min(1.25F, std::max(0.18F, 1.0F + depth * (facing - 1.0F)));
    const float half = std::max(0.0F, (hz - gx[x] * hx - gy[x] * hy) * inverse);
    glow[x] = half;
  }
  for (int k = 0; k < surface.sharpness; ++k) {
    for (int x = 0; x < width; ++x) glow[x] *= glow[x];
  }
  for (int x = 0; x < width; ++x) {
    const float inverse = 1.0F / std::sqrt(1.0F + gx[x] * gx[x] + gy[x] * gy[x]);
    glow[x] = glow[x] * gloss + (1.0F - inverse) * sheen;
  }
}

}  // namespace lookbook::generate
