#include "generate/canvas.hpp"

#include <algorithm>
#include <cmath>

#include "generate/canvas_state.hpp"

namespace lookbook::generate {

Cloth& Cloth::block(Path shape, const Fabric& with, double alpha) {
  marks.push_back({std::move(shape), &with, {}, alpha, 0});
  return *this;
}

Cloth& Cloth::print(Path shape, Colour colour, double alpha) {
  marks.push_back({std::move(shape), nullptr, colour, alpha, 0});
  return *this;
}

Cloth& Cloth::line(Path shape, Colour colour, double width, double alpha) {
  marks.push_back({std::move(shape), nullptr, colour, alpha, width});
  return *this;
}

Canvas::State::State(int w, int h)
    : width(w),
      height(h),
      subject(PixelKind::kColour, w, h),
      backdrop(PixelKind::kColour, w, h),
      mask(PixelKind::kMask, w, h),
      // One pixel more at the right and below, so that reading between pixels needs no test.
      albedo(PixelKind::kColour, w + 1, h + 1) {}

void Canvas::State::fit() {
  scale = std::min(width / kSheetWidth, height / kSheetHeight);
  left = (width - kSheetWidth * scale) / 2;
  top = (height - kSheetHeight * scale) / 2;
}

void Canvas::State::lay_backdrop() {
  backdrop.flush();
  const float cx = static_cast<float>(width) * 0.5F, cy = static_cast<float>(height) * 0.45F;
  const float inner = static_cast<float>(height) * 0.1F,
              scale_to = 1.0F / (static_cast<float>(height) * 0.65F);
  const auto mixed = [](double a, double b, float t) {
    return static_cast<float>(255 * a) + static_cast<float>(255 * (b - a)) * t;
  };
  for (int y = 0; y < height; ++y) {
    std::uint32_t* row = backdrop.words(y);
    const float dy = static_cast<float>(y) - cy;
    for (int x = 0; x < width; ++x) {
      const float dx = static_cast<float>(x) - cx;
      const float t = std::min(1.0F, std::max(0.0F, (std::sqrt(dx * dx + dy * dy) - inner) * scale_to));
      const auto byte = [](float v) {  // never negative; std::lround would be a call for every byte
        return static_cast<std::uint32_t>(
            static_cast<int>(v + 0.5F));  // NOLINT(bugprone-incorrect-roundings)
      };
      row[x] = 0xff000000U | byte(mixed(studio.top.r, studio.bottom.r, t)) << 16 |
               byte(mixed(studio.top.g, studio.bottom.g, t)) << 8 |
               byte(mixed(studio.top.b, studio.bottom.b, t));
    }
  }
  backdrop.touched();
}

void Canvas::State::place(cairo_t* cairo, Window window) const {
  cairo_identity_matrix(cairo);
  cairo_translate(cairo, left - window.x, top - window.y);
  cairo_scale(cairo, scale, scale);
}

void Canvas::State::confine(cairo_t* cairo, Window window) const {
  cairo_reset_clip(cairo);
  cairo_identity_matrix(cairo);
  cairo_rectangle(cairo, 0, 0, window.width, window.height);
  cairo_clip(cairo);
  place(cairo, window);
}

void Canvas::State::apply_clips(cairo_t* cairo) const {
  for (const Path& path : clips) {
    trace(cairo, path);
    cairo_clip(cairo);
  }
}

Canvas::Canvas(int width, int height) : state_(std::make_unique<State>(width, height)) {}
Canvas::~Canvas() = default;

double Canvas::scale() const {
  return state_->scale;
}
double Canvas::ink_share() const {
  return state_->ink;
}

void Canvas::start(const Studio& studio) {
  State& s = *state_;
  s.studio = studio;
  s.clips.clear();
  s.fit();
  cairo_t* cairo = s.subject.cairo();
  cairo_reset_clip(cairo);
  cairo_set_operator(cairo, CAIRO_OPERATOR_CLEAR);
  cairo_paint(cairo);
  cairo_set_operator(cairo, CAIRO_OPERATOR_OVER);
  s.place(cairo);
  s.lay_backdrop();
}

void Canvas::frame(Box content, double margin) {
  State& s = *state_;
  const double wide = content.right - content.left, high = content.bottom - content.top;
  const double zoom = std::min((kSheetWidth - 2 * margin) / wide, (kSheetHeight - 2 * margin) / high);
  s.left += (kAxis - (content.left + content.right) / 2 * zoom) * s.scale;
  s.top += (kSheetHeight / 2 - (content.top + content.bottom) / 2 * zoom) * s.scale;
  s.scale *= zoom;
  s.place(s.subject.cairo());
}

void Canvas::copy_behind(double dx, double dy, double shade) {
  State& s = *state_;
  cairo_t* copy = s.albedo.cairo();
  cairo_save(copy);
  cairo_identity_matrix(copy);
  cairo_set_operator(copy, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface(copy, s.subject.surface(), 0, 0);
  cairo_paint(copy);
  cairo_set_operator(copy, CAIRO_OPERATOR_ATOP);
  cairo_set_source_rgba(copy, 0, 0, 0, shade);
  cairo_paint(copy);
  cairo_restore(copy);
  cairo_t* cairo = s.subject.cairo();
  cairo_save(cairo);
  cairo_identity_matrix(cairo);
  cairo_set_operator(cairo, CAIRO_OPERATOR_DEST_OVER);
  cairo_set_source_surface(cairo, s.albedo.surface(), std::round(dx * s.scale), std::round(dy * s.scale));
  cairo_paint(cairo);
  cairo_restore(cairo);
}

void Canvas::stand() {
  state_->studio.shadow = 0;
}

void Canvas::part(const Path& outline, const Cloth& cloth, const Relief& relief, unsigned variation) {
  State& s = *state_;
  const Window window = s.window_of(outline, relief.open.empty() ? 1 : relief.round);
  if (window.empty()) return;
  if (relief.lift > 0) tint(outline.moved(1.6, 3), kBlack, 0.5 * relief.lift, 4);
  s.load(outline, window, s.cover, true);
  s.paint_albedo(cloth, window);
  s.raise(relief, window, variation, relief.wrinkle * cloth.fabric->surface.wrinkle);
  s.light(cloth, relief, window);
}

void Canvas::fill(const Path& path, Colour colour, double alpha) {
  cairo_t* cairo = state_->subject.cairo();
  set_colour(cairo, colour, alpha);
  trace(cairo, path);
  cairo_fill(cairo);
}

void Canvas::fill(const Path& path, const Gradient& g) {
  cairo_t* cairo = state_->subject.cairo();
  cairo_pattern_t* pattern =
      g.radius > 0 ? cairo_pattern_create_radial(g.to.x, g.to.y, 0, g.from.x, g.from.y, g.radius)
                   : cairo_pattern_create_linear(g.from.x, g.from.y, g.to.x, g.to.y);
  for (const auto& stop : g.stops) {
    cairo_pattern_add_color_stop_rgba(pattern, stop.at, stop.colour.r, stop.colour.g, stop.colour.b,
                                      stop.alpha);
  }
  cairo_set_source(cairo, pattern);
  cairo_pattern_destroy(pattern);
  trace(cairo, path);
  cairo_fill(cairo);
}

void Canvas::stroke(const Path& path, Colour colour, double width, double alpha, Dash dash) {
  cairo_t* cairo = state_->subject.cairo();
  set_colour(cairo, colour, alpha);
  cairo_set_line_width(cairo, width);
  const double pattern[] = {dash.on, dash.off};
  cairo_set_dash(cairo, pattern, dash.on > 0 ? 2 : 0, 0);
  cairo_set_line_cap(cairo, dash.on > 0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  trace(cairo, path);
  cairo_stroke(cairo);
}

void Canvas::tint(const Path& path, Colour colour, double alpha, double blur) {
  State& s = *state_;
  const Window window = s.window_of(path, blur * 2);
  if (window.empty()) return;
  s.load(path, window, s.extra, true);
  const double radius = blur * s.scale * 0.6;
  if (radius >= 4) {
    halve(s.extra, s.heights);
    box_blur(s.heights, s.scratch, static_cast<int>(std::lround(radius / 2)), 2);
    double_size(s.heights, s.extra);
  } else {
    box_blur(s.extra, s.scratch, static_cast<int>(std::lround(radius)), 2);
  }
  s.soften(window, s.subject, colour, alpha, false);
}

void Canvas::clip(const Path& path) {
  state_->clips.push_back(path);
  trace(state_->subject.cairo(), path);
  cairo_clip(state_->subject.cairo());
}

void Canvas::unclip() {
  state_->clips.pop_back();
  cairo_reset_clip(state_->subject.cairo());
  state_->apply_clips(state_->subject.cairo());
}

void Canvas::ground(const Path& path, double alpha, double blur) {
  State& s = *state_;
  const Window window = s.window_of(path, blur * 2.5);
  if (window.empty()) return;
  s.load(path, window, s.extra, false);
  box_blur(s.extra, s.scratch, static_cast<int>(std::lround(blur * s.scale * 0.6)), 3);
  s.soften(window, s.backdrop, hex(0x2a2624), alpha, true);
}

void Canvas::State::load_shadow() {
  const auto dx = static_cast<int>(std::lround(studio.shadow_offset.x * scale));
  const auto dy = static_cast<int>(std::lround(studio.shadow_offset.y * scale));
  extra.resize(width, height);
  double covered = 0;
  for (int y = 0; y < height; ++y) {
    const std::uint32_t* row = subject.words(y);
    const int to_y = y + dy;
    for (int x = 0; x < width; ++x) {
      const float alpha = static_cast<float>(row[x] >> 24) * (1.0F / 255.0F);
      covered += static_cast<double>(alpha);
      const int to_x = x + dx;
      if (to_x < width && to_y < height && to_x >= 0 && to_y >= 0) extra.row(to_y)[to_x] = alpha;
    }
  }
  ink = covered / (static_cast<double>(width) * height);
}

void Canvas::State::lay_over_backdrop() {
  picture.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  std::uint8_t* out = picture.data();
  for (int y = 0; y < height; ++y) {
    const std::uint32_t* above = subject.words(y);
    const std::uint32_t* below = backdrop.words(y);
    for (int x = 0; x < width; ++x, out += 3) {
      const std::uint32_t clear = 255 - (above[x] >> 24);
      if (clear == 255 || clear == 0) {
        const std::uint32_t pixel = clear == 0 ? above[x] : below[x];
        out[0] = static_cast<std::uint8_t>(pixel >> 16);
        out[1] = static_cast<std::uint8_t>(pixel >> 8);
        out[2] = static_cast<std::uint8_t>(pixel);
        continue;
      }
      for (unsigned c = 0; c < 3; ++c) {
        const unsigned shift = 16 - 8 * c;
        const std::uint32_t v =
            ((above[x] >> shift) & 255U) + (((below[x] >> shift) & 255U) * clear + 127) / 255;
        out[c] = static_cast<std::uint8_t>(std::min(v, 255U));
      }
    }
  }
}

const std::vector<std::uint8_t>& Canvas::finish() {
  State& s = *state_;
  s.subject.flush();
  s.backdrop.flush();
  s.load_shadow();
  if (s.studio.shadow > 0) {
    halve(s.extra, s.heights);
    box_blur(s.heights, s.scratch, static_cast<int>(std::lround(s.studio.shadow_blur * s.scale * 0.3)), 2);
    double_size(s.heights, s.extra);
    s.soften({0, 0, s.width, s.height}, s.backdrop, hex(0x35302d), s.studio.shadow, true);
  }
  s.lay_over_backdrop();
  return s.picture;
}

}  // namespace lookbook::generate
