// Collars, hoods and high necks.
#include "generate/upper.hpp"

namespace lookbook::generate {
namespace {

/// Both halves of a piece that lies on the front.
void leaves(Upper& u, const Path& right, const Fabric& cloth, double round, double lift) {
  for (const bool left : {true, false}) {
    Relief relief{round, 0.45, 1.2, 0.4};
    relief.lift = lift;
    const Path piece = left ? right.mirrored() : right;
    u.canvas.part(piece, Cloth(cloth, left ? -0.35 : 0.35), relief, left ? 5 : 6);
    u.canvas.stroke(piece, darker(cloth.colour(), 0.6), 0.6, 0.35);
  }
}

/// Collars are of the garment's cloth, unless they are meant to contrast or are knitted.
const Fabric& collar_cloth(const Upper& u) {
  return u.d.cut.contrast || u.d.cut.collar == Collar::kPolo ? u.trim : u.cloth;
}

/// A collar leaf: it rises from `front` on the axis to the side of the neck, rolls over at `rise` above it
/// and falls to `point`. `wide`: how far it reaches over the shoulder.
Path collar_leaf(const Bodice& b, double front, double rise, double wide, Point point, double gap = 0) {
  const Point n = b.neck;
  Path p;
  p.move(kAxis + gap, front).curve(kAxis + gap + 5, front - 8, n.x - 6, n.y + 8, n.x - 4, n.y - rise);
  p.curve(n.x + wide * 0.4, n.y - rise, n.x + wide, n.y - 1, n.x + wide + 1, n.y + 7);
  p.curve(n.x + wide + 1, n.y + 14, point.x + 4, point.y - 12, point.x, point.y);
  return p.curve(point.x - 6, point.y - 4, kAxis + gap + 8, front + 5, kAxis + gap, front).close();
}

void shirt_collar(Upper& u, double size) {
  const double s = u.s * size, y = u.b.neck.y;
  const double front = u.b.neck_depth;
  leaves(u, collar_leaf(u.b, front, 8 * s, 8 * s, {kAxis + 24 * s, y + 50 * s}, 0.5), collar_cloth(u), 6,
         0.5);
  Path stitch = collar_leaf(u.b, front + 3, 4 * s, 5 * s, {kAxis + 23 * s, y + 46 * s}, 3);
  stitches(u.canvas, stitch, contrast(u.trim.colour(), 0.4), 0.3);
  stitches(u.canvas, stitch.mirrored(), contrast(u.trim.colour(), 0.4), 0.3);
}

void camp_collar(Upper& u) {
  const double s = u.s, y = u.b.neck.y;
  Path p;
  p.move(kAxis, u.b.neck_depth)
      .curve(kAxis + 10, u.b.neck_depth - 18 * s, u.b.neck.x - 8, y + 12, u.b.neck.x - 4, y - 6 * s);
  p.curve(u.b.neck.x + 6, y - 5 * s, u.b.neck.x + 14 * s, y + 4, u.b.neck.x + 15 * s, y + 12)
      .line(kAxis + 47 * s, y + 40 * s)
      .line(kAxis + 35 * s, y + 43 * s);
  leaves(u,
         p.line(kAxis + 37 * s, y + 56 * s)
             .curve(kAxis + 22 * s, y + 54 * s, kAxis + 8, u.b.neck_depth + 4, kAxis, u.b.neck_depth)
             .close(),
         collar_cloth(u), 6, 0.5);
}

/// Collar and lapel of a jacket, with a notch between them; `peak` points the lapel up.
void lapels(Upper& u, bool peak, double wide) {
  const double s = u.s, y = u.b.neck.y, depth = u.b.neck_depth, n = u.b.neck.x;
  const double reach = (40 + 14 * wide) * s, gorge = y + 34 * s;
  Path lapel;
  lapel.move(kAxis, depth).curve(kAxis + 7, depth - 24 * s, n - 9, y + 46 * s, n - 4 * s, y + 18 * s);
  lapel.line(kAxis + reach * 0.72, gorge + 3 * s);
  if (peak) {
    lapel.line(kAxis + reach * 1.12, gorge - 9 * s);
  } else {
    lapel.line(kAxis + reach, gorge + 11 * s);
  }
  lapel.curve(kAxis + reach * 0.86, gorge + 34 * s, kAxis + reach * 0.45, depth - 22 * s, kAxis, depth)
      .close();
  leaves(u, lapel, collar_cloth(u), 7, 0.55);
  Path collar;
  collar.move(n - 5 * s, y + 22 * s).curve(n - 7 * s, y + 8, n - 7 * s, y, n - 4 * s, y - 8 * s);
  collar.curve(n + 5 * s, y - 7 * s, n + 12 * s, y + 2, n + 13 * s, y + 10 * s)
      .curve(n + 14 * s, y + 18 * s, kAxis + reach * 0.92, gorge - 6 * s, kAxis + reach * 0.86,
             gorge - 1 * s);
  leaves(u, collar.line(kAxis + reach * 0.70, gorge + 3 * s).close(), collar_cloth(u), 6, 0.4);
}

void shawl(Upper& u, const Fabric& cloth, double wide) {
  const double s = u.s, y = u.b.neck.y, depth = u.b.neck_depth, n = u.b.neck.x;
  Path p;
  p.move(kAxis, depth).curve(kAxis + 6, depth - 26 * s, n - 8, y + 30 * s, n - 4, y - 8 * s);
  p.curve(n + 6, y - 8 * s, n + 13 * s, y, n + 14 * s, y + 9 * s);
  leaves(u,
         p.curve(n + 24 * s * wide, y + 44 * s, kAxis + 26 * s * wide, depth - 22 * s, kAxis, depth).close(),
         cloth, 10, 0.5);
}

void peter_pan(Upper& u) {
  const double s = u.s, y = u.b.neck.y, depth = u.b.neck_depth, n = u.b.neck.x;
  Path p;
  p.move(kAxis + 1, depth)
      .curve(kAxis + 12 * s, depth, n - 2, y + 14, n - 1, y - 2)
      .line(n + 17 * s, y + 6 * s);
  leaves(u,
         p.curve(n + 22 * s, y + 30 * s, kAxis + 24 * s, depth + 26 * s, kAxis + 5 * s, depth + 15 * s)
             .curve(kAxis + 1, depth + 12 * s, kAxis + 1, depth + 5, kAxis + 1, depth)
             .close(),
         collar_cloth(u), 6, 0.45);
}

Path neck_tube(const Bodice& b, double rise) {
  const double w = b.neck.x - kAxis;
  Path half;
  half.move(kAxis, b.neck.y - rise + 4)
      .curve(kAxis + w * 0.6, b.neck.y - rise + 4, b.neck.x - 6, b.neck.y - rise + 3, b.neck.x - 3,
             b.neck.y - rise + 1);
  half.curve(b.neck.x - 1, b.neck.y - rise * 0.5, b.neck.x + 3, b.neck.y - 4, b.neck.x + 6, b.neck.y + 3);
  return half.curve(b.neck.x - w * 0.2, b.neck_depth + 5, kAxis + w * 0.5, b.neck_depth + 9, kAxis,
                    b.neck_depth + 9);
}

void high_neck(Upper& u, double rise, bool folded, const Fabric& cloth) {
  const Bodice& b = u.b;
  const double w = b.neck.x - kAxis;
  u.canvas.part(ellipse(kAxis, b.neck.y - rise + 2, w - 2, 4.5), Cloth(cloth, 0, 0.55), Relief{4, 0.2});
  Relief relief{14, 0.55, 1.4, 0.6};
  relief.lift = 0.3;
  relief.open = rectangle(kAxis - w, b.neck.y - rise - 14, 2 * w, 16);
  u.canvas.part(symmetric(neck_tube(b, rise)), Cloth(cloth), relief);
  if (!folded) return;
  Path half;
  half.move(kAxis, b.neck.y - rise + 5)
      .curve(kAxis + w * 0.6, b.neck.y - rise + 5, b.neck.x - 5, b.neck.y - rise + 4, b.neck.x - 2,
             b.neck.y - rise + 2);
  half.line(b.neck.x + 3, b.neck.y - rise * 0.35)
      .curve(b.neck.x - 2, b.neck.y - rise * 0.3 + 5, kAxis + w * 0.5, b.neck.y - rise * 0.3 + 8, kAxis,
             b.neck.y - rise * 0.3 + 8);
  Relief roll{9, 0.6, 1.4, 0.6};
  roll.lift = 0.4;
  u.canvas.part(symmetric(half), Cloth(cloth), roll, 3);
}

/// A low band that stands up around the neck and is open in front.
void band_collar(Upper& u) {
  const Bodice& b = u.b;
  Path line;
  line.move(kAxis + 1, u.b.neck_depth)
      .curve(kAxis + 12, u.b.neck_depth - 2, b.neck.x - 1, b.neck.y + 16, b.neck.x, b.neck.y - 1);
  leaves(u, ribbon(line, 11 * u.s, 9 * u.s, 0.6), collar_cloth(u), 5, 0.3);
}

void hood_back(Upper& u) {
  const Bodice& b = u.b;
  const double s = u.s, y = b.neck.y, n = b.neck.x;
  Path half;
  half.move(kAxis, y - 62 * s)
      .curve(kAxis + 26 * s, y - 62 * s, n + 22 * s, y - 42 * s, n + 19 * s, y - 8 * s);
  half.curve(n + 19 * s, y + 6 * s, n + 15 * s, y + 12 * s, n + 8 * s, y + 16 * s).line(kAxis, y + 30 * s);
  Relief relief{26 * s, 0.55};
  relief.folds = pulls(u.rng, {n + 10 * s, y - 6}, {kAxis + 8, y - 50 * s}, 22, 2, 3 * s, 1.2);
  both_sides(relief.folds);
  u.canvas.part(symmetric(half), Cloth(u.cloth), relief, 21);
  Path inside;
  inside.move(kAxis, y - 50 * s)
      .curve(kAxis + 18 * s, y - 50 * s, n + 9 * s, y - 34 * s, n + 6 * s, y - 6 * s);
  inside.curve(n + 4 * s, y + 8, kAxis + 8, u.b.neck_depth - 4, kAxis, u.b.neck_depth + 2);
  Relief hollow{20 * s, -0.45};
  u.canvas.part(symmetric(inside), Cloth(u.d.cut.contrast ? u.trim : u.lining, 0, 0.55), hollow, 22);
  label(u.canvas, {kAxis, y + 4 * s}, 14 * s, 8 * s, lighter(u.d.base, 0.85), darker(u.d.base, 0.6));
}

void hood_front(Upper& u) {
  const Bodice& b = u.b;
  const double s = u.s, y = b.neck.y, n = b.neck.x;
  Path edge;
  edge.move(kAxis - 1, u.b.neck_depth + 3)
      .curve(kAxis + 10 * s, u.b.neck_depth - 8, n + 4 * s, y + 10, n + 6 * s, y - 8 * s);
  edge.line(n + 19 * s, y - 8 * s)
      .curve(n + 20 * s, y + 8 * s, n + 13 * s, y + 18 * s, n + 2 * s, y + 26 * s);
  leaves(
      u,
      edge.curve(n - 8 * s, u.b.neck_depth + 8, kAxis + 6, u.b.neck_depth + 14, kAxis - 1, u.b.neck_depth + 3)
          .close(),
      u.cloth, 9, 0.35);
  if (u.d.cut.collar == Collar::kFur) {
    Path rim;
    rim.move(kAxis + 5, u.b.neck_depth)
        .curve(kAxis + 14 * s, u.b.neck_depth - 6, n + 9 * s, y + 8, n + 11 * s, y - 10 * s)
        .curve(n + 12 * s, y - 36 * s, kAxis + 22 * s, y - 56 * s, kAxis - 1, y - 56 * s);
    const Fabric fur = plain_fabric(Weave::kFur, u.d.third, u.canvas.scale());
    for (const bool left : {false, true}) {
      Relief relief{9, 0.8, 1, 2.2, 1};
      relief.lift = 0.4;
      u.canvas.part(ribbon(left ? rim.mirrored() : rim, 17 * s, 17 * s), Cloth(fur), relief, left ? 2 : 1);
    }
    return;
  }
  const Colour tie = u.d.cut.contrast ? u.d.second : mix(u.d.base, kWhite, 0.75);
  for (const double side : {1.0, -1.0}) {
    const double x = kAxis + side * 9 * s, top = u.b.neck_depth + 6;
    const double end = top + (side > 0 ? 58 : 50) * s;
    Path line;
    line.move(x, top).curve(x + side * 4, top + 16 * s, x + side * 1, top + 36 * s, x + side * 3, end);
    cord(u.canvas, line, 2.8 * s, tie);
    u.canvas.stroke(segment({x + side * 3, end}, {x + side * 3, end + 5 * s}), darker(tie, 0.45), 2.8 * s);
    stud(u.canvas, {x, top}, 2 * s, u.d.metal);
  }
}

void pussy_bow(Upper& u) {
  const double s = u.s, y = u.b.neck_depth + 3 * s;
  Relief relief{8, 0.6, 1.2, 0.8};
  relief.lift = 0.5;
  for (const double side : {-1.0, 1.0}) {
    const auto x = [&](double v) { return kAxis + side * v * s; };
    Path tail;
    tail.move(x(2), y)
        .curve(x(10), y + 24 * s, x(6), y + 50 * s, x(14), y + 78 * s)
        .line(x(27), y + 70 * s)
        .curve(x(20), y + 44 * s, x(14), y + 20 * s, x(6), y)
        .close();
    u.canvas.part(tail, Cloth(collar_cloth(u), side * 0.2), relief, 31);
    Path loop_shape;
    loop_shape.move(x(0), y)
        .curve(x(10), y - 20 * s, x(38), y - 22 * s, x(40), y - 4 * s)
        .curve(x(40), y + 14 * s, x(12), y + 12 * s, x(0), y)
        .close();
    relief.folds = {{leaf({x(4), y}, {x(30), y - 7 * s}, 3, 2), 1.4},
                    {leaf({x(4), y + 1}, {x(28), y + 3 * s}, 3, -1), -1.2}};
    u.canvas.part(loop_shape, Cloth(collar_cloth(u), side * 1.2), relief, 32);
    relief.folds.clear();
  }
  u.canvas.part(rectangle(kAxis - 6 * s, y - 7 * s, 12 * s, 14 * s, 4 * s), Cloth(collar_cloth(u)), relief);
}

}  // namespace

double collar_height(const Design& d) {
  const double s = is_child(d.department) ? 0.7 : 1;
  switch (d.cut.collar) {
    case Collar::kHood:
    case Collar::kFur:
      return 58 * s;
    case Collar::kFunnel:
      return 21 * s;
    default:
      break;
  }
  return d.cut.neckline == Neckline::kTurtle ? 28 * s : d.cut.neckline == Neckline::kMock ? 12 * s : 4 * s;
}

void lay_collar_back(Upper& u) {
  const Bodice& b = u.b;
  switch (u.d.cut.collar) {
    case Collar::kHood:
    case Collar::kFur:
      return hood_back(u);
    case Collar::kShirt:
    case Collar::kPolo:
    case Collar::kBand:
    case Collar::kCamp:
    case Collar::kNotch:
    case Collar::kPeak:
    case Collar::kShawl: {
      const double w = b.neck.x - kAxis, rise = 8 * u.s;
      Path half;
      half.move(kAxis, b.neck.y - rise + 1)
          .curve(kAxis + w * 0.6, b.neck.y - rise + 1, b.neck.x - 6, b.neck.y - rise, b.neck.x - 3,
                 b.neck.y - rise + 1);
      half.line(b.neck.x, b.neck.y + 8)
          .curve(b.neck.x - w * 0.4, b.neck.y + 12 * u.s, kAxis + w * 0.5, b.neck.y + 13 * u.s, kAxis,
                 b.neck.y + 13 * u.s);
      u.canvas.part(symmetric(half), Cloth(collar_cloth(u), 0, 0.74), Relief{6, 0.35, 1, 0.3});
      seam(u.canvas, Path(half).reversed(), u.trim.colour(), 0.2);
      return;
    }
    default:
      return;
  }
}

void lay_collar_front(Upper& u) {
  switch (u.d.cut.collar) {
    case Collar::kNone:
      break;
    case Collar::kShirt:
      return shirt_collar(u, 1);
    case Collar::kPolo:
      return shirt_collar(u, 0.92);
    case Collar::kBand:
      return band_collar(u);
    case Collar::kCamp:
      return camp_collar(u);
    case Collar::kNotch:
      return lapels(u, false, u.d.cut.flare);
    case Collar::kPeak:
      return lapels(u, true, u.d.cut.flare);
    case Collar::kShawl:
      return shawl(u, collar_cloth(u), 0.8 + 0.4 * u.d.cut.flare);
    case Collar::kPeterPan:
      return peter_pan(u);
    case Collar::kFunnel:
      return high_neck(u, 19 * u.s, false, u.cloth);
    case Collar::kHood:
    case Collar::kFur:
      return hood_front(u);
    case Collar::kBow:
      return pussy_bow(u);
  }
  if (u.d.cut.neckline == Neckline::kTurtle) high_neck(u, 26 * u.s, true, u.trim);
  if (u.d.cut.neckline == Neckline::kMock) high_neck(u, 11 * u.s, false, u.trim);
}

}  // namespace lookbook::generate
