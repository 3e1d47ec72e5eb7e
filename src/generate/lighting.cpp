// From outline, cloth and relief to lit pixels.
#include <algorithm>
#include <cmath>

#include "generate/canvas_state.hpp"

namespace lookbook::generate {
namespace {

inline float blend(float below, float above, float cover) {
  return below + (above - below) * cover;
}

/// Precondition: v >= 0, so that this rounds as std::lround does, many times as fast.
inline std::uint32_t byte_of(float v) {
  // NOLINTNEXTLINE(bugprone-incorrect-roundings)
  return static_cast<std::uint32_t>(static_cast<int>(std::min(v, 255.0F) + 0.5F));
}

inline std::uint32_t packed(float alpha, float r, float g, float b) {
  return byte_of(alpha) << 24 | byte_of(r) << 16 | byte_of(g) << 8 | byte_of(b);
}

inline float channel_of(std::uint32_t word, unsigned shift) {
  return static_cast<float>((word >> shift) & 255U);
}

struct Rgb {
  float r, g, b;
};

/// Reads between the pixels of a picture; coordinates outside are moved to the edge.
class Sampler {
 public:
  Sampler(Raster& raster, Window window)
      : pixels_(raster.words(0)),
        stride_((raster.height() > 1 ? raster.words(1) : raster.words(0)) - raster.words(0)),
        right_(static_cast<float>(window.width - 1) - 0.001F),
        bottom_(static_cast<float>(window.height - 1) - 0.001F) {}

  Rgb at(float x, float y) const {
    x = std::max(0.0F, std::min(x, right_));
    y = std::max(0.0F, std::min(y, bottom_));
    const int ix = static_cast<int>(x), iy = static_cast<int>(y);
    const float tx = x - static_cast<float>(ix), ty = y - static_cast<float>(iy);
    const std::uint32_t* top = pixels_ + iy * stride_ + ix;
    const std::uint32_t* below = bottom_ > 0 ? top + stride_ : top;
    const auto channel = [&](unsigned shift) {
      return blend(blend(channel_of(top[0], shift), channel_of(top[1], shift), tx),
                   blend(channel_of(below[0], shift), channel_of(below[1], shift), tx), ty);
    };
    return {channel(16), channel(8), channel(0)};
  }

 private:
  const std::uint32_t* pixels_;
  std::ptrdiff_t stride_;
  float right_, bottom_;
};

void lay_fabric(cairo_t* cairo, const Fabric& fabric, double turn, Point origin) {
  cairo_pattern_t* pattern = cairo_pattern_create_for_surface(fabric.tile().surface());
  cairo_pattern_set_extend(pattern, CAIRO_EXTEND_REPEAT);
  cairo_matrix_t matrix;
  const double pixels = fabric.tile().width() / fabric.side();
  cairo_matrix_init_scale(&matrix, pixels, pixels);
  cairo_matrix_rotate(&matrix, -turn);
  cairo_matrix_translate(&matrix, -origin.x, -origin.y);
  cairo_pattern_set_matrix(pattern, &matrix);
  // A tile that is not turned is laid pixel on pixel.
  if (turn == 0) cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST);
  cairo_set_source(cairo, pattern);
  cairo_pattern_destroy(pattern);
}

/// Sets the plane to what is drawn on the mask, 0 to 1, and clears the mask.
void take(Raster& mask, Window window, Plane& plane) {
  mask.flush();
  plane.reshape(window.width, window.height);
  for (int y = 0; y < window.height; ++y) {
    std::uint8_t* from = mask.bytes(y);
    float* to = plane.row(y);
    for (int x = 0; x < window.width; ++x) to[x] = static_cast<float>(from[x]) * (1.0F / 255.0F);
    std::fill(from, from + window.width, std::uint8_t{0});
  }
  mask.touched();
}

/// Adds factor * (what is drawn on the mask, 0 to 255) to the plane and clears the mask.
void drain(Raster& mask, Window window, Plane& plane, float factor) {
  mask.flush();
  for (int y = 0; y < window.height; ++y) {
    std::uint8_t* from = mask.bytes(y);
    float* to = plane.row(y);
    for (int x = 0; x < window.width; ++x) to[x] += static_cast<float>(from[x]) * factor;
    std::fill(from, from + window.width, std::uint8_t{0});
  }
  mask.touched();
}

}  // namespace

Window Canvas::State::window_of(const Path& path, double margin) const {
  const Box box = path.bounds();
  const auto low = [&](double v, double offset) {
    return static_cast<int>(std::floor((v - margin) * scale + offset));
  };
  const auto high = [&](double v, double offset) {
    return static_cast<int>(std::ceil((v + margin) * scale + offset)) + 1;
  };
  const int x0 = std::clamp(low(box.left, left), 0, width), x1 = std::clamp(high(box.right, left), 0, width);
  const int y0 = std::clamp(low(box.top, top), 0, height), y1 = std::clamp(high(box.bottom, top), 0, height);
  return {x0, y0, x1 - x0, y1 - y0};
}

void Canvas::State::load(const Path& path, Window window, Plane& plane, bool clipped) {
  cairo_t* cairo = mask.cairo();
  confine(cairo, window);
  if (clipped) apply_clips(cairo);
  cairo_set_source_rgba(cairo, 0, 0, 0, 1);
  trace(cairo, path);
  cairo_fill(cairo);
  take(mask, window, plane);
}

void Canvas::State::paint_albedo(const Cloth& cloth, Window window) {
  cairo_t* cairo = albedo.cairo();
  place(cairo, window);
  cairo_rectangle(cairo, (window.x - left) / scale, (window.y - top) / scale, (window.width + 1) / scale,
                  (window.height + 1) / scale);
  lay_fabric(cairo, *cloth.fabric, cloth.turn, cloth.origin);
  cairo_set_operator(cairo, CAIRO_OPERATOR_SOURCE);
  cairo_fill(cairo);
  cairo_set_operator(cairo, CAIRO_OPERATOR_OVER);
  for (const auto& mark : cloth.marks) {
    if (mark.fabric != nullptr) {
      lay_fabric(cairo, *mark.fabric, cloth.turn, cloth.origin);
    } else {
      set_colour(cairo, mark.colour, mark.alpha);
    }
    trace(cairo, mark.shape);
    if (mark.width > 0) {
      cairo_set_line_width(cairo, mark.width);
      cairo_stroke(cairo);
    } else {
      cairo_fill(cairo);
    }
  }
}

void Canvas::State::raise(const Relief& relief, Window window, unsigned variation, double wrinkle) {
  const Plane* coverage = &cover;
  if (!relief.open.empty()) {
    load(relief.open, window, extra, false);
    for (std::size_t i = 0; i < extra.values.size(); ++i)
      extra.values[i] = std::max(extra.values[i], cover.values[i]);
    coverage = &extra;
  }
  Undulation noise;
  noise.amount = static_cast<float>(2.2 * wrinkle);
  noise.step_x = static_cast<float>(0.9 / scale);
  noise.step_y = static_cast<float>(0.9 / scale / relief.stretch);
  noise.shift_x = static_cast<float>((variation * 57U) % 251U) + static_cast<float>(window.x) * noise.step_x;
  noise.shift_y = static_cast<float>((variation * 91U) % 241U) + static_cast<float>(window.y) * noise.step_y;
  raise_dome(*coverage, relief.round * scale * 0.55, relief.round * relief.depth, noise, heights, scratch,
             more_scratch);
  if (!relief.folds.empty()) add_folds(relief, window);
}

void Canvas::State::add_folds(const Relief& relief, Window window) {
  extra.resize(window.width, window.height);
  for (const double sign : {1.0, -1.0}) {
    cairo_t* cairo = mask.cairo();
    confine(cairo, window);
    bool any = false;
    for (const Fold& fold : relief.folds) {
      if (fold.strength * sign <= 0) continue;
      any = true;
      cairo_set_source_rgba(cairo, 0, 0, 0, std::min(1.0, std::abs(fold.strength) / 4));
      trace(cairo, fold.shape);
      cairo_fill(cairo);
    }
    if (any) drain(mask, window, extra, static_cast<float>(sign * 4 / 255));
  }
  box_blur(extra, scratch, std::max(1, static_cast<int>(std::lround(relief.crease * scale))), 2);
  for (std::size_t i = 0; i < heights.values.size(); ++i) heights.values[i] += extra.values[i];
}

void Canvas::State::light(const Cloth& cloth, const Relief& relief, Window window) {
  subject.flush();
  albedo.flush();
  const Sampler sampler(albedo, window);
  const auto slope = static_cast<float>(0.5 * scale), warp = static_cast<float>(2.2 * scale);
  const auto tone = static_cast<float>(cloth.tone);
  const float lower = 1.0F / static_cast<float>(std::max(1e-3, std::abs(relief.round * relief.depth)));
  for (int y = 0; y < window.height; ++y) {
    light_row(heights, y, slope, cloth.fabric->surface, lit);
    const float* c = cover.row(y);
    const float* h = heights.row(y);
    std::uint32_t* out = subject.words(y + window.y) + window.x;
    // The lamp hangs high: the top of the picture is a little brighter.
    const float lamp =
        tone * (1.035F - 0.10F * static_cast<float>(y + window.y) / static_cast<float>(height));
    for (int x = 0; x < window.width; ++x) {
      if (c[x] <= 0.002F) continue;
      const auto i = static_cast<std::size_t>(x);
      const Rgb colour = sampler.at(static_cast<float>(x) + lit.slope_x[i] * warp,
                                    static_cast<float>(y) + lit.slope_y[i] * warp);
      const float edge = 0.86F + 0.14F * std::min(1.0F, std::max(0.0F, h[x] * lower));
      const float shade = lit.shade[i] * edge * lamp, glow = lit.glow[i] * 255.0F * tone, k = c[x];
      const std::uint32_t old = out[x];
      out[x] = packed(blend(channel_of(old, 24), 255.0F, k),
                      blend(channel_of(old, 16), colour.r * shade + glow, k),
                      blend(channel_of(old, 8), colour.g * shade + glow, k),
                      blend(channel_of(old, 0), colour.b * shade + glow, k));
    }
  }
  subject.touched();
}

void Canvas::State::soften(Window window, Raster& on, Colour colour, double alpha, bool everywhere) {
  on.flush();
  const float r = static_cast<float>(colour.r) * 255, g = static_cast<float>(colour.g) * 255;
  const float b = static_cast<float>(colour.b) * 255, strength = static_cast<float>(alpha);
  for (int y = 0; y < window.height; ++y) {
    const float* from = extra.row(y);
    std::uint32_t* out = on.words(y + window.y) + window.x;
    for (int x = 0; x < window.width; ++x) {
      const float k = std::min(1.0F, from[x] * strength);
      const std::uint32_t old = out[x];
      if (k <= 0.002F || (old >> 24) == 0) continue;
      const float solid = everywhere ? 1.0F : channel_of(old, 24) * (1.0F / 255.0F);
      out[x] = packed(channel_of(old, 24), blend(channel_of(old, 16), r * solid, k),
                      blend(channel_of(old, 8), g * solid, k), blend(channel_of(old, 0), b * solid, k));
    }
  }
  on.touched();
}

}  // namespace lookbook::generate
