// Watches, laid flat, strap up and down.
#include <algorithm>
#include <cmath>

#include "generate/details.hpp"
#include "generate/drawing.hpp"
#include "generate/fabrics.hpp"
#include "generate/forms.hpp"

namespace lookbook::generate {
namespace {

constexpr double kTurn = 6.283185307179586;
constexpr Point kCentre{kAxis, 240};

struct Watch {
  Canvas& canvas;
  const Design& d;
  double r;  ///< of the case
  Colour dial;
  Colour ink;
};

Path case_shape(const Watch& w, double grow) {
  const double r = w.r + grow;
  if (w.d.cut.toe < 0.6) return circle(kCentre.x, kCentre.y, r);
  return rectangle(kCentre.x - r * 0.82, kCentre.y - r, r * 1.64, r * 2, w.d.cut.toe > 0.85 ? 8 : 26);
}

void lay_leather_strap(Watch& w) {
  const Fabric leather = main_fabric(w.d, w.canvas.scale());
  for (const double side : {-1.0, 1.0}) {
    const double a = w.r * 0.60, y0 = kCentre.y + side * w.r * 0.9, y1 = kCentre.y + side * 196,
                 b = w.r * 0.46;
    Path half;
    half.move(kAxis, y0)
        .line(kAxis + a, y0)
        .curve(kAxis + a, y0 + side * 40, kAxis + b, y1 - side * 60, kAxis + b, y1 - side * 12);
    half.curve(kAxis + b, y1, kAxis + b * 0.6, y1 + side * (side > 0 ? 8 : 0), kAxis,
               y1 + side * (side > 0 ? 9 : 0));
    const Path strap = symmetric(half);
    w.canvas.part(strap, Cloth(leather), Relief{10, 0.6, 1.4, 0.5});
    w.canvas.stroke(strap, darker(w.d.base, 0.6), 0.7, 0.4);
    if (w.d.weave == Weave::kLeather)
      stitches(w.canvas, strap.scaled(0.84, 0.94, {kAxis, (y0 + y1) / 2}), contrast(w.d.base, 0.5), 0.7);
    if (side > 0) {
      for (int i = 0; i < 5; ++i) w.canvas.fill(circle(kAxis, y1 - 16 - 13.0 * i, 2), darker(w.d.base, 0.75));
    } else {
      const Path frame = rectangle(kAxis - b - 5, y1 - 10, 2 * b + 10, 17, 4);
      w.canvas.stroke(frame.moved(0.8, 1), kBlack, 3, 0.3);
      w.canvas.stroke(frame, w.d.metal, 3.4);
      w.canvas.stroke(frame.moved(-0.4, -0.5), lighter(w.d.metal, 0.6), 1.1);
      w.canvas.stroke(segment({kAxis, y1 - 10}, {kAxis, y1 + 8}), darker(w.d.metal, 0.1), 2.4);
    }
  }
}

void lay_bracelet(Watch& w) {
  for (const double side : {-1.0, 1.0}) {
    for (int i = 0; i < 13; ++i) {
      const double y = kCentre.y + side * (w.r * 0.86 + 6 + i * 11.6), half = w.r * (0.60 - 0.011 * i);
      const double cells[4] = {-half, -half * 0.36, half * 0.36, half};
      for (int k = 0; k < 3; ++k) {
        const double shift = k == 1 ? 4.5 : 0;
        const Path link =
            rectangle(kAxis + cells[k] + 0.4, y - 5.4 + shift, cells[k + 1] - cells[k] - 0.8, 10.8, 2.6);
        const Colour metal = k == 1 && w.d.cut.contrast ? w.d.second : w.d.metal;
        w.canvas.fill(link, Gradient{{0, y - 5.4 + shift},
                                     {0, y + 5.4 + shift},
                                     0,
                                     {{0, lighter(metal, 0.6)},
                                      {0.3, metal},
                                      {0.6, lighter(metal, 0.25)},
                                      {1, darker(metal, 0.5)}}});
        w.canvas.stroke(link, darker(metal, 0.7), 0.5, 0.7);
      }
    }
  }
}

void lay_case(Watch& w) {
  w.canvas.fill(case_shape(w, 5).moved(2, 4), kBlack, 0.22);
  metal_part(w.canvas,
             rectangle(kCentre.x + w.r * (w.d.cut.toe < 0.6 ? 1.0 : 0.84), kCentre.y - 7, 11, 14, 3),
             w.d.metal);
  if (form_of<WatchForm>(w.d) == WatchForm::kChronograph) {
    for (const double dy : {-30.0, 30.0})
      metal_part(w.canvas, rectangle(kCentre.x + w.r * 0.88, kCentre.y + dy - 5, 11, 10, 3), w.d.metal);
  }
  const Colour metal = w.d.metal;
  const double r = w.r + 5;
  w.canvas.fill(case_shape(w, 5), Gradient{{kCentre.x - r, kCentre.y - r},
                                           {kCentre.x + r, kCentre.y + r},
                                           0,
                                           {{0, lighter(metal, 0.8)},
                                            {0.3, metal},
                                            {0.48, lighter(metal, 0.5)},
                                            {0.7, darker(metal, 0.2)},
                                            {1, darker(metal, 0.55)}}});
  w.canvas.stroke(case_shape(w, 5), darker(metal, 0.7), 0.7, 0.8);
  w.canvas.fill(case_shape(w, -3),
                Gradient{{kCentre.x + r, kCentre.y + r},
                         {kCentre.x - r, kCentre.y - r},
                         0,
                         {{0, lighter(metal, 0.7)}, {0.5, metal}, {1, darker(metal, 0.5)}}});
  w.canvas.fill(case_shape(w, -7),
                Gradient{kCentre,
                         {kCentre.x - 20, kCentre.y - 26},
                         w.r,
                         {{0, lighter(w.dial, 0.12)}, {0.8, w.dial}, {1, darker(w.dial, 0.25)}}});
}

void lay_marks(Watch& w) {
  const double r = w.r - 11;
  for (int i = 0; i < 60; ++i) {
    const double a = i * kTurn / 60;
    const bool hour = i % 5 == 0;
    if (!hour && w.d.cut.trim % 3 == 0) continue;
    const double stretch =
        w.d.cut.toe < 0.6 ? 1 : 1 / std::max(std::abs(std::sin(a)) / 0.82, std::abs(std::cos(a)));
    const auto at = [&](double k) {
      return Point{kCentre.x + std::sin(a) * k * stretch, kCentre.y - std::cos(a) * k * stretch};
    };
    w.canvas.stroke(segment(at(r), at(r - (hour ? 9 : 3.5))), w.ink, hour ? 2.2 : 0.7, hour ? 0.95 : 0.7);
  }
}

void hand(Watch& w, double angle, double length, double width, Colour colour) {
  const Point tip{kCentre.x + std::sin(angle) * length, kCentre.y - std::cos(angle) * length};
  const Point tail{kCentre.x - std::sin(angle) * length * 0.18, kCentre.y + std::cos(angle) * length * 0.18};
  w.canvas.stroke(segment(tail, tip).moved(1, 2), kBlack, width, 0.25);
  w.canvas.stroke(segment(tail, tip), colour, width);
}

void lay_dials(Watch& w) {
  const double r = w.r * 0.25;
  for (const Point off : {Point{-0.40, 0}, Point{0.40, 0}, Point{0, 0.42}}) {
    const Point c{kCentre.x + off.x * w.r, kCentre.y + off.y * w.r};
    w.canvas.fill(circle(c.x, c.y, r), contrast(w.dial, 0.14));
    w.canvas.stroke(circle(c.x, c.y, r), w.ink, 0.8, 0.7);
    for (int i = 0; i < 12; ++i) {
      const double a = i * kTurn / 12;
      w.canvas.stroke(segment({c.x + std::sin(a) * r * 0.75, c.y - std::cos(a) * r * 0.75},
                              {c.x + std::sin(a) * r * 0.92, c.y - std::cos(a) * r * 0.92}),
                      w.ink, 0.7, 0.8);
    }
    w.canvas.stroke(segment(c, {c.x + r * 0.5, c.y - r * 0.5}), w.ink, 1.1);
  }
}

void lay_segments(Watch& w) {
  // Seven bars a digit, as bits: top, upper left, upper right, middle, lower left, lower right, bottom.
  constexpr int digits[4] = {0x24, 0x77, 0x77, 0x6f};
  const double r = w.r;
  w.canvas.fill(rectangle(kCentre.x - r * 0.62, kCentre.y - r * 0.36, r * 1.24, r * 0.66, 4), hex(0xb9c4b0));
  for (int i = 0; i < 4; ++i) {
    const double x = kCentre.x - r * 0.52 + i * r * 0.27 + (i > 1 ? r * 0.06 : 0), y = kCentre.y - r * 0.26,
                 u = r * 0.16, v = r * 0.22;
    const Point bars[7][2] = {{{x, y}, {x + u, y}},
                              {{x, y}, {x, y + v}},
                              {{x + u, y}, {x + u, y + v}},
                              {{x, y + v}, {x + u, y + v}},
                              {{x, y + v}, {x, y + 2 * v}},
                              {{x + u, y + v}, {x + u, y + 2 * v}},
                              {{x, y + 2 * v}, {x + u, y + 2 * v}}};
    for (int k = 0; k < 7; ++k) {
      if ((digits[i] >> k & 1) != 0) w.canvas.stroke(segment(bars[k][0], bars[k][1]), hex(0x23291f), 3);
    }
  }
  w.canvas.fill(rectangle(kCentre.x - r * 0.5, kCentre.y + r * 0.44, r, 3), w.d.second);
}

void lay_glass(Watch& w) {
  w.canvas.clip(case_shape(w, -7));
  Path shine;
  shine.move(kCentre.x - w.r, kCentre.y - w.r)
      .line(kCentre.x + w.r * 0.1, kCentre.y - w.r)
      .line(kCentre.x - w.r, kCentre.y + w.r * 0.4)
      .close();
  w.canvas.fill(shine, kWhite, 0.10);
  w.canvas.unclip();
}

}  // namespace

void draw_watch(Canvas& canvas, const Design& d) {
  const double r = is_female(d.department) ? 52 + 10 * d.cut.fit : 64 + 12 * d.cut.fit;
  canvas.frame({90, 34, 270, 452}, 28);
  Watch w{canvas, d, r, d.third, lightness(d.third) > 0.45 ? hex(0x2b2b2d) : hex(0xeceae4)};
  d.weave == Weave::kMetal ? lay_bracelet(w) : lay_leather_strap(w);
  lay_case(w);
  const auto form = form_of<WatchForm>(d);
  if (form == WatchForm::kDigital) {
    lay_segments(w);
  } else {
    lay_marks(w);
    if (form == WatchForm::kChronograph) lay_dials(w);
    const Colour steel = d.cut.contrast ? d.metal : w.ink;
    hand(w, -1.05, r * 0.46, 3.6, steel);
    hand(w, 1.05, r * 0.68, 2.6, steel);
    hand(w, 3.55, r * 0.72, 1.1, d.second);
    canvas.fill(circle(kCentre.x, kCentre.y, 3.4), steel);
  }
  lay_glass(w);
}

}  // namespace lookbook::generate
