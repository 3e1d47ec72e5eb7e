// Necklaces, earrings, bracelets and rings.
#include <cmath>

#include "generate/details.hpp"
#include "generate/drawing.hpp"
#include "generate/fabrics.hpp"
#include "generate/forms.hpp"

namespace lookbook::generate {
namespace {

constexpr double kTurn = 6.283185307179586;

void fine_chain(Canvas& canvas, const Path& line, Colour metal, double link) {
  canvas.stroke(line.moved(1.5, 3), kBlack, link, 0.10);
  int i = 0;
  for (const Point p : line.points(link * 1.1)) {
    const Path shape = ++i % 2 == 0 ? ellipse(p.x, p.y, link * 0.55, link * 0.42)
                                    : ellipse(p.x, p.y, link * 0.28, link * 0.5);
    canvas.stroke(shape, darker(metal, 0.25), link * 0.30);
    canvas.stroke(shape.moved(-0.2, -0.3), lighter(metal, 0.6), link * 0.12);
  }
}

void gem(Canvas& canvas, Point c, double r, Colour colour, bool drop) {
  Path outline = circle(c.x, c.y, r);
  if (drop) {
    outline = Path();
    outline.move(c.x, c.y - r * 1.7)
        .curve(c.x + r * 0.5, c.y - r * 0.8, c.x + r, c.y - r * 0.3, c.x + r, c.y + r * 0.25);
    outline.curve(c.x + r, c.y + r * 1.2, c.x - r, c.y + r * 1.2, c.x - r, c.y + r * 0.25)
        .curve(c.x - r, c.y - r * 0.3, c.x - r * 0.5, c.y - r * 0.8, c.x, c.y - r * 1.7)
        .close();
  }
  canvas.fill(outline.moved(1, 2), kBlack, 0.2);
  canvas.fill(outline, Gradient{c,
                                {c.x - r * 0.35, c.y - r * 0.4},
                                r * 1.4,
                                {{0, lighter(colour, 0.65)}, {0.5, colour}, {1, darker(colour, 0.6)}}});
  for (int i = 0; i < 6; ++i) {
    const double a = i * kTurn / 6 + 0.3;
    canvas.fill(polygon({c,
                         {c.x + std::cos(a) * r * 0.85, c.y + std::sin(a) * r * 0.85},
                         {c.x + std::cos(a + 0.7) * r * 0.85, c.y + std::sin(a + 0.7) * r * 0.85}}),
                i % 2 == 0 ? kWhite : kBlack, 0.10);
  }
  canvas.fill(circle(c.x - r * 0.3, c.y - r * 0.35, r * 0.16), kWhite, 0.9);
}

/// A cut stone from the side: crown above, pavilion below.
void brilliant(Canvas& canvas, Point c, double r, Colour colour) {
  const Point left{c.x - r, c.y}, right{c.x + r, c.y}, tip{c.x, c.y + r * 0.95};
  const Point a{c.x - r * 0.58, c.y - r * 0.5}, b{c.x + r * 0.58, c.y - r * 0.5};
  canvas.fill(polygon({a, b, right, tip, left}).moved(1.5, 2.5), kBlack, 0.18);
  canvas.fill(
      polygon({a, b, right, left}),
      Gradient{
          a, right, 0, {{0, lighter(colour, 0.75)}, {0.6, lighter(colour, 0.2)}, {1, darker(colour, 0.2)}}});
  canvas.fill(polygon({left, right, tip}),
              Gradient{left,
                       right,
                       0,
                       {{0, lighter(colour, 0.3)}, {0.5, darker(colour, 0.35)}, {1, darker(colour, 0.1)}}});
  for (int i = -2; i < 3; ++i) {
    const double x0 = c.x + i * r * 0.4 - r * 0.2, x1 = x0 + r * 0.4;
    canvas.fill(polygon({{x0, c.y}, {x1, c.y}, {(x0 + x1) / 2, c.y - r * 0.5}}), i % 2 == 0 ? kWhite : kBlack,
                0.14);
    canvas.fill(polygon({{x0, c.y}, {x1, c.y}, tip}), i % 2 == 0 ? kWhite : kBlack, 0.16);
  }
  canvas.stroke(polygon({a, b, right, tip, left}), darker(colour, 0.55), 0.6, 0.6);
  canvas.stroke(segment(left, right), kWhite, 0.8, 0.6);
}

void pearl(Canvas& canvas, Point c, double r, Colour colour) {
  canvas.fill(circle(c.x + 0.8, c.y + 1.6, r), kBlack, 0.18);
  canvas.fill(
      circle(c.x, c.y, r),
      Gradient{c,
               {c.x - r * 0.35, c.y - r * 0.4},
               r,
               {{0, kWhite}, {0.4, lighter(colour, 0.35)}, {0.85, colour}, {1, darker(colour, 0.35)}}});
}

/// A bent metal rod.
void rod(Canvas& canvas, const Path& line, double width, Colour metal) {
  canvas.stroke(line.moved(1.5, 3), kBlack, width, 0.16);
  canvas.stroke(line, darker(metal, 0.5), width);
  canvas.stroke(line.moved(-width * 0.06, -width * 0.08), metal, width * 0.78);
  canvas.stroke(line.moved(-width * 0.16, -width * 0.20), lighter(metal, 0.75), width * 0.26);
}

void pendant(Canvas& canvas, const Design& d, Point at) {
  rod(canvas, circle(at.x, at.y + 4, 4), 1.6, d.metal);
  switch (d.cut.trim % 5) {
    case 0:
      gem(canvas, {at.x, at.y + 32}, 13, d.base, true);
      return;
    case 1: {
      Path heart;
      heart.move(at.x, at.y + 46)
          .curve(at.x - 34, at.y + 22, at.x - 16, at.y - 2, at.x, at.y + 16)
          .curve(at.x + 16, at.y - 2, at.x + 34, at.y + 22, at.x, at.y + 46)
          .close();
      metal_part(canvas, heart, d.metal);
      return;
    }
    case 2:
      metal_part(canvas, circle(at.x, at.y + 28, 19), d.metal);
      gem(canvas, {at.x, at.y + 28}, 6, d.base, false);
      return;
    case 3:
      metal_part(canvas, rectangle(at.x - 26, at.y + 8, 52, 8, 3), d.metal);
      return;
    default: {
      Path moon;
      moon.move(at.x - 14, at.y + 10)
          .curve(at.x - 26, at.y + 40, at.x + 10, at.y + 58, at.x + 22, at.y + 34)
          .curve(at.x + 6, at.y + 42, at.x - 12, at.y + 30, at.x - 14, at.y + 10)
          .close();
      metal_part(canvas, moon, d.metal);
    }
  }
}

Path hang(double half, double top, double drop) {
  Path line;
  return line.move(kAxis - half, top)
      .curve(kAxis - half * 1.15, top + drop * 0.75, kAxis - half * 0.4, top + drop, kAxis, top + drop)
      .curve(kAxis + half * 0.4, top + drop, kAxis + half * 1.15, top + drop * 0.75, kAxis + half, top);
}

void earring(Canvas& canvas, const Design& d, double x) {
  const double y = 180;
  switch (form_of<EarringForm>(d)) {
    case EarringForm::kHoop: {  // hoop
      const double r = 36 + 24 * d.cut.height;
      rod(canvas, circle(x, y + r, r), 5 + 5 * d.cut.fit, d.metal);
      if (d.cut.trim % 2 == 0) {
        for (int i = 0; i < 9; ++i)
          pearl(canvas, {x + std::sin(-1.2 + i * 0.3) * r, y + r + std::cos(-1.2 + i * 0.3) * r}, 5, d.base);
      }
      return;
    }
    case EarringForm::kStud:
      gem(canvas, {x, y + 40}, 24 + 8 * d.cut.fit, d.base, false);
      rod(canvas, circle(x, y + 40, 25 + 8 * d.cut.fit), 3, d.metal);
      return;
    case EarringForm::kDrop:  // drop
      rod(canvas, Path().move(x, y + 20).curve(x - 14, y - 2, x + 12, y - 12, x + 8, y + 12), 2.4, d.metal);
      fine_chain(canvas, segment({x, y + 22}, {x, y + 58}), d.metal, 4);
      gem(canvas, {x, y + 88}, 17, d.base, true);
      return;
    case EarringForm::kPearl:  // pearl
      metal_part(canvas, circle(x, y + 20, 6), d.metal);
      pearl(canvas, {x, y + 54}, 26, hex(0xeee6d8));
      return;
    case EarringForm::kTassel:  // tassel
      metal_part(canvas, circle(x, y + 10, 7), d.metal);
      for (int i = 0; i < 13; ++i)
        canvas.stroke(Path()
                          .move(x - 6 + i, y + 24)
                          .curve(x - 10 + i * 1.6, y + 60, x - 12 + i * 2, y + 90, x - 13 + i * 2.2, y + 118),
                      i % 2 == 0 ? d.base : darker(d.base, 0.25), 2.4);
      metal_part(canvas, rectangle(x - 8, y + 16, 16, 14, 3), d.metal);
  }
}

}  // namespace

void draw_necklace(Canvas& canvas, const Design& d) {
  canvas.frame({66, 76, 294, 400}, 34);
  const double drop = 190 + 90 * d.cut.length;
  switch (form_of<NecklaceForm>(d)) {
    case NecklaceForm::kPendant:
      fine_chain(canvas, hang(84, 84, drop), d.metal, 5);
      return pendant(canvas, d, {kAxis, 84 + drop});
    case NecklaceForm::kPearls:
      for (const Point p : hang(88, 90, drop * 0.9).points(17)) pearl(canvas, p, 9.2, d.base);
      return;
    case NecklaceForm::kLayers:  // layers
      fine_chain(canvas, hang(62, 84, drop * 0.55), d.metal, 4);
      fine_chain(canvas, hang(78, 84, drop * 0.8), d.metal, 5);
      fine_chain(canvas, hang(92, 84, drop * 1.04), d.metal, 4);
      gem(canvas, {kAxis, 84 + drop * 0.8 + 10}, 8, d.base, false);
      return pendant(canvas, d, {kAxis, 84 + drop * 1.04});
    case NecklaceForm::kStones:  // a statement of stones
      fine_chain(canvas, hang(90, 84, drop * 0.86), d.metal, 6);
      for (int i = -4; i <= 4; ++i) {
        const double x = kAxis + i * 21.0, y = 84 + drop * 0.86 - 0.009 * drop * i * i;
        gem(canvas, {x, y + 16 - std::abs(i)}, 13 - std::abs(i) * 0.9, i % 2 == 0 ? d.base : d.second,
            i % 2 != 0);
      }
      return;
    case NecklaceForm::kCurb:  // heavy curb chain
      canvas.stroke(hang(86, 86, drop * 0.85).moved(2, 4), kBlack, 12, 0.12);
      for (const Point p : hang(86, 86, drop * 0.85).points(13))
        rod(canvas, ellipse(p.x, p.y, 8, 6), 4, d.metal);
  }
}

void draw_earrings(Canvas& canvas, const Design& d) {
  canvas.frame({86, 146, 274, 334}, 40);
  earring(canvas, d, 126);
  earring(canvas, d, 236);
}

void draw_bracelet(Canvas& canvas, const Design& d) {
  canvas.frame({74, 150, 286, 330}, 36);
  const double rx = 96, ry = 66;
  Path back, front;
  back.move(kAxis - rx, 240).curve(kAxis - rx, 240 - ry * 1.33, kAxis + rx, 240 - ry * 1.33, kAxis + rx, 240);
  front.move(kAxis - rx, 240)
      .curve(kAxis - rx, 240 + ry * 1.33, kAxis + rx, 240 + ry * 1.33, kAxis + rx, 240);
  Relief relief{7, 0.7, 1, 0.2};
  switch (form_of<BraceletForm>(d)) {
    case BraceletForm::kBangle:  // bangle
      return rod(canvas, ellipse(kAxis, 240, rx, ry), 10 + 8 * d.cut.fit, d.metal);
    case BraceletForm::kBeads:  // beads
      for (const Point p : back.points(15)) pearl(canvas, p, 7.5, darker(d.base, 0.15));
      for (const Point p : front.points(16)) pearl(canvas, p, 9, d.base);
      return gem(canvas, {kAxis, 240 + ry}, 12, d.second, false);
    case BraceletForm::kCharms:  // chain with charms
      fine_chain(canvas, back, darker(d.metal, 0.15), 7);
      fine_chain(canvas, front, d.metal, 8);
      for (int i = -2; i <= 2; ++i)
        gem(canvas, {kAxis + i * 34.0, 240 + ry - 4.4 * i * i + 20}, 8, i % 2 == 0 ? d.base : d.second,
            i % 2 != 0);
      return;
    case BraceletForm::kLeather: {  // leather
      const Fabric leather = plain_fabric(Weave::kLeather, d.base, canvas.scale());
      for (const double dy : {-9.0, 0.0, 9.0}) {
        canvas.part(ribbon(back.moved(0, dy), 8, 8), Cloth(leather, 0, 0.65), relief);
      }
      for (const double dy : {-9.0, 0.0, 9.0}) {
        canvas.part(ribbon(front.moved(0, dy), 9, 9), Cloth(leather), relief);
      }
      metal_part(canvas, rectangle(kAxis - 17, 240 + ry - 17, 34, 35, 5), d.metal);
    }
  }
}

void draw_ring(Canvas& canvas, const Design& d) {
  canvas.frame({92, 128, 268, 340}, 62);
  const double r = 66;
  Path back;
  back.move(kAxis - r, 260).curve(kAxis - r, 260 - r * 1.33, kAxis + r, 260 - r * 1.33, kAxis + r, 260);
  const double width = 8 + 8 * d.cut.fit;
  rod(canvas, circle(kAxis, 260, r), width, d.metal);
  const double top = 260 - r;
  switch (form_of<RingForm>(d)) {
    case RingForm::kSolitaire:  // solitaire
      for (const double dx : {-9.0, 9.0})
        rod(canvas, segment({kAxis + dx, top + 2}, {kAxis + dx * 1.4, top - 16}), 3, d.metal);
      return brilliant(canvas, {kAxis, top - 20}, 25, d.base);
    case RingForm::kRow:
      for (int i = -2; i <= 2; ++i) gem(canvas, {kAxis + i * 19.0, top + 1.5 * i * i}, 9, d.base, false);
      return;
    case RingForm::kSignet:  // signet
      metal_part(canvas, rectangle(kAxis - 28, top - 19, 56, 36, 13), d.metal);
      return;
    case RingForm::kStacked:
      rod(canvas, back.moved(0, -13), width * 0.7, lighter(d.metal, 0.15));
      gem(canvas, {kAxis - 16, top - 8}, 8, d.base, false);
      gem(canvas, {kAxis + 8, top - 12}, 6, d.second, false);
  }
}

}  // namespace lookbook::generate
