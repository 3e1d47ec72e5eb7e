// Scarves, belts, sunglasses, ties, socks and gloves.
#include <cmath>

#include "generate/details.hpp"
#include "generate/drawing.hpp"
#include "generate/fabrics.hpp"
#include "generate/forms.hpp"

namespace lookbook::generate {
namespace {

void fringe(Canvas& canvas, Point a, Point b, double length, Colour colour, Rng& rng) {
  const int n = static_cast<int>(std::hypot(b.x - a.x, b.y - a.y) / 2.6);
  for (int i = 0; i <= n; ++i) {
    const Point p = mix(a, b, static_cast<double>(i) / n);
    canvas.stroke(Path()
                      .move(p.x, p.y - 1)
                      .curve(p.x, p.y + length * 0.4, p.x + rng.uniform(-2, 2), p.y + length * 0.7,
                             p.x + rng.uniform(-2.5, 2.5), p.y + length),
                  i % 2 == 0 ? colour : darker(colour, 0.25), 1.7);
  }
}

/// Worn once around the neck, ends hanging.
void draw_wound_scarf(Canvas& canvas, const Design& d, const Fabric& cloth, Rng& rng) {
  Relief relief{20, 0.55, 1.8, 1.1};
  for (const double side : {1.0, -1.0}) {
    Path tail;
    tail.move(kAxis + side * 6, 176)
        .curve(kAxis + side * 20, 240, kAxis + side * 30, 320, kAxis + side * 36, side > 0 ? 404 : 380)
        .line(kAxis + side * 92, side > 0 ? 396 : 372);
    tail.curve(kAxis + side * 86, 300, kAxis + side * 84, 230, kAxis + side * 66, 168).close();
    relief.folds =
        hanging_folds(rng, {kAxis + side * 20, 190}, {kAxis + side * 70, 190}, {side * 10, 190}, 4, 5, 2);
    relief.lift = 0.5;
    const Point a{kAxis + side * 37, side > 0 ? 402.0 : 378.0},
        b{kAxis + side * 91, side > 0 ? 395.0 : 371.0};
    fringe(canvas, a, b, 22, d.pattern == Pattern::kSolid ? d.base : mix(d.base, d.second, 0.3), rng);
    canvas.part(tail, Cloth(cloth, side * -0.12), relief, side > 0 ? 3 : 4);
  }
  const Path back = Path()
                        .move(92, 134)
                        .curve(104, 100, 256, 100, 268, 134)
                        .line(250, 172)
                        .curve(220, 148, 140, 148, 110, 172)
                        .close();
  relief.folds.clear();
  canvas.part(back, Cloth(cloth, 1.57, 0.65), relief, 5);
  Path loop_shape;
  loop_shape.move(90, 130)
      .curve(78, 150, 82, 196, 112, 222)
      .curve(140, 246, 220, 246, 250, 222)
      .curve(280, 196, 282, 150, 270, 130)
      .curve(262, 124, 258, 140, 248, 150)
      .curve(222, 172, 138, 172, 112, 150)
      .curve(102, 140, 98, 124, 90, 130)
      .close();
  relief.folds = {{leaf({92, 150}, {262, 160}, 8, -34), 2.4},
                  {leaf({100, 170}, {250, 184}, 7, -36), -2},
                  {leaf({110, 190}, {240, 200}, 7, -30), 2}};
  relief.lift = 0.6;
  canvas.part(loop_shape, Cloth(cloth, 1.4), relief, 6);
}

/// A square of silk, folded to a triangle.
void draw_square_scarf(Canvas& canvas, const Design& d, const Fabric& cloth, Rng& rng) {
  Path shape;
  shape.move(66, 130)
      .curve(130, 118, 240, 120, 296, 134)
      .curve(280, 220, 236, 320, 186, 388)
      .curve(130, 330, 86, 230, 66, 130)
      .close();
  Relief relief{16, 0.4, 2.4, 1.5};
  relief.folds = pulls(rng, {190, 124}, {184, 360}, 150, 7, 7, 2.2);
  Cloth silk(cloth, 0.78);
  silk.line(shape, d.second, 16, 0.95);
  silk.line(shape, d.third, 3);
  canvas.part(shape, silk, relief);
  Path over;
  over.move(70, 136)
      .curve(130, 150, 240, 150, 292, 138)
      .curve(270, 190, 232, 250, 200, 300)
      .curve(150, 250, 100, 200, 70, 136)
      .close();
  relief.lift = 0.5;
  canvas.part(over, silk, relief, 3);
}

void lens(Canvas& canvas, const Path& shape, Colour tint) {
  const Box box = shape.bounds();
  canvas.fill(shape, Gradient{{box.left, box.top},
                              {box.left + 10, box.bottom},
                              0,
                              {{0, darker(tint, 0.55), 0.97},
                               {0.6, darker(tint, 0.15), 0.92},
                               {1, lighter(tint, 0.25), 0.85}}});
  canvas.clip(shape);
  canvas.fill(polygon({{box.left + 12, box.top - 4},
                       {box.left + 34, box.top - 4},
                       {box.left + 10, box.bottom + 4},
                       {box.left - 12, box.bottom + 4}}),
              kWhite, 0.13);
  canvas.fill(polygon({{box.left + 40, box.top - 4},
                       {box.left + 47, box.top - 4},
                       {box.left + 23, box.bottom + 4},
                       {box.left + 16, box.bottom + 4}}),
              kWhite, 0.10);
  canvas.unclip();
}

Path lens_shape(GlassesForm form, double x, double side) {
  const double y = 226;
  Path p;
  switch (form) {
    case GlassesForm::kSquare:
      return rectangle(x - 50, y - 32, 100, 70, 26);  // wayfarer
    case GlassesForm::kRound:
      return ellipse(x, y + 4, 44, 43);  // round
    case GlassesForm::kAviator:          // aviator
      p.move(x - side * 48, y - 32)
          .curve(x - side * 20, y - 42, x + side * 30, y - 38, x + side * 50, y - 28)
          .curve(x + side * 56, y + 20, x + side * 30, y + 52, x, y + 52);
      return p.curve(x - side * 30, y + 52, x - side * 50, y + 10, x - side * 48, y - 32).close();
    case GlassesForm::kCatEye:  // cat eye
      p.move(x - side * 46, y - 18)
          .curve(x - side * 10, y - 34, x + side * 40, y - 40, x + side * 62, y - 48)
          .curve(x + side * 62, y - 4, x + side * 40, y + 36, x, y + 36);
      return p.curve(x - side * 36, y + 36, x - side * 50, y + 10, x - side * 46, y - 18).close();
    case GlassesForm::kShield:
      break;
  }
  return rectangle(x - 54, y - 26, 108, 54, 12);
}

}  // namespace

void draw_scarf(Canvas& canvas, const Design& d) {
  canvas.frame({62, 98, 300, 428}, 34);
  const Fabric cloth = main_fabric(d, canvas.scale());
  Rng rng(d.seed, 9);
  form_of<ScarfForm>(d) == ScarfForm::kWound ? draw_wound_scarf(canvas, d, cloth, rng)
                                             : draw_square_scarf(canvas, d, cloth, rng);
}

void draw_belt(Canvas& canvas, const Design& d) {
  canvas.frame({50, 150, 310, 336}, 28);
  const Fabric leather = main_fabric(d, canvas.scale());
  const double width = 26 + 14 * d.cut.fit;
  // Rolled up: three turns of a spiral, and the end with the buckle.
  Relief relief{width * 0.4, 0.4, 1.2, 0.4};
  for (int turn = 2; turn >= 0; --turn) {
    const double rx = 52 + 22.0 * turn, ry = 15 + 9.0 * turn;
    const double y = 252;
    Path back;
    back.move(180 - rx, y).curve(180 - rx, y - ry * 1.33, 180 + rx, y - ry * 1.33, 180 + rx, y);
    Path band = back.moved(0, -width * 0.4);
    band.join(back.reversed().moved(0, width * 0.6)).close();
    canvas.part(band, Cloth(leather, 0, 0.62 + 0.05 * turn), relief);
  }
  for (int turn = 0; turn < 3; ++turn) {
    const double rx = 52 + 22.0 * turn, ry = 15 + 9.0 * turn, y = 252;
    Path front;
    front.move(180 - rx, y).curve(180 - rx, y + ry * 1.33, 180 + rx, y + ry * 1.33, 180 + rx, y);
    Path band = front.moved(0, -width * 0.4);
    band.join(front.reversed().moved(0, width * 0.6)).close();
    relief.lift = turn == 0 ? 0 : 0.4;
    canvas.part(band, Cloth(leather), relief);
    if (turn == 2) {
      stitches(canvas, front.moved(0, -width * 0.28), contrast(d.base, 0.45), 0.6);
      stitches(canvas, front.moved(0, width * 0.48), contrast(d.base, 0.45), 0.6);
    }
  }
  const Point c{206, 296};
  const double high = width + 16;
  const Path frame =
      form_of<BeltForm>(d) == BeltForm::kOval
          ? ellipse(c.x, c.y, 24, high / 2)
          : rectangle(c.x - 22, c.y - high / 2, 44, high, form_of<BeltForm>(d) == BeltForm::kSquare ? 2 : 9);
  canvas.stroke(frame.moved(1, 2.4), kBlack, 6, 0.3);
  canvas.stroke(frame, darker(d.metal, 0.35), 6.4);
  canvas.stroke(frame, d.metal, 4.6);
  canvas.stroke(frame.moved(-0.6, -0.8), lighter(d.metal, 0.7), 1.6);
  canvas.stroke(segment({c.x - 20, c.y + 1}, {c.x + 25, c.y + 1}), darker(d.metal, 0.2), 4.4);
  canvas.stroke(segment({c.x - 20, c.y}, {c.x + 25, c.y}), lighter(d.metal, 0.5), 1.6);
}

void draw_sunglasses(Canvas& canvas, const Design& d) {
  canvas.frame({44, 170, 316, 300}, 30);
  const Colour rim = d.base;
  const auto form = form_of<GlassesForm>(d);
  const bool wire = form == GlassesForm::kAviator || (form == GlassesForm::kRound && d.cut.trim % 2 == 0);
  for (const double side : {-1.0, 1.0}) {  // temples, folded out of sight
    Path arm;
    arm.move(kAxis + side * 118, 206)
        .curve(kAxis + side * 124, 196, kAxis + side * 112, 186, kAxis + side * 84, 184)
        .line(kAxis + side * 20, 190);
    canvas.stroke(arm, darker(rim, 0.3), wire ? 3 : 8, 0.9);
  }
  for (const double side : {-1.0, 1.0}) {
    const Path shape = lens_shape(form, kAxis + side * 64, side);
    lens(canvas, shape, d.second);
    const double w = wire ? 4 : 11;
    canvas.stroke(shape.moved(1, 2.5), kBlack, w, 0.18);
    canvas.stroke(shape, wire ? darker(d.metal, 0.3) : darker(rim, 0.25), w);
    canvas.stroke(shape, wire ? d.metal : rim, w * 0.72);
    canvas.stroke(shape.moved(-w * 0.12, -w * 0.2), lighter(wire ? d.metal : rim, 0.55), w * 0.2, 0.8);
  }
  Path bridge;
  bridge.move(kAxis - 17, 214).curve(kAxis - 8, 204, kAxis + 8, 204, kAxis + 17, 214);
  canvas.stroke(bridge, wire ? d.metal : rim, wire ? 4 : 9);
  canvas.stroke(bridge.moved(-0.5, -1.4), lighter(wire ? d.metal : rim, 0.5), wire ? 1 : 2, 0.8);
  if (form == GlassesForm::kAviator) canvas.stroke(bridge.moved(0, -16), d.metal, 3.4);
  canvas.ground(ellipse(kAxis, 292, 112, 5), 0.22, 8);
}

void draw_tie(Canvas& canvas, const Design& d) {
  canvas.frame({120, 56, 240, 430}, 30);
  const Fabric cloth = main_fabric(d, canvas.scale());
  Rng rng(d.seed, 9);
  if (form_of<TieForm>(d) == TieForm::kBow) {
    canvas.part(Path()
                    .move(180, 240)
                    .curve(150, 200, 124, 206, 122, 214)
                    .line(122, 268)
                    .curve(130, 276, 152, 276, 180, 242)
                    .close(),
                Cloth(cloth), Relief{14, 0.6});
    canvas.part(Path()
                    .move(180, 240)
                    .curve(210, 200, 236, 206, 238, 214)
                    .line(238, 268)
                    .curve(230, 276, 208, 276, 180, 242)
                    .close(),
                Cloth(cloth), Relief{14, 0.6});
    canvas.part(rectangle(170, 226, 20, 30, 7), Cloth(cloth), Relief{8, 0.6});
    return;
  }
  const double w = 17 + 10 * d.cut.fit;
  Path tail, blade, knot;
  tail.move(174, 110).line(187, 110).line(193, 372).line(181, 386).line(169, 372).close();
  canvas.part(tail.moved(7, 0), Cloth(cloth, 0.7, 0.8), Relief{6, 0.4});
  blade.move(170, 106)
      .line(190, 106)
      .curve(194, 200, 180 + w, 300, 180 + w, 398)
      .line(180, 424)
      .line(180 - w, 398)
      .curve(180 - w, 300, 166, 200, 170, 106)
      .close();
  Relief relief{12, 0.45, 1.6, 0.6};
  relief.lift = 0.4;
  relief.folds = pulls(rng, {181, 108}, {178, 220}, 16, 2, 4, 1.6);
  canvas.part(blade, Cloth(cloth, 0.7), relief);
  knot.move(160, 64)
      .curve(172, 60, 188, 60, 200, 64)
      .line(191, 112)
      .curve(184, 116, 176, 116, 169, 112)
      .close();
  canvas.part(knot, Cloth(cloth, -0.7), Relief{9, 0.6, 1.4, 0.5, 3, 0.4});
}

void draw_socks(Canvas& canvas, const Design& d) {
  canvas.frame({70, 80, 300, 404}, is_child(d.department) ? 62 : 40);
  const Fabric cloth = main_fabric(d, canvas.scale());
  const Fabric accent = plain_fabric(Weave::kRib, d.cut.contrast ? d.second : d.base, canvas.scale());
  const double top = 230 - 130 * d.cut.length;
  Path foot;
  foot.move(206, top)
      .line(264, top)
      .curve(266, top + 30, 262, 300, 266, 330)
      .curve(268, 372, 240, 380, 214, 380)
      .curve(170, 384, 130, 392, 104, 390)
      .curve(72, 386, 74, 346, 106, 338)
      .curve(150, 330, 190, 320, 204, 290)
      .curve(208, 270, 206, top + 40, 206, top)
      .close();
  Relief relief{24, 0.55, 1.6, 0.5};
  Rng rng(d.seed, 9);
  relief.folds = pulls(rng, {256, 330}, {206, 300}, 30, 3, 4, 1.2);
  canvas.part(foot, Cloth(cloth), relief);
  canvas.clip(foot);
  canvas.part(Path().move(280, 320).line(280, 400).line(226, 400).curve(226, 366, 240, 340, 280, 320).close(),
              Cloth(accent), Relief{14, 0.4});
  canvas.part(circle(86, 366, 34), Cloth(accent), Relief{16, 0.5});
  canvas.part(rectangle(196, top - 2, 76, 26), Cloth(accent), Relief{14, 0.5, 1, 0.3});
  canvas.unclip();
  canvas.copy_behind(26, -10, 0.12);
}

void draw_gloves(Canvas& canvas, const Design& d) {
  canvas.frame({70, 90, 290, 404}, 44);
  const Fabric cloth = main_fabric(d, canvas.scale());
  const Fabric rib = plain_fabric(d.weave == Weave::kLeather ? d.weave : Weave::kRib,
                                  d.cut.contrast ? d.second : d.base, canvas.scale());
  Path hand;
  hand.move(132, 396)
      .curve(136, 340, 120, 300, 110, 268)
      .curve(92, 250, 76, 226, 82, 214)
      .curve(90, 204, 106, 220, 124, 246);
  hand.curve(122, 200, 118, 150, 126, 138)
      .curve(134, 130, 142, 140, 146, 168)
      .line(152, 210)
      .curve(152, 160, 152, 120, 162, 112)
      .curve(172, 108, 178, 122, 178, 160)
      .line(180, 208);
  hand.curve(184, 160, 186, 130, 196, 126)
      .curve(206, 126, 208, 140, 206, 176)
      .line(204, 220)
      .curve(210, 186, 214, 164, 222, 162)
      .curve(232, 164, 232, 184, 228, 214)
      .curve(222, 270, 214, 330, 214, 396)
      .close();
  Relief relief{13, 0.6, 1.5, 0.6};
  canvas.part(hand, Cloth(cloth), relief);
  for (const double x : {158.0, 178.0, 196.0}) {
    stitches(canvas, segment({x, 238}, {x + 2, 286}), contrast(d.base, 0.4), 0.5);
  }
  canvas.part(rectangle(128, 352, 90, 48, 6), Cloth(rib), Relief{14, 0.5, 1, 0.3});
  canvas.copy_behind(48, 10, 0.12);
}

}  // namespace lookbook::generate
