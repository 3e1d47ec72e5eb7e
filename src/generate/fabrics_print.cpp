// Patterns that a printer makes: flowers, leaves, skins, brush strokes, and what children like.
#include <algorithm>
#include <array>
#include <cmath>

#include "generate/fabrics.hpp"
#include "generate/motifs.hpp"

namespace lookbook::generate {
namespace {

constexpr double kTurn = 6.283185307179586;

/// Points that keep their distance from each other on the repeating tile, by trial.
std::vector<Point> scattered(Rng& rng, double side, double distance, int wanted) {
  std::vector<Point> points;
  for (int trial = 0; trial < wanted * 12 && static_cast<int>(points.size()) < wanted; ++trial) {
    const Point p{rng.uniform(0, side), rng.uniform(0, side)};
    bool free = true;
    for (const Point q : points) {
      double dx = std::abs(p.x - q.x), dy = std::abs(p.y - q.y);
      dx = std::min(dx, side - dx);
      dy = std::min(dy, side - dy);
      if (dx * dx + dy * dy < distance * distance) free = false;
    }
    if (free) points.push_back(p);
  }
  return points;
}

void blossom(Fabric& f, Point at, double size, Colour petals, Colour heart, Rng& rng) {
  const int n = 5 + static_cast<int>(rng.below(2));
  const double start = rng.uniform(0, kTurn);
  for (int i = 0; i < n; ++i) {
    const double a = start + i * kTurn / n;
    const Path petal = ellipse(at.x, at.y - size * 0.62, size * 0.40, size * 0.55).turned(a, at);
    f.fill(petal, i % 2 == 0 ? petals : lighter(petals, 0.12));
    f.stroke(segment(at, {at.x + std::sin(a) * size * 0.8, at.y - std::cos(a) * size * 0.8}),
             darker(petals, 0.3), size * 0.06, 0.5);
  }
  f.fill(circle(at.x, at.y, size * 0.26), heart);
}

void leaves(Fabric& f, Point at, double size, Colour green, Rng& rng, int n) {
  for (int i = 0; i < n; ++i) {
    const double a = rng.uniform(0, kTurn), r = size * rng.uniform(1.2, 1.9);
    const Point tip{at.x + std::cos(a) * r, at.y + std::sin(a) * r};
    f.fill(leaf(at, tip, size * 0.38, size * rng.uniform(-0.2, 0.2)),
           i % 2 == 0 ? green : lighter(green, 0.2));
  }
}

void floral(Fabric& f, const Design& d, double size, double distance, int wanted) {
  Rng rng(d.seed, 41);
  const Colour green = mix(hex(0x5d7a4c), d.base, 0.25);
  const auto places = scattered(rng, f.side(), distance, wanted);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double s = size * rng.uniform(0.75, 1.2);
    leaves(f, places[i], s, green, rng, 3);
    blossom(f, places[i], s, i % 3 == 2 ? d.third : d.second, i % 3 == 2 ? d.second : hex(0xe8c15a), rng);
  }
  for (const Point p : scattered(rng, f.side(), distance * 0.55, wanted)) {
    f.fill(circle(p.x, p.y, size * 0.14), d.third, 0.7);
  }
}

void palm_leaf(Fabric& f, Point at, double angle, double size, Colour colour) {
  const Point tip{at.x + std::cos(angle) * size, at.y + std::sin(angle) * size};
  f.stroke(segment(at, tip), darker(colour, 0.2), 1);
  for (int i = 1; i < 9; ++i) {
    const Point root = mix(at, tip, i / 9.0);
    const double reach = size * (0.62 - 0.045 * i);
    for (const double side : {-1.0, 1.0}) {
      const double a = angle + side * 0.75;
      f.fill(leaf(root, {root.x + std::cos(a) * reach, root.y + std::sin(a) * reach}, 3.0, side * 1.2),
             colour);
    }
  }
}

void tropical(Fabric& f, const Design& d) {
  Rng rng(d.seed, 43);
  const Colour green = mix(hex(0x3f7d58), d.second, 0.2);
  for (const Point p : scattered(rng, f.side(), 36, 13)) {
    palm_leaf(f, p, rng.uniform(0, kTurn), rng.uniform(34, 48), rng.chance(0.5) ? green : darker(green, 0.3));
  }
  for (const Point p : scattered(rng, f.side(), 46, 6)) blossom(f, p, 13, d.second, d.third, rng);
}

void paisley(Fabric& f, const Design& d) {
  Rng rng(d.seed, 47);
  for (const Point p : scattered(rng, f.side(), 27, 22)) {
    const double a = rng.uniform(0, kTurn);
    const auto drop = [&](double s) {
      Path path;
      path.move(p.x, p.y - 13 * s)
          .curve(p.x + 6 * s, p.y - 8 * s, p.x + 10 * s, p.y, p.x + 6 * s, p.y + 6 * s);
      path.curve(p.x + 2 * s, p.y + 12 * s, p.x - 8 * s, p.y + 9 * s, p.x - 7 * s, p.y + 1 * s);
      path.curve(p.x - 6 * s, p.y - 5 * s, p.x + 1 * s, p.y - 5 * s, p.x, p.y - 13 * s).close();
      return path.turned(a, p);
    };
    f.fill(drop(1.1), d.second);
    f.fill(drop(0.78), d.base);
    f.fill(drop(0.55), d.third);
    f.fill(circle(p.x, p.y, 1.6), d.base);
  }
}

Path blob(Point at, double rx, double ry, double rough, Rng& rng) {
  std::array<Point, 9> ring;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const double a = static_cast<double>(i) * kTurn / 9, k = 1 + rough * rng.uniform(-1, 1);
    ring[i] = {at.x + std::cos(a) * rx * k, at.y + std::sin(a) * ry * k};
  }
  return loop(ring);
}

void leopard(Fabric& f, const Design& d) {
  Rng rng(d.seed, 53);
  for (const Point p : scattered(rng, f.side(), 11.5, 110)) {
    const double r = rng.uniform(3.4, 4.9);
    f.fill(blob(p, r * 0.8, r * 0.7, 0.2, rng), d.third);
    const double start = rng.uniform(0, kTurn);
    for (int i = 0; i < 3; ++i) {
      const double a = start + i * kTurn / 3 + rng.uniform(-0.3, 0.3);
      const Point q{p.x + std::cos(a) * r, p.y + std::sin(a) * r * 0.85};
      f.fill(blob(q, 2.3, 1.5, 0.3, rng).turned(a + 1.57, q), d.second);
    }
  }
}

void zebra(Fabric& f, const Design& d) {
  Rng rng(d.seed, 59);
  const double side = f.side();
  for (int i = 0; i < 10; ++i) {
    const double y = i * side / 10;
    for (double x = 0; x < side; x += side / 2) {
      const double shift = rng.uniform(-14, 14);
      f.fill(leaf({x + shift - 4, y + rng.uniform(-3, 3)}, {x + shift + side * 0.52, y + rng.uniform(-8, 8)},
                  rng.uniform(2.6, 4.4), rng.uniform(-7, 7)),
             d.second);
    }
  }
}

void snake(Fabric& f, const Design& d) {
  Rng rng(d.seed, 61);
  const double c = f.side() / 22;
  for (int j = 0; j < 44; ++j) {
    for (int i = 0; i < 22; ++i) {
      const double x = (i + (j % 2) * 0.5) * c, y = j * c / 2;
      const float n = smooth_noise(static_cast<float>(x * 4), static_cast<float>(y * 4 + 40));
      const Colour scale = n > 0.12F ? d.second : n < -0.15F ? d.third : d.base;
      f.fill(ellipse(x, y, c * 0.46, c * 0.36), mix(scale, kBlack, rng.uniform(0, 0.12)));
    }
  }
}

void camo(Fabric& f, const Design& d) {
  Rng rng(d.seed, 67);
  const std::array<Colour, 3> colours{d.second, d.third, darker(d.base, 0.5)};
  for (std::size_t k = 0; k < 3; ++k) {
    for (const Point p : scattered(rng, f.side(), 21, 15)) {
      f.fill(blob(p, rng.uniform(9, 17), rng.uniform(5, 8), 0.45, rng), colours[k]);
    }
  }
}

void brush(Fabric& f, const Design& d) {
  Rng rng(d.seed, 71);
  for (int i = 0; i < 26; ++i) {
    const Point a{rng.uniform(0, f.side()), rng.uniform(0, f.side())};
    const Point b{a.x + rng.uniform(-60, 60), a.y + rng.uniform(15, 60)};
    const Colour c = i % 3 == 0 ? d.third : d.second;
    f.fill(leaf(a, b, rng.uniform(4, 13), rng.uniform(-14, 14)), c, rng.uniform(0.35, 0.85));
  }
}

void tie_dye(Fabric& f, const Design& d) {
  const Colour colours[] = {d.second, d.base, d.third, d.base};
  Rng rng(d.seed, 73);
  const double c = f.side() / 2;
  for (int ring = 22; ring > 0; --ring) {
    const double r = ring * 5.2;
    std::array<Point, 18> points;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const double a = static_cast<double>(i) * kTurn / 18 + ring * 0.16,
                   k = r * (1 + rng.uniform(-0.10, 0.10));
      points[i] = {c + std::cos(a) * k, c + std::sin(a) * k};
    }
    f.fill(loop(points), colours[ring % 4], 0.62);
  }
}

void motifs(Fabric& f, const Design& d, std::initializer_list<Graphic> kinds, double size) {
  Rng rng(d.seed, 79);
  const auto places = scattered(rng, f.side(), size * 1.55, 30);
  const Colour colours[] = {d.second, d.third};
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Graphic kind = *(kinds.begin() + static_cast<std::ptrdiff_t>(i % kinds.size()));
    const double a = rng.uniform(-0.5, 0.5);
    for (const Inked& piece : motif(kind, colours[i % 2], colours[(i + 1) % 2], d.base)) {
      const Path shape =
          piece.shape.scaled(size / 2, size / 2, {0, 0}).turned(a, {0, 0}).moved(places[i].x, places[i].y);
      if (piece.width > 0) {
        f.stroke(shape, piece.colour, piece.width * size / 2);
      } else {
        f.fill(shape, piece.colour);
      }
    }
  }
}

void melange(Fabric& f) {
  const float k = 256.0F / static_cast<float>(f.side());
  f.texture([=](float x, float y) { return 1.0F + 0.11F * smooth_noise(x * k * 16, y * k * 4); });
}

}  // namespace

void apply_print(Fabric& fabric, const Design& d) {
  switch (d.pattern) {
    case Pattern::kDitsy:
      return floral(fabric, d, 4.2, 12, 60);
    case Pattern::kFloral:
      return floral(fabric, d, 11, 30, 16);
    case Pattern::kTropical:
      return tropical(fabric, d);
    case Pattern::kPaisley:
      return paisley(fabric, d);
    case Pattern::kLeopard:
      return leopard(fabric, d);
    case Pattern::kZebra:
      return zebra(fabric, d);
    case Pattern::kSnake:
      return snake(fabric, d);
    case Pattern::kCamo:
      return camo(fabric, d);
    case Pattern::kBrush:
      return brush(fabric, d);
    case Pattern::kTieDye:
      return tie_dye(fabric, d);
    case Pattern::kStars:
      return motifs(fabric, d, {Graphic::kStar}, 11);
    case Pattern::kHearts:
      return motifs(fabric, d, {Graphic::kHeart}, 11);
    case Pattern::kDinosaurs:
      return motifs(fabric, d, {Graphic::kDinosaur, Graphic::kPalm}, 24);
    case Pattern::kSpace:
      return motifs(fabric, d, {Graphic::kRocket, Graphic::kStar, Graphic::kCircle}, 19);
    case Pattern::kFruit:
      return motifs(fabric, d, {Graphic::kFlower, Graphic::kSmile}, 15);
    case Pattern::kAnimals:
      return motifs(fabric, d, {Graphic::kCat, Graphic::kHeart}, 19);
    case Pattern::kMelange:
      return melange(fabric);
    default:
      return;
  }
}

}  // namespace lookbook::generate
