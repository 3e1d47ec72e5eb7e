#pragma once
// The only file that sees Cairo: image surfaces that free themselves, and paths handed to Cairo. Not
// thread-safe; every drawing has its own.

#include <cairo.h>

#include <cstdint>
#include <memory>

#include "generate/colour.hpp"
#include "generate/path.hpp"

namespace lookbook::generate {

enum class PixelKind : std::uint8_t {
  kColour,  ///< 32 bits, premultiplied alpha
  kMask,    ///< 8 bits of coverage
};

/// A Cairo image of its own, cleared to transparent.
class Raster {
 public:
  Raster(PixelKind kind, int width, int height);

  int width() const { return width_; }
  int height() const { return height_; }
  cairo_t* cairo() { return context_.get(); }
  cairo_surface_t* surface() { return surface_.get(); }

  /// Pixels of row y, after flushing what Cairo drew. Call touched() after writing.
  std::uint8_t* bytes(int y);
  std::uint32_t* words(int y) { return reinterpret_cast<std::uint32_t*>(bytes(y)); }
  void flush() { cairo_surface_flush(surface_.get()); }
  void touched() { cairo_surface_mark_dirty(surface_.get()); }

 private:
  struct Free {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
  };
  int width_, height_, stride_;
  std::unique_ptr<cairo_surface_t, Free> surface_;
  std::unique_ptr<cairo_t, Free> context_;
  std::uint8_t* data_;
};

/// Makes `path` the context's current path.
void trace(cairo_t* cairo, const Path& path);

inline void set_colour(cairo_t* cairo, Colour colour, double alpha) {
  cairo_set_source_rgba(cairo, colour.r, colour.g, colour.b, alpha);
}

}  // namespace lookbook::generate
