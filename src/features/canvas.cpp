#include "features/canvas.hpp"

#include <algorithm>
#include <cmath>

namespace lookbook::features {
namespace {

constexpr std::size_t kBorder = 2;           // pixels
constexpr float kSurelyBackground = 4;       // CIELAB distance
constexpr float kSurelyForeground = 16;      // CIELAB distance
constexpr float kSmallestForeground = .02F;  // share of the canvas

/// The weights with which pixels first … first + weights.size() - 1 make one pixel of the result.
struct Tap {
  std::size_t first = 0;
  std::vector<float> weights;
};

/// Triangle filter of at least one source pixel's width.
std::vector<Tap> taps_for(std::size_t from, std::size_t to) {
  const double step = static_cast<double>(from) / static_cast<double>(to);
  const double reach = std::max(1., step);
  std::vector<Tap> taps(to);
  for (std::size_t t = 0; t < to; ++t) {
    const double centre = (static_cast<double>(t) + .5) * step - .5;
    const auto first = static_cast<std::size_t>(std::max(0., std::ceil(centre - reach)));
    const auto last = std::min(from - 1, static_cast<std::size_t>(std::max(0., std::floor(centre + reach))));
    double sum = 0;
    taps[t].first = first;
    for (std::size_t s = first; s <= last; ++s) {
      const double weight = std::max(0., 1 - std::abs(static_cast<double>(s) - centre) / reach);
      taps[t].weights.push_back(static_cast<float>(weight));
      sum += weight;
    }
    for (float& weight : taps[t].weights) weight /= static_cast<float>(sum);
  }
  return taps;
}

/// [height x width x 3] floats.
struct RgbPlane {
  std::size_t width = 0;
  std::size_t height = 0;
  std::vector<float> values;
};

RgbPlane shrink(const RgbImage& image, std::size_t width, std::size_t height) {
  RgbPlane rows{width, image.height, std::vector<float>(width * image.height * 3)};
  const std::vector<Tap> across = taps_for(image.width, width);
  for (std::size_t y = 0; y < image.height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const std::uint8_t* source = image.pixels.data() + (y * image.width + across[x].first) * 3;
      float* target = rows.values.data() + (y * width + x) * 3;
      for (const float weight : across[x].weights) {
        for (std::size_t c = 0; c < 3; ++c) target[c] += weight * static_cast<float>(*source++);
      }
    }
  }
  RgbPlane result{width, height, std::vector<float>(width * height * 3)};
  const std::vector<Tap> down = taps_for(image.height, height);
  for (std::size_t y = 0; y < height; ++y) {
    float* target = result.values.data() + y * width * 3;
    for (std::size_t k = 0; k < down[y].weights.size(); ++k) {
      const float* source = rows.values.data() + (down[y].first + k) * width * 3;
      for (std::size_t v = 0; v < width * 3; ++v) target[v] += down[y].weights[k] * source[v];
    }
  }
  return result;
}

float linear_of(float srgb) {
  const float value = std::clamp(srgb / 255, 0.F, 1.F);
  return value <= .04045F ? value / 12.92F : std::pow((value + .055F) / 1.055F, 2.4F);
}

/// The photograph at the size at which it fits the canvas.
std::vector<Lab> lab_plane(const RgbPlane& plane) {
  std::vector<Lab> pixels(plane.width * plane.height);
  for (std::size_t p = 0; p < pixels.size(); ++p) {
    pixels[p] = lab_of({plane.values[3 * p], plane.values[3 * p + 1], plane.values[3 * p + 2]});
  }
  return pixels;
}

float median(std::vector<float>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

/// Median of each coordinate over the border.
Lab background_of(const std::vector<Lab>& pixels, std::size_t width, std::size_t height) {
  std::array<std::vector<float>, 3> border;
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const bool inside = x >= kBorder && x + kBorder < width && y >= kBorder && y + kBorder < height;
      if (inside) continue;
      const Lab& pixel = pixels[y * width + x];
      border[0].push_back(pixel.l);
      border[1].push_back(pixel.a);
      border[2].push_back(pixel.b);
    }
  }
  return {median(border[0]), median(border[1]), median(border[2])};
}

float distance(const Lab& x, const Lab& y) {
  return std::sqrt((x.l - y.l) * (x.l - y.l) + (x.a - y.a) * (x.a - y.a) + (x.b - y.b) * (x.b - y.b));
}

std::vector<float> foreground_of(const std::vector<Lab>& pixels, const Lab& background) {
  std::vector<float> foreground(pixels.size());
  float sum = 0;
  for (std::size_t p = 0; p < pixels.size(); ++p) {
    const float far =
        (distance(pixels[p], background) - kSurelyBackground) / (kSurelyForeground - kSurelyBackground);
    const float t = std::clamp(far, 0.F, 1.F);
    foreground[p] = t * t * (3 - 2 * t);
    sum += foreground[p];
  }
  if (sum < kSmallestForeground * static_cast<float>(pixels.size())) std::ranges::fill(foreground, 1.F);
  return foreground;
}

}  // namespace

Lab lab_of(std::array<float, 3> rgb) {
  const float r = linear_of(rgb[0]);
  const float g = linear_of(rgb[1]);
  const float b = linear_of(rgb[2]);
  // To CIE XYZ over the white point D65 (IEC 61966-2-1).
  const float x = (.4124564F * r + .3575761F * g + .1804375F * b) / .95047F;
  const float y = .2126729F * r + .7151522F * g + .0721750F * b;
  const float z = (.0193339F * r + .1191920F * g + .9503041F * b) / 1.08883F;
  auto f = [](float t) { return t > .008856F ? std::cbrt(t) : 7.787F * t + 16.F / 116; };
  return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

Canvas canvas_of(const RgbImage& image) {
  const double scale = std::min(static_cast<double>(kCanvasWidth) / static_cast<double>(image.width),
                                static_cast<double>(kCanvasHeight) / static_cast<double>(image.height));
  auto fitted = [&](std::size_t side, std::size_t limit) {
    const auto scaled = static_cast<std::size_t>(std::lround(static_cast<double>(side) * scale));
    return std::clamp<std::size_t>(scaled, 1, limit);
  };
  const std::size_t width = fitted(image.width, kCanvasWidth);
  const std::size_t height = fitted(image.height, kCanvasHeight);
  const std::vector<Lab> photograph = lab_plane(shrink(image, width, height));
  const Lab background = background_of(photograph, width, height);

  Canvas canvas{std::vector<Lab>(kCanvasWidth * kCanvasHeight, background), {}};
  const std::size_t left = (kCanvasWidth - width) / 2;
  const std::size_t top = (kCanvasHeight - height) / 2;
  for (std::size_t y = 0; y < height; ++y) {
    std::copy_n(photograph.begin() + static_cast<std::ptrdiff_t>(y * width), width,
                canvas.pixels.begin() + static_cast<std::ptrdiff_t>((top + y) * kCanvasWidth + left));
  }
  canvas.foreground = foreground_of(canvas.pixels, background);
  return canvas;
}

}  // namespace lookbook::features
