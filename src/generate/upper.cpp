#include "generate/upper.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "generate/motifs.hpp"

namespace lookbook::generate {
namespace {

double softness(Weave weave) {
  switch (weave) {
    case Weave::kRib:
    case Weave::kFineKnit:
    case Weave::kWool:
    case Weave::kTweed:
    case Weave::kCable:
      return 0.65;
    case Weave::kChunky:
    case Weave::kSherpa:
    case Weave::kFleece:
    case Weave::kFur:
      return 0.45;
    case Weave::kQuilt:
    case Weave::kDenim:
    case Weave::kTwill:
      return 0.8;
    case Weave::kLycra:
      return 0.4;
    case Weave::kSatin:
    case Weave::kChiffon:
    case Weave::kLinen:
      return 1.25;
    default:
      return 1;
  }
}

Weave trim_weave(const Design& d) {
  if (d.cut.hem == Hem::kRib || d.shape == Shape::kKnit || d.weave == Weave::kJersey) return Weave::kRib;
  return d.weave;
}

Box content_box(const Design& d, const Bodice& b, const SleeveCut& cut) {
  Box box = front_outline(d, b).bounds();
  if (cut.length > 0) {
    const Box sleeve = sleeve_shape(b, cut).outline.bounds();
    box.right = std::max(box.right, sleeve.right);
    box.bottom = std::max(box.bottom, sleeve.bottom);
  }
  box.top = b.neck.y;
  return box;
}

Path hem_edge(const Bodice& b, double y, double x) {
  const double w = x - kAxis, drop = b.hem_drop;
  Path p;
  p.move(kAxis - w, y).curve(kAxis - w * 0.7, y + drop * 0.7, kAxis - w * 0.3, y + drop, kAxis, y + drop);
  return p.curve(kAxis + w * 0.3, y + drop, kAxis + w * 0.7, y + drop * 0.7, x, y);
}

std::vector<Fold> sleeve_folds(Upper& u, const SleeveShape& shape) {
  const double s = u.s, soft = u.soft;
  const Point root = mix(u.b.shoulder, u.b.underarm, 0.5), end = mix(shape.cuff_outer, shape.cuff_inner, 0.5);
  const Point d = shape.direction;
  std::vector<Fold> folds = pulls(u.rng, {u.b.underarm.x - 2, u.b.underarm.y},
                                  mix(shape.cuff_outer, root, 0.35), 30 * s, 3, 3 * s, 1.2 * soft);
  if (u.cut.length > 120 * s) {
    const Point elbow = mix(root, end, 0.55);
    for (int i = -1; i <= 2; ++i) {
      const Point at{elbow.x + d.x * i * 13 * s, elbow.y + d.y * i * 13 * s};
      add_folds(folds, pulls(u.rng, {at.x - d.y * 17 * s, at.y + d.x * 17 * s},
                             {at.x + d.y * 10 * s, at.y - d.x * 10 * s + 7}, 12, 1, 2.6 * s, 1.3 * soft));
    }
  }
  if (u.cut.gathered || u.d.cut.sleeve == Sleeve::kBell || u.d.cut.sleeve == Sleeve::kFlutter) {
    add_folds(folds, hanging_folds(u.rng, shape.cuff_outer, shape.cuff_inner, {-d.x * 44 * s, -d.y * 44 * s},
                                   6, 2.6 * s, 1.6));
  }
  return folds;
}

void finish_cuff(Upper& u, const SleeveShape& shape, bool left, double turn) {
  const auto side = [left](const Path& p) { return left ? p.mirrored() : p; };
  const bool is_long = u.cut.length > 120 * u.s, knit = u.d.cut.hem == Hem::kRib;
  const bool buttoned = is_long && (u.d.shape == Shape::kShirt || u.d.cut.sleeve == Sleeve::kLongPuff);
  if (knit || buttoned || u.cut.gathered) {
    const double depth = (knit ? (is_long ? 17 : 9) : is_long ? 19 : 7) * u.s;
    Relief relief{8, 0.5, 1, 0.3};
    relief.lift = 0.25;
    u.canvas.part(side(cuff_band(shape, depth, knit ? 0.94 : 1.04)), Cloth(knit ? u.trim : u.cloth, turn),
                  relief);
    if (buttoned) {
      const Point at = mix(shape.cuff_inner, shape.cuff_outer, 0.3);
      const Point p{at.x - shape.direction.x * depth / 2, at.y - shape.direction.y * depth / 2};
      button(u.canvas, left ? Point{2 * kAxis - p.x, p.y} : p, 2.2 * u.s, lighter(u.d.base, 0.7));
    }
    return;
  }
  const Point d = shape.direction, o = shape.cuff_outer, i = shape.cuff_inner;
  const double depth = 7 * u.s;
  Path hem;
  hem.move(o.x - d.x * depth, o.y - d.y * depth);
  hem.curve(mix(o, i, 0.3).x - d.x * (depth - 3.5), mix(o, i, 0.3).y - d.y * (depth - 3.5),
            mix(o, i, 0.7).x - d.x * (depth - 3.5), mix(o, i, 0.7).y - d.y * (depth - 3.5), i.x - d.x * depth,
            i.y - d.y * depth);
  stitches(u.canvas, side(hem), contrast(u.d.base, 0.4), 0.5);
}

void print_graphic(Upper& u, Cloth& cloth) {
  const Design& d = u.d;
  const Colour ink =
      std::abs(lightness(d.base) - lightness(d.second)) > 0.2 ? d.second : contrast(d.base, 0.75);
  if (d.cut.graphic == Graphic::kLogo) {
    const Point at{kAxis + 30 * u.s, u.b.underarm.y - 6 * u.s};
    cloth.print(circle(at.x, at.y, 4.4 * u.s), ink, 0.9);
    cloth.print(polygon({{at.x - 2.6 * u.s, at.y + 2 * u.s},
                         {at.x, at.y - 2.6 * u.s},
                         {at.x + 2.6 * u.s, at.y + 2 * u.s}}),
                d.base);
    return;
  }
  const double size = 36 * u.s, y = u.b.neck_depth + 54 * u.s;
  for (const Inked& piece : motif(d.cut.graphic, ink, d.third, d.base)) {
    Path shape = piece.shape.scaled(size, size, {0, 0}).moved(kAxis, y);
    piece.width > 0 ? cloth.line(std::move(shape), piece.colour, piece.width * size, 0.95)
                    : cloth.print(std::move(shape), piece.colour, 0.95);
  }
}

}  // namespace

double Upper::framed(double above, double below, double wide) {
  Box box = content_box(d, b, cut);
  box.right = std::max(box.right, kAxis + wide);
  box.left = 2 * kAxis - box.right;
  box.top -= above;
  box.bottom += below;
  canvas.frame(box, is_child(d.department) ? 46 : 24);
  return canvas.scale();
}

Upper::Upper(Canvas& on, const Design& design, double above, double below, double wide)
    : canvas(on),
      d(design),
      b(make_bodice(design)),
      cut(make_sleeve(design, b)),
      rng(design.seed, 3),
      s(b.size),
      soft(softness(design.weave)),
      cloth(main_fabric(design, framed(above, below, wide))),
      trim(plain_fabric(trim_weave(design), design.cut.contrast ? design.second : design.base,
                        canvas.scale())),
      lining(plain_fabric(design.weave == Weave::kDenim ? Weave::kTwill : design.weave, design.base,
                          canvas.scale())) {}

void lay_back(Upper& u) {
  if (u.d.cut.neckline == Neckline::kOffShoulder) return;
  if (has_straps(u.d)) {
    const double top = u.b.underarm.y - 8 * u.s;
    Path half;
    half.move(kAxis, top + 4)
        .curve(kAxis + 20, top + 4, u.b.underarm.x - 24, top, u.b.underarm.x - 6, u.b.underarm.y);
    u.canvas.part(symmetric(half.line(u.b.underarm.x - 12, top + 44 * u.s).line(kAxis, top + 50 * u.s)),
                  Cloth(u.lining, 0, 0.6), Relief{12, 0.3});
    return;
  }
  u.canvas.part(back_inside(u.b), Cloth(u.lining, 0, 0.6), Relief{14, 0.25});
  label(u.canvas, {kAxis, u.b.neck.y + 15 * u.s}, 15 * u.s, 8 * u.s, lighter(u.d.base, 0.85),
        darker(u.d.base, 0.6));
}

void lay_sleeves(Upper& u) {
  if (u.cut.length <= 0) return;
  const SleeveShape shape = sleeve_shape(u.b, u.cut);
  const Point d = shape.direction;
  const Path beyond =
      ribbon(segment(shape.cuff_inner, {shape.cuff_inner.x + d.x * 24, shape.cuff_inner.y + d.y * 24}),
             u.cut.cuff, u.cut.cuff, 1);
  for (const bool left : {false, true}) {
    Relief relief{21 * u.s, 0.6};
    relief.folds = sleeve_folds(u, shape);
    relief.open = beyond;
    relief.open.add(circle(mix(u.b.shoulder, u.b.underarm, 0.5).x - 26 * u.s,
                           mix(u.b.shoulder, u.b.underarm, 0.5).y, 24 * u.s));
    Path outline = shape.outline;
    if (left) {
      outline = outline.mirrored();
      relief.open = relief.open.mirrored();
      for (auto& fold : relief.folds) fold.shape = fold.shape.mirrored();
    }
    const double turn = left ? u.cut.angle : -u.cut.angle;
    const Fabric& cloth = u.d.cut.block && u.d.cut.contrast ? u.trim : u.cloth;
    u.canvas.part(outline, Cloth(cloth, turn), relief, left ? 11 : 12);
    finish_cuff(u, shape, left, turn);
  }
}

std::vector<Fold> front_folds(Upper& u) {
  const Bodice& b = u.b;
  const double s = u.s;
  std::vector<Fold> folds;
  for (const double side : {1.0, -1.0}) {
    const auto at = [&](double x, double y) { return Point{kAxis + side * (x - kAxis), y}; };
    add_folds(folds,
              pulls(u.rng, at(b.underarm.x - 6, b.underarm.y),
                    at(b.underarm.x - 42 * s, b.underarm.y + 62 * s), 36 * s, 3, 3.4 * s, 1.3 * u.soft));
    add_folds(folds, pulls(u.rng, at(b.waist.x - 2, b.waist.y + 12), at(b.waist.x - 44 * s, b.waist.y - 8),
                           26 * s, 2, 3.2 * s, 0.9 * u.soft));
  }
  const double w = (b.hem.x - kAxis) * 0.85;
  add_folds(folds, hanging_folds(u.rng, {kAxis - w, b.hem.y}, {kAxis + w, b.hem.y}, {0, -64 * s}, 4, 3.8 * s,
                                 1.0 * u.soft));
  return folds;
}

void lay_front(Upper& u, const Path& outline, std::vector<Fold> folds, const Path& open) {
  const Bodice& b = u.b;
  Cloth body(u.cloth);
  if (u.d.cut.block) body.block(rectangle(0, b.underarm.y + 14 * u.s, 360, 46 * u.s), u.trim);
  print_graphic(u, body);
  Relief relief{34 * u.s, 0.5};
  relief.lift = u.cut.length > 0 ? 0.28 : 0;
  relief.folds = front_folds(u);
  add_folds(relief.folds, std::move(folds));
  relief.open = open;
  const double w = b.hem.x - kAxis, n = b.neck.x - kAxis;
  relief.open.add(rectangle(kAxis - w, b.hem.y - 2, 2 * w, 44))
      .add(rectangle(kAxis - n * 0.9, b.neck.y - 12, n * 1.8, b.neck_depth - b.neck.y + 12));
  if (u.cut.length > 0) {  // cloth goes on into the sleeves
    const Path sleeve = sleeve_shape(b, u.cut).outline;
    relief.open.add(sleeve).add(sleeve.mirrored());
  }
  const auto variation = static_cast<unsigned>(u.d.seed % 97);
  if (u.d.cut.closure != Closure::kOpen) {
    u.canvas.part(outline, body, relief, variation);
    return;
  }
  u.canvas.part(outline, Cloth(u.lining, 0, 0.55), relief, variation);
  for (const bool left : {false, true}) {
    const Path edge = left ? open_edge(u).mirrored() : open_edge(u);
    Path panel = edge;
    panel.line(left ? -100 : 460, b.hem.y + 80).line(left ? -100 : 460, 0).close();
    u.canvas.clip(panel);
    u.canvas.part(outline, body, relief, variation + (left ? 1 : 0));
    u.canvas.unclip();
    if (u.d.shape == Shape::kKnit) {
      Relief band{5, 0.4, 1, 0.3};
      band.lift = 0.2;
      u.canvas.clip(outline);
      u.canvas.part(ribbon(edge, 11 * u.s, 11 * u.s), Cloth(u.trim, 1.5708), band);
      u.canvas.unclip();
    }
  }
}

Path open_edge(const Upper& u) {
  const Bodice& b = u.b;
  Path edge;
  edge.move(b.neck.x - 1, b.neck.y - 8)
      .curve(b.neck.x - 2, b.neck.y + 30 * u.s, kAxis + 12 * u.s, b.neck_depth, kAxis + 9 * u.s,
             b.neck_depth + 40 * u.s);
  return edge.curve(kAxis + 7 * u.s, b.hem.y - 60 * u.s, kAxis + 12 * u.s, b.hem.y - 20, kAxis + 15 * u.s,
                    b.hem.y + 60);
}

void lay_armholes(Upper& u) {
  const Bodice& b = u.b;
  Path line;
  line.move(b.shoulder.x, b.shoulder.y)
      .curve(b.shoulder.x - 3, b.shoulder.y + 18, b.underarm.x - 12 * u.s, b.underarm.y - 12, b.underarm.x,
             b.underarm.y);
  for (const bool left : {false, true}) {
    const Path at = left ? line.mirrored() : line;
    u.canvas.tint(ribbon(at, 5, 5), kBlack, 0.12, 3);
    seam(u.canvas, at, u.d.base, 0.75);
  }
}

void bind_neck(Upper& u, bool back, double width) {
  const Bodice& b = u.b;
  if (back) {
    const double w = b.neck.x - kAxis;
    Path half;
    half.move(kAxis, b.neck.y + 5)
        .curve(kAxis + w * 0.55, b.neck.y + 5, b.neck.x - w * 0.2, b.neck.y + 3, b.neck.x + 1, b.neck.y);
    Path whole = half.reversed().mirrored();
    u.canvas.part(ribbon(whole.join(half), width, width, -1), Cloth(u.trim, 0, 0.78), Relief{4, 0.3, 1, 0.2});
    return;
  }
  const Path line = neckline_path(u.d, b);
  Path whole = line.reversed().mirrored();
  whole.join(line);
  const Path band = ribbon(whole, width, width, -1);
  u.canvas.part(band, Cloth(u.trim), Relief{5, 0.35, 1, 0.2});
  seam(u.canvas, band, u.trim.colour(), 0.5);
}

void lay_straps(Upper& u) {
  const Bodice& b = u.b;
  const double edge = b.underarm.y - 24 * u.s, x = kAxis + 41 * u.s;
  for (const bool left : {false, true}) {
    Path line;
    line.move(x, edge + 4)
        .curve(x + 2, edge - 16, x - 4 * u.s, b.neck.y + 16, kAxis + 32 * u.s, b.neck.y + 2);
    Path behind;
    behind.move(kAxis + 32 * u.s, b.neck.y + 2)
        .curve(x - 16 * u.s, b.neck.y + 12, x - 20 * u.s, edge - 26 * u.s, x - 22 * u.s, edge + 12 * u.s);
    if (left) {
      line = line.mirrored();
      behind = behind.mirrored();
    }
    cord(u.canvas, behind, 2.6 * u.s, darker(u.d.base, 0.3));
    cord(u.canvas, line, 2.8 * u.s, u.d.base);
  }
}

void finish_hem(Upper& u) {
  const Bodice& b = u.b;
  switch (u.d.cut.hem) {
    case Hem::kRib: {
      const double depth = 18 * u.s;
      Path band = hem_edge(b, b.hem.y - depth * 0.4, b.hem.x - 4 * u.s);
      band.join(hem_edge(b, b.hem.y + depth * 0.65, b.hem.x - 7 * u.s).reversed()).close();
      Relief relief{9, 0.5, 1, 0.3};
      relief.lift = 0.2;
      u.canvas.part(band, Cloth(u.trim), relief);
      return;
    }
    case Hem::kRuffle: {
      Path band = hem_edge(b, b.hem.y - 6 * u.s, b.hem.x);
      band.join(hem_edge(b, b.hem.y + 24 * u.s, b.hem.x + 9 * u.s).reversed()).close();
      Relief relief{16, 0.3};
      relief.lift = 0.3;
      relief.folds = hanging_folds(u.rng, {2 * kAxis - b.hem.x, b.hem.y}, {b.hem.x, b.hem.y}, {0, 26 * u.s},
                                   15, 3.4 * u.s, 1.7);
      u.canvas.part(band, Cloth(u.cloth), relief);
      return;
    }
    case Hem::kShirtTail: {
      const double w = b.hem.x - kAxis;
      Path half;
      half.move(kAxis, b.hem.y + 20 * u.s)
          .curve(kAxis + w * 0.55, b.hem.y + 20 * u.s, b.hem.x - 5, b.hem.y + 12 * u.s, b.hem.x - 1,
                 b.hem.y - 3);
      stitches(u.canvas, half, contrast(u.d.base, 0.4), 0.5);
      stitches(u.canvas, half.mirrored(), contrast(u.d.base, 0.4), 0.5);
      return;
    }
    default:
      stitches(u.canvas, hem_edge(b, b.hem.y - 7 * u.s, b.hem.x), contrast(u.d.base, 0.4), 0.5);
  }
}

}  // namespace lookbook::generate
