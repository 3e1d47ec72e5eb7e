// Boots: Chelsea, combat, desert, heeled, knee-high, western, hiking, sheepskin, biker, rubber.
#include <algorithm>

#include "generate/drawing.hpp"
#include "generate/forms.hpp"
#include "generate/shoes.hpp"

namespace lookbook::generate {
namespace {

using Form = BootForm;
using enum BootForm;

/// Measures of one kind of boot: sole, heel, toe (1 pointed), height of the shaft, its width at the top.
struct Build {
  double sole, heel, toe, shaft, wide;
};

Build build_of(Form form, const Cut& cut) {
  switch (form) {
    case kChelsea:
      return {11, 10 + 40 * cut.heel, 0.3, 128, 92};
    case kCombat:
      return {24, 10, 0.0, 168, 96};
    case kDesert:
      return {15, 6, 0.1, 106, 88};
    case kHeeled:
      return {8, 46 + 40 * cut.heel, 0.7, 120, 84};
    case kKnee:
      return {9, 12 + 60 * cut.heel, 0.6, 292, 112};
    case kWestern:
      return {9, 30, 0.95, 190, 108};
    case kHiking:
      return {27, 4, 0.0, 136, 96};
    case kSheepskin:
      return {17, 0, -0.15, 140, 112};
    case kBiker:
      return {20, 12, 0.05, 176, 104};
    case kRain:
      return {15, 9, 0.0, 206, 110};
  }
  return {};
}

struct Boot {
  Canvas& canvas;
  const Design& d;
  Form form;
  Build build;
  Last last;
  ShoeCloth cloth;
  double ankle_y, top_y, front_x, back_x;
};

Path top_line(const Boot& b) {
  const Last& l = b.last;
  const double toe = b.form == kSheepskin ? 56 : 46, y = l.ball.y;
  Path p;
  p.move(l.tip.x, l.tip.y).curve(l.tip.x - 3, y - 26, l.tip.x + 10, y - toe + 6, l.tip.x + 38, y - toe);
  p.curve(l.ball.x + 4, y - toe - 6, 162, b.ankle_y + 38, b.front_x - 30, b.ankle_y + 8);
  p.curve(b.front_x - 10, b.ankle_y - 12, b.front_x - 2, b.ankle_y - 30, b.front_x,
          b.top_y + (b.form == kWestern ? 22 : 4));
  if (b.form == kWestern) {
    p.curve(b.front_x + 14, b.top_y - 14, b.front_x + 34, b.top_y - 14, (b.front_x + b.back_x) / 2,
            b.top_y + 20);
    p.curve(b.back_x - 30, b.top_y - 10, b.back_x - 14, b.top_y - 12, b.back_x, b.top_y + 14);
  } else {
    p.curve(b.front_x + 20, b.top_y - 3, b.back_x - 24, b.top_y - 5, b.back_x, b.top_y);
  }
  const double calf = b.form == kKnee ? 6 : 0;
  p.curve(b.back_x + calf, b.top_y + (b.ankle_y - b.top_y) * 0.4, b.last.back.x - 16, b.ankle_y - 30,
          b.last.back.x - 8, b.ankle_y + 14);
  return p.curve(b.last.back.x - 2, b.ankle_y + 34, b.last.back.x + 4, b.last.back.y - 24, b.last.back.x,
                 b.last.back.y);
}

void lay_inside(Boot& b) {
  const Point m{(b.front_x + b.back_x) / 2, b.top_y};
  if (b.form == kWestern) return;
  const Weave weave = b.form == kSheepskin ? Weave::kSherpa : Weave::kSuede;
  const Fabric lining = plain_fabric(
      weave, b.form == kSheepskin ? hex(0xe9dcc4) : mix(b.d.base, hex(0xb89a74), 0.5), b.canvas.scale());
  b.canvas.part(ellipse(m.x, b.top_y - 1, (b.back_x - b.front_x) / 2, 8), Cloth(lining, 0, 0.55),
                Relief{5, 0.3, 1, 0});
}

std::vector<Fold> ankle_folds(const Boot& b, Rng& rng) {
  const double soft = b.form == kRain || b.form == kHiking ? 0.5 : 1;
  std::vector<Fold> folds =
      pulls(rng, {160, b.ankle_y + 12}, {b.last.back.x - 40, b.ankle_y + 16}, 34, 3, 4, 1.3 * soft);
  add_folds(folds,
            pulls(rng, {b.last.back.x - 12, b.ankle_y - 4}, {200, b.ankle_y - 14}, 40, 3, 4, 1.2 * soft));
  add_folds(folds, pulls(rng, {b.last.ball.x - 6, b.last.ball.y - 48},
                         {b.last.ball.x + 16, b.last.ball.y - 20}, 22, 2, 3.5, 1.2 * soft));
  return folds;
}

void lay_elastic(Boot& b) {
  const double m = (b.front_x + b.back_x) / 2 + 3;
  Path gore;
  gore.move(m - 19, b.top_y + 10)
      .line(m + 21, b.top_y + 8)
      .curve(m + 20, b.ankle_y - 18, m + 14, b.ankle_y + 6, m + 3, b.ankle_y + 14);
  gore.curve(m - 10, b.ankle_y + 6, m - 16, b.ankle_y - 16, m - 19, b.top_y + 10).close();
  const Fabric elastic = plain_fabric(Weave::kRib, darker(b.d.base, 0.45), b.canvas.scale());
  b.canvas.part(gore, Cloth(elastic), Relief{5, 0.2, 1, 0});
  seam(b.canvas, gore, b.d.base, 1.1);
  const Path loop_tab = rectangle(b.back_x - 7, b.top_y - 13, 9, 24, 3);
  lay_leather(b.canvas, loop_tab, b.cloth.second, 3, 0.3);
}

void lay_lacing(Boot& b, const Path& upper, int rows) {
  const bool hiking = b.form == kHiking;
  Path stay;
  stay.move(140, b.last.ball.y - 54)
      .curve(162, b.ankle_y + 30, b.front_x - 18, b.ankle_y + 2, b.front_x - 4, b.top_y - 4)
      .line(b.front_x + 26, b.top_y - 2);
  stay.curve(b.front_x + 18, b.ankle_y - 30, b.front_x + 2, b.ankle_y + 14, 182, b.ankle_y + 40)
      .curve(168, b.ankle_y + 50, 146, b.last.ball.y - 32, 130, b.last.ball.y - 38)
      .close();
  b.canvas.clip(upper);
  lay_leather(b.canvas, stay, hiking ? b.cloth.second : b.cloth.upper, 6, 0.35);
  stitches(b.canvas, stay.moved(1.5, 1), contrast(b.d.base, 0.45), 0.55);
  b.canvas.unclip();
  const Colour lace = hiking ? b.d.third : b.form == kDesert ? mix(b.d.base, kBlack, 0.3) : hex(0x24211f);
  lay_laces(b.canvas, {157, b.last.ball.y - 47}, {b.front_x - 4, b.ankle_y + 12}, {-8, -13}, rows / 2, lace,
            4.6, false);
  lay_laces(b.canvas, {b.front_x + 5, b.ankle_y - 6}, {b.front_x + 15, b.top_y + 12}, {-12, -9},
            rows - rows / 2, lace, 4.6, true);
}

void lay_western(Boot& b, const Path& upper) {
  b.canvas.clip(upper);
  const Colour thread = mix(b.d.base, hex(0xf0dcae), 0.7);
  const double m = (b.front_x + b.back_x) / 2;
  for (int i = 0; i < 3; ++i) {
    const double r = 12 + 8.0 * i;
    Path flame;
    flame.move(m - r, b.ankle_y - 10)
        .curve(m - r - 12, b.ankle_y - 60, m - r * 0.2, b.ankle_y - 70, m, b.top_y + 60 - r);
    flame.curve(m + r * 0.2, b.ankle_y - 70, m + r + 12, b.ankle_y - 60, m + r, b.ankle_y - 10);
    stitches(b.canvas, flame, thread, 0.9);
    stitches(b.canvas,
             Path()
                 .move(b.last.tip.x + 34, b.last.ball.y - 30 + 5 * i)
                 .curve(90, b.last.ball.y - 52 + 6 * i, 110, b.last.ball.y - 40 + 5 * i, 136,
                        b.last.ball.y - 22 + 5 * i),
             thread, 0.8);
  }
  Path vamp;
  vamp.move(30, b.last.ball.y + 10)
      .line(150, b.ankle_y + 20)
      .curve(176, b.ankle_y + 6, 190, b.ankle_y + 10, 204, b.ankle_y + 30)
      .curve(216, b.ankle_y + 40, 230, b.last.arch.y - 10, 236, b.last.arch.y + 20);
  seam(b.canvas, vamp, b.d.base, 1.6);
  stitches(b.canvas, vamp.moved(2, -2), thread, 0.8);
  b.canvas.unclip();
}

void lay_straps(Boot& b, int count) {
  Relief relief{5, 0.5, 1, 0.2};
  relief.lift = 0.6;
  for (int i = 0; i < count; ++i) {
    const double y = b.ankle_y + 16 - i * 62, left = i == 0 ? 146 : b.front_x - 4,
                 right = i == 0 ? b.last.back.x - 6 : b.back_x + 4;
    Path line;
    line.move(left, y - 4).curve(left + 40, y + 6, right - 40, y + 4, right, y - 2);
    b.canvas.part(ribbon(line, 13, 13), Cloth(b.cloth.second), relief);
    const Path buckle = rectangle(left + 48, y - 7, 17, 19, 3);
    b.canvas.stroke(buckle.moved(0.8, 1.2), kBlack, 3, 0.4);
    b.canvas.stroke(buckle, darker(b.d.metal, 0.2), 3);
    b.canvas.stroke(buckle.moved(-0.4, -0.5), lighter(b.d.metal, 0.6), 1.2);
  }
}

/// A zip on the inner side, or only its seam.
void lay_shaft(Boot& b, const Path& upper) {
  Canvas& canvas = b.canvas;
  canvas.clip(upper);
  if (b.d.cut.trim % 2 == 0) {
    zip(canvas, {(b.front_x + b.back_x) / 2 + 10, b.top_y + 2}, {b.last.seat.x - 34, b.last.seat.y - 8},
        b.d.base, b.d.metal, 2.6, 0.02);
  } else {
    seam(canvas,
         segment({(b.front_x + b.back_x) / 2, b.top_y}, {(b.front_x + b.back_x) / 2 + 6, b.last.arch.y}),
         b.d.base, 0.9);
  }
  canvas.unclip();
}

void lay_sheepskin(Boot& b, const Path& upper) {
  Canvas& canvas = b.canvas;
  canvas.clip(upper);
  seam(canvas,
       Path()
           .move(b.back_x - 40, b.top_y)
           .curve(b.back_x - 44, b.ankle_y, 228, b.ankle_y + 30, 222, b.last.ball.y),
       b.d.base, 1.5);
  stitches(canvas,
           Path()
               .move(b.back_x - 43, b.top_y)
               .curve(b.back_x - 47, b.ankle_y, 225, b.ankle_y + 30, 219, b.last.ball.y),
           contrast(b.d.base, 0.4), 0.7);
  canvas.unclip();
  canvas.part(
      ribbon(Path()
                 .move(b.front_x - 3, b.top_y + 2)
                 .curve(b.front_x + 20, b.top_y + 7, b.back_x - 24, b.top_y + 5, b.back_x + 3, b.top_y),
             17, 17),
      Cloth(plain_fabric(Weave::kSherpa, hex(0xe9dcc4), canvas.scale())), Relief{7, 0.7, 1, 1.4, 1});
}

void lay_rubber(Boot& b, const Path& upper) {
  Canvas& canvas = b.canvas;
  canvas.clip(upper);
  canvas.fill(rectangle(100, b.top_y + 8, 240, 9), b.d.second, 0.95);
  canvas.stroke(segment({80, b.ankle_y + 20}, {300, b.ankle_y + 20}), kBlack, 1.2, 0.12);
  for (const Path& shine :
       {Path()
            .move(b.front_x + 18, b.top_y + 26)
            .curve(b.front_x + 12, b.ankle_y - 40, 196, b.ankle_y - 20, 176, b.ankle_y + 12)}) {
    canvas.tint(ribbon(shine, 7, 5), kWhite, 0.5, 3);
  }
  canvas.unclip();
}

void lay_details(Boot& b, const Path& upper) {
  switch (b.form) {
    case kChelsea:
      return lay_elastic(b);
    case kCombat:
    case kHiking:
    case kDesert:
      return lay_lacing(b, upper, b.form == kDesert ? 3 : b.form == kHiking ? 7 : 9);
    case kWestern:
      return lay_western(b, upper);
    case kBiker:
      return lay_straps(b, 2);
    case kHeeled:
    case kKnee:
      return lay_shaft(b, upper);
    case kSheepskin:
      return lay_sheepskin(b, upper);
    case kRain:
      return lay_rubber(b, upper);
  }
}

void lay_bottom(Boot& b) {
  const bool flat = b.build.heel < 9 || b.form == kRain;
  const bool pale = b.form == kDesert || b.form == kSheepskin || (b.form == kRain && b.d.cut.contrast);
  const Fabric sole = plain_fabric(Weave::kRubber, pale ? hex(0xcfae82) : hex(0x2b2725), b.canvas.scale());
  if (flat || b.form == kCombat || b.form == kBiker) {
    lay_sole(b.canvas, b.last, sole, 4, b.form != kDesert);
    if (b.form == kCombat) stitches(b.canvas, bottom_line(b.last).moved(0, 2), hex(0xe3b43c), 0.95);
    return;
  }
  const double wide = b.form == kHeeled ? 30 : b.form == kKnee ? 26 : 46;
  lay_heel_block(b.canvas, b.last, sole, wide + 18, b.form == kWestern ? 36 : wide,
                 b.form == kWestern ? 8 : 1);
  Path edge = bottom_line(b.last);
  lay_leather(b.canvas, ribbon(edge, b.build.sole, b.build.sole, -1), sole, 4);
}

}  // namespace

void draw_boot(Canvas& canvas, const Design& d) {
  const Form form = form_of<Form>(d);
  const Build build = build_of(form, d.cut);
  frame_pair(canvas, d, build.sole + build.heel + build.shaft + 6);
  Boot b{canvas,
         d,
         form,
         build,
         make_last(build.sole, build.heel, build.toe),
         shoe_cloth(canvas, d, hex(0x2b2725)),
         0,
         0,
         0,
         0};
  const double seat = kGround - build.sole - build.heel;
  b.ankle_y = seat - 76;
  b.top_y = seat - build.shaft;
  b.back_x = b.last.back.x - (form == kKnee ? 2 : 5);
  b.front_x = b.back_x - build.wide;
  lay_inside(b);
  Rng rng(d.seed, 5);
  const Path upper = upper_outline(b.last, top_line(b));
  Relief relief{30, 0.62, 2, 0.6};
  relief.folds = ankle_folds(b, rng);
  relief.open = rectangle(b.front_x, b.top_y - 30, b.back_x - b.front_x, 32);
  canvas.part(upper, Cloth(b.cloth.upper), relief);
  lay_details(b, upper);
  lay_bottom(b);
  finish_pair(canvas, build.sole + build.heel + build.shaft + 6);
}

}  // namespace lookbook::generate
