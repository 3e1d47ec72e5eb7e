// Shirts and blouses, jackets, coats and waistcoats.
#include <algorithm>

#include "generate/drawing.hpp"
#include "generate/forms.hpp"
#include "generate/upper.hpp"

namespace lookbook::generate {
namespace {

/// Horizontal cushions of a down jacket.
void add_quilting(std::vector<Fold>& folds, double top, double bottom, double step) {
  for (double y = top; y < bottom; y += step) {
    folds.push_back({rectangle(0, y + step * 0.16, 360, step * 0.68), 3.4});
  }
}

void lay_puffer(Upper& u) {
  const double step = 26 * u.s;
  const Bodice& b = u.b;
  if (u.cut.length > 0) {
    const SleeveShape shape = sleeve_shape(b, u.cut);
    for (const bool left : {false, true}) {
      Relief relief{22 * u.s, 0.6, 4 * u.s, 0.8};
      const Point root = mix(b.shoulder, b.underarm, 0.42), d = shape.direction;
      for (double at = 0; at < u.cut.length; at += step) {
        const Point m{root.x + d.x * (at + step * 0.5), root.y + d.y * (at + step * 0.5)};
        relief.folds.push_back(
            {ribbon(segment({m.x - d.y * 60, m.y + d.x * 60}, {m.x + d.y * 60, m.y - d.x * 60}), step * 0.68,
                    step * 0.68),
             3.4});
      }
      Path outline = shape.outline;
      if (left) {
        outline = outline.mirrored();
        for (auto& fold : relief.folds) fold.shape = fold.shape.mirrored();
      }
      u.canvas.part(outline, Cloth(u.cloth), relief, left ? 11 : 12);
      const Path band = cuff_band(shape, 9 * u.s, 0.9);
      u.canvas.part(left ? band.mirrored() : band, Cloth(u.trim), Relief{6, 0.5, 1, 0.3});
    }
  }
  Relief relief{30 * u.s, 0.5, 4 * u.s, 0.9, 1.2};
  relief.lift = 0.3;
  const double w = b.hem.x - kAxis;
  relief.open = rectangle(kAxis - w, b.hem.y - 2, 2 * w, 40);
  add_quilting(relief.folds, b.neck.y - 4, b.hem.y + 20, step);
  for (double y = b.neck.y - 4; y < b.hem.y; y += step) {  // puckers along the seams
    add_folds(relief.folds, hanging_folds(u.rng, {2 * kAxis - b.underarm.x, y + 2}, {b.underarm.x, y + 2},
                                          {0, 9 * u.s}, 12, 2 * u.s, 0.8));
  }
  Cloth body(u.cloth);
  if (u.d.cut.block) body.block(rectangle(0, 0, 360, b.underarm.y + 12 * u.s), u.trim);
  u.canvas.part(front_outline(u.d, b), body, relief, 3);
  Path seams;
  for (double y = b.neck.y - 4 + step; y < b.hem.y; y += step) seams.add(segment({0, y}, {360, y}));
  u.canvas.clip(front_outline(u.d, b));
  u.canvas.stroke(seams, darker(u.d.base, 0.6), 0.7, 0.4);
  u.canvas.unclip();
}

/// Diamonds of a quilted jacket.
void lay_diamonds(Upper& u) {
  const Path outline = front_outline(u.d, u.b);
  Path lines, grooves;
  for (double x = -300; x < 700; x += 19 * u.s) {
    for (const double slope : {1.0, -1.0}) {
      const Path line = segment({x, 40}, {x + slope * 330, 40 + 440});
      lines.add(line);
      grooves.add(ribbon(line, 3, 3));
    }
  }
  u.canvas.clip(outline);
  u.canvas.tint(grooves, kBlack, 0.12, 2);
  u.canvas.stroke(lines, darker(u.d.base, 0.5), 0.6, 0.4);
  u.canvas.stroke(lines.moved(1.5, -1), kWhite, 1.1, 0.08);
  u.canvas.unclip();
}

/// Yoke and V-shaped panels of a denim jacket.
void lay_denim_seams(Upper& u) {
  const double s = u.s, yoke = u.b.underarm.y - 4 * s;
  const Colour thread = mix(hex(0xc98d3f), u.d.base, 0.2);
  u.canvas.clip(front_outline(u.d, u.b));
  for (const double side : {-1.0, 1.0}) {
    const auto x = [&](double v) { return kAxis + side * v * s; };
    for (const Path& line :
         {segment({x(8), yoke}, {x(90), yoke - 2}), segment({x(28), yoke + 20 * s}, {x(12), u.b.hem.y}),
          segment({x(48), yoke + 20 * s}, {x(40), u.b.hem.y})}) {
      seam(u.canvas, line, u.d.base, 1.2);
      stitches(u.canvas, line.moved(side * 1.8, 1.8), thread, 0.8);
    }
  }
  u.canvas.tint(rectangle(kAxis - 50 * s, yoke + 22 * s, 34 * s, 60 * s, 10), kWhite, 0.13, 12);
  u.canvas.tint(rectangle(kAxis + 16 * s, yoke + 22 * s, 34 * s, 60 * s, 10), kWhite, 0.13, 12);
  u.canvas.unclip();
  Relief relief{7, 0.5, 1, 0.4};
  relief.lift = 0.3;
  const double w = u.b.hem.x - kAxis, y = u.b.hem.y;
  u.canvas.part(rectangle(kAxis - w - 1, y - 9 * s, 2 * w + 2, 17 * s, 3), Cloth(u.cloth), relief);
  stitches(u.canvas, segment({kAxis - w, y - 5 * s}, {kAxis + w, y - 5 * s}), thread, 0.8);
}

/// Zips and collar of a motorcycle jacket.
void lay_biker(Upper& u) {
  const double s = u.s;
  for (const double side : {-1.0, 1.0}) {
    const auto x = [&](double v) { return kAxis + side * v * s; };
    zip(u.canvas, {x(40), u.b.waist.y - 4 * s}, {x(58), u.b.waist.y + 30 * s}, u.d.base, u.d.metal, 2.6 * s,
        0.05);
    seam(u.canvas,
         Path()
             .move(x(52), u.b.shoulder.y + 26 * s)
             .curve(x(40), u.b.underarm.y + 10, x(36), u.b.waist.y, x(34), u.b.hem.y),
         u.d.base);
    stud(u.canvas, {x(39), u.b.neck.y + 42 * s}, 2.2 * s, u.d.metal);
  }
}

void lay_epaulettes(Upper& u) {
  Relief relief{4, 0.5, 1, 0.2};
  relief.lift = 0.5;
  for (const double side : {-1.0, 1.0}) {
    const Point a{kAxis + side * (u.b.neck.x - kAxis + 16 * u.s), u.b.neck.y + 8 * u.s};
    const Point b{kAxis + side * (u.b.shoulder.x - kAxis - 1), u.b.shoulder.y + 5 * u.s};
    u.canvas.part(ribbon(segment(a, b), 9 * u.s, 11 * u.s), Cloth(u.cloth), relief);
    button(u.canvas, mix(b, a, 0.82), 2.4 * u.s, mix(u.d.base, hex(0x4a3526), 0.6));
  }
}

/// The flaps across the chest of a trench coat.
void lay_storm_flap(Upper& u) {
  Path flap;
  flap.move(kAxis + 18 * u.s, u.b.neck.y + 40 * u.s)
      .line(u.b.underarm.x - 10 * u.s, u.b.underarm.y - 16 * u.s);
  flap.curve(u.b.underarm.x - 8 * u.s, u.b.underarm.y + 16 * u.s, kAxis + 40 * u.s, u.b.underarm.y + 22 * u.s,
             kAxis + 20 * u.s, u.b.underarm.y + 12 * u.s)
      .close();
  Relief relief{8, 0.3, 1.2, 0.5};
  relief.lift = 0.5;
  u.canvas.part(flap.mirrored(), Cloth(u.cloth), relief);
  stitches(u.canvas,
           flap.mirrored().scaled(0.94, 0.94, {2 * kAxis - u.b.underarm.x + 30 * u.s, u.b.underarm.y}),
           contrast(u.d.base, 0.4), 0.4);
}

void lay_darts(Upper& u) {
  for (const double side : {-1.0, 1.0}) {
    Path dart;
    dart.move(kAxis + side * 34 * u.s, u.b.underarm.y + 34 * u.s)
        .curve(kAxis + side * 31 * u.s, u.b.waist.y, kAxis + side * 34 * u.s, u.b.waist.y + 20 * u.s,
               kAxis + side * 37 * u.s, u.b.waist.y + 46 * u.s);
    seam(u.canvas, dart, u.d.base, 0.6);
  }
}

/// The triangle of shirt or sky between the fronts below the last button of a blazer.
void lay_cutaway(Upper& u) {
  const double s = u.s, y = u.b.hem.y;
  u.canvas.tint(Path()
                    .move(kAxis - 1, y - 60 * s)
                    .line(kAxis + 2, y - 60 * s)
                    .line(kAxis + 3, y + 8)
                    .line(kAxis - 3, y + 8)
                    .close(),
                kBlack, 0.5, 2);
}

void lay_extras(Upper& u) {
  const Design& d = u.d;
  if (d.weave == Weave::kDenim) lay_denim_seams(u);
  if (d.weave == Weave::kQuilt) lay_diamonds(u);
  if (d.cut.closure == Closure::kSideZip) lay_biker(u);
  if (form_of<JacketForm>(d) == JacketForm::kTrench) {
    lay_storm_flap(u);
    lay_epaulettes(u);
  }
  if (d.cut.collar == Collar::kNotch || d.cut.collar == Collar::kPeak) {
    lay_darts(u);
    if (d.cut.closure == Closure::kButtons && d.shape == Shape::kJacket) lay_cutaway(u);
  }
}

}  // namespace

void draw_shirt(Canvas& canvas, const Design& d) {
  Upper u(canvas, d, 8 + collar_height(d), d.cut.hem == Hem::kShirtTail ? 22 : 6);
  lay_back(u);
  lay_collar_back(u);
  lay_sleeves(u);
  lay_front(u, front_outline(d, u.b));
  if (u.cut.length > 0) lay_armholes(u);
  if (d.cut.collar == Collar::kShirt && d.weave != Weave::kSatin) {  // the yoke's seam on the shoulders
    for (const bool left : {false, true}) {
      const Path yoke =
          segment({u.b.neck.x + 6, u.b.neck.y + 13 * u.s}, {u.b.shoulder.x - 2, u.b.shoulder.y + 12 * u.s});
      seam(canvas, left ? yoke.mirrored() : yoke, d.base, 0.5);
    }
  }
  finish_hem(u);
  lay_pockets(u);
  const double sag = d.cut.hem == Hem::kShirtTail ? 24 * u.s : u.b.hem_drop;
  lay_closure(u, u.b.hem.y + sag);
  if (d.cut.collar == Collar::kNone) bind_neck(u, false, 5 * u.s);
  lay_collar_front(u);
}

void draw_jacket(Canvas& canvas, const Design& d) {
  Upper u(canvas, d, 8 + collar_height(d), 10);
  const bool puffer = form_of<JacketForm>(d) == JacketForm::kPuffer;
  lay_back(u);
  lay_collar_back(u);
  if (puffer) {
    lay_puffer(u);
  } else {
    lay_sleeves(u);
    lay_front(u, front_outline(d, u.b));
    if (u.cut.length > 0) lay_armholes(u);
    lay_extras(u);
  }
  finish_hem(u);
  lay_pockets(u);
  lay_closure(u, u.b.hem.y + u.b.hem_drop);
  if (d.cut.collar == Collar::kNone) bind_neck(u, false, (d.cut.hem == Hem::kRib ? 11 : 6) * u.s);
  lay_collar_front(u);
}

}  // namespace lookbook::generate
