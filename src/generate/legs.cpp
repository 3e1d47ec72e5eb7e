#include <algorithm>
#include <cmath>

#include "generate/lower.hpp"

namespace lookbook::generate {
namespace {

Path inseam(const LegCut& c) {
  const double knee_x = kAxis + c.spread * 0.6 + 4, hem_x = kAxis + c.spread;
  Path p;
  p.move(hem_x, c.hem_y);
  if (c.hem_y > c.knee_y + 20) {
    p.curve(hem_x, c.hem_y - (c.hem_y - c.knee_y) * 0.4, knee_x, c.knee_y + 30, knee_x, c.knee_y);
    return p.curve(knee_x, c.knee_y - 40, kAxis + 2, c.crotch_y + 40, kAxis, c.crotch_y);
  }
  return p.curve(hem_x - 1, c.hem_y - 20, kAxis + 3, c.crotch_y + 16, kAxis, c.crotch_y);
}

Path outseam(const LegCut& c) {
  Path p;
  const double hip = c.hip_y - c.waist_y;
  p.move(kAxis + c.waist, c.waist_y)
      .curve(kAxis + c.waist + 2, c.waist_y + hip * 0.45, kAxis + c.hip, c.hip_y - hip * 0.4, kAxis + c.hip,
             c.hip_y);
  const double hem_x = kAxis + c.spread + c.hem;
  if (c.hem_y > c.knee_y + 20) {
    const double knee_x = kAxis + c.spread * 0.6 + 4 + c.knee;
    p.curve(kAxis + c.hip, c.hip_y + 50, knee_x + 1, c.knee_y - 50, knee_x, c.knee_y);
    return p.curve(knee_x - 1, c.knee_y + 50, hem_x, c.hem_y - (c.hem_y - c.knee_y) * 0.4, hem_x, c.hem_y);
  }
  return p.curve(kAxis + c.hip, c.hip_y + (c.hem_y - c.hip_y) * 0.4, hem_x, c.hem_y - 20, hem_x, c.hem_y);
}

std::vector<Fold> leg_folds(const LegCut& c, const Design& d, Rng& rng) {
  const double s = c.size, soft = d.weave == Weave::kLycra || d.weave == Weave::kLeather ? 0.5 : 1;
  std::vector<Fold> folds;
  const double right = kAxis + c.hip;
  // Whiskers from the crotch, creases behind the knee, the stack above the hem.
  add_folds(folds, pulls(rng, {kAxis + 3, c.crotch_y - 4}, {right - 16, c.crotch_y - 24 * s}, 46 * s, 4,
                         2.6 * s, 1.3 * soft));
  if (c.hem_y > c.knee_y + 40) {
    const double in = kAxis + c.spread * 0.6 + 4;
    for (int i = -1; i < 3; ++i) {
      const double y = c.knee_y + i * 15 * s + rng.uniform(-4, 4);
      add_folds(folds, pulls(rng, {in + 2, y}, {in + c.knee * 0.8, y + rng.uniform(-9, 9)}, 10, 1, 2.6 * s,
                             1.1 * soft));
    }
    const double start = kAxis + c.spread;
    for (int i = 0; i < 3; ++i) {
      const double y = c.hem_y - (12 + i * 13) * s;
      add_folds(folds, pulls(rng, {start + c.hem, y}, {start + c.hem * 0.15, y + rng.uniform(-5, 7)}, 8, 1,
                             2.6 * s, 1.0 * soft));
    }
    if (c.hem > c.knee * 1.15) {
      add_folds(folds, hanging_folds(rng, {start, c.hem_y}, {start + c.hem, c.hem_y},
                                     {-(c.hem - c.knee) * 0.3, -120 * s}, 4, 4 * s, 1.4));
    }
  } else {
    add_folds(folds, hanging_folds(rng, {kAxis + c.spread + 6, c.hem_y},
                                   {kAxis + c.spread + c.hem - 6, c.hem_y}, {0, -60 * s}, 3, 3.5 * s, 1.1));
  }
  return folds;
}

void wash(Canvas& canvas, const LegCut& c) {
  const double x = kAxis + c.spread * 0.6 + 4 + c.knee * 0.5, hip_x = kAxis + c.hip * 0.52;
  Path thigh;
  thigh.move(hip_x, c.hip_y + 6)
      .curve(hip_x, c.crotch_y + 20, x, c.knee_y - 40, x, std::min(c.hem_y - 20, c.knee_y + 40));
  for (const bool left : {false, true}) {
    canvas.tint(ribbon(left ? thigh.mirrored() : thigh, 24 * c.size, 13 * c.size), kWhite, 0.26, 13);
  }
}

}  // namespace

Path leg_outline(const LegCut& c) {
  Path half;
  half.move(kAxis, c.waist_y + 4)
      .curve(kAxis + c.waist * 0.4, c.waist_y + 4, kAxis + c.waist * 0.7, c.waist_y + 1, kAxis + c.waist,
             c.waist_y);
  half.join(outseam(c));
  const double a = kAxis + c.spread, b = a + c.hem;
  half.curve(b - c.hem * 0.25, c.hem_y + 4, a + c.hem * 0.25, c.hem_y + 4, a, c.hem_y);
  return half.join(inseam(c)).close();
}

void lay_legs(Canvas& canvas, const LegCut& c, const Design& d, const Fabric& cloth, Rng& rng) {
  const Path right = leg_outline(c);
  for (const bool left : {true, false}) {
    Relief relief{24 * c.size, 0.62};
    relief.folds = leg_folds(c, d, rng);
    relief.open = rectangle(kAxis - c.hip, c.waist_y - 30, c.hip + 8, c.crotch_y - c.waist_y + 10);
    relief.open.add(rectangle(kAxis + c.spread, c.hem_y, c.hem, 26))
        .add(rectangle(kAxis, c.waist_y - 30, c.waist, 34));
    Path outline = right;
    if (left) {
      outline = outline.mirrored();
      relief.open = relief.open.mirrored();
      for (auto& fold : relief.folds) fold.shape = fold.shape.mirrored();
    } else {
      canvas.tint(ribbon(segment({kAxis, c.crotch_y - 6}, {kAxis - 2, c.crotch_y + 60}), 8, 2), kBlack, 0.25,
                  5);
    }
    Cloth body(cloth);
    if (d.cut.trim == 7) {  // stripes down the side
      const Path side = left ? outseam(c).mirrored() : outseam(c);
      body.line(side, d.second, 13 * c.size);
      body.line(side, d.base, 3.4 * c.size);
    }
    canvas.part(outline, body, relief, left ? 17 : 18);
  }
  seam(canvas, segment({kAxis, c.waist_y + 4}, {kAxis, c.crotch_y}), cloth.colour(), 0.9);
  if (d.weave == Weave::kDenim && d.pattern == Pattern::kSolid) wash(canvas, c);
}

}  // namespace lookbook::generate
