#pragma once
// The canvas's buffers, and how a part becomes lit pixels. Seen by canvas.cpp and lighting.cpp only.

#include <cstdint>
#include <vector>

#include "generate/canvas.hpp"
#include "generate/raster.hpp"
#include "generate/relief.hpp"

namespace lookbook::generate {

/// A rectangle of pixels.
struct Window {
  int x = 0, y = 0, width = 0, height = 0;
  bool empty() const { return width <= 0 || height <= 0; }
};

struct Canvas::State {
  State(int w, int h);

  /// Fits the whole sheet into the picture.
  void fit();
  /// Light in the middle, a little darker towards the corners.
  void lay_backdrop();
  /// Sheet coordinates on a raster whose top left pixel is the window's.
  void place(cairo_t* cairo, Window window = {}) const;
  /// As place(), and nothing is drawn outside the window.
  void confine(cairo_t* cairo, Window window) const;
  void apply_clips(cairo_t* cairo) const;
  /// The pixels that `path` may touch.
  Window window_of(const Path& path, double margin) const;

  /// Rasterises `path` into the plane, 0 to 1.
  void load(const Path& path, Window window, Plane& plane, bool clipped);
  void paint_albedo(const Cloth& cloth, Window window);
  /// Fills `heights`, in sheet units, from the coverage, the folds and noise.
  void raise(const Relief& relief, Window window, unsigned variation, double wrinkle);
  void add_folds(const Relief& relief, Window window);
  void light(const Cloth& cloth, const Relief& relief, Window window);
  /// Blends `on` towards the colour by the coverage in `extra`; unless `everywhere`, only as far as it is
  /// painted.
  void soften(Window window, Raster& on, Colour colour, double alpha, bool everywhere);
  /// The subject's coverage, moved by the shadow's offset, into `extra`; counts the ink on the way.
  void load_shadow();
  /// Subject over backdrop, into `picture`.
  void lay_over_backdrop();

  int width, height;
  double scale = 1, left = 0, top = 0;
  Studio studio;
  std::vector<Path> clips;
  Raster subject, backdrop, mask, albedo;
  Plane cover, heights, extra, scratch, more_scratch;
  LitRow lit;
  std::vector<std::uint8_t> picture;
  double ink = 0;
};

}  // namespace lookbook::generate
