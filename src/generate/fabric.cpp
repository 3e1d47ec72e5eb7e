#include "generate/fabric.hpp"

#include <algorithm>
#include <cmath>

#include "generate/raster.hpp"

namespace lookbook::generate {

Fabric::Fabric(Colour base, double side, double scale) : colour_(base), side_(side) {
  const int pixels = std::max(8, static_cast<int>(std::lround(side * scale)));
  scale_ = pixels / side;
  tile_ = std::make_unique<Raster>(PixelKind::kColour, pixels, pixels);
  cairo_scale(tile_->cairo(), scale_, scale_);
  set_colour(tile_->cairo(), base, 1);
  cairo_paint(tile_->cairo());
}

Fabric::~Fabric() = default;
Fabric::Fabric(Fabric&&) noexcept = default;
Fabric& Fabric::operator=(Fabric&&) noexcept = default;

void Fabric::wrapped(const Path& path, double margin, FunctionRef<void(const Path&)> draw) {
  const Box box = path.bounds();
  for (int i = -2; i <= 2; ++i) {
    const double dx = i * side_;
    if (box.right + dx + margin < 0 || box.left + dx - margin > side_) continue;
    for (int j = -2; j <= 2; ++j) {
      const double dy = j * side_;
      if (box.bottom + dy + margin < 0 || box.top + dy - margin > side_) continue;
      draw(path.moved(dx, dy));
    }
  }
}

void Fabric::fill(const Path& path, Colour colour, double alpha) {
  cairo_t* cairo = tile_->cairo();
  set_colour(cairo, colour, alpha);
  wrapped(path, 0, [&](const Path& at) {
    trace(cairo, at);
    cairo_fill(cairo);
  });
}

void Fabric::stroke(const Path& path, Colour colour, double width, double alpha) {
  cairo_t* cairo = tile_->cairo();
  set_colour(cairo, colour, alpha);
  cairo_set_line_width(cairo, width);
  wrapped(path, width, [&](const Path& at) {
    trace(cairo, at);
    cairo_stroke(cairo);
  });
}

void Fabric::texture(FunctionRef<float(float, float)> f) {
  tile_->flush();
  const auto inverse = static_cast<float>(1 / scale_);
  for (int y = 0; y < tile_->height(); ++y) {
    std::uint32_t* row = tile_->words(y);
    for (int x = 0; x < tile_->width(); ++x) {
      const float m = f(static_cast<float>(x) * inverse, static_cast<float>(y) * inverse);
      const auto scaled = [&](unsigned shift) {
        const float v = static_cast<float>((row[x] >> shift) & 255U) * m;
        return static_cast<std::uint32_t>(std::clamp(v, 0.0F, 255.0F)) << shift;
      };
      row[x] = 0xff000000U | scaled(16) | scaled(8) | scaled(0);
    }
  }
  tile_->touched();
}

}  // namespace lookbook::generate
