#include "generate/bags.hpp"

#include <utility>

namespace lookbook::generate {

Bag make_bag(Canvas& canvas, const Design& d) {
  const double scale = canvas.scale();
  const bool soft = d.weave == Weave::kCanvas || d.weave == Weave::kStraw || d.weave == Weave::kNylon;
  return {canvas, d, main_fabric(d, scale),
          plain_fabric(soft ? Weave::kLeather : d.weave, d.cut.contrast ? d.second : d.base, scale),
          plain_fabric(soft ? Weave::kLeather : d.weave, d.cut.contrast || soft ? d.second : d.base, scale)};
}

void stand_on_floor(Canvas& canvas, double half, double floor) {
  canvas.stand();
  canvas.ground(ellipse(kAxis, floor + 1, half * 1.0, 6), 0.5, 6);
  canvas.ground(ellipse(kAxis + 6, floor + 6, half * 1.15, 14), 0.26, 15);
}

void lay_arch(Bag& b, double half, double foot, double top, double width, bool back) {
  Path line;
  const double dx = back ? 7 : 0, dy = back ? -5 : 0;
  line.move(kAxis - half + dx, foot + dy)
      .curve(kAxis - half * 0.92 + dx, top - (foot - top) * 0.22 + dy, kAxis + half * 0.92 + dx,
             top - (foot - top) * 0.22 + dy, kAxis + half + dx, foot + dy);
  Relief relief{width * 0.6, 0.7, 1, 0.1};
  relief.lift = back ? 0 : 0.4;
  b.canvas.part(ribbon(line, width, width), Cloth(b.handle, 0, back ? 0.72 : 1), relief);
  if (!back)
    stitches(b.canvas, ribbon(line, width * 0.6, width * 0.6), contrast(b.handle.colour(), 0.45), 0.35);
}

void lay_rings(Bag& b, double half, double y) {
  for (const double side : {-1.0, 1.0}) {
    const Path ring = rectangle(kAxis + side * half - 6, y - 8, 12, 13, 4);
    b.canvas.stroke(ring.moved(0.6, 1), kBlack, 2.6, 0.35);
    b.canvas.stroke(ring, darker(b.d.metal, 0.1), 2.8);
    b.canvas.stroke(ring.moved(-0.4, -0.5), lighter(b.d.metal, 0.65), 1);
    Relief relief{4, 0.5, 1, 0.1};
    relief.lift = 0.4;
    b.canvas.part(rectangle(kAxis + side * half - 7, y + 2, 14, 26, 4), Cloth(b.handle), relief);
    stud(b.canvas, {kAxis + side * half, y + 20}, 2.2, b.d.metal);
  }
}

Path box_shape(double top_half, double bottom_half, double top, double floor, double r) {
  Path half;
  half.move(kAxis, top)
      .line(kAxis + top_half - r * 0.5, top)
      .curve(kAxis + top_half, top, kAxis + top_half + 1, top + r * 0.3, kAxis + top_half + 1, top + r * 0.6);
  half.curve(kAxis + (top_half + bottom_half) / 2 + 3, (top + floor) / 2, kAxis + bottom_half,
             floor - r * 1.6, kAxis + bottom_half, floor - r);
  return symmetric(half.curve(kAxis + bottom_half, floor - r * 0.3, kAxis + bottom_half - r * 0.4, floor,
                              kAxis + bottom_half - r, floor)
                       .line(kAxis, floor));
}

Path flap_shape(double half, double top, double bottom, double r) {
  Path p;
  p.move(kAxis, top - 2)
      .line(kAxis + half, top - 2)
      .curve(kAxis + half + 3, top + 6, kAxis + half + 1, bottom - r, kAxis + half - r * 0.3,
             bottom - r * 0.5);
  return symmetric(p.curve(kAxis + half - r, bottom, kAxis + half * 0.4, bottom + 3, kAxis, bottom + 4));
}

void lay_body(Bag& b, const Path& outline, double round, std::vector<Fold> folds) {
  Relief relief{round, 0.5, 2, 0.8};
  relief.folds = std::move(folds);
  Cloth cloth(b.body);
  if (b.d.cut.block) cloth.block(rectangle(0, 300, 360, 140), b.second);
  b.canvas.part(outline, cloth, relief, 4);
  b.canvas.stroke(outline, darker(b.d.base, 0.6), 0.7, 0.35);
}

void turn_lock(Bag& b, Point at) {
  metal_part(b.canvas, rectangle(at.x - 12, at.y - 9, 24, 18, 4).moved(0.8, 1.4), kBlack);
  metal_part(b.canvas, rectangle(at.x - 12, at.y - 9, 24, 18, 4), b.d.metal);
  metal_part(b.canvas, rectangle(at.x - 2.5, at.y - 10, 5, 20, 2), lighter(b.d.metal, 0.2));
}

void lay_chain(Canvas& canvas, const Path& line, Colour metal) {
  int i = 0;
  for (const Point p : line.points(8)) {
    const Path link = ++i % 2 == 0 ? ellipse(p.x, p.y, 5, 3.6) : ellipse(p.x, p.y, 2.2, 4.6);
    canvas.stroke(link.moved(0.6, 1), kBlack, 2, 0.3);
    canvas.stroke(link, darker(metal, 0.15), 2.2);
    canvas.stroke(link.moved(-0.3, -0.4), lighter(metal, 0.6), 0.8);
  }
}

Path long_strap(double half, double foot, double top) {
  Path line;
  return line.move(kAxis - half, foot)
      .curve(kAxis - half * 0.9, top - 60, kAxis + half * 0.9, top - 60, kAxis + half, foot);
}

void lay_strap(Bag& b, double half, double foot, double top, double width) {
  if (b.d.cut.trim % 3 == 2) return lay_chain(b.canvas, long_strap(half, foot, top), b.d.metal);
  Relief relief{width * 0.6, 0.6, 1, 0.1};
  b.canvas.part(ribbon(long_strap(half, foot, top), width, width), Cloth(b.handle), relief);
}

}  // namespace lookbook::generate
