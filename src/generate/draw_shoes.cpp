// Lace-ups, loafers and ballerinas: shoes that end below the ankle and have no more than a low heel.
#include "generate/drawing.hpp"
#include "generate/forms.hpp"
#include "generate/shoes.hpp"

namespace lookbook::generate {
namespace {

struct Shoe {
  Canvas& canvas;
  const Design& d;
  Last last;
  ShoeCloth cloth;
  double floor;
};

/// From the tip over the vamp to the throat, along the opening and up the heel.
Path top_line(const Shoe& s, Point throat, double sag, double heel_top) {
  const Last& l = s.last;
  Path p;
  p.move(l.tip.x, l.tip.y)
      .curve(l.tip.x - 4, s.floor - 20, l.tip.x + 10, s.floor - 34, l.tip.x + 40, s.floor - 40);
  p.curve(throat.x - 50, s.floor - 44, throat.x - 22, throat.y + 8, throat.x, throat.y);
  p.curve(throat.x + 16, throat.y + sag, 232, l.seat.y - heel_top + sag, 262,
          l.seat.y - heel_top + sag * 0.6);
  p.curve(286, l.seat.y - heel_top + sag * 0.3, 300, l.seat.y - heel_top - 2, 307, l.seat.y - heel_top);
  return p.curve(308, l.seat.y - heel_top * 0.6, 320, l.seat.y - 24, l.back.x, l.back.y);
}

void lay_lining(Shoe& s, Point throat, double heel_top) {
  Path inside;
  const double y = s.last.seat.y - heel_top;
  inside.move(throat.x - 4, throat.y + 10)
      .curve(throat.x + 30, throat.y - 6, 270, y - 10, 306, y - 3)
      .line(302, y + 26)
      .line(throat.x + 30, y + 34)
      .close();
  lay_leather(s.canvas, inside, s.cloth.lining, 6);
  s.canvas.tint(inside, kBlack, 0.3, 6);
}

void lay_low_sole(Shoe& s, bool heel, Colour colour) {
  const Fabric leather = plain_fabric(Weave::kRubber, colour, s.canvas.scale());
  if (heel) lay_heel_block(s.canvas, s.last, leather, 66, 64, 2);
  lay_leather(s.canvas, ribbon(bottom_line(s.last).moved(0, -2), s.last.sole + 2, s.last.sole + 2, -1),
              leather, 4);
  s.canvas.stroke(bottom_line(s.last).moved(0, -1), kBlack, 1, 0.3);
}

void perforate(Canvas& canvas, const Path& along, double step, double r) {
  for (const Point p : along.points(step)) canvas.fill(circle(p.x, p.y, r), kBlack, 0.45);
}

void laced_panels(Shoe& s, const Path& upper, LacedForm form) {
  const double y = s.floor;
  Path cap, quarter, counter;
  cap.move(96, y + 12).curve(112, y - 12, 112, y - 30, 98, y - 60);
  quarter.move(166, y + 8)
      .curve(150, y - 14, 136, y - 36, 150, y - 66)
      .curve(172, y - 78, 196, y - 92, 214, y - 100);
  counter.move(250, y + 4).curve(252, y - 30, 268, y - 52, 296, y - 66);
  s.canvas.clip(upper);
  const bool brogue = form == LacedForm::kBrogue;
  for (const Path& line : {cap, quarter, counter}) {
    seam(s.canvas, line, s.d.base, 1.4);
    stitches(s.canvas, line.moved(2, 0.5), contrast(s.d.base, 0.4), 0.55);
    if (brogue) perforate(s.canvas, line.moved(5, 1), 5, 1.3);
  }
  if (brogue) {
    perforate(s.canvas, circle(80, y - 26, 8), 6.5, 1.3);
    s.canvas.fill(circle(80, y - 26, 2), kBlack, 0.45);
  }
  s.canvas.unclip();
}

void draw_laced_upper(Shoe& s, LacedForm form) {
  const Point throat{176, s.floor - 88};
  lay_lining(s, {190, s.floor - 92}, 70);
  const Path upper = upper_outline(s.last, top_line(s, throat, 16, 70));
  // The tongue stands above the facing.
  lay_leather(s.canvas,
              Path()
                  .move(160, s.floor - 74)
                  .curve(176, s.floor - 96, 190, s.floor - 112, 204, s.floor - 114)
                  .curve(212, s.floor - 110, 210, s.floor - 92, 200, s.floor - 80)
                  .close(),
              s.cloth.upper, 6);
  Relief relief{26, 0.6, 1.6, 0.4};
  relief.folds = {{leaf({116, s.floor - 46}, {134, s.floor - 20}, 4), -1.0},
                  {leaf({124, s.floor - 48}, {146, s.floor - 22}, 4), 1.0}};
  s.canvas.part(upper, Cloth(s.cloth.upper), relief);
  laced_panels(s, upper, form);
  if (form == LacedForm::kMonk) {
    Relief strap{5, 0.5, 1, 0.2};
    strap.lift = 0.5;
    for (int i = 0; i < 2; ++i) {
      const Point a{152 + 20.0 * i, s.floor - 72 - 15.0 * i}, b{212 + 14.0 * i, s.floor - 52 - 13.0 * i};
      s.canvas.part(ribbon(segment(a, b), 13, 12), Cloth(s.cloth.upper), strap);
      const Point m = mix(a, b, 0.72);
      s.canvas.stroke(rectangle(m.x - 6, m.y - 8, 12, 15, 2).turned(0.33, m), s.d.metal, 2.2);
    }
  } else {
    lay_laces(s.canvas, {160, s.floor - 62}, {196, s.floor - 80}, {-9, -12},
              form == LacedForm::kDerby ? 4 : 5, mix(s.d.base, kBlack, 0.45), 3.6, true);
  }
  lay_low_sole(s, true, hex(0x3a2a20));
}

void loafer_front(Shoe& s, LoaferForm form, const Path& upper) {
  const double y = s.floor;
  s.canvas.clip(upper);
  Path apron;
  apron.move(212, y - 66)
      .curve(170, y - 46, 120, y - 34, 84, y - 34)
      .curve(68, y - 34, 62, y - 42, 70, y - 50);
  seam(s.canvas, apron, s.d.base, 1.6);
  s.canvas.tint(ribbon(apron.moved(0, 3), 4, 4), kBlack, 0.2, 3);
  for (const Point p : apron.points(5))
    s.canvas.stroke(segment({p.x, p.y - 2}, {p.x + 1, p.y + 2.4}), darker(s.d.base, 0.5), 1, 0.6);
  s.canvas.unclip();
  Relief relief{5, 0.5, 1, 0.2};
  relief.lift = 0.5;
  if (form == LoaferForm::kPenny || form == LoaferForm::kHorsebit) {
    s.canvas.clip(upper);
    s.canvas.part(ribbon(Path().move(150, y - 92).curve(162, y - 66, 178, y - 44, 206, y - 22), 22, 30),
                  Cloth(s.cloth.upper), relief);
    s.canvas.unclip();
  }
  if (form == LoaferForm::kPenny)
    s.canvas.fill(leaf({160, y - 66}, {180, y - 58}, 5), darker(s.d.base, 0.6), 0.9);
  if (form == LoaferForm::kHorsebit) {
    s.canvas.stroke(segment({152, y - 72}, {186, y - 52}), darker(s.d.metal, 0.3), 5);
    s.canvas.stroke(segment({152, y - 73}, {186, y - 53}), lighter(s.d.metal, 0.45), 2.4);
    for (const Point p : {Point{154, y - 70}, Point{185, y - 52}})
      s.canvas.stroke(circle(p.x, p.y, 6), s.d.metal, 2.6);
  }
  if (form == LoaferForm::kTassel) {
    cord(s.canvas, Path().move(140, y - 62).curve(170, y - 70, 210, y - 62, 262, y - 58), 3,
         darker(s.d.base, 0.25));
    for (const double dx : {0.0, 13.0}) {
      const Path tassel = Path().move(152 + dx, y - 64).line(146 + dx, y - 38).line(158 + dx, y - 36).close();
      lay_leather(s.canvas, tassel, s.cloth.upper, 4, 0.5);
      for (int i = 0; i < 3; ++i)
        s.canvas.stroke(segment({152 + dx, y - 56}, {148 + dx + 4 * i, y - 37}), kBlack, 0.6, 0.4);
    }
  }
  if (form == LoaferForm::kBoat)
    lay_laces(s.canvas, {158, y - 56}, {176, y - 66}, {-9, -11}, 2, hex(0xd9c29a), 4, true);
}

void draw_loafer_upper(Shoe& s, LoaferForm form) {
  const Point throat{168, s.floor - 84};
  lay_lining(s, throat, 62);
  const Path upper = upper_outline(s.last, top_line(s, throat, 16, 62));
  s.canvas.part(upper, Cloth(s.cloth.upper), Relief{26, 0.6, 1.6, 0.45});
  if (form != LoaferForm::kEspadrille) {
    loafer_front(s, form, upper);
    const bool soft = form == LoaferForm::kMoccasin || form == LoaferForm::kBoat;
    lay_low_sole(s, !soft, form == LoaferForm::kBoat ? hex(0xf0ece2) : hex(0x40301f));
    return;
  }
  // An espadrille's rope.
  const Fabric rope = plain_fabric(Weave::kStraw, hex(0xd8bd8a), s.canvas.scale());
  lay_leather(s.canvas, sole_outline(s.last, 4), rope, 7);
  s.canvas.clip(sole_outline(s.last, 4));
  for (double x = 30; x < 330; x += 7)
    s.canvas.stroke(segment({x, kGround - 3}, {x + 5, kGround - s.last.sole + 3}), darker(hex(0xd8bd8a), 0.4),
                    1.2, 0.5);
  s.canvas.unclip();
  stitches(s.canvas, bottom_line(s.last).moved(0, -4), hex(0xd8bd8a), 0.9);
}

/// A strap over the instep, a bow or a toe cap.
void lay_flat_ornament(Shoe& s, FlatForm form, const Path& upper, Point throat) {
  Relief strap{5, 0.5, 1, 0.2};
  strap.lift = 0.4;
  if (form == FlatForm::kStrap) {
    s.canvas.part(
        ribbon(Path().move(170, s.floor - 70).curve(186, s.floor - 62, 196, s.floor - 44, 206, s.floor - 22),
               10, 12),
        Cloth(s.cloth.upper), strap);
    stud(s.canvas, {203, s.floor - 30}, 4, s.d.metal);
  } else if (form == FlatForm::kBow) {
    for (const double side : {-1.0, 1.0}) {
      s.canvas.part(leaf({throat.x - 2, throat.y - 2}, {throat.x - 2 + side * 19, throat.y - 6 + side * 5}, 8,
                         side * 2),
                    Cloth(s.cloth.second), strap);
    }
    s.canvas.part(circle(throat.x - 2, throat.y - 3, 4), Cloth(s.cloth.second), strap);
  } else if (form == FlatForm::kToeCap) {
    s.canvas.clip(upper);
    lay_leather(s.canvas,
                Path()
                    .move(0, s.floor + 20)
                    .line(0, s.floor - 70)
                    .line(84, s.floor - 60)
                    .curve(96, s.floor - 34, 92, s.floor - 10, 80, s.floor + 20)
                    .close(),
                s.cloth.second, 12, 0.3);
    s.canvas.unclip();
  }
}

void draw_flat_upper(Shoe& s, FlatForm form) {
  const Point throat{118, s.floor - 40};
  Path inside;
  inside.move(112, s.floor - 36)
      .curve(160, s.floor - 44, 240, s.last.seat.y - 56, 304, s.last.seat.y - 58)
      .line(298, s.last.seat.y - 20)
      .line(130, s.floor - 8)
      .close();
  lay_leather(s.canvas, inside, s.cloth.lining, 7);
  s.canvas.tint(inside, kBlack, 0.22, 8);
  Path top;
  const Last& l = s.last;
  top.move(l.tip.x, l.tip.y)
      .curve(l.tip.x - 3, s.floor - 18, l.tip.x + 12, s.floor - 32, l.tip.x + 36, s.floor - 36);
  top.curve(l.tip.x + 52, s.floor - 39, throat.x - 8, throat.y, throat.x, throat.y);
  top.curve(throat.x + 40, s.floor - 22, 218, s.floor - 24, 258, l.seat.y - 42)
      .curve(282, l.seat.y - 54, 298, l.seat.y - 62, 306, l.seat.y - 60);
  top.curve(309, l.seat.y - 40, 318, l.seat.y - 18, l.back.x, l.back.y);
  const Path upper = upper_outline(l, top);
  s.canvas.part(upper, Cloth(s.cloth.upper), Relief{18, 0.6, 1.4, 0.4});
  Path rim;
  rim.move(throat.x, throat.y)
      .curve(throat.x + 40, s.floor - 22, 218, s.floor - 24, 258, l.seat.y - 42)
      .curve(282, l.seat.y - 54, 298, l.seat.y - 62, 306, l.seat.y - 60);
  s.canvas.stroke(rim, darker(s.d.base, 0.35), 2.6);
  s.canvas.stroke(rim.moved(-0.3, -0.6), lighter(s.d.base, 0.3), 0.9, 0.8);
  lay_flat_ornament(s, form, upper, throat);
  lay_low_sole(s, true, hex(0x4a3a2e));
}

}  // namespace

void draw_laced_shoe(Canvas& canvas, const Design& d) {
  frame_pair(canvas, d, 136);
  Shoe s{canvas, d, make_last(8, 12, 0.55 * d.cut.toe + 0.15), shoe_cloth(canvas, d, hex(0x3a2a20)),
         kGround - 8};
  draw_laced_upper(s, form_of<LacedForm>(d));
  finish_pair(canvas, 136);
}

void draw_loafer(Canvas& canvas, const Design& d) {
  const auto form = form_of<LoaferForm>(d);
  const bool flat =
      form == LoaferForm::kMoccasin || form == LoaferForm::kEspadrille || form == LoaferForm::kBoat;
  const double sole = form == LoaferForm::kEspadrille ? 22 : flat ? 9 : 8 + 16 * d.cut.heel;
  frame_pair(canvas, d, 126);
  Shoe s{canvas, d, make_last(sole, flat ? 2 : 12, 0.4 * d.cut.toe), shoe_cloth(canvas, d, hex(0x40301f)),
         kGround - sole};
  draw_loafer_upper(s, form);
  finish_pair(canvas, 126);
}

void draw_flat(Canvas& canvas, const Design& d) {
  frame_pair(canvas, d, 100);
  Shoe s{canvas, d, make_last(5, 8, 0.2 + 0.8 * d.cut.toe), shoe_cloth(canvas, d, hex(0x4a3a2e)),
         kGround - 5};
  draw_flat_upper(s, form_of<FlatForm>(d));
  finish_pair(canvas, 100);
}

}  // namespace lookbook::generate
