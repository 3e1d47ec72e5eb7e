// What holds a front together, and its pockets.
#include <algorithm>
#include <cmath>

#include "generate/upper.hpp"

namespace lookbook::generate {
namespace {

Colour button_colour(const Design& d) {
  if (d.shape == Shape::kShirt) return lightness(d.base) > 0.8 ? hex(0xe9e4d8) : lighter(d.base, 0.75);
  if (d.weave == Weave::kDenim) return d.metal;
  return lightness(d.base) < 0.35 ? darker(d.base, 0.35) : mix(d.base, hex(0x4a3526), 0.65);
}

/// The overlapping edge that carries the buttons.
void placket(Upper& u, double top, double bottom, double width) {
  u.canvas.tint(rectangle(kAxis + width / 2 - 1, top, 3, bottom - top), kBlack, 0.22, 2);
  u.canvas.stroke(segment({kAxis + width / 2, top}, {kAxis + width / 2, bottom}), darker(u.d.base, 0.7), 0.9,
                  0.6);
  stitches(u.canvas, segment({kAxis - width / 2 + 1, top}, {kAxis - width / 2 + 1, bottom}),
           contrast(u.d.base, 0.4), 0.4);
  stitches(u.canvas, segment({kAxis + width / 2 - 1.6, top}, {kAxis + width / 2 - 1.6, bottom}),
           contrast(u.d.base, 0.4), 0.4);
}

void button_row(Upper& u, double x, double top, double bottom, int count, double radius) {
  for (int i = 0; i < count; ++i) {
    const Point at{x, top + (bottom - top) * (i + 0.5) / count};
    u.d.weave == Weave::kDenim ? stud(u.canvas, at, radius, u.d.metal)
                               : button(u.canvas, at, radius, button_colour(u.d));
  }
}

void toggles(Upper& u, double top, double bottom) {
  for (int i = 0; i < 4; ++i) {
    const double y = top + (bottom - top) * (i + 0.6) / 4.6;
    for (const double side : {-1.0, 1.0}) {
      u.canvas.fill(rectangle(kAxis + side * 22 * u.s - 5 * u.s, y - 5 * u.s, 10 * u.s, 10 * u.s, 2),
                    darker(hex(0x5b3a22), 0.1));
    }
    cord(u.canvas, segment({kAxis - 22 * u.s, y}, {kAxis + 22 * u.s, y}), 1.8 * u.s, hex(0x4a3020));
    u.canvas.fill(rectangle(kAxis - 9 * u.s, y - 2.6 * u.s, 18 * u.s, 5.2 * u.s, 2.6 * u.s),
                  Gradient{{0, y - 3}, {0, y + 3}, 0, {{0, hex(0xc79a5e)}, {1, hex(0x7a4f25)}}});
  }
}

void wrap_front(Upper& u) {
  Path edge;
  edge.move(u.b.neck.x, u.b.neck.y)
      .curve(kAxis + 20 * u.s, u.b.neck_depth - 30 * u.s, kAxis, u.b.neck_depth, 2 * kAxis - u.b.waist.x + 6,
             u.b.waist.y + 3);
  u.canvas.tint(ribbon(edge.moved(-1, 3), 5, 5), kBlack, 0.22, 3);
  u.canvas.stroke(edge, darker(u.d.base, 0.6), 0.9, 0.55);
}

void lay_belt(Upper& u) {
  const Bodice& b = u.b;
  const double y = b.waist.y, w = b.waist.x - kAxis + 1, h = 12 * u.s;
  Path band;
  band.move(kAxis - w, y - h / 2)
      .curve(kAxis - w * 0.4, y - h / 2 + 3, kAxis + w * 0.4, y - h / 2 + 3, kAxis + w, y - h / 2)
      .line(kAxis + w, y + h / 2);
  band.curve(kAxis + w * 0.4, y + h / 2 + 3, kAxis - w * 0.4, y + h / 2 + 3, kAxis - w, y + h / 2).close();
  Relief relief{6, 0.5, 1, 0.4};
  relief.lift = 0.5;
  u.canvas.part(band, Cloth(u.trim), relief);
  if (u.d.cut.trim % 2 == 0) {  // tied
    for (const double side : {-1.0, 1.0}) {
      Path tail;
      tail.move(kAxis, y).curve(kAxis + side * 12, y + 20 * u.s, kAxis + side * 6, y + 44 * u.s,
                                kAxis + side * 13, y + (side > 0 ? 74 : 64) * u.s);
      u.canvas.part(ribbon(tail, 7 * u.s, 11 * u.s), Cloth(u.trim), relief);
    }
    u.canvas.part(rectangle(kAxis - 7 * u.s, y - 6 * u.s, 14 * u.s, 15 * u.s, 5), Cloth(u.trim), relief);
  } else {
    const Path buckle = rectangle(kAxis - 9 * u.s, y - 8 * u.s, 18 * u.s, 19 * u.s, 2.5);
    u.canvas.stroke(buckle.moved(0.6, 1), kBlack, 2.4 * u.s, 0.35);
    u.canvas.stroke(buckle, darker(u.d.metal, 0.25), 2.6 * u.s);
    u.canvas.stroke(buckle.moved(-0.3, -0.4), lighter(u.d.metal, 0.5), 1.1 * u.s);
  }
}

void chest_pocket(Upper& u, double side, bool flap) {
  const double w = 31 * u.s, x = kAxis + side * (16 * u.s + w / 2) - w / 2, top = u.b.underarm.y - 4 * u.s,
               h = 34 * u.s;
  patch_pocket(u.canvas,
               Path()
                   .move(x, top)
                   .line(x + w, top)
                   .line(x + w, top + h - 6)
                   .line(x + w / 2, top + h)
                   .line(x, top + h - 6)
                   .close(),
               u.cloth);
  if (!flap) return;
  const Path lid = Path()
                       .move(x - 1, top - 3)
                       .line(x + w + 1, top - 3)
                       .line(x + w + 1, top + 8 * u.s)
                       .line(x + w / 2, top + 14 * u.s)
                       .line(x - 1, top + 8 * u.s)
                       .close();
  Relief relief{4, 0.4, 1, 0.3};
  relief.lift = 0.4;
  u.canvas.part(lid, Cloth(u.cloth), relief);
  stud(u.canvas, {x + w / 2, top + 8 * u.s}, 2.2 * u.s,
       u.d.weave == Weave::kDenim ? u.d.metal : darker(u.d.base, 0.3));
}

void hip_pocket(Upper& u, double side, Pocket kind) {
  const double s = u.s, level = std::min(u.b.hip.y, u.b.hem.y - 44 * s);
  const double middle = kAxis + side * (u.b.waist.x - kAxis) * 0.56, w = 46 * s;
  if (kind == Pocket::kWelt) {
    const Point a{middle - side * 8 * s, level - 20 * s}, b{middle + side * 10 * s, level + 18 * s};
    return welt(u.canvas, a, b, u.d.base);
  }
  if (kind == Pocket::kPatch) {
    return patch_pocket(u.canvas, rectangle(middle - w / 2, level - 20 * s, w, 50 * s, 6), u.cloth);
  }
  const Path lid = rectangle(middle - w / 2, level - 12 * s, w, 15 * s, 2.5);
  Relief relief{4, 0.4, 1, 0.3};
  relief.lift = 0.5;
  u.canvas.part(lid, Cloth(u.cloth), relief);
  stitches(u.canvas, lid.scaled(0.93, 0.75, {middle, level - 5 * s}), contrast(u.d.base, 0.4), 0.35);
}

void kangaroo(Upper& u) {
  const double s = u.s, bottom = u.b.hem.y - 6 * s, top = bottom - 62 * s, w = (u.b.hem.x - kAxis) * 0.66;
  Path half;
  half.move(kAxis, top)
      .line(kAxis + w * 0.62, top)
      .curve(kAxis + w * 0.72, top + 16 * s, kAxis + w * 0.9, top + 30 * s, kAxis + w, top + 36 * s)
      .line(kAxis + w, bottom);
  half.line(kAxis, bottom + 2);
  Relief relief{9, 0.35, 1.5, 0.7};
  relief.lift = 0.35;
  u.canvas.part(symmetric(half), Cloth(u.cloth), relief, 9);
  stitches(u.canvas, symmetric(half).scaled(0.95, 0.93, {kAxis, (top + bottom) / 2}),
           contrast(u.d.base, 0.35), 0.35);
}

void double_breasted(Upper& u, double top, double bottom) {
  const Design& d = u.d;
  const double s = u.s;
  const double x = kAxis + 21 * s, low = std::min(bottom - 30 * s, u.b.hip.y + 12 * s);
  Path edge;
  edge.move(kAxis, top)
      .curve(kAxis + 20 * s, top + 6, x + 9 * s, top + 20 * s, x + 9 * s, top + 40 * s)
      .line(x + 9 * s, bottom);
  u.canvas.tint(ribbon(edge.moved(1.5, 0), 3, 3), kBlack, 0.25, 2);
  u.canvas.stroke(edge, darker(d.base, 0.7), 0.9, 0.6);
  for (const double side : {-1.0, 1.0}) button_row(u, kAxis + side * 20 * s, top + 8 * s, low, 3, 4.4 * s);
}

}  // namespace

void lay_closure(Upper& u, double bottom) {
  const Design& d = u.d;
  const double top = u.b.neck_depth, s = u.s;
  const int count = std::max(3, static_cast<int>((bottom - top) / (34 * s)));
  switch (d.cut.closure) {
    case Closure::kNone:
    case Closure::kOpen:
      break;
    case Closure::kButtons: {
      placket(u, top, bottom, 13 * s);
      const bool coat = d.shape == Shape::kCoat || d.shape == Shape::kJacket;
      button_row(u, kAxis, top + (coat ? 0 : 6), bottom - 12 * s, coat ? std::max(2, count - 2) : count,
                 (coat ? 4.2 : 2.4) * s);
      break;
    }
    case Closure::kPlacket:
      placket(u, top, top + 46 * s, 12 * s);
      button_row(u, kAxis, top + 2, top + 44 * s, 3, 2.3 * s);
      break;
    case Closure::kZip:
      zip(u.canvas, {kAxis, top - (d.cut.collar == Collar::kFunnel ? 40 * s : 0)}, {kAxis, bottom},
          u.trim.colour(), d.metal, 3.4 * s, 0.02);
      break;
    case Closure::kHalfZip:
      zip(u.canvas, {kAxis, u.b.neck.y - collar_height(d) + 4}, {kAxis, top + 56 * s}, u.trim.colour(),
          d.metal, 3 * s, 0.12);
      break;
    case Closure::kSideZip:
      zip(u.canvas, {kAxis + 24 * s, top - 4}, {kAxis + 7 * s, bottom}, d.base, d.metal, 3.8 * s, 0.1);
      break;
    case Closure::kDouble:
      double_breasted(u, top, bottom);
      break;
    case Closure::kToggles:
      placket(u, top, bottom, 16 * s);
      toggles(u, top, std::min(bottom, u.b.hip.y + 30 * s));
      break;
    case Closure::kWrap:
      wrap_front(u);
      break;
  }
  if (d.cut.belt) lay_belt(u);
}

void lay_pockets(Upper& u) {
  switch (u.d.cut.pocket) {
    case Pocket::kNone:
    case Pocket::kFive:
      break;
    case Pocket::kChest:
      return chest_pocket(u, 1, false);
    case Pocket::kTwoChest:
      chest_pocket(u, 1, true);
      return chest_pocket(u, -1, true);
    case Pocket::kKangaroo:
      return kangaroo(u);
    case Pocket::kCargo:
      chest_pocket(u, 1, true);
      chest_pocket(u, -1, true);
      hip_pocket(u, 1, Pocket::kFlap);
      return hip_pocket(u, -1, Pocket::kFlap);
    case Pocket::kPatch:
    case Pocket::kFlap:
    case Pocket::kWelt:
    case Pocket::kSlant: {
      const Pocket kind = u.d.cut.pocket == Pocket::kSlant ? Pocket::kWelt : u.d.cut.pocket;
      hip_pocket(u, 1, kind);
      hip_pocket(u, -1, kind);
      if (u.d.cut.collar == Collar::kNotch || u.d.cut.collar == Collar::kPeak) {
        welt(u.canvas, {kAxis + 24 * u.s, u.b.underarm.y + 3}, {kAxis + 46 * u.s, u.b.underarm.y}, u.d.base);
      }
      return;
    }
  }
}

}  // namespace lookbook::generate
