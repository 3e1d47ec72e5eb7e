#include "generate/raster.hpp"

namespace lookbook::generate {

Raster::Raster(PixelKind kind, int width, int height)
    : width_(width),
      height_(height),
      stride_(0),
      surface_(cairo_image_surface_create(kind == PixelKind::kColour ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_A8,
                                          width, height)),
      context_(cairo_create(surface_.get())),
      data_(cairo_image_surface_get_data(surface_.get())) {
  stride_ = cairo_image_surface_get_stride(surface_.get());
  cairo_set_line_cap(context_.get(), CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(context_.get(), CAIRO_LINE_JOIN_ROUND);
  cairo_set_tolerance(context_.get(), 0.2);
}

std::uint8_t* Raster::bytes(int y) {
  return data_ + static_cast<std::ptrdiff_t>(y) * stride_;
}

void trace(cairo_t* cairo, const Path& path) {
  cairo_new_path(cairo);
  const auto& p = path.controls();
  std::size_t at = 0;
  for (const Path::Op op : path.ops()) {
    switch (op) {
      case Path::Op::kMove:
        cairo_move_to(cairo, p[at].x, p[at].y);
        at += 1;
        break;
      case Path::Op::kLine:
        cairo_line_to(cairo, p[at].x, p[at].y);
        at += 1;
        break;
      case Path::Op::kCurve:
        cairo_curve_to(cairo, p[at].x, p[at].y, p[at + 1].x, p[at + 1].y, p[at + 2].x, p[at + 2].y);
        at += 3;
        break;
      case Path::Op::kClose:
        cairo_close_path(cairo);
        break;
    }
  }
}

}  // namespace lookbook::generate
