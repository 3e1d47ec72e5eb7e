#include "generate/details.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lookbook::generate {

void seam(Canvas& canvas, const Path& path, Colour colour, double strength) {
  const bool dark = lightness(colour) < 0.22;
  canvas.stroke(path.moved(0.7, 0.7), lighter(colour, 0.35), 0.7, (dark ? 0.35 : 0.3) * strength);
  canvas.stroke(path, darker(colour, 0.75), 0.9, (dark ? 0.75 : 0.38) * strength);
}

void stitches(Canvas& canvas, const Path& path, Colour thread, double alpha) {
  canvas.stroke(path, thread, 0.75, alpha, {2.1, 1.3});
}

void button(Canvas& canvas, Point at, double r, Colour colour, bool holes) {
  canvas.fill(circle(at.x + 0.5, at.y + 0.9, r * 1.12), kBlack, 0.28);
  canvas.fill(circle(at.x, at.y, r),
              Gradient{at,
                       {at.x - r * 0.4, at.y - r * 0.45},
                       r,
                       {{0, lighter(colour, 0.45)}, {0.75, colour}, {1, darker(colour, 0.35)}}});
  canvas.stroke(circle(at.x, at.y, r * 0.68), darker(colour, 0.4), 0.45, 0.6);
  if (!holes || r < 1.6) return;
  for (const double x : {-0.25, 0.25}) {
    for (const double y : {-0.25, 0.25})
      canvas.fill(circle(at.x + x * r, at.y + y * r, r * 0.13), darker(colour, 0.7));
  }
}

void stud(Canvas& canvas, Point at, double r, Colour metal) {
  canvas.fill(circle(at.x + 0.3, at.y + 0.6, r * 1.15), kBlack, 0.35);
  canvas.fill(circle(at.x, at.y, r),
              Gradient{at,
                       {at.x - r * 0.35, at.y - r * 0.4},
                       r,
                       {{0, lighter(metal, 0.75)}, {0.5, metal}, {1, darker(metal, 0.5)}}});
}

void zip(Canvas& canvas, Point a, Point b, Colour tape, Colour metal, double width, double slider) {
  const Path line = segment(a, b);
  canvas.tint(ribbon(line, width * 2.4, width * 2.4), kBlack, 0.22, 2);
  canvas.stroke(line, darker(tape, 0.25), width * 1.7, 0.9);
  canvas.stroke(line, darker(metal, 0.45), width * 0.75);
  canvas.stroke(line, lighter(metal, 0.25), width * 0.75, 0.95, {0.9, 0.9});
  const Point at = mix(a, b, slider);
  const double dx = b.x - a.x, dy = b.y - a.y, length = std::max(1e-6, std::hypot(dx, dy));
  const double turn = std::atan2(-dx / length, dy / length);
  const Path body = rectangle(at.x - width * 0.7, at.y, width * 1.4, width * 2, width * 0.5).turned(turn, at);
  const Path pull = rectangle(at.x - width * 0.36, at.y + width * 1.6, width * 0.72, width * 3.2, width * 0.3)
                        .turned(turn, at);
  for (const Path& piece : {pull, body}) {
    canvas.fill(piece.moved(0.5, 0.7), kBlack, 0.35);
    metal_part(canvas, piece, metal);
  }
}

void label(Canvas& canvas, Point c, double width, double height, Colour ground, Colour mark) {
  const double left = c.x - width / 2, top = c.y - height / 2;
  canvas.fill(rectangle(left + 0.4, top + 0.8, width, height, 0.6), kBlack, 0.25);
  canvas.fill(rectangle(left, top, width, height, 0.6), ground);
  for (int i = 0; i < 5; ++i) {
    const double x = left + width * (0.16 + 0.145 * i);
    canvas.fill(rectangle(x, top + height * 0.34, width * 0.085, height * (i % 2 == 0 ? 0.34 : 0.26)), mark,
                0.85);
  }
}

void patch_pocket(Canvas& canvas, const Path& outline, const Fabric& cloth) {
  Relief relief{4, 0.32, 1, 0.4};
  relief.lift = 0.35;
  canvas.part(outline, Cloth(cloth), relief);
  seam(canvas, outline, cloth.colour(), 0.8);
  const Box box = outline.bounds();
  const Point middle{(box.left + box.right) / 2, (box.top + box.bottom) / 2};
  stitches(canvas, outline.scaled(0.92, 0.92, middle), contrast(cloth.colour(), 0.4), 0.4);
}

void welt(Canvas& canvas, Point a, Point b, Colour cloth) {
  const Path line = segment(a, b);
  canvas.tint(ribbon(line, 5, 5).moved(0.6, 1.4), kBlack, 0.22, 2);
  canvas.fill(ribbon(line, 3.6, 3.6), lighter(cloth, 0.10), 0.9);
  canvas.stroke(line, darker(cloth, 0.8), 0.9, 0.85);
  canvas.stroke(line.moved(0.4, -1.9), darker(cloth, 0.6), 0.6, 0.45);
  canvas.stroke(line.moved(0.4, 2.0), darker(cloth, 0.6), 0.6, 0.55);
}

void cord(Canvas& canvas, const Path& path, double width, Colour colour) {
  canvas.stroke(path.moved(0.8, 1.4), kBlack, width, 0.22);
  canvas.stroke(path, darker(colour, 0.35), width);
  canvas.stroke(path.moved(-0.15 * width, -0.1 * width), colour, width * 0.66);
  canvas.stroke(path.moved(-0.2 * width, -0.15 * width), lighter(colour, 0.35), width * 0.25, 0.7,
                {1.1, 1.1});
}

void metal_part(Canvas& canvas, const Path& path, Colour metal) {
  const Box box = path.bounds();
  canvas.fill(path, Gradient{{box.left, box.top},
                             {box.right, box.bottom},
                             0,
                             {{0, lighter(metal, 0.55)},
                              {0.35, metal},
                              {0.5, lighter(metal, 0.7)},
                              {0.62, metal},
                              {1, darker(metal, 0.5)}}});
  canvas.stroke(path, darker(metal, 0.6), 0.4, 0.7);
}

std::vector<Fold> hanging_folds(Rng& rng, Point a, Point b, Point down, int count, double width,
                                double strength) {
  std::vector<Fold> folds;
  for (int i = 0; i < count; ++i) {
    const double t = (i + rng.uniform(0.15, 0.85)) / count, reach = rng.uniform(0.55, 1.0);
    const Point from = mix(a, b, t);
    const Point to{from.x + down.x * reach + rng.uniform(-2, 2), from.y + down.y * reach};
    const double sign = rng.chance(0.35) ? -0.7 : 1.0;
    folds.push_back({leaf(from, to, width * rng.uniform(0.7, 1.3), rng.uniform(-3, 3)),
                     sign * strength * rng.uniform(0.6, 1.1)});
  }
  return folds;
}

std::vector<Fold> pulls(Rng& rng, Point from, Point to, double spread, int count, double width,
                        double strength) {
  std::vector<Fold> folds;
  const double dx = to.x - from.x, dy = to.y - from.y, length = std::max(1e-6, std::hypot(dx, dy));
  for (int i = 0; i < count; ++i) {
    const double off = spread * ((i + rng.uniform()) / count - 0.5), reach = rng.uniform(0.6, 1.05);
    const Point start{from.x - dy / length * off * 0.25, from.y + dx / length * off * 0.25};
    const Point end{from.x + dx * reach - dy / length * off, from.y + dy * reach + dx / length * off};
    folds.push_back({leaf(start, end, width * rng.uniform(0.7, 1.2), rng.uniform(-4, 4)),
                     (rng.chance(0.4) ? -0.8 : 1.0) * strength * rng.uniform(0.6, 1.0)});
  }
  return folds;
}

void both_sides(std::vector<Fold>& folds) {
  const std::size_t n = folds.size();
  for (std::size_t i = 0; i < n; ++i) folds.push_back({folds[i].shape.mirrored(), folds[i].strength});
}

void add_folds(std::vector<Fold>& folds, std::vector<Fold> more) {
  for (auto& fold : more) folds.push_back(std::move(fold));
}

}  // namespace lookbook::generate
