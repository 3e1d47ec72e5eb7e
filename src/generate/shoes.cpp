#include "generate/shoes.hpp"

#include <algorithm>

namespace lookbook::generate {

Last make_last(double sole, double heel, double pointed) {
  Last l;
  l.sole = sole;
  l.heel = heel;
  const double floor = kGround - sole, tilt = heel * 0.28;
  l.tip = {46 - 16 * pointed + tilt, floor - 5 - 5 * (1 - pointed)};
  l.ball = {122 + tilt * 0.8, floor};
  l.arch = {206, floor - heel * 0.50 - 3};
  l.seat = {262 - tilt * 0.3, floor - heel};
  l.back = {314 - tilt * 0.6, floor - heel - 3};
  return l;
}

Path bottom_line(const Last& l) {
  Path p;
  p.move(l.tip.x, l.tip.y).curve(l.tip.x + 14, l.ball.y + 1, l.ball.x - 34, l.ball.y + 1, l.ball.x, l.ball.y);
  p.curve(l.ball.x + 34, l.ball.y - 1, l.arch.x - 26, l.arch.y + l.heel * 0.24, l.arch.x, l.arch.y);
  p.curve(l.arch.x + 20, l.arch.y - l.heel * 0.22, l.seat.x - 22, l.seat.y + l.heel * 0.10, l.seat.x,
          l.seat.y);
  return p.curve(l.seat.x + 16, l.seat.y - l.heel * 0.04, l.back.x - 14, l.back.y + 2, l.back.x, l.back.y);
}

Path sole_outline(const Last& l, double over) {
  const Point a{l.tip.x - over, l.tip.y - 2}, b{l.back.x + over, l.back.y - 2};
  Path p;
  p.move(a.x, a.y).curve(a.x - 3, kGround - 4, a.x + 8, kGround - 1, a.x + 30, kGround);
  p.line(b.x - 16, kGround).curve(b.x - 4, kGround, b.x + 1, kGround - 8, b.x, b.y);
  return p.join(bottom_line(l).reversed().moved(0, -3)).close();
}

Path upper_outline(const Last& l, const Path& top) {
  Path p = top;
  return p.join(bottom_line(l).reversed().moved(0, 2)).close();
}

ShoeCloth shoe_cloth(const Canvas& canvas, const Design& d, Colour sole) {
  const double scale = canvas.scale();
  const Weave second = d.weave == Weave::kMesh || d.weave == Weave::kCanvas ? Weave::kSuede : d.weave;
  return {main_fabric(d, scale), plain_fabric(second, d.second, scale),
          plain_fabric(Weave::kRubber, sole, scale),
          plain_fabric(Weave::kJersey, mix(d.base, hex(0xd9c4a3), 0.55), scale)};
}

void lay_leather(Canvas& canvas, const Path& path, const Fabric& fabric, double round, double lift) {
  Relief relief{round, 0.55, 1.4, 0.5};
  relief.lift = lift;
  canvas.part(path, Cloth(fabric), relief);
}

void lay_sole(Canvas& canvas, const Last& l, const Fabric& fabric, double over, bool tread) {
  const Path outline = sole_outline(l, over);
  Relief relief{9, 0.4, 1, 0};
  canvas.part(outline, Cloth(fabric), relief);
  if (!tread) return;
  canvas.clip(outline);
  for (double x = 20; x < 340; x += 6.5)
    canvas.stroke(segment({x, kGround - 4.5}, {x + 1, kGround + 1}), kBlack, 1.6, 0.28);
  canvas.stroke(segment({10, kGround - 5}, {350, kGround - 5}), kBlack, 0.8, 0.25);
  canvas.unclip();
}

void lay_heel_block(Canvas& canvas, const Last& l, const Fabric& fabric, double top, double bottom,
                    double lean) {
  const double right = l.back.x - 1, y = l.back.y + 1;
  Path p;
  p.move(right - top, l.seat.y - 2)
      .line(right, y)
      .curve(right + 1, y + (kGround - y) * 0.4, right - lean, kGround - 14, right - lean, kGround);
  p.line(right - lean - bottom, kGround)
      .curve(right - lean - bottom - 1, kGround - (kGround - y) * 0.4, right - top + 3,
             l.seat.y + (kGround - y) * 0.35, right - top, l.seat.y - 2);
  Relief relief{std::min(10.0, bottom * 0.6), 0.5, 1, 0};
  canvas.part(p.close(), Cloth(fabric), relief);
  canvas.fill(rectangle(right - lean - bottom, kGround - 4, bottom, 4), hex(0x201c1a), 0.75);
}

void lay_laces(Canvas& canvas, Point low, Point high, Point reach, int rows, Colour colour, double width,
               bool bow) {
  for (int i = 0; i < rows; ++i) {
    const Point eye = mix(low, high, rows == 1 ? 0.5 : static_cast<double>(i) / (rows - 1));
    canvas.fill(circle(eye.x, eye.y, width * 0.62), kBlack, 0.55);
    Path line;
    line.move(eye.x, eye.y)
        .curve(eye.x + reach.x * 0.3, eye.y + reach.y * 0.5, eye.x + reach.x * 0.7, eye.y + reach.y * 0.85,
               eye.x + reach.x, eye.y + reach.y);
    cord(canvas, line, width, colour);
  }
  if (!bow) return;
  const Point knot{high.x + reach.x * 0.75, high.y + reach.y * 0.8};
  Path a, b;
  a.move(knot.x, knot.y).curve(knot.x - 26, knot.y - 4, knot.x - 34, knot.y + 20, knot.x - 6, knot.y + 3);
  b.move(knot.x, knot.y).curve(knot.x + 8, knot.y + 10, knot.x + 4, knot.y + 26, knot.x + 12, knot.y + 34);
  cord(canvas, a, width * 0.9, colour);
  cord(canvas, b, width * 0.9, colour);
}

namespace {

Point behind(double height) {
  return {30, height > 150 ? -24.0 : -46.0};
}

}  // namespace

void frame_pair(Canvas& canvas, const Design& design, double height) {
  const Point by = behind(height);
  canvas.frame({18, kGround - height + by.y - 4, 330 + by.x, kGround + 8},
               is_child(design.department) ? 58 : 20);
}

void finish_pair(Canvas& canvas, double height) {
  const auto [dx, dy] = behind(height);
  canvas.stand();
  canvas.copy_behind(dx, dy, 0.16);
  canvas.ground(ellipse(186 + dx, kGround + dy + 2, 148, 6), 0.35, 8);
  canvas.ground(ellipse(184, kGround + 3, 152, 6), 0.55, 6);
  canvas.ground(ellipse(188, kGround + 8, 166, 13), 0.28, 14);
}

}  // namespace lookbook::generate
