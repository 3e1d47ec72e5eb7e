// High heels and sandals.
#include <algorithm>
#include <cmath>

#include "generate/drawing.hpp"
#include "generate/forms.hpp"
#include "generate/shoes.hpp"

namespace lookbook::generate {
namespace {

using enum HeelForm;
using enum SandalForm;

void lay_heel(Canvas& canvas, const Last& l, const Design& d, bool block, double taper) {
  const Fabric cover = plain_fabric(d.weave, d.cut.contrast ? d.second : d.base, canvas.scale());
  lay_heel_block(canvas, l, cover, block ? 44 : 40, block ? 34 : taper, block ? 3 : 12);
}

/// The thin sole under a dress shoe, and the platform if there is one.
void lay_thin_sole(Canvas& canvas, const Last& l, Colour colour, double thick) {
  const Fabric leather = plain_fabric(Weave::kRubber, colour, canvas.scale());
  if (thick > 12) {
    Path p;
    const Path line = bottom_line(l);
    p.move(l.tip.x - 2, l.tip.y - 2)
        .curve(l.tip.x - 2, kGround - 6, l.tip.x + 10, kGround, l.tip.x + 30, kGround)
        .line(l.ball.x + 22, kGround);
    p.curve(l.ball.x + 46, kGround, l.arch.x - 22, l.arch.y + 20, l.arch.x + 10, l.arch.y + 3);
    const Fabric cover = plain_fabric(Weave::kLeather, colour, canvas.scale());
    lay_leather(canvas,
                p.curve(l.arch.x - 26, l.arch.y + l.heel * 0.2, l.ball.x + 34, l.ball.y, l.ball.x, l.ball.y)
                    .curve(l.ball.x - 34, l.ball.y, l.tip.x + 14, l.ball.y, l.tip.x - 2, l.tip.y - 2)
                    .close(),
                cover, 8);
    return;
  }
  lay_leather(canvas, ribbon(bottom_line(l), thick, thick * 0.8, -1), leather, 3);
}

/// From the tip over the toe box to the throat.
Path toe_line(const Last& l, Point throat) {
  Path top;
  const double y = l.ball.y;
  top.move(l.tip.x, l.tip.y).curve(l.tip.x - 2, y - 17, l.tip.x + 14, y - 28, l.tip.x + 36, y - 34);
  return top.curve(l.tip.x + 52, y - 38, throat.x - 18, throat.y + 1, throat.x, throat.y);
}

Path pump_outline(const Last& l, double cut_out, double heel_top, bool open_back) {
  const double y = l.ball.y;
  const Point throat{l.ball.x + 10 - cut_out * 14, y - 44 - l.heel * 0.12};
  Path top = toe_line(l, throat);
  if (open_back) {
    top.curve(throat.x + 16, throat.y + 6, l.arch.x - 34, l.arch.y - 12, l.arch.x - 14,
              l.arch.y + l.heel * 0.10);
    top.curve(l.arch.x - 36, l.arch.y + l.heel * 0.3, l.ball.x + 34, l.ball.y + 1, l.ball.x, l.ball.y + 2);
    return top.curve(l.ball.x - 34, l.ball.y + 3, l.tip.x + 14, l.ball.y + 3, l.tip.x, l.tip.y).close();
  }
  const double hy = l.seat.y - heel_top;
  top.curve(throat.x + 56, throat.y + 8, l.seat.x - 44, l.seat.y - 14, l.back.x - 8, hy);
  top.curve(l.back.x - 6, hy + 20, l.back.x + 5, l.back.y - 20, l.back.x, l.back.y);
  return upper_outline(l, top);
}

void lay_insole(Canvas& canvas, const Last& l, const Fabric& lining, double heel_top) {
  Path inside;
  inside.move(l.ball.x - 8, l.ball.y - 36)
      .curve(l.arch.x - 40, l.ball.y - 46, l.arch.x, l.arch.y - 34, l.seat.x, l.seat.y - 44);
  if (heel_top > 0) {
    inside.curve(l.seat.x + 24, l.seat.y - 54, l.back.x - 18, l.seat.y - heel_top - 4, l.back.x - 9,
                 l.seat.y - heel_top);
  } else {
    inside.line(l.back.x - 4, l.back.y - 8);
  }
  inside.line(l.back.x - 6, l.back.y - 4).join(bottom_line(l).reversed().moved(0, -3)).close();
  lay_leather(canvas, inside, lining, 7);
  canvas.tint(inside, kBlack, 0.25, 8);
}

/// The foot's bed seen a little from above, where the upper leaves it bare.
void lay_bed(Canvas& canvas, const Last& l, const Fabric& bed, double rise) {
  Path p = bottom_line(l).moved(0, -1);
  Path far = bottom_line(l).reversed().moved(3, -rise);
  p.curve(l.back.x + 5, l.back.y - 4, l.back.x + 3, l.back.y - rise, l.back.x + 2, l.back.y - rise);
  lay_leather(
      canvas,
      p.join(far).curve(l.tip.x - 6, l.tip.y - rise, l.tip.x - 6, l.tip.y - 2, l.tip.x, l.tip.y - 1).close(),
      bed, 5);
}

struct Strap {
  Point from, over, to;
  double width;
};

void lay_straps(Canvas& canvas, const Fabric& leather, std::initializer_list<Strap> straps) {
  Relief relief{5, 0.55, 1, 0.25};
  relief.lift = 0.5;
  for (const Strap& s : straps) {
    Path line;
    line.move(s.from.x, s.from.y)
        .curve(mix(s.from, s.over, 0.7).x, mix(s.from, s.over, 0.9).y, mix(s.to, s.over, 0.7).x,
               mix(s.to, s.over, 0.9).y, s.to.x, s.to.y);
    const Path band = ribbon(line, s.width, s.width);
    canvas.part(band, Cloth(leather), relief);
    canvas.stroke(band, darker(leather.colour(), 0.6), 0.6, 0.4);
  }
}

void buckle(Canvas& canvas, Point at, double size, Colour metal) {
  const Path frame = rectangle(at.x - size / 2, at.y - size * 0.6, size, size * 1.2, 1.5);
  canvas.stroke(frame.moved(0.5, 0.8), kBlack, 2.2, 0.35);
  canvas.stroke(frame, metal, 2.2);
  canvas.stroke(frame.moved(-0.3, -0.4), lighter(metal, 0.6), 0.8);
}

/// A ring around the ankle that a stay holds at the back of the heel.
void ankle_strap(Canvas& canvas, const Last& l, const Fabric& leather, Colour metal, double rise) {
  const double y = l.seat.y - rise, right = l.back.x - 5, left = right - 62, m = (left + right) / 2;
  Path back, front;
  back.move(left, y).curve(left + 6, y - 11, right - 6, y - 12, right, y - 1);
  front.move(left, y).curve(left + 4, y + 13, right - 8, y + 14, right, y - 1);
  canvas.part(ribbon(back, 7, 7), Cloth(leather, 0, 0.55), Relief{4, 0.4, 1, 0});
  lay_straps(canvas, leather,
             {{{l.back.x - 3, l.seat.y - 6}, {l.back.x - 1, l.seat.y - rise * 0.5}, {right - 1, y}, 9}});
  Relief relief{4, 0.5, 1, 0};
  relief.lift = 0.3;
  canvas.part(ribbon(front, 8, 8), Cloth(leather), relief);
  buckle(canvas, {m + 6, y + 9}, 8, metal);
}

/// A band from the near edge of the sole over the foot to the far edge.
void hoop(Canvas& canvas, const Fabric& leather, double x, double y, double high, double width) {
  Path near, far;
  near.move(x, y).curve(x - 3, y - high * 0.65, x + 8, y - high, x + 24, y - high);
  far.move(x + 24, y - high).curve(x + 38, y - high, x + 40, y - high * 0.55, x + 34, y - 8);
  canvas.part(ribbon(far, width, width * 0.9), Cloth(leather, 0, 0.6), Relief{4, 0.4, 1, 0});
  Relief relief{5, 0.55, 1, 0.25};
  relief.lift = 0.45;
  const Path band = ribbon(near, width * 1.05, width);
  canvas.part(band, Cloth(leather), relief);
  canvas.stroke(band, darker(leather.colour(), 0.6), 0.6, 0.35);
}

/// The side of a broad band, from x0 to x1 along the sole.
Path broad(double x0, double x1, double y, double low, double high) {
  Path p;
  p.move(x0, y).curve(x0 - 2, y - low * 0.7, x0 + 6, y - low, x0 + 24, y - low);
  p.curve(x0 + 30, y - low - 2, x1 - 6, y - high - 2, x1 + 4, y - high);
  return p.curve(x1 + 14, y - high * 0.72, x1 + 4, y - 16, x1, y).close();
}

void broad_band(Canvas& canvas, const Fabric& leather, double x0, double x1, double y, double low,
                double high) {
  const Path band = broad(x0, x1, y, low, high);
  Path mouth;
  mouth.move(x1 + 4, y - high)
      .curve(x1 + 22, y - high + 4, x1 + 26, y - 24, x1 + 18, y - 9)
      .line(x1, y - 6)
      .close();
  canvas.part(mouth, Cloth(leather, 0, 0.5), Relief{5, 0.3, 1, 0});
  Relief relief{11, 0.4, 1.4, 0.6};
  relief.lift = 0.4;
  canvas.part(band, Cloth(leather), relief);
  const Point m{(x0 + x1) / 2 + 6, y - (low + high) / 4};
  canvas.clip(band);
  stitches(canvas, band.scaled(0.9, 0.9, m), contrast(leather.colour(), 0.4), 0.5);
  canvas.unclip();
}

double sandal_heel(SandalForm form, const Cut& cut) {
  switch (form) {
    case kHeeledSandal:
      return 46 + 44 * cut.heel;
    case kWedge:
      return 46 + 26 * cut.heel;
    case kStrappy:
      return 10;
    default:
      return 3;
  }
}

void lay_sandal_straps(Canvas& canvas, SandalForm form, const Last& l, const Fabric& leather,
                       const Design& d) {
  const double y = l.ball.y, x = l.ball.x;
  switch (form) {
    case kSlide:
      return broad_band(canvas, leather, x - 38, x + 46, y + 4, 50, 66);
    case kFootbed:
      broad_band(canvas, leather, x - 40, x - 4, y + 3, 44, 52);
      broad_band(canvas, leather, x + 22, x + 62, y + 2, 60, 72);
      buckle(canvas, {x - 14, y - 26}, 13, d.metal);
      return buckle(canvas, {x + 50, y - 34}, 13, d.metal);
    case kGladiator:
      for (int i = 0; i < 4; ++i) hoop(canvas, leather, x - 44 + 34.0 * i, y - 1 - 2 * i, 38 + 13.0 * i, 10);
      return ankle_strap(canvas, l, leather, d.metal, 92);
    case kThong:
      hoop(canvas, leather, x + 24, y - 2, 50, 9);
      lay_straps(canvas, leather, {{{x - 34, y - 8}, {x - 16, y - 44}, {x + 48, y - 51}, 8}});
      return;
    case kHeeledSandal:
      hoop(canvas, leather, x - 30, y, 38, 14);
      if (d.cut.trim % 3 == 0) hoop(canvas, leather, x - 4, y - 2, 48, 8);
      return ankle_strap(canvas, l, leather, d.metal, 74);
    case kWedge:
      broad_band(canvas, leather, x - 40, x + 10, y + 2, 42, 54);
      return ankle_strap(canvas, l, leather, d.metal, 76);
    case kSport:
      broad_band(canvas, leather, x - 38, x - 10, y + 3, 40, 46);
      broad_band(canvas, leather, x + 34, x + 60, y, 64, 72);
      lay_straps(
          canvas, leather,
          {{{l.back.x - 2, l.seat.y - 2}, {l.back.x + 2, l.seat.y - 40}, {l.back.x - 10, l.seat.y - 76}, 18},
           {{l.back.x - 6, l.seat.y - 66}, {l.seat.x - 4, l.seat.y - 50}, {x + 64, y - 66}, 18}});
      return;
    case kStrappy:
      hoop(canvas, leather, x - 36, y - 1, 36, 6);
      hoop(canvas, leather, x - 14, y - 1, 42, 6);
      return ankle_strap(canvas, l, leather, d.metal, 72);
  }
}

void lay_sandal_sole(Canvas& canvas, SandalForm form, const Last& l, const Design& d) {
  const double scale = canvas.scale();
  if (form == kWedge) {
    const Fabric rope = plain_fabric(Weave::kStraw, hex(0xd3b681), scale);
    Path p;
    p.move(l.tip.x - 3, l.tip.y - 2)
        .curve(l.tip.x - 4, kGround - 4, l.tip.x + 8, kGround, l.tip.x + 30, kGround)
        .line(l.back.x - 6, kGround)
        .curve(l.back.x + 2, kGround - 30, l.back.x + 4, l.back.y + 20, l.back.x + 2, l.back.y);
    p.join(bottom_line(l).reversed().moved(0, -2)).close();
    lay_leather(canvas, p, rope, 10);
    canvas.clip(p);
    for (double y = kGround - 9; y > l.seat.y - 4; y -= 9)
      canvas.stroke(Path().move(30, y + 4).curve(120, y + 4, 220, y, 330, y), darker(hex(0xd3b681), 0.45),
                    1.3, 0.55);
    canvas.unclip();
    return;
  }
  if (form == kHeeledSandal) {
    lay_heel(canvas, l, d, d.cut.trim % 2 == 0, 11);
    lay_thin_sole(canvas, l, mix(d.base, hex(0x3a2a20), 0.5), 7);
    return;
  }
  const bool cork = form == kFootbed;
  const Fabric sole = plain_fabric(cork ? Weave::kTweed : Weave::kRubber,
                                   cork                               ? hex(0xb8895a)
                                   : form == kSport || form == kSlide ? hex(0x2c2b2b)
                                   : form == kThong                   ? d.second
                                                                      : hex(0x5b422c),
                                   scale);
  lay_sole(canvas, l, sole, 3, form == kSport);
  if (cork) canvas.stroke(segment({l.tip.x + 8, kGround - 2}, {l.back.x - 8, kGround - 2}), hex(0x3a2f28), 4);
}

}  // namespace

void draw_heel(Canvas& canvas, const Design& d) {
  const auto form = form_of<HeelForm>(d);
  const double thick = form == kPlatform ? 30 : 6;
  const double heel = form == kKitten                           ? 34
                      : form == kBlockPump || form == kMaryJane ? 44 + 24 * d.cut.heel
                                                                : 66 + 34 * d.cut.heel;
  const double heel_top = form == kMule || form == kSlingback ? 0 : 58;
  frame_pair(canvas, d, thick + heel + (form == kAnkleStrap || form == kPlatform ? 104 : 74));
  const Last l =
      make_last(thick, heel, form == kMaryJane || form == kPlatform ? 0.15 : 0.35 + 0.65 * d.cut.toe);
  const ShoeCloth cloth = shoe_cloth(canvas, d, hex(0x2b2321));
  if (heel_top > 0) {
    lay_insole(canvas, l, cloth.lining, heel_top);
  } else {
    lay_bed(canvas, l, cloth.lining, 10);
  }
  if (form == kSlingback) {
    lay_straps(
        canvas, cloth.upper,
        {{{l.arch.x - 24, l.arch.y - 4}, {l.seat.x, l.seat.y - 30}, {l.back.x - 2, l.seat.y - 50}, 8}});
    buckle(canvas, {l.seat.x - 4, l.seat.y - 30}, 8, d.metal);
  }
  const Path upper = pump_outline(l, d.cut.toe, heel_top, heel_top <= 0);
  canvas.part(upper, Cloth(cloth.upper), Relief{18, 0.65, 1.4, 0.35});
  canvas.stroke(upper, darker(d.base, 0.5), 0.7, 0.4);
  lay_heel(canvas, l, d, form == kBlockPump || form == kPlatform || form == kMaryJane,
           form == kKitten ? 12 : 9);
  lay_thin_sole(canvas, l, thick > 12 ? d.base : d.cut.trim % 3 == 0 ? hex(0xb04a3c) : hex(0x2b2321), thick);
  if (form == kAnkleStrap || form == kPlatform) ankle_strap(canvas, l, cloth.upper, d.metal, 92);
  if (form == kMaryJane) {
    lay_straps(canvas, cloth.upper,
               {{{l.arch.x + 6, l.arch.y - 22},
                 {l.arch.x - 10, l.arch.y - 52},
                 {l.arch.x - 38, l.arch.y - 62},
                 10}});
    buckle(canvas, {l.arch.x + 2, l.arch.y - 28}, 9, d.metal);
  }
  finish_pair(canvas, thick + heel + 74);
}

void draw_sandal(Canvas& canvas, const Design& d) {
  const auto form = form_of<SandalForm>(d);
  const double heel = sandal_heel(form, d.cut);
  const double sole = form == kFootbed || form == kSport ? 24
                      : form == kSlide                   ? 20
                      : form == kThong                   ? 15
                      : form == kWedge                   ? 20
                                                         : 8;
  const double height =
      sole + heel +
      (form == kGladiator || form == kSport || form == kHeeledSandal || form == kWedge || form == kStrappy
           ? 102
           : 84);
  frame_pair(canvas, d, height);
  const Last l = make_last(sole, heel, 0.1);
  const ShoeCloth cloth = shoe_cloth(canvas, d, hex(0x5b422c));
  lay_sandal_sole(canvas, form, l, d);
  lay_bed(canvas, l,
          plain_fabric(Weave::kSuede,
                       form == kThong || form == kSlide ? d.base : mix(d.base, hex(0xc49a6c), 0.75),
                       canvas.scale()),
          9);
  lay_sandal_straps(canvas, form, l, cloth.upper, d);
  finish_pair(canvas, height);
}

}  // namespace lookbook::generate
