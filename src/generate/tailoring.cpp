#include "generate/tailoring.hpp"

#include <algorithm>
#include <cmath>

namespace lookbook::generate {
namespace {

constexpr double kTop = 60;

/// Measurements of one department, in units: neck, shoulder, shoulder drop, armhole depth, chest, waist, hip,
/// levels.
struct Body {
  double neck, shoulder, drop, armhole, chest, waist, hip, waist_level, hip_level, size;
};

Body body_of(Department department) {
  switch (department) {
    case Department::kMen:
      return {21, 69, 17, 70, 74, 70, 74, 138, 205, 1.0};
    case Department::kWomen:
      return {21, 57, 15, 60, 60, 50, 66, 118, 178, 0.9};
    case Department::kGirls:
      return {17, 45, 11, 46, 49, 46, 53, 86, 128, 0.7};
    case Department::kBoys:
      return {17, 48, 11, 48, 53, 52, 55, 90, 134, 0.7};
  }
  return {};
}

double lerp(double a, double b, double t) {
  return a + (b - a) * t;
}

double neck_depth(Neckline neckline, double size) {
  switch (neckline) {
    case Neckline::kCrew:
    case Neckline::kHenley:
      return 22 * size;
    case Neckline::kV:
      return 46 * size;
    case Neckline::kDeepV:
      return 78 * size;
    case Neckline::kScoop:
      return 46 * size;
    case Neckline::kBoat:
      return 13 * size;
    case Neckline::kSquare:
      return 44 * size;
    case Neckline::kSweetheart:
      return 52 * size;
    case Neckline::kHalter:
      return 20 * size;
    case Neckline::kOffShoulder:
      return 46 * size;
    case Neckline::kTurtle:
    case Neckline::kMock:
      return 10 * size;
    case Neckline::kCowl:
      return 40 * size;
  }
  return 0;
}

double neck_width(Neckline neckline) {
  switch (neckline) {
    case Neckline::kBoat:
      return 1.75;
    case Neckline::kScoop:
    case Neckline::kSquare:
      return 1.45;
    case Neckline::kCowl:
      return 1.35;
    case Neckline::kTurtle:
    case Neckline::kMock:
      return 0.92;
    default:
      return 1.05;
  }
}

}  // namespace

bool has_straps(const Design& d) {
  return d.cut.sleeve == Sleeve::kStrap;
}

Bodice make_bodice(const Design& d) {
  const Body b = body_of(d.department);
  const Cut& cut = d.cut;
  const double ease = lerp(0.92, 1.24, cut.fit), loose = std::max(0.0, cut.fit - 0.5);
  Bodice r;
  r.size = b.size;
  r.neck = {kAxis + b.neck * neck_width(cut.neckline), kTop + (neck_width(cut.neckline) - 1) * 4};
  r.neck_depth = kTop + neck_depth(cut.neckline, b.size);
  r.shoulder = {kAxis + b.shoulder + 26 * loose * b.size, kTop + b.drop + 16 * loose * b.size};
  r.underarm = {kAxis + b.chest * ease, kTop + b.armhole + 26 * loose * b.size};
  r.waist = {kAxis + lerp(b.waist, b.chest, std::min(1.0, cut.fit * 1.15)) * ease, kTop + b.waist_level};
  r.hip = {kAxis + lerp(b.hip * 0.97, b.hip * 1.12, cut.fit), kTop + b.hip_level};
  const double hem_y = kTop + lerp(b.waist_level * 0.96, b.hip_level * 1.32, cut.length);
  const double t = std::clamp((hem_y - r.waist.y) / (r.hip.y - r.waist.y), 0.0, 1.0);
  r.hem = {lerp(r.waist.x, r.hip.x, t) + cut.flare * 10 * b.size, hem_y};
  if (cut.neckline == Neckline::kOffShoulder)
    r.shoulder = {r.shoulder.x + 3 * b.size, r.neck_depth - 14 * b.size};
  return r;
}

SleeveCut make_sleeve(const Design& d, const Bodice& b) {
  const double wide = lerp(0.85, 1.35, d.cut.fit), s = b.size;
  switch (d.cut.sleeve) {
    case Sleeve::kNone:
    case Sleeve::kStrap:
    case Sleeve::kWideStrap:
      return {0, 0, 0};
    case Sleeve::kCap:
      return {30 * s, 0.85, 52 * s * wide};
    case Sleeve::kShort:
      return {66 * s, 0.56, 55 * s * wide};
    case Sleeve::kElbow:
      return {102 * s, 0.38, 50 * s * wide};
    case Sleeve::kThreeQuarter:
      return {146 * s, 0.27, 38 * s * wide};
    case Sleeve::kLong:
      return {196 * s, 0.20, 29 * s * wide};
    case Sleeve::kPuff:
      return {62 * s, 0.50, 40 * s, 17 * s, true};
    case Sleeve::kLongPuff:
      return {192 * s, 0.22, 26 * s, 17 * s, true};
    case Sleeve::kBell:
      return {160 * s, 0.26, 78 * s};
    case Sleeve::kFlutter:
      return {58 * s, 0.66, 78 * s};
  }
  return {};
}

Path neckline_path(const Design& d, const Bodice& b) {
  const Point n = b.neck;
  const double y = b.neck_depth, w = n.x - kAxis;
  Path p;
  p.move(kAxis, y);
  switch (d.cut.neckline) {
    case Neckline::kV:
    case Neckline::kDeepV:
      return p.curve(kAxis + w * 0.3, y - (y - n.y) * 0.3, n.x - w * 0.12, n.y + 22, n.x, n.y);
    case Neckline::kSquare:
      return p.line(n.x - 5, y).curve(n.x - 1, y - 14, n.x, n.y + 12, n.x, n.y);
    case Neckline::kSweetheart:
      return p.curve(kAxis + w * 0.35, y - 17, n.x - 2, y - 14, n.x + 2, y - 10)
          .curve(n.x + 3, y - 26, n.x, n.y + 8, n.x, n.y);
    case Neckline::kBoat:
      return p.curve(kAxis + w * 0.6, y, n.x - 8, n.y + 6, n.x, n.y);
    default:
      return p.curve(kAxis + w * 0.62, y, n.x - 1, n.y + (y - n.y) * 0.55, n.x, n.y);
  }
}

namespace {

/// From the axis along the upper edge to the underarm, for what has straps or none.
Path strap_edge(const Design& d, const Bodice& b) {
  const double s = b.size, edge = b.underarm.y - 22 * s, x = b.underarm.x;
  Path p;
  switch (d.cut.neckline) {
    case Neckline::kSweetheart:
      p.move(kAxis, edge + 12 * s)
          .curve(kAxis + 8, edge - 12 * s, kAxis + 34 * s, edge - 22 * s, kAxis + 44 * s, edge - 2 * s);
      break;
    case Neckline::kV:
    case Neckline::kDeepV:
      p.move(kAxis, edge + 26 * s)
          .curve(kAxis + 12, edge + 6, kAxis + 28 * s, edge - 10 * s, kAxis + 38 * s, edge - 22 * s);
      p.curve(kAxis + 44 * s, edge - 10 * s, x - 14 * s, edge + 16 * s, x, b.underarm.y);
      return p;
    case Neckline::kCowl:
      p.move(kAxis, edge + 16 * s)
          .curve(kAxis + 18 * s, edge + 12 * s, kAxis + 30 * s, edge - 6 * s, kAxis + 38 * s, edge - 20 * s);
      break;
    default:
      p.move(kAxis, edge).curve(kAxis + 20 * s, edge, kAxis + 30 * s, edge - 3, kAxis + 42 * s, edge - 6 * s);
  }
  return p.curve(kAxis + 48 * s, edge + 4 * s, x - 12 * s, edge + 18 * s, x, b.underarm.y);
}

/// From the axis to the underarm.
Path upper_edge(const Design& d, const Bodice& b) {
  const double s = b.size;
  if (d.cut.neckline == Neckline::kOffShoulder) {
    Path p;
    p.move(kAxis, b.neck_depth)
        .curve(kAxis + 40 * s, b.neck_depth, b.shoulder.x - 18, b.neck_depth - 8, b.shoulder.x + 4 * s,
               b.neck_depth - 16 * s);
    return p.line(b.underarm.x, b.underarm.y);
  }
  if (has_straps(d)) return strap_edge(d, b);
  Path p = neckline_path(d, b);
  if (d.cut.neckline == Neckline::kHalter) {
    return p.curve(b.neck.x + 10 * s, b.neck.y + 34 * s, b.underarm.x - 26 * s, b.underarm.y - 14 * s,
                   b.underarm.x, b.underarm.y);
  }
  if (d.cut.sleeve == Sleeve::kNone || d.cut.sleeve == Sleeve::kWideStrap) {
    const double wide = d.cut.sleeve == Sleeve::kNone ? 0.86 : 0.62;
    const Point tip{lerp(kAxis + 20 * s, b.shoulder.x, wide), b.shoulder.y - 3};
    const Point end{std::max(tip.x, b.neck.x + 9 * s), tip.y};
    p.line(end.x, end.y);
    return p.curve(end.x - 4 * s, end.y + 24 * s, b.underarm.x - 20 * s, b.underarm.y - 6, b.underarm.x,
                   b.underarm.y + 4);
  }
  p.curve(b.neck.x + 12, b.neck.y + 3, b.shoulder.x - 14, b.shoulder.y - 4, b.shoulder.x, b.shoulder.y);
  return p.curve(b.shoulder.x - 3, b.shoulder.y + 18, b.underarm.x - 12 * s, b.underarm.y - 12, b.underarm.x,
                 b.underarm.y);
}

}  // namespace

Path side_seam(const Bodice& b) {
  Path p;
  p.move(b.underarm.x, b.underarm.y);
  if (b.hem.y <= b.waist.y + 6)
    return p.curve(b.underarm.x - 2, b.underarm.y + 20, b.hem.x, b.hem.y - 20, b.hem.x, b.hem.y);
  const double rise = (b.waist.y - b.underarm.y) * 0.45, fall = (b.hem.y - b.waist.y) * 0.4;
  p.curve(b.underarm.x - 2, b.underarm.y + rise, b.waist.x, b.waist.y - rise, b.waist.x, b.waist.y);
  return p.curve(b.waist.x, b.waist.y + fall, b.hem.x - 1, b.hem.y - fall, b.hem.x, b.hem.y);
}

Path front_half(const Design& d, const Bodice& b) {
  return upper_edge(d, b).join(side_seam(b));
}

Path front_outline(const Design& d, const Bodice& b) {
  Bodice cut = b;
  // A ribbed hem draws the cloth in.
  if (d.cut.hem == Hem::kRib) cut.hem = {b.hem.x, b.hem.y - 9 * b.size};
  Path half = front_half(d, cut);
  const double w = b.hem.x - kAxis;
  if (d.cut.hem == Hem::kShirtTail) {
    half.curve(b.hem.x - 4, b.hem.y + 16 * b.size, kAxis + w * 0.55, b.hem.y + 24 * b.size, kAxis,
               b.hem.y + 24 * b.size);
  } else if (d.cut.hem == Hem::kRib) {
    half.curve(b.hem.x, b.hem.y - 4, b.hem.x - 2 * b.size, b.hem.y, b.hem.x - 6 * b.size, b.hem.y);
    half.curve(kAxis + w * 0.6, b.hem.y + b.hem_drop, kAxis + w * 0.3, b.hem.y + b.hem_drop, kAxis,
               b.hem.y + b.hem_drop);
  } else {
    half.curve(b.hem.x - w * 0.3, b.hem.y + b.hem_drop * 0.7, kAxis + w * 0.3, b.hem.y + b.hem_drop, kAxis,
               b.hem.y + b.hem_drop);
  }
  return symmetric(half);
}

Path back_inside(const Bodice& b) {
  Path half;
  const double w = b.neck.x - kAxis;
  half.move(kAxis, b.neck.y + 5)
      .curve(kAxis + w * 0.55, b.neck.y + 5, b.neck.x - w * 0.2, b.neck.y + 3, b.neck.x + 1, b.neck.y);
  half.line(b.neck.x + 4, b.neck.y + 4).line(b.neck.x, b.neck_depth + 4).line(kAxis, b.neck_depth + 6);
  return symmetric(half);
}

SleeveShape sleeve_shape(const Bodice& b, const SleeveCut& cut) {
  const Point s = b.shoulder, u = b.underarm;
  const Point along{std::sin(cut.angle), std::cos(cut.angle)}, out{along.y, -along.x};
  const double top = std::hypot(s.x - u.x, s.y - u.y);
  // The axis of the sleeve runs from the middle of the armhole.
  const Point root = mix(s, u, 0.42);
  const Point end{root.x + along.x * cut.length, root.y + along.y * cut.length};
  SleeveShape r;
  r.direction = along;
  r.cuff_outer = {end.x + out.x * cut.cuff * 0.5, end.y + out.y * cut.cuff * 0.5};
  r.cuff_inner = {end.x - out.x * cut.cuff * 0.5, end.y - out.y * cut.cuff * 0.5};
  const Point o = r.cuff_outer, i = r.cuff_inner;
  const double reach = cut.length * 0.42, full = cut.bulge;
  Path p;
  const bool bare = s.y > b.neck.y + 30;  // off the shoulder: the sleeve begins on the arm
  p.move(s.x - 14, s.y + (bare ? 6 : -5.5)).line(s.x - 2, s.y - (bare ? 0 : 1.4));
  p.curve(s.x + 10 + full * 0.8, s.y + 3 - full * 0.9, o.x - along.x * reach + out.x * (3 + full * 1.5),
          o.y - along.y * reach + out.y * (3 + full * 1.5), o.x, o.y);
  p.curve(o.x - out.x * cut.cuff * 0.25 + along.x * 4, o.y - out.y * cut.cuff * 0.25 + along.y * 4,
          i.x + out.x * cut.cuff * 0.25 + along.x * 4, i.y + out.y * cut.cuff * 0.25 + along.y * 4, i.x, i.y);
  p.curve(i.x - along.x * reach - out.x * full, i.y - along.y * reach - out.y * full, u.x + 2,
          u.y + top * 0.18 + full * 0.4, u.x - 3, u.y + 3);
  p.line(u.x - 22, u.y - 10).line(s.x - 20, s.y + 8).close();
  r.outline = p;
  return r;
}

Path cuff_band(const SleeveShape& sleeve, double depth, double spread) {
  const Point d = sleeve.direction, o = sleeve.cuff_outer, i = sleeve.cuff_inner, m = mix(o, i, 0.5);
  const auto wide = [&](Point p) { return Point{m.x + (p.x - m.x) * spread, m.y + (p.y - m.y) * spread}; };
  const Point a = wide(o), b = wide(i);
  Path p;
  p.move(a.x - d.x * depth, a.y - d.y * depth).line(a.x, a.y);
  p.curve(mix(a, b, 0.25).x + d.x * 4, mix(a, b, 0.25).y + d.y * 4, mix(a, b, 0.75).x + d.x * 4,
          mix(a, b, 0.75).y + d.y * 4, b.x, b.y);
  p.line(b.x - d.x * depth, b.y - d.y * depth);
  p.curve(mix(a, b, 0.75).x - d.x * (depth - 4), mix(a, b, 0.75).y - d.y * (depth - 4),
          mix(a, b, 0.25).x - d.x * (depth - 4), mix(a, b, 0.25).y - d.y * (depth - 4), a.x - d.x * depth,
          a.y - d.y * depth);
  return p.close();
}

}  // namespace lookbook::generate
