#include <algorithm>
#include <cmath>

#include "generate/drawing.hpp"
#include "generate/lower.hpp"

namespace lookbook::generate {
namespace {

double sag_of(const SkirtCut& c) {
  switch (c.fall) {
    case Fall::kPencil:
    case Fall::kShift:
      return 4;
    case Fall::kCircle:
    case Fall::kTulle:
    case Fall::kTiers:
    case Fall::kBell:
      return 14 * c.size;
    default:
      return 9 * c.size;
  }
}

/// The lower edge from the axis to the right, wavy where the skirt is wide.
Path hem_line(const SkirtCut& c) {
  const double w = c.hem, y = c.hem_y, sag = sag_of(c);
  Path p;
  p.move(kAxis + w, y);
  if (c.fall == Fall::kPencil || c.fall == Fall::kShift || c.fall == Fall::kBias) {
    return p.curve(kAxis + w * 0.7, y + sag * 0.7, kAxis + w * 0.3, y + sag, kAxis, y + sag);
  }
  const int waves = c.fall == Fall::kPleats ? 7 : 3;
  for (int i = 1; i <= waves; ++i) {
    const double t1 = 1 - static_cast<double>(i) / waves, tm = t1 + 0.5 / waves;
    const auto level = [&](double t) { return y + sag * (1 - t * t); };
    const double dip = (c.fall == Fall::kPleats ? 2.5 : 6) * c.size;
    p.curve(kAxis + w * (tm + 0.2 / waves), level(tm) + dip, kAxis + w * (tm - 0.2 / waves), level(tm) + dip,
            kAxis + w * t1, level(t1));
  }
  return p;
}

}  // namespace

std::vector<Fold> skirt_folds(const SkirtCut& c, Rng& rng) {
  const double s = c.size, deep = c.hem_y - c.waist_y;
  std::vector<Fold> folds;
  const auto radial = [&](int count, double from, double width, double strength) {
    for (int i = 0; i < count; ++i) {
      const double t = -0.92 + 1.84 * (i + rng.uniform(0.2, 0.8)) / count,
                   start = from + rng.uniform(0, 0.25);
      const Point a{kAxis + t * (c.waist + (c.hem - c.waist) * start * 0.8), c.waist_y + deep * start};
      const Point b{kAxis + t * c.hem, c.hem_y + 26 * s};
      folds.push_back({leaf(a, b, width * s * rng.uniform(0.8, 1.4), rng.uniform(-4, 4)),
                       strength * (i % 3 == 2 ? -0.8 : 1) * rng.uniform(0.7, 1.1)});
    }
  };
  switch (c.fall) {
    case Fall::kPencil:
    case Fall::kShift:
      add_folds(folds, pulls(rng, {kAxis - c.hip * 0.95, c.hip_y - 6}, {kAxis - c.hip * 0.3, c.hip_y + 8}, 34,
                             2, 2.6 * s, 0.55));
      add_folds(folds, pulls(rng, {kAxis + c.hip * 0.95, c.hip_y - 6}, {kAxis + c.hip * 0.3, c.hip_y + 8}, 34,
                             2, 2.6 * s, 0.55));
      radial(3, 0.6, 3, 0.7);
      break;
    case Fall::kALine:
    case Fall::kBell:
    case Fall::kWrap:
      radial(8, 0.3, 4.5, 1.5);
      break;
    case Fall::kCircle:
      radial(11, 0.05, 5.5, 2.2);
      break;
    case Fall::kTiers:
      radial(10, 0.1, 4, 1.3);
      break;
    case Fall::kTulle:
      radial(26, 0.0, 2.4, 1.6);
      break;
    case Fall::kBias:
      radial(6, 0.35, 5, 1.6);
      break;
    case Fall::kPleats:
      break;
  }
  return folds;
}

namespace {

/// Knife pleats: each a lit face and a dark fold under.
void lay_pleats(Canvas& canvas, const SkirtCut& c, Colour colour) {
  const int n = 15;
  Path lines, dark, light;
  for (int i = 0; i <= n; ++i) {
    const double t = -1 + 2.0 * i / n, wave = 1.5 * c.size * (i % 2 == 0 ? 1 : -1);
    const Point a{kAxis + t * c.waist, c.waist_y - 2}, b{kAxis + t * c.hem + wave, c.hem_y + 30};
    Path line;
    line.move(a.x, a.y).curve(a.x + (b.x - a.x) * 0.25, a.y + 40, b.x - (b.x - a.x) * 0.2, b.y - 80, b.x,
                              b.y);
    const double wide = 2 * c.hem / n;
    lines.add(line);
    dark.add(ribbon(line, 2, wide * 0.75, -1));
    light.add(ribbon(line, 1, wide * 0.35, 1));
  }
  canvas.clip(skirt_outline(c));
  canvas.tint(dark, kBlack, 0.30, 3);
  canvas.tint(light, kWhite, 0.20, 2.5);
  canvas.stroke(lines, darker(colour, 0.7), 0.8, 0.55);
  canvas.unclip();
}

void lay_tiers(Canvas& canvas, const SkirtCut& c, const Fabric& cloth, Rng& rng) {
  const int tiers = 3;
  for (int i = tiers - 1; i >= 0; --i) {
    SkirtCut part = c;
    const double a = static_cast<double>(i) / tiers, b = static_cast<double>(i + 1) / tiers;
    const auto width = [&](double t) { return c.waist + (c.hem - c.waist) * std::pow(t, 0.8); };
    part.waist_y = c.waist_y + (c.hem_y - c.waist_y) * a;
    part.waist = width(a);
    part.hem_y = c.waist_y + (c.hem_y - c.waist_y) * b;
    part.hem = width(b) + 4;
    part.hip_y = (part.waist_y + part.hem_y) / 2;
    part.hip = (part.waist + part.hem) / 2 + 2;
    Relief relief{26 * c.size, 0.45};
    relief.lift = i < tiers - 1 ? 0.55 : 0.3;
    relief.folds = hanging_folds(rng, {kAxis - part.waist, part.waist_y}, {kAxis + part.waist, part.waist_y},
                                 {0, 26 * c.size}, 22, 2.2 * c.size, 1.3);
    add_folds(relief.folds, skirt_folds(part, rng));
    relief.open = rectangle(kAxis - part.hem, part.hem_y, part.hem * 2, 40);
    canvas.part(skirt_outline(part), Cloth(cloth), relief, static_cast<unsigned>(i + 40));
    seam(canvas,
         Path()
             .move(kAxis - part.waist, part.waist_y)
             .curve(kAxis - part.waist * 0.4, part.waist_y + 4, kAxis + part.waist * 0.4, part.waist_y + 4,
                    kAxis + part.waist, part.waist_y),
         cloth.colour(), 0.7);
  }
}

void lay_wrap_edge(Canvas& canvas, const SkirtCut& c, Colour colour) {
  Path edge;
  edge.move(kAxis - c.waist * 0.7, c.waist_y)
      .curve(kAxis + 6, c.waist_y + 30, kAxis + c.hem * 0.25, c.hem_y - 70, kAxis + c.hem * 0.30,
             c.hem_y + 16);
  canvas.clip(skirt_outline(c));
  canvas.tint(ribbon(edge, 3, 10 * c.size, 1), kBlack, 0.3, 4);
  canvas.stroke(edge, darker(colour, 0.7), 1, 0.6);
  canvas.stroke(edge.moved(-1.5, 0), kWhite, 1.2, 0.2);
  canvas.unclip();
}

}  // namespace

Path skirt_side(const SkirtCut& c) {
  Path half;
  half.move(kAxis + c.waist, c.waist_y);
  const double hip = c.hip_y - c.waist_y, rest = c.hem_y - c.hip_y;
  if (c.fall == Fall::kCircle || c.fall == Fall::kTulle || c.fall == Fall::kBell) {
    const double full = c.fall == Fall::kCircle ? 0.0 : c.fall == Fall::kTulle ? 0.2 : 0.3;
    half.curve(kAxis + c.waist + (c.hem - c.waist) * (0.2 + full), c.waist_y + hip * 0.35,
               kAxis + c.hem * (c.fall == Fall::kCircle ? 0.86 : 0.97), c.hem_y - rest * 0.7, kAxis + c.hem,
               c.hem_y);
  } else if (c.fall == Fall::kALine || c.fall == Fall::kPleats || c.fall == Fall::kTiers) {
    half.curve(kAxis + c.waist + 4, c.waist_y + hip * 0.6, kAxis + c.hem - (c.hem - c.waist) * 0.35,
               c.hem_y - rest * 0.6, kAxis + c.hem, c.hem_y);
  } else {
    half.curve(kAxis + c.waist + 2, c.waist_y + hip * 0.35, kAxis + c.hip, c.hip_y - hip * 0.45,
               kAxis + c.hip, c.hip_y);
    half.curve(kAxis + c.hip, c.hip_y + rest * 0.35, kAxis + c.hem, c.hem_y - rest * 0.4, kAxis + c.hem,
               c.hem_y);
  }
  return half.join(hem_line(c));
}

Path skirt_outline(const SkirtCut& c) {
  Path half;
  half.move(kAxis, c.waist_y + 3);
  half.curve(kAxis + c.waist * 0.4, c.waist_y + 3, kAxis + c.waist * 0.7, c.waist_y + 1, kAxis + c.waist,
             c.waist_y);
  return symmetric(half.join(skirt_side(c)));
}

void trim_skirt(Canvas& canvas, const SkirtCut& c, const Fabric& cloth) {
  if (c.fall == Fall::kPleats) lay_pleats(canvas, c, cloth.colour());
  if (c.fall == Fall::kWrap) lay_wrap_edge(canvas, c, cloth.colour());
  if (c.fall == Fall::kPencil || c.fall == Fall::kShift || c.fall == Fall::kALine) {
    const Path hem = hem_line(c).moved(0, -7 * c.size);
    stitches(canvas, hem, contrast(cloth.colour(), 0.4), 0.45);
    stitches(canvas, hem.mirrored(), contrast(cloth.colour(), 0.4), 0.45);
  }
}

void lay_skirt(Canvas& canvas, const SkirtCut& c, const Design& d, const Fabric& cloth, const Fabric& trim,
               Rng& rng) {
  if (c.fall == Fall::kTiers) return lay_tiers(canvas, c, cloth, rng);
  Relief relief{36 * c.size, 0.5};
  relief.folds = skirt_folds(c, rng);
  relief.open = rectangle(kAxis - c.hem, c.hem_y, c.hem * 2, 44);
  relief.open.add(rectangle(kAxis - c.waist, c.waist_y - 40, c.waist * 2, 42));
  if (c.fall == Fall::kTulle) {  // under-layers peep out below
    SkirtCut under = c;
    under.hem_y += 9 * c.size;
    under.hem -= 3;
    canvas.part(skirt_outline(under), Cloth(trim, 0, 0.9), relief, 3);
  }
  Cloth body(cloth);
  if (d.cut.block) body.block(rectangle(0, c.hem_y - 30 * c.size, 360, 60), trim);
  canvas.part(skirt_outline(c), body, relief, static_cast<unsigned>(d.seed % 89));
  if (c.fall == Fall::kTulle) {
    for (int i = 0; i < 3; ++i) {
      SkirtCut layer = c;
      layer.hem_y -= (18 + 22 * i) * c.size;
      layer.hem = c.waist + (c.hem - c.waist) * (layer.hem_y - c.waist_y) / (c.hem_y - c.waist_y);
      canvas.stroke(hem_line(layer), kWhite, 1.2, 0.25);
      canvas.stroke(hem_line(layer).mirrored(), kWhite, 1.2, 0.25);
    }
  }
  trim_skirt(canvas, c, cloth);
}

void lay_waistband(Canvas& canvas, double y, double half, double height, const Fabric& cloth, double sag) {
  Path band;
  band.move(kAxis - half, y)
      .curve(kAxis - half * 0.4, y + sag, kAxis + half * 0.4, y + sag, kAxis + half, y)
      .line(kAxis + half + 1.5, y + height);
  band.curve(kAxis + half * 0.4, y + height + sag, kAxis - half * 0.4, y + height + sag, kAxis - half - 1.5,
             y + height)
      .close();
  Relief relief{16, 0.45, 1, 0.4};
  relief.lift = 0.3;
  relief.open = rectangle(kAxis - half * 0.96, y - 20, half * 1.92, height + 50);
  canvas.part(band, Cloth(cloth), relief);
  canvas.stroke(band, darker(cloth.colour(), 0.7), 0.6, 0.3);
}

}  // namespace lookbook::generate
