// Trainers: court, running, canvas, high-top, slip-on, hook-and-loop.
#include "generate/drawing.hpp"
#include "generate/forms.hpp"
#include "generate/shoes.hpp"

namespace lookbook::generate {
namespace {

using Form = SneakerForm;
using enum SneakerForm;

struct Sneaker {
  Canvas& canvas;
  const Design& d;
  Last last;
  ShoeCloth cloth;
  Form form;
  double floor;   ///< y of the bottom line under the ball
  double collar;  ///< height of the collar above the floor
};

bool is_canvas(Form f) {
  return f == kCanvasLow || f == kCanvasHigh;
}
bool is_high(Form f) {
  return f == kCanvasHigh || f == kHighTop;
}

Path top_line(const Sneaker& s) {
  const double y = s.floor, c = s.collar;
  Path p;
  p.move(s.last.tip.x, s.last.tip.y);
  p.curve(s.last.tip.x - 4, y - 24, s.last.tip.x + 6, y - 37, s.last.tip.x + 34, y - 42);
  if (s.form == kSlipOn || s.form == kSock) {
    p.curve(118, y - 52, 150, y - 72, 172, y - 88);
  } else {
    p.curve(108, y - 50, 138, y - 66, 160, y - 88);
  }
  if (is_high(s.form)) {
    p.curve(184, y - 116, 202, y - c + 8, 214, y - c - 6)
        .curve(226, y - c - 14, 236, y - c - 8, 240, y - c + 2);
    p.curve(262, y - c + 4, 286, y - c + 2, 302, y - c - 4);
    return p.curve(309, y - c + 20, 298, y - 80, 308, y - 56)
        .curve(315, y - 34, 316, y - 14, s.last.back.x, s.last.back.y);
  }
  const double tongue = s.form == kSlipOn ? 0 : 16;
  p.curve(172, y - 100, 182, y - c - tongue + 4, 194, y - c - tongue)
      .curve(206, y - c - tongue - 3, 210, y - c - tongue + 6, 212, y - c + 8);
  p.curve(230, y - c + 26, 262, y - c + 22, 286, y - c + 6)
      .curve(294, y - c - 2, 306, y - c - 10, 311, y - c - 4);
  return p.curve(309, y - 62, 318, y - 40, s.last.back.x, s.last.back.y);
}

Path toe_cap(const Sneaker& s) {
  const double y = s.floor;
  Path p;
  p.move(20, y + 12).line(20, y - 90).line(s.last.tip.x + 34, y - 60);
  return p.curve(s.last.tip.x + 60, y - 48, s.last.tip.x + 70, y - 20, s.last.tip.x + 66, y + 14).close();
}

Path mudguard(const Sneaker& s) {
  const double y = s.floor;
  Path p;
  p.move(20, y + 14).line(20, y - 24).curve(60, y - 34, 84, y - 22, 112, y - 16);
  return p.curve(128, y - 12, 138, y - 4, 142, y + 14).close();
}

Path heel_counter(const Sneaker& s) {
  const double y = s.floor, c = s.collar;
  Path p;
  p.move(346, y + 12).line(346, y - c - 20).line(296, y - c - 20);
  return p.curve(288, y - c + 26, 272, y - 44, 250, y - 18).curve(242, y - 8, 240, y, 240, y + 12).close();
}

Path eyestay(const Sneaker& s) {
  const double y = s.floor, c = s.collar;
  const Point top = is_high(s.form) ? Point{216, y - c + 2} : Point{196, y - c - 2};
  Path p;
  p.move(112, y - 60)
      .curve(134, y - 70, 154, y - 86, 168, y - 102)
      .line(top.x + 4, top.y - 6)
      .line(top.x + 22, top.y + 16);
  p.curve(194, y - 76, 184, y - 62, 168, y - 50).curve(150, y - 38, 126, y - 36, 106, y - 40);
  return p.close();
}

void lay_mark(Sneaker& s) {
  const double y = s.floor;
  Relief relief{3, 0.4, 1, 0.1};
  relief.lift = 0.25;
  switch (s.d.cut.trim % 5) {
    case 0:  // a wave
      s.canvas.part(Path()
                        .move(150, y - 20)
                        .curve(180, y - 14, 216, y - 40, 250, y - 62)
                        .curve(220, y - 28, 190, y - 4, 160, y - 8)
                        .curve(150, y - 10, 146, y - 16, 150, y - 20)
                        .close(),
                    Cloth(s.cloth.second), relief);
      return;
    case 1:  // slanted bars
      for (int i = 0; i < 3; ++i) {
        const double x = 172 + 17.0 * i;
        s.canvas.part(polygon({{x, y - 8}, {x + 9, y - 8}, {x + 27, y - 54}, {x + 18, y - 54}}),
                      Cloth(s.cloth.second), relief);
      }
      return;
    case 2:  // a chevron
      s.canvas.part(
          polygon({{170, y - 44}, {180, y - 50}, {204, y - 28}, {180, y - 8}, {170, y - 14}, {188, y - 28}}),
          Cloth(s.cloth.second), relief);
      s.canvas.part(
          polygon({{192, y - 44}, {202, y - 50}, {226, y - 28}, {202, y - 8}, {192, y - 14}, {210, y - 28}}),
          Cloth(s.cloth.second), relief);
      return;
    case 3:  // perforations only
      for (int i = 0; i < 4; ++i) {
        for (int k = 0; k < 5; ++k)
          s.canvas.fill(circle(172 + 11.0 * i + 3 * k, y - 14 - 9.0 * k, 1.3), kBlack, 0.35);
      }
      return;
    default:
      return;
  }
}

Fabric sole_fabric(const Sneaker& s) {
  return plain_fabric(Weave::kRubber, s.d.cut.contrast ? s.d.third : hex(0xf1efe9), s.canvas.scale());
}

void lay_midsole(Sneaker& s) {
  const Fabric white = sole_fabric(s);
  const bool sport = s.form == kRunner || s.form == kSock || s.form == kChunky;
  lay_sole(s.canvas, s.last, white, sport ? 7 : 3, true);
  const double y = s.floor;
  if (sport) {
    Path groove;
    groove.move(60, y + 8)
        .curve(130, y + 18, 170, y - 2, 210, y + 8)
        .curve(250, y + 16, 280, y + 2, 318, y + 2);
    s.canvas.tint(ribbon(groove, 4, 5), kBlack, 0.25, 3);
    s.canvas.stroke(groove, s.d.second, 2.4, 0.9);
    s.canvas.fill(rectangle(236, kGround - 7, 76, 7, 2), s.d.second, 0.9);
    s.canvas.fill(rectangle(54, kGround - 6, 70, 6, 2), s.d.second, 0.75);
  } else {
    const Colour line = s.form == kCourt ? darker(white.colour(), 0.25) : s.d.second;
    s.canvas.clip(sole_outline(s.last, 3));
    s.canvas.stroke(segment({20, kGround - 11}, {340, kGround - 11}), line, is_canvas(s.form) ? 1.8 : 1, 0.8);
    s.canvas.unclip();
  }
}

/// Tongue and lining seen over the collar.
void lay_inside(Sneaker& s) {
  const double y = s.floor, c = s.collar;
  Path lining;
  lining.move(206, y - c + 4)
      .curve(230, y - c - 10, 280, y - c - 14, 308, y - c - 8)
      .line(306, y - c + 24)
      .line(226, y - c + 38)
      .close();
  lay_leather(s.canvas, lining, s.cloth.lining, 8);
  s.canvas.tint(lining, kBlack, 0.35, 6);
}

void lay_badge(Sneaker& s) {
  s.canvas.fill(circle(252, s.floor - 96, 17), lighter(s.d.base, 0.85));
  s.canvas.stroke(circle(252, s.floor - 96, 14), s.d.second, 1.5);
  s.canvas.fill(circle(252, s.floor - 96, 6), s.d.second);
}

void lay_gore(Sneaker& s) {
  const Path gore =
      polygon({{178, s.floor - 94}, {204, s.floor - 80}, {190, s.floor - 46}, {170, s.floor - 58}});
  lay_leather(s.canvas, gore, s.cloth.second, 4, 0.2);
  seam(s.canvas,
       Path()
           .move(60, s.floor - 46)
           .curve(110, s.floor - 34, 150, s.floor - 40, 186, s.floor - 54)
           .line(208, s.floor - 86),
       s.d.base, 1);
}

void pad_collar(Sneaker& s) {
  Path pad;
  pad.move(212, s.floor - s.collar + 10)
      .curve(232, s.floor - s.collar + 30, 264, s.floor - s.collar + 26, 290, s.floor - s.collar + 8)
      .line(312, s.floor - s.collar + 2);
  s.canvas.tint(ribbon(pad.moved(0, 9), 4, 4), kBlack, 0.25, 4);
  s.canvas.tint(ribbon(pad.moved(0, 4), 5, 5), kWhite, 0.25, 3);
}

void lay_panels(Sneaker& s, const Path& upper) {
  Canvas& canvas = s.canvas;
  const Fabric& panel = s.form == kRunner || s.form == kRetro || s.form == kChunky || s.form == kStrap
                            ? s.cloth.second
                            : s.cloth.upper;
  canvas.clip(upper);
  if (is_canvas(s.form)) {
    const Fabric rubber = sole_fabric(s);
    lay_leather(canvas, toe_cap(s), rubber, 14, 0.3);
  } else if (s.form != kSock && s.form != kSlipOn) {
    lay_leather(canvas, mudguard(s), panel, 9, 0.35);
    seam(canvas, mudguard(s), panel.colour(), 0.7);
  }
  if (s.form != kSlipOn && s.form != kSock) {
    lay_leather(canvas, heel_counter(s), s.form == kCourt ? s.cloth.second : panel, 9, 0.35);
    stitches(canvas, heel_counter(s).moved(-2.5, 2), contrast(panel.colour(), 0.4), 0.45);
    lay_leather(canvas, eyestay(s), is_canvas(s.form) ? s.cloth.upper : panel, 7, 0.35);
    stitches(canvas, eyestay(s).moved(-1, 2.5), contrast(panel.colour(), 0.4), 0.5);
  }
  if (!is_canvas(s.form) && s.form != kSlipOn) lay_mark(s);
  if (s.form == kCanvasHigh) lay_badge(s);
  if (s.form == kSlipOn) lay_gore(s);
  if (!is_canvas(s.form)) pad_collar(s);
  canvas.unclip();
}

void lay_fastening(Sneaker& s) {
  const double y = s.floor, c = s.collar;
  const Colour lace = is_canvas(s.form) || s.d.cut.trim % 2 == 0 ? hex(0xf4f2ec) : s.d.second;
  if (s.form == kSlipOn || s.form == kSock) return;
  if (s.form == kStrap) {
    Relief relief{6, 0.5, 1, 0.2};
    relief.lift = 0.5;
    for (int i = 0; i < 2; ++i) {
      const Point a{134 + 30.0 * i, y - 70 - 20.0 * i}, b{186 + 24.0 * i, y - 38 - 18.0 * i};
      s.canvas.part(ribbon(segment(a, b), 17, 19), Cloth(i == 0 ? s.cloth.second : s.cloth.upper), relief);
      stitches(s.canvas, ribbon(segment(mix(a, b, 0.08), mix(a, b, 0.92)), 13, 15), contrast(s.d.second, 0.5),
               0.5);
    }
    return;
  }
  const Point high = is_high(s.form) ? Point{222, y - c + 14} : Point{200, y - c + 4};
  lay_laces(s.canvas, {132, y - 49}, high, {-9, -13}, is_high(s.form) ? 8 : 6, lace, 4.6, true);
}

void draw_one(Sneaker& s) {
  lay_inside(s);
  const Path upper = upper_outline(s.last, top_line(s));
  Relief relief{26, 0.6, 1.6, 0.5};
  relief.folds = {{leaf({112, s.floor - 50}, {132, s.floor - 22}, 4), -1.0},
                  {leaf({122, s.floor - 54}, {146, s.floor - 26}, 4), 1.0}};
  s.canvas.part(upper, Cloth(s.cloth.upper), relief);
  lay_panels(s, upper);
  lay_fastening(s);
  lay_midsole(s);
}

}  // namespace

void draw_sneaker(Canvas& canvas, const Design& d) {
  const Form form = form_of<Form>(d);
  const double sole = form == kChunky ? 38 : form == kRunner || form == kSock ? 28 : form == kRetro ? 22 : 19;
  const double collar = is_high(form) ? 146 : form == kSock ? 108 : 88;
  frame_pair(canvas, d, sole + collar + 22);
  Sneaker s{canvas,
            d,
            make_last(sole, form == kChunky || form == kRunner ? 6 : 2, 0.1 + 0.3 * d.cut.toe),
            shoe_cloth(canvas, d, hex(0xf1efe9)),
            form,
            kGround - sole,
            collar};
  draw_one(s);
  finish_pair(canvas, sole + collar + 22);
}

}  // namespace lookbook::generate
