// Bags, from clutch to backpack.
#include <cmath>

#include "generate/bags.hpp"
#include "generate/drawing.hpp"
#include "generate/forms.hpp"

namespace lookbook::generate {
namespace {

using enum HandbagForm;

void draw_satchel(Bag& b) {
  const double top = 232, half = 104;
  lay_arch(b, 48, top + 6, 150, 10, true);
  lay_body(b, box_shape(half, half + 16, top, kFloor, 26), 26);
  const Path flap = flap_shape(half + 1, top, top + 86 + 30 * b.d.cut.height, 30);
  Relief relief{14, 0.4, 1.5, 0.5};
  relief.lift = 0.5;
  if (form_of<HandbagForm>(b.d) == kSatchel && b.d.cut.height > 0.3) {
    b.canvas.part(flap, Cloth(b.d.cut.block ? b.second : b.body), relief);
    stitches(b.canvas, flap.scaled(0.96, 0.94, {kAxis, top + 30}), contrast(b.d.base, 0.45), 0.5);
    turn_lock(b, {kAxis, top + 78 + 30 * b.d.cut.height});
  } else {
    zip(b.canvas, {kAxis - half + 6, top + 10}, {kAxis + half - 6, top + 10}, b.d.base, b.d.metal, 3, 0.04);
    for (const double side : {-1.0, 1.0})
      seam(b.canvas, segment({kAxis + side * 58, top + 18}, {kAxis + side * 66, kFloor - 4}), b.d.base, 1.2);
  }
  lay_rings(b, 48, top + 2);
  lay_arch(b, 48, top - 2, 146, 10, false);
}

void draw_crossbody(Bag& b, bool saddle) {
  const double top = 270, half = 92;
  lay_strap(b, half - 8, top + 8, 90, 8);
  Path body = box_shape(half, half + 4, top, kFloor, saddle ? 70 : 26);
  lay_body(b, body, 22);
  Relief relief{14, 0.4, 1.5, 0.5};
  relief.lift = 0.55;
  const Path flap = flap_shape(half + 1, top, top + (saddle ? 92 : 72), saddle ? 70 : 26);
  b.canvas.part(flap, Cloth(b.d.cut.contrast ? b.second : b.body), relief);
  stitches(b.canvas, flap.scaled(0.96, 0.93, {kAxis, top + 20}), contrast(b.d.base, 0.45), 0.5);
  turn_lock(b, {kAxis, top + (saddle ? 80 : 62)});
}

void draw_chain_bag(Bag& b) {
  const double top = 262, half = 108;
  lay_chain(b.canvas, long_strap(half - 14, top + 8, 110), b.d.metal);
  lay_body(b, box_shape(half, half + 6, top, kFloor, 20), 22);
  const Path flap = flap_shape(half + 1, top, top + 84, 24);
  Relief relief{14, 0.4, 1.5, 0.4};
  relief.lift = 0.5;
  b.canvas.part(flap, Cloth(b.body), relief);
  Path lines, grooves;
  for (double x = -200; x < 560; x += 30) {
    for (const double slope : {1.0, -1.0}) {
      const Path line = segment({x, 240}, {x + slope * 180, 420});
      lines.add(line);
      grooves.add(ribbon(line, 3.5, 3.5));
    }
  }
  b.canvas.clip(box_shape(half, half + 6, top, kFloor, 20));
  b.canvas.tint(grooves, kBlack, 0.24, 2);
  b.canvas.stroke(lines.moved(1.2, -0.8), kWhite, 1.2, 0.16);
  b.canvas.unclip();
  turn_lock(b, {kAxis, top + 74});
}

void draw_hobo(Bag& b) {
  Path strap;
  strap.move(kAxis - 104, 262).curve(kAxis - 70, 90, kAxis + 70, 90, kAxis + 104, 262);
  Relief thin{8, 0.6, 1, 0.3};
  b.canvas.part(ribbon(strap, 15, 15), Cloth(b.handle), thin);
  Path half;
  half.move(kAxis, 282)
      .curve(kAxis + 50, 284, kAxis + 92, 270, kAxis + 108, 244)
      .curve(kAxis + 128, 300, kAxis + 134, 380, kAxis + 92, kFloor - 3);
  half.curve(kAxis + 60, kFloor + 2, kAxis + 24, kFloor, kAxis, kFloor);
  Rng rng(b.d.seed, 9);
  std::vector<Fold> folds = pulls(rng, {kAxis + 104, 252}, {kAxis + 30, 340}, 70, 5, 5, 2.2);
  both_sides(folds);
  lay_body(b, symmetric(half), 34, std::move(folds));
  zip(b.canvas, {kAxis - 60, 288}, {kAxis + 60, 288}, b.d.base, b.d.metal, 2.6, 0.02);
}

void draw_bucket(Bag& b) {
  lay_strap(b, 82, 236, 110, 9);
  Path half;
  half.move(kAxis, 226)
      .curve(kAxis + 40, 226, kAxis + 74, 222, kAxis + 86, 216)
      .curve(kAxis + 92, 280, kAxis + 84, 360, kAxis + 80, kFloor - 8);
  half.curve(kAxis + 76, kFloor + 3, kAxis + 30, kFloor + 4, kAxis, kFloor + 4);
  b.canvas.part(ellipse(kAxis, 222, 84, 10), Cloth(b.body, 0, 0.5), Relief{6, 0.3});
  Rng rng(b.d.seed, 9);
  lay_body(b, symmetric(half), 34,
           hanging_folds(rng, {kAxis - 80, 226}, {kAxis + 80, 226}, {0, 60}, 11, 4, 2));
  for (double x = -70; x <= 70; x += 20)
    stud(b.canvas, {kAxis + x, 244 - std::abs(x) * 0.06}, 2.8, b.d.metal);
  cord(b.canvas, Path().move(kAxis - 80, 242).curve(kAxis - 30, 250, kAxis + 30, 250, kAxis + 80, 242), 3.4,
       b.handle.colour());
  for (const double side : {-1.0, 1.0})
    cord(b.canvas,
         Path()
             .move(kAxis + side * 4, 248)
             .curve(kAxis + side * 16, 270, kAxis + side * 8, 290, kAxis + side * 14, 314),
         3.2, b.handle.colour());
}

void draw_bowling(Bag& b) {
  lay_arch(b, 52, 262, 176, 11, true);
  Path half;
  half.move(kAxis, 236)
      .curve(kAxis + 60, 236, kAxis + 112, 250, kAxis + 126, 300)
      .curve(kAxis + 132, 350, kAxis + 128, kFloor - 14, kAxis + 116, kFloor - 4)
      .line(kAxis, kFloor);
  lay_body(b, symmetric(half), 40);
  Path line;
  line.move(kAxis - 118, 288).curve(kAxis - 96, 246, kAxis + 96, 246, kAxis + 118, 288);
  seam(b.canvas, line, b.d.base, 1.5);
  zip(b.canvas, {kAxis - 66, 251}, {kAxis + 66, 251}, b.d.base, b.d.metal, 2.6, 0.04);
  lay_rings(b, 52, 262);
  lay_arch(b, 52, 258, 172, 11, false);
}

void draw_messenger(Bag& b) {
  const double top = 242, half = 122;
  lay_strap(b, half - 6, top + 10, 100, 16);
  lay_body(b, box_shape(half, half + 3, top, kFloor, 18), 24);
  Relief relief{14, 0.4, 1.5, 0.5};
  relief.lift = 0.55;
  const Path flap = flap_shape(half + 1, top, top + 108, 20);
  b.canvas.part(flap, Cloth(b.body), relief);
  stitches(b.canvas, flap.scaled(0.97, 0.95, {kAxis, top + 30}), contrast(b.d.base, 0.45), 0.5);
  for (const double side : {-1.0, 1.0}) {
    b.canvas.part(rectangle(kAxis + side * 62 - 9, top + 58, 18, 74, 5), Cloth(b.second), relief);
    const Path frame = rectangle(kAxis + side * 62 - 12, top + 96, 24, 18, 3);
    b.canvas.stroke(frame, b.d.metal, 3);
    b.canvas.stroke(frame.moved(-0.4, -0.5), lighter(b.d.metal, 0.6), 1);
  }
}

void draw_belt_bag(Bag& b) {
  Relief relief{8, 0.5, 1, 0.3};
  for (const double side : {-1.0, 1.0}) {
    Path strap;
    strap.move(kAxis + side * 90, 300)
        .curve(kAxis + side * 150, 286, kAxis + side * 156, 240, kAxis + side * 60, 216)
        .curve(kAxis + side * 30, 210, kAxis + side * 10, 208, kAxis, 208);
    b.canvas.part(ribbon(strap, 15, 15), Cloth(b.handle, 0, 0.85), relief);
  }
  lay_body(b, box_shape(104, 92, 262, 374, 44), 28);
  zip(b.canvas, {kAxis - 92, 284}, {kAxis + 92, 284}, b.d.base, b.d.metal, 3.2, 0.05);
  patch_pocket(b.canvas, box_shape(74, 68, 300, 362, 24), b.body);
  metal_part(b.canvas, rectangle(kAxis - 13, 200, 26, 17, 3), hex(0x333333));
}

}  // namespace

void draw_tote(Canvas& canvas, const Design& d) {
  canvas.frame({60, 96, 300, kFloor + 8}, 40);
  Bag b = make_bag(canvas, d);
  const double top = 216, half = 100 + 14 * d.cut.flare;
  lay_arch(b, 46, top + 10, 120, 9, true);
  canvas.part(ellipse(kAxis, top + 1, half - 2, 6), Cloth(b.body, 0, 0.5), Relief{5, 0.3});
  Rng rng(d.seed, 9);
  std::vector<Fold> folds =
      pulls(rng, {kAxis - half, top + 20}, {kAxis - half * 0.4, kFloor - 60}, 60, 3, 6, 1.6);
  both_sides(folds);
  lay_body(b, box_shape(half, half - 10 + 16 * d.cut.flare, top, kFloor, 12), 26, std::move(folds));
  stitches(canvas, segment({kAxis - half + 2, top + 9}, {kAxis + half - 2, top + 9}), contrast(d.base, 0.45),
           0.6);
  if (d.cut.trim % 2 == 0) {
    for (const double side : {-1.0, 1.0}) {
      Relief relief{4, 0.4, 1, 0.1};
      relief.lift = 0.35;
      canvas.part(rectangle(kAxis + side * 46 - 6, top + 4, 12, 64, 3), Cloth(b.handle), relief);
      stud(canvas, {kAxis + side * 46, top + 58}, 2.3, d.metal);
    }
  } else {
    label(canvas, {kAxis, top + 52}, 40, 20, lighter(d.base, 0.8), darker(d.base, 0.6));
  }
  lay_arch(b, 46, top + 6, 116, 9, false);
  stand_on_floor(canvas, half);
}

void draw_handbag(Canvas& canvas, const Design& d) {
  const auto form = form_of<HandbagForm>(d);
  canvas.frame({44,
                form == kBeltBag                       ? 190.0
                : form == kSatchel || form == kBowling ? 130.0
                                                       : 96.0,
                316, kFloor + 8},
               form == kBeltBag ? 44 : 38);
  Bag b = make_bag(canvas, d);
  switch (form) {
    case kSatchel:
      draw_satchel(b);
      break;
    case kCrossbody:
      draw_crossbody(b, false);
      break;
    case kSaddle:
      draw_crossbody(b, true);
      break;
    case kHobo:
      draw_hobo(b);
      break;
    case kBucket:
      draw_bucket(b);
      break;
    case kBowling:
      draw_bowling(b);
      break;
    case kChain:
      draw_chain_bag(b);
      break;
    case kMessenger:
      draw_messenger(b);
      break;
    case kBeltBag:
      draw_belt_bag(b);
      return;
  }
  stand_on_floor(canvas, form == kBucket ? 84 : 112);
}

void draw_clutch(Canvas& canvas, const Design& d) {
  canvas.frame({40, 190, 320, 380}, 44);
  Bag b = make_bag(canvas, d);
  const double top = 226, floor = 366, half = 126;
  switch (form_of<ClutchForm>(d)) {
    case ClutchForm::kEnvelope: {
      lay_body(b, box_shape(half, half, top, floor, 10), 16);
      Path flap;
      flap.move(kAxis - half, top - 2)
          .line(kAxis + half, top - 2)
          .line(kAxis + 8, top + 92)
          .curve(kAxis + 3, top + 97, kAxis - 3, top + 97, kAxis - 8, top + 92)
          .close();
      Relief relief{9, 0.4, 1.5, 0.4};
      relief.lift = 0.55;
      canvas.part(flap, Cloth(b.d.cut.contrast ? b.second : b.body), relief);
      stud(canvas, {kAxis, top + 80}, 5, d.metal);
      break;
    }
    case ClutchForm::kFrame:
      lay_body(b, box_shape(half - 14, half, top + 4, floor, 36), 30);
      canvas.stroke(segment({kAxis - half + 14, top + 5}, {kAxis + half - 14, top + 5}), darker(d.metal, 0.2),
                    8);
      canvas.stroke(segment({kAxis - half + 14, top + 3}, {kAxis + half - 14, top + 3}),
                    lighter(d.metal, 0.55), 3);
      for (const double dx : {-6.0, 6.0}) stud(canvas, {kAxis + dx, top - 5}, 6.5, d.metal);
      break;
    case ClutchForm::kWallet:
      lay_body(b, box_shape(half - 10, half - 10, top + 10, floor - 4, 16), 14);
      zip(canvas, {kAxis - half + 14, top + 20}, {kAxis + half - 14, top + 20}, d.base, d.metal, 3, 0.03);
      stitches(canvas, box_shape(half - 18, half - 18, top + 34, floor - 12, 12), contrast(d.base, 0.45),
               0.55);
      metal_part(canvas, rectangle(kAxis - 20, floor - 52, 40, 10, 2), d.metal);
  }
  stand_on_floor(canvas, half - 6, floor);
}

namespace {

void lay_backpack_straps(Bag& b) {
  Path grab;
  grab.move(kAxis - 20, 122).curve(kAxis - 18, 88, kAxis + 18, 88, kAxis + 20, 122);
  b.canvas.part(ribbon(grab, 9, 9), Cloth(b.handle), Relief{6, 0.6, 1, 0});
  for (const double side : {-1.0, 1.0}) {  // shoulder straps peep out
    Path strap;
    strap.move(kAxis + side * 70, 150)
        .curve(kAxis + side * 118, 190, kAxis + side * 122, 320, kAxis + side * 96, 384);
    b.canvas.part(ribbon(strap, 17, 13), Cloth(b.handle, 0, 0.7), Relief{8, 0.5, 1, 0.2});
  }
}

void lay_flap_front(Bag& b, const Relief& relief) {
  b.canvas.part(flap_shape(104, 112, 232, 36), Cloth(b.body), relief);
  b.canvas.part(box_shape(76, 80, 282, 384, 20), Cloth(b.d.cut.contrast ? b.second : b.body), relief);
  for (const double side : {-1.0, 1.0}) {
    b.canvas.part(rectangle(kAxis + side * 48 - 8, 190, 16, 96, 4), Cloth(b.handle), Relief{5, 0.5, 1, 0});
    const Path frame = rectangle(kAxis + side * 48 - 11, 246, 22, 16, 2);
    b.canvas.stroke(frame, b.d.metal, 2.8);
  }
}

void lay_zipped_front(Bag& b, const Relief& relief) {
  Path arc;
  arc.move(kAxis - 94, 236).curve(kAxis - 92, 122, kAxis + 92, 122, kAxis + 94, 236);
  b.canvas.tint(ribbon(arc, 8, 8), kBlack, 0.2, 3);
  b.canvas.stroke(arc, darker(b.d.base, 0.4), 5);
  b.canvas.stroke(arc, darker(b.d.metal, 0.2), 2, 1, {1.2, 1.2});
  metal_part(b.canvas, rectangle(kAxis + 50, 152, 6, 20, 2).turned(-0.5, {kAxis + 53, 152}), b.d.metal);
  b.canvas.part(box_shape(80, 84, 262, 386, 34), Cloth(b.d.cut.contrast ? b.second : b.body), relief);
  zip(b.canvas, {kAxis - 74, 280}, {kAxis + 74, 280}, b.d.base, b.d.metal, 3, 0.04);
  label(b.canvas, {kAxis, 324}, 34, 18, lighter(b.d.base, 0.8), darker(b.d.base, 0.6));
}

}  // namespace

void draw_backpack(Canvas& canvas, const Design& d) {
  const bool child = is_child(d.department);
  canvas.frame({66, 84, 294, kFloor + 8}, child ? 62 : 34);
  Bag b = make_bag(canvas, d);
  lay_backpack_straps(b);
  Path half;
  const bool flap = form_of<BackpackForm>(d) == BackpackForm::kFlap;
  const double r = flap ? 30 : 84;
  half.move(kAxis, 112)
      .curve(kAxis + 60, 112, kAxis + 100, 118 + r * 0.2, kAxis + 102, 118 + r)
      .line(kAxis + 106, 360)
      .curve(kAxis + 107, 390, kAxis + 98, kFloor, kAxis + 76, kFloor)
      .line(kAxis, kFloor);
  lay_body(b, symmetric(half), 34);
  Relief relief{18, 0.5, 2, 0.7};
  relief.lift = 0.5;
  if (flap)
    lay_flap_front(b, relief);
  else
    lay_zipped_front(b, relief);
  stand_on_floor(canvas, 96);
}

}  // namespace lookbook::generate
