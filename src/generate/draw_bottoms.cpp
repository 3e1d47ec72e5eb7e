// Trousers, jeans, leggings, shorts and skirts.
#include <algorithm>

#include "generate/drawing.hpp"
#include "generate/lower.hpp"

namespace lookbook::generate {
namespace {

double lerp(double a, double b, double t) {
  return a + (b - a) * t;
}

struct Hips {
  double waist, hip, rise, leg, size;
};

Hips hips_of(Department department) {
  switch (department) {
    case Department::kWomen:
      return {46, 61, 86, 292, 0.95};
    case Department::kMen:
      return {56, 63, 84, 296, 1.0};
    case Department::kGirls:
      return {42, 51, 66, 178, 0.75};
    case Department::kBoys:
      return {44, 52, 66, 176, 0.75};
  }
  return {};
}

LegCut leg_cut(const Design& d, bool shorts) {
  const Hips h = hips_of(d.department);
  const Cut& cut = d.cut;
  LegCut c;
  const double ease = lerp(0.94, 1.16, cut.fit), rise = h.rise * lerp(0.8, 1.12, cut.height);
  c.size = h.size;
  c.waist = h.waist * lerp(1.08, 0.96, cut.height) * (cut.hem == Hem::kRib ? 1.04 : 1);
  c.hip = h.hip * ease;
  c.hip_y = c.waist_y + rise * 0.68;
  c.crotch_y = c.waist_y + rise;
  c.knee_y = c.crotch_y + h.leg * 0.47;
  c.hem_y = c.crotch_y + h.leg * (shorts ? lerp(0.12, 0.42, cut.length) : lerp(0.62, 1.0, cut.length));
  c.spread = 9 * h.size + 4 * (1 - cut.fit);
  const double thigh = c.hip - c.spread;
  c.knee = thigh * lerp(0.60, 0.98, cut.fit);
  c.hem = thigh * lerp(0.42, 1.35, cut.flare) * (cut.hem == Hem::kRib ? 0.86 : 1);
  if (shorts) {
    c.hem = thigh * lerp(0.88, 1.18, cut.flare);
    c.spread = 4;
  }
  return c;
}

void belt_loops(Canvas& canvas, const LegCut& c, double height, Colour colour) {
  for (const double t : {-0.82, -0.42, 0.42, 0.82}) {
    const double x = kAxis + t * c.waist;
    const Path strip = rectangle(x - 2, c.waist_y - 1.5, 4, height + 5, 1);
    canvas.fill(strip.moved(0.8, 0.8), kBlack, 0.25);
    canvas.fill(strip, lighter(colour, 0.06));
    canvas.stroke(strip, darker(colour, 0.6), 0.6, 0.5);
  }
}

void front_pockets(Canvas& canvas, const Path& outline, const LegCut& c, const Design& d, Colour thread) {
  const double s = c.size, y = c.waist_y + 15 * s;
  canvas.clip(outline);
  for (const bool left : {false, true}) {
    Path line;
    if (d.cut.pocket == Pocket::kFive) {
      line.move(kAxis + c.waist * 0.42, y)
          .curve(kAxis + c.waist * 0.46, y + 20 * s, kAxis + c.waist * 0.8, y + 25 * s, kAxis + c.hip * 0.97,
                 y + 22 * s);
    } else {
      line.move(kAxis + c.waist * 0.72, y).line(kAxis + c.hip * 0.94, y + 46 * s);
    }
    const Path at = left ? line.mirrored() : line;
    canvas.tint(ribbon(at.moved(0, -1), 3, 3), kBlack, 0.25, 2);
    seam(canvas, at, d.base, 1.3);
    stitches(canvas, at.moved(0, 2.2), thread, 0.75);
  }
  canvas.unclip();
  if (d.cut.pocket == Pocket::kFive) {  // the coin pocket and rivets
    stitches(canvas, Path().move(kAxis - c.waist * 0.55, y + 12 * s).line(kAxis - c.waist * 0.88, y + 14 * s),
             thread, 0.7);
    for (const double side : {-1.0, 1.0})
      stud(canvas, {kAxis + side * c.waist * 0.44, y + 3}, 1.4 * s, d.metal);
  }
}

void fly(Canvas& canvas, const LegCut& c, const Design& d, Colour thread, double band) {
  const double s = c.size, top = c.waist_y + band;
  Path line;
  line.move(kAxis + 11 * s, top)
      .line(kAxis + 11 * s, c.crotch_y - 34 * s)
      .curve(kAxis + 11 * s, c.crotch_y - 18 * s, kAxis + 5, c.crotch_y - 12 * s, kAxis, c.crotch_y - 10 * s);
  stitches(canvas, line, thread, 0.75);
  const Point at{kAxis + 2, c.waist_y + band * 0.5 + 3.5};
  d.weave == Weave::kDenim ? stud(canvas, at, 3.3 * s, d.metal)
                           : button(canvas, at, 2.7 * s, mix(d.base, kBlack, 0.4));
}

void cargo_pockets(Canvas& canvas, const LegCut& c, const Design& d, const Fabric& cloth) {
  const double s = c.size, y = std::min(c.crotch_y + 34 * s, c.hem_y - 60 * s), w = 25 * s;
  for (const double side : {-1.0, 1.0}) {
    const double x = kAxis + side * (c.spread + c.knee * 0.86) - w / 2;
    Relief relief{5, 0.45, 1, 0.4};
    relief.lift = 0.45;
    canvas.part(rectangle(x, y, w, 46 * s, 3), Cloth(cloth), relief);
    canvas.part(rectangle(x - 1, y - 2, w + 2, 15 * s, 2), Cloth(cloth), relief);
    stud(canvas, {x + w / 2, y + 8 * s}, 1.8 * s, darker(d.base, 0.3));
  }
}

void elastic(Canvas& canvas, const LegCut& c, const Design& d, const Fabric& trim, double band) {
  lay_waistband(canvas, c.waist_y - 1, c.waist, band, trim);
  for (double x = -c.waist + 4; x < c.waist - 2; x += 3.6) {
    canvas.stroke(segment({kAxis + x, c.waist_y + 2}, {kAxis + x + 0.6, c.waist_y + band}), kBlack, 0.8,
                  0.14);
  }
  if (d.cut.trim == 1) return;
  for (const double side : {-1.0, 1.0}) {
    Path line;
    line.move(kAxis + side * 5, c.waist_y + band * 0.6)
        .curve(kAxis + side * 10, c.waist_y + band + 12, kAxis + side * 5, c.waist_y + band + 24,
               kAxis + side * 9, c.waist_y + band + (side > 0 ? 42 : 36) * c.size);
    cord(canvas, line, 2.5 * c.size, d.cut.contrast ? d.second : mix(d.base, kWhite, 0.7));
  }
}

void cuffs(Canvas& canvas, const LegCut& c, const Fabric& trim, double depth, double grip) {
  for (const double side : {-1.0, 1.0}) {
    const double a = kAxis + side * (c.spread + c.hem * (1 - grip) / 2),
                 b = kAxis + side * (c.spread + c.hem * (1 + grip) / 2);
    Path band;
    band.move(a, c.hem_y - depth * 0.5)
        .line(b, c.hem_y - depth * 0.5)
        .line(b, c.hem_y + depth * 0.5)
        .curve(lerp(b, a, 0.3), c.hem_y + depth * 0.5 + 4, lerp(b, a, 0.7), c.hem_y + depth * 0.5 + 4, a,
               c.hem_y + depth * 0.5)
        .close();
    Relief relief{8, 0.5, 1, 0.3};
    relief.lift = 0.3;
    canvas.part(band, Cloth(trim), relief);
  }
}

void crease(Canvas& canvas, const LegCut& c) {
  for (const double side : {-1.0, 1.0}) {
    Path line;
    line.move(kAxis + side * c.hip * 0.5, c.hip_y).line(kAxis + side * (c.spread + c.hem * 0.5), c.hem_y);
    canvas.tint(ribbon(line, 2.5, 3.5), kWhite, 0.24, 1.6);
    canvas.tint(ribbon(line.moved(3, 0), 3, 4), kBlack, 0.16, 2.5);
  }
}

/// Worn-through threads at the knees.
void rips(Canvas& canvas, const LegCut& c, Rng& rng, Colour colour) {
  for (const double side : {-1.0, 1.0}) {
    const double x = kAxis + side * (c.spread * 0.6 + 4 + c.knee * 0.5), y = c.knee_y + rng.uniform(-16, 10);
    const Path hole = leaf({x - c.knee * 0.3, y}, {x + c.knee * 0.3, y + 3}, 6, 0);
    canvas.fill(hole, darker(colour, 0.62));
    canvas.tint(hole.scaled(1.3, 2.2, {x, y}), kWhite, 0.22, 4);
    for (int i = 0; i < 9; ++i) {
      const double ty = y - 5 + i * 1.3;
      canvas.stroke(segment({x - c.knee * 0.24 + rng.uniform(-3, 3), ty},
                            {x + c.knee * 0.24 + rng.uniform(-3, 3), ty + 1}),
                    hex(0xe9edf0), 0.6, 0.8);
    }
  }
}

void finish_legs(Canvas& canvas, const LegCut& c, const Design& d, const Fabric& cloth, const Fabric& trim,
                 Rng& rng) {
  const Colour thread = d.weave == Weave::kDenim ? mix(hex(0xc98d3f), d.base, 0.15) : contrast(d.base, 0.45);
  const double band = 15 * c.size;
  const Path both = leg_outline(c).add(leg_outline(c).mirrored());
  if (d.cut.pocket == Pocket::kCargo) cargo_pockets(canvas, c, d, cloth);
  if (d.cut.closure == Closure::kNone) {
    elastic(canvas, c, d, trim, band);
    if (d.cut.pocket != Pocket::kNone) front_pockets(canvas, both, c, d, thread);
  } else {
    front_pockets(canvas, both, c, d, thread);
    fly(canvas, c, d, thread, band);
    lay_waistband(canvas, c.waist_y - 1, c.waist, band, cloth);
    stitches(
        canvas,
        segment({kAxis - c.waist + 2, c.waist_y + band - 1}, {kAxis + c.waist - 2, c.waist_y + band - 1}),
        thread, 0.5);
    belt_loops(canvas, c, band, d.base);
    const Point at{kAxis + 3, c.waist_y + band * 0.5 + 3};
    d.weave == Weave::kDenim ? stud(canvas, at, 3.4 * c.size, d.metal)
                             : button(canvas, at, 2.7 * c.size, mix(d.base, kBlack, 0.4));
  }
  if (d.cut.hem == Hem::kRib) cuffs(canvas, c, trim, 20 * c.size, 0.9);
  if (d.cut.hem == Hem::kCuffed) cuffs(canvas, c, trim, 17 * c.size, 1.07);
  if (d.cut.hem == Hem::kPleats && c.hem_y > c.knee_y) crease(canvas, c);
  if (d.cut.hem == Hem::kRaw && c.hem_y > c.knee_y + 30) rips(canvas, c, rng, d.base);
  if (d.cut.hem == Hem::kStraight) {
    for (const double side : {-1.0, 1.0}) {
      stitches(canvas,
               segment({kAxis + side * (c.spread + 1), c.hem_y - 7 * c.size},
                       {kAxis + side * (c.spread + c.hem - 1), c.hem_y - 7 * c.size}),
               thread, 0.55);
    }
  }
}

void draw_legs(Canvas& canvas, const Design& d, bool shorts) {
  LegCut c = leg_cut(d, shorts);
  Box box = leg_outline(c).bounds();
  box.left = 2 * kAxis - box.right;
  box.bottom += 12;
  canvas.frame(box, (shorts ? 56 : 30) + (is_child(d.department) ? 26 : 0));
  const Fabric cloth = main_fabric(d, canvas.scale());
  const bool denim_cuff = d.cut.hem == Hem::kCuffed && d.weave == Weave::kDenim;
  const Weave weave = d.cut.hem == Hem::kRib ? Weave::kRib : d.weave;
  const Fabric trim = plain_fabric(weave,
                                   denim_cuff       ? lighter(d.base, 0.35)
                                   : d.cut.contrast ? d.second
                                                    : d.base,
                                   canvas.scale());
  Rng rng(d.seed, 3);
  const double w = c.waist;
  canvas.part(ellipse(kAxis, c.waist_y + 1, w - 1, 5), Cloth(trim, 0, 0.5), Relief{5, 0.2});
  lay_legs(canvas, c, d, cloth, rng);
  finish_legs(canvas, c, d, cloth, trim, rng);
}

SkirtCut skirt_cut_of(const Design& d, const Hips& h) {
  SkirtCut c;
  c.size = h.size;
  c.fall = form_of<Fall>(d);
  c.waist = h.waist;
  c.hip = h.hip * lerp(0.98, 1.1, d.cut.fit);
  c.hip_y = c.waist_y + 64 * h.size;
  c.hem_y = c.waist_y + lerp(105, 300, d.cut.length) * h.size;
  const double deep = c.hem_y - c.waist_y;
  c.hem = c.fall == Fall::kPencil                          ? c.hip * lerp(0.86, 0.95, d.cut.flare)
          : c.fall == Fall::kBias || c.fall == Fall::kWrap ? c.hip * lerp(1.0, 1.2, d.cut.flare)
                                                           : c.waist + deep * lerp(0.25, 0.52, d.cut.flare);
  return c;
}

void lay_skirt_buttons(Canvas& canvas, const SkirtCut& c, const Design& d, double band) {
  seam(canvas, segment({kAxis + 8, c.waist_y}, {kAxis + 8, c.hem_y + 4}), d.base, 1.2);
  for (double y = c.waist_y - band / 2 + 3; y < c.hem_y - 6; y += 24 * c.size) {
    d.weave == Weave::kDenim ? stud(canvas, {kAxis, y}, 3 * c.size, d.metal)
                             : button(canvas, {kAxis, y}, 3.2 * c.size, mix(d.base, hex(0x4a3526), 0.6));
  }
}

/// Pockets, fly and loops as of jeans.
void lay_jeans_front(Canvas& canvas, const SkirtCut& c, const Design& d, double band) {
  const Colour thread = mix(hex(0xc98d3f), d.base, 0.15);
  LegCut leg;
  leg.waist = c.waist;
  leg.hip = c.hip;
  leg.waist_y = c.waist_y - band;
  leg.crotch_y = c.waist_y + 74;
  leg.size = c.size;
  Design five = d;
  five.cut.pocket = Pocket::kFive;
  front_pockets(canvas, skirt_outline(c), leg, five, thread);
  fly(canvas, leg, d, thread, band);
  belt_loops(canvas, leg, band, d.base);
}

}  // namespace

void draw_trousers(Canvas& canvas, const Design& d) {
  draw_legs(canvas, d, false);
}
void draw_shorts(Canvas& canvas, const Design& d) {
  draw_legs(canvas, d, true);
}

void draw_skirt(Canvas& canvas, const Design& d) {
  const Hips h = hips_of(d.department);
  const SkirtCut c = skirt_cut_of(d, h);
  Box box = skirt_outline(c).bounds();
  box.left = 2 * kAxis - box.right;
  box.top -= 14;
  canvas.frame(box, (d.cut.length < 0.4 ? 58 : 36) + (is_child(d.department) ? 22 : 0));
  const Fabric cloth = main_fabric(d, canvas.scale());
  const Fabric trim = plain_fabric(d.weave, d.cut.contrast ? d.second : d.base, canvas.scale());
  Rng rng(d.seed, 3);
  const double band = (d.weave == Weave::kDenim ? 15 : 11) * h.size;
  canvas.part(ellipse(kAxis, c.waist_y - band + 1, c.waist - 2, 4.5), Cloth(trim, 0, 0.5), Relief{5, 0.2});
  lay_skirt(canvas, c, d, cloth, trim, rng);
  lay_waistband(canvas, c.waist_y - band, c.waist - 1, band + 1, trim);
  if (d.cut.closure == Closure::kButtons)
    lay_skirt_buttons(canvas, c, d, band);
  else if (d.weave == Weave::kDenim)
    lay_jeans_front(canvas, c, d, band);
}

}  // namespace lookbook::generate
