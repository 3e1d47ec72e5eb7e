#include "generate/motifs.hpp"

#include <array>
#include <cmath>

namespace lookbook::generate {
namespace {

constexpr double kTurn = 6.283185307179586;

Path star(double x, double y, double r) {
  Path path;
  for (int i = 0; i < 10; ++i) {
    const double a = i * kTurn / 10 - kTurn / 4, k = i % 2 == 0 ? r : r * 0.42;
    const double px = x + std::cos(a) * k, py = y + std::sin(a) * k;
    i == 0 ? path.move(px, py) : path.line(px, py);
  }
  return path.close();
}

Path heart(double x, double y, double r) {
  Path p;
  p.move(x, y + 0.9 * r).curve(x - 1.5 * r, y - 0.1 * r, x - 0.7 * r, y - 1.2 * r, x, y - 0.4 * r);
  return p.curve(x + 0.7 * r, y - 1.2 * r, x + 1.5 * r, y - 0.1 * r, x, y + 0.9 * r).close();
}

Path half_disc(double y, double r) {
  Path p;
  return p.move(-r, y).curve(-r, y - 1.33 * r, r, y - 1.33 * r, r, y).close();
}

std::vector<Inked> sunset(Colour a, Colour b) {
  std::vector<Inked> pieces{{circle(0, -0.1, 0.72), a}};
  for (int i = 0; i < 5; ++i) {
    const double y = 0.02 + i * 0.17;
    pieces.push_back({rectangle(-1, y, 2, 0.045 + 0.022 * i), b});
  }
  pieces.push_back({rectangle(-0.9, 0.78, 1.8, 0.06), a});
  return pieces;
}

std::vector<Inked> mountains(Colour a, Colour b, Colour ground) {
  return {{circle(0.42, -0.45, 0.26), b},
          {polygon({{-1, 0.6}, {-0.35, -0.5}, {0.3, 0.6}}), a},
          {polygon({{-0.52, -0.2}, {-0.35, -0.5}, {-0.17, -0.2}, {-0.3, -0.1}, {-0.38, -0.22}}), ground},
          {polygon({{-0.25, 0.6}, {0.38, -0.2}, {1, 0.6}}), mix(a, b, 0.35)},
          {polygon({{0.22, 0.0}, {0.38, -0.2}, {0.53, 0.0}, {0.4, 0.06}}), ground},
          {rectangle(-0.8, 0.72, 1.6, 0.06), a}};
}

std::vector<Inked> rainbow(Colour a, Colour b) {
  const std::array<Colour, 5> bands{hex(0xe4573d), hex(0xf2a541), hex(0xf6d55c), hex(0x4fb286),
                                    hex(0x4b86c5)};
  std::vector<Inked> pieces;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const double r = 0.95 - 0.15 * static_cast<double>(i);
    Path arc;
    arc.move(-r, 0.45).curve(-r, 0.45 - 1.33 * r, r, 0.45 - 1.33 * r, r, 0.45);
    pieces.push_back({arc, mix(bands[i], a, 0.1), 0.15});
  }
  for (const double x : {-0.65, 0.65}) {
    for (const double dx : {-0.2, 0.0, 0.2})
      pieces.push_back({circle(x + dx, 0.5 - (dx == 0 ? 0.1 : 0), 0.2), lighter(b, 0.7)});
  }
  return pieces;
}

std::vector<Inked> dinosaur(Colour a, Colour b, Colour ground) {
  Path body;
  body.move(-0.95, 0.35)
      .through({{-0.55, 0.22},
                {-0.3, -0.12},
                {0.1, -0.2},
                {0.33, -0.42},
                {0.4, -0.72},
                {0.62, -0.86},
                {0.9, -0.7},
                {0.88, -0.52},
                {0.66, -0.46},
                {0.6, -0.1},
                {0.5, 0.2},
                {0.46, 0.72}});
  body.line(0.22, 0.72).line(0.2, 0.38).line(-0.08, 0.4).line(-0.1, 0.72).line(-0.34, 0.72);
  body.through({{-0.4, 0.42}, {-0.62, 0.46}, {-0.95, 0.35}}).close();
  std::vector<Inked> pieces;
  for (const Point p :
       {Point{-0.5, 0.08}, Point{-0.3, -0.16}, Point{-0.04, -0.26}, Point{0.2, -0.36}, Point{0.32, -0.6}}) {
    pieces.push_back(
        {polygon({{p.x - 0.13, p.y + 0.1}, {p.x - 0.06, p.y - 0.16}, {p.x + 0.12, p.y + 0.04}}), b});
  }
  pieces.push_back({body, a});
  pieces.push_back({circle(0.66, -0.7, 0.06), ground});
  return pieces;
}

std::vector<Inked> rocket(Colour a, Colour b, Colour ground) {
  Path hull;
  hull.move(0, -1)
      .curve(0.4, -0.6, 0.4, 0, 0.26, 0.5)
      .line(-0.26, 0.5)
      .curve(-0.4, 0, -0.4, -0.6, 0, -1)
      .close();
  return {{polygon({{-0.28, 0.1}, {-0.62, 0.6}, {-0.22, 0.5}}), b},
          {polygon({{0.28, 0.1}, {0.62, 0.6}, {0.22, 0.5}}), b},
          {leaf({0, 0.45}, {0, 1}, 0.26), hex(0xf2a541)},
          {hull, a},
          {circle(0, -0.32, 0.17), b},
          {circle(0, -0.32, 0.10), ground}};
}

std::vector<Inked> cat(Colour a, Colour b, Colour ground) {
  return {{polygon({{-0.72, -0.1}, {-0.66, -0.85}, {-0.15, -0.5}}), a},
          {polygon({{0.72, -0.1}, {0.66, -0.85}, {0.15, -0.5}}), a},
          {ellipse(0, 0.05, 0.78, 0.66), a},
          {circle(-0.3, -0.05, 0.08), ground},
          {circle(0.3, -0.05, 0.08), ground},
          {polygon({{-0.08, 0.16}, {0.08, 0.16}, {0, 0.26}}), b},
          {Path().move(-0.9, 0.15).line(-0.45, 0.2), b, 0.04},
          {Path().move(0.9, 0.15).line(0.45, 0.2), b, 0.04}};
}

std::vector<Inked> flower(Colour a, Colour b) {
  std::vector<Inked> pieces;
  for (int i = 0; i < 8; ++i) {
    pieces.push_back(
        {ellipse(0, -0.58, 0.22, 0.4).turned(i * kTurn / 8, {0, 0}), i % 2 == 0 ? a : lighter(a, 0.15)});
  }
  pieces.push_back({circle(0, 0, 0.26), b});
  return pieces;
}

std::vector<Inked> waves(Colour a, Colour b) {
  std::vector<Inked> pieces{{half_disc(-0.05, 0.6), b}};
  for (int i = 0; i < 4; ++i) {
    const double y = 0.1 + i * 0.22;
    Path line;
    line.move(-1, y).through({{-0.75, y - 0.09},
                              {-0.5, y},
                              {-0.25, y + 0.09},
                              {0, y},
                              {0.25, y - 0.09},
                              {0.5, y},
                              {0.75, y + 0.09},
                              {1, y}});
    pieces.push_back({line, a, 0.075});
  }
  return pieces;
}

std::vector<Inked> palm(Colour a, Colour b) {
  Path trunk;
  trunk.move(0.05, 0.95).curve(-0.12, 0.5, -0.06, 0.1, 0.08, -0.3);
  std::vector<Inked> pieces{{trunk, b, 0.11}};
  const Point top{0.08, -0.32};
  for (const Point tip : {Point{-0.85, -0.15}, Point{-0.7, -0.65}, Point{-0.1, -0.98}, Point{0.6, -0.75},
                          Point{0.9, -0.2}, Point{0.6, 0.1}}) {
    pieces.push_back({leaf(top, tip, 0.17, tip.x < 0 ? 0.12 : -0.12), a});
  }
  return pieces;
}

}  // namespace

std::vector<Inked> motif(Graphic graphic, Colour a, Colour b, Colour ground) {
  switch (graphic) {
    case Graphic::kNone:
    case Graphic::kLogo:
    case Graphic::kPocket:
      return {};
    case Graphic::kSunset:
      return sunset(a, ground);
    case Graphic::kMountains:
      return mountains(a, b, ground);
    case Graphic::kCircle:
      return {{circle(0, 0, 0.6), a}, {ellipse(0, 0, 1, 0.2).turned(-0.4, {0, 0}), b, 0.08}};
    case Graphic::kLightning:
      return {{polygon({{0.2, -1}, {-0.5, 0.12}, {-0.05, 0.12}, {-0.25, 1}, {0.5, -0.2}, {0.02, -0.2}}), a}};
    case Graphic::kHeart:
      return {{heart(0, 0, 0.85), a}};
    case Graphic::kStar:
      return {{star(0, 0.05, 0.95), a}};
    case Graphic::kRainbow:
      return rainbow(a, b);
    case Graphic::kDinosaur:
      return dinosaur(a, b, ground);
    case Graphic::kRocket:
      return rocket(a, b, ground);
    case Graphic::kCat:
      return cat(a, b, ground);
    case Graphic::kFlower:
      return flower(a, b);
    case Graphic::kWave:
      return waves(a, b);
    case Graphic::kPalm:
      return palm(a, b);
    case Graphic::kBars:
      return {{rectangle(-1, -0.5, 2, 0.26), a},
              {rectangle(-1, -0.13, 2, 0.26), b},
              {rectangle(-1, 0.24, 2, 0.26), a}};
    case Graphic::kSmile:
      return {{circle(0, 0, 0.85), a},
              {circle(-0.3, -0.22, 0.1), ground},
              {circle(0.3, -0.22, 0.1), ground},
              {Path().move(-0.42, 0.22).curve(-0.2, 0.6, 0.2, 0.6, 0.42, 0.22), ground, 0.1}};
  }
  return {};
}

}  // namespace lookbook::generate
