// Dresses and jumpsuits: a bodice with a skirt or with legs.
#include <algorithm>

#include "generate/drawing.hpp"
#include "generate/lower.hpp"
#include "generate/upper.hpp"

namespace lookbook::generate {
namespace {

double lerp(double a, double b, double t) {
  return a + (b - a) * t;
}

/// The bodice ends at the waist (or under the bust for an empire line, or at the hip for a drop waist).
Design bodice_design(const Design& d) {
  Design top = d;
  top.cut.length = d.cut.height < 0.3 ? -0.38 : d.cut.height > 0.8 ? 0.42 : 0.05;
  top.cut.flare = 0;
  top.cut.hem = Hem::kStraight;
  return top;
}

SkirtCut dress_skirt(const Design& d, const Bodice& b) {
  const double s = b.size;
  SkirtCut c;
  c.size = s;
  c.fall = form_of<Fall>(d);
  c.waist_y = b.hem.y - 2;
  c.waist = b.hem.x - kAxis + (c.fall == Fall::kTiers ? 0 : 1);
  c.hip_y = std::max(b.hip.y, c.waist_y + 30 * s);
  c.hip = (b.hip.x - kAxis) * lerp(0.98, 1.1, d.cut.fit);
  c.hem_y = 60 + lerp(238, 432, d.cut.length) * s;
  const double deep = c.hem_y - c.waist_y;
  switch (c.fall) {
    case Fall::kPencil:
      c.hem = c.hip * lerp(0.86, 0.98, d.cut.flare);
      break;
    case Fall::kBias:
    case Fall::kShift:
    case Fall::kWrap:
      c.hem = c.hip * lerp(1.02, 1.35, d.cut.flare);
      break;
    default:
      c.hem = c.waist + deep * lerp(0.22, 0.56, d.cut.flare);
  }
  return c;
}

void waist_seam(Upper& u, const SkirtCut& c) {
  Path line;
  line.move(kAxis - c.waist, c.waist_y + 2)
      .curve(kAxis - c.waist * 0.4, c.waist_y + 6, kAxis + c.waist * 0.4, c.waist_y + 6, kAxis + c.waist,
             c.waist_y + 2);
  u.canvas.tint(ribbon(line.moved(0, 3), 5, 5), kBlack, 0.2, 3);
  seam(u.canvas, line, u.d.base, 0.9);
}

void ruffled_neck(Upper& u) {
  const Bodice& b = u.b;
  Path half;
  half.move(kAxis, b.neck_depth - 3)
      .curve(kAxis + 40 * u.s, b.neck_depth - 3, b.shoulder.x - 14, b.neck_depth - 11, b.shoulder.x + 6 * u.s,
             b.neck_depth - 18 * u.s);
  half.line(b.shoulder.x + 14 * u.s, b.neck_depth + 14 * u.s)
      .curve(b.shoulder.x - 12, b.neck_depth + 26 * u.s, kAxis + 36 * u.s, b.neck_depth + 30 * u.s, kAxis,
             b.neck_depth + 31 * u.s);
  Relief relief{14, 0.4};
  relief.lift = 0.5;
  relief.folds = hanging_folds(u.rng, {2 * kAxis - b.shoulder.x, b.neck_depth}, {b.shoulder.x, b.neck_depth},
                               {0, 32 * u.s}, 17, 2.8 * u.s, 1.8);
  u.canvas.part(symmetric(half), Cloth(u.cloth), relief, 8);
}

bool bound_neck(const Design& d) {
  return d.cut.collar == Collar::kNone && !has_straps(d) && d.cut.neckline != Neckline::kOffShoulder &&
         d.cut.neckline != Neckline::kTurtle && d.cut.neckline != Neckline::kMock;
}

void lay_bodice_top(Upper& u) {
  lay_back(u);
  if (bound_neck(u.d)) bind_neck(u, true, 4 * u.s);
  lay_collar_back(u);
  if (has_straps(u.d)) lay_straps(u);
}

void finish_bodice(Upper& u, double bottom) {
  if (u.d.cut.neckline == Neckline::kOffShoulder) ruffled_neck(u);
  if (bound_neck(u.d))
    bind_neck(u, false, (u.d.shape == Shape::kDress && u.d.weave == Weave::kFineKnit ? 7 : 3) * u.s);
  lay_pockets(u);
  lay_closure(u, bottom);
  lay_collar_front(u);
}

}  // namespace

void draw_dress(Canvas& canvas, const Design& d) {
  const Design top = bodice_design(d);
  const Bodice b = make_bodice(top);
  const SkirtCut skirt = dress_skirt(d, b);
  // The frame has to hold the skirt, which is wider and longer than the bodice.
  Upper u(canvas, top, 8 + collar_height(d), skirt.hem_y - b.hem.y + (d.cut.hem == Hem::kRuffle ? 26 : 14),
          skirt.hem);
  lay_bodice_top(u);
  const bool one_piece =
      skirt.fall == Fall::kPencil || skirt.fall == Fall::kBias || skirt.fall == Fall::kShift;
  if (one_piece) {
    lay_sleeves(u);
    Path open = rectangle(kAxis - skirt.hem, skirt.hem_y, skirt.hem * 2, 44);
    lay_front(u, symmetric(front_half(top, b).join(skirt_side(skirt))), skirt_folds(skirt, u.rng), open);
    trim_skirt(canvas, skirt, u.cloth);
  } else {
    lay_skirt(canvas, skirt, d, u.cloth, u.trim, u.rng);
    lay_sleeves(u);
    lay_front(u, front_outline(top, b));
    waist_seam(u, skirt);
  }
  if (u.cut.length > 0) lay_armholes(u);
  finish_bodice(u, d.cut.closure == Closure::kButtons ? skirt.hem_y : skirt.waist_y);
}

void draw_jumpsuit(Canvas& canvas, const Design& d) {
  const Design top = bodice_design(d);
  const Bodice b = make_bodice(top);
  LegCut c;
  const double s = b.size;
  c.size = s;
  c.waist_y = b.hem.y - 2;
  c.waist = b.hem.x - kAxis;
  c.hip = (b.hip.x - kAxis) * lerp(0.9, 1.05, d.cut.fit);
  c.hip_y = c.waist_y + 62 * s;
  c.crotch_y = c.waist_y + 92 * s;
  c.knee_y = c.crotch_y + 115 * s;
  c.hem_y = c.crotch_y + lerp(36, 268, d.cut.length) * s;
  c.spread = 7 * s;
  c.knee = c.hip * 0.74;
  c.hem = c.hip * lerp(0.5, 1.05, d.cut.flare);
  Upper u(canvas, top, 8 + collar_height(d), c.hem_y - b.hem.y + 8);
  lay_bodice_top(u);
  lay_legs(canvas, c, d, u.cloth, u.rng);
  lay_sleeves(u);
  lay_front(u, front_outline(top, b));
  if (u.cut.length > 0) lay_armholes(u);
  finish_bodice(u, c.waist_y + 40 * s);
}

}  // namespace lookbook::generate
