// Patterns that a loom or a ruler makes: stripes, checks, dots, zigzags.
#include <cmath>

#include "generate/fabrics.hpp"

namespace lookbook::generate {
namespace {

void band(Fabric& f, double y, double height, Colour colour, double alpha = 1) {
  f.fill(rectangle(0, y, f.side(), height), colour, alpha);
}

void column(Fabric& f, double x, double width, Colour colour, double alpha = 1) {
  f.fill(rectangle(x, 0, width, f.side()), colour, alpha);
}

void cross_bands(Fabric& f, double at, double width, Colour colour, double alpha) {
  band(f, at, width, colour, alpha);
  column(f, at, width, colour, alpha);
}

void stripes(Fabric& f, const Design& d) {
  const double side = f.side();
  switch (d.pattern) {
    case Pattern::kBreton:
      for (double y = 0; y < side - 1; y += side / 10) band(f, y, side / 26, d.second);
      break;
    case Pattern::kWideStripe:
      for (int i = 0; i < 4; ++i) band(f, i * side / 4, side / 8, d.second);
      break;
    case Pattern::kPinstripe:
      for (int i = 0; i < 9; ++i) column(f, i * side / 9, 0.9, d.second, 0.75);
      break;
    default:
      for (int i = 0; i < 10; ++i) column(f, i * side / 10, side / 22, d.second, 0.9);
  }
}

void tartan(Fabric& f, const Design& d) {
  const double side = f.side(), half = side / 2;
  for (const double at : {0.0, half}) {
    cross_bands(f, at, half * 0.44, d.second, 0.5);
    cross_bands(f, at + half * 0.16, half * 0.12, darker(d.second, 0.4), 0.45);
    cross_bands(f, at + half * 0.68, 2.0, d.third, 0.8);
    cross_bands(f, at + half * 0.76, 2.0, d.third, 0.8);
  }
}

void gingham(Fabric& f, const Design& d) {
  const double cell = f.side() / 10;
  for (int i = 0; i < 10; i += 2) cross_bands(f, i * cell, cell, d.second, 0.5);
}

void windowpane(Fabric& f, const Design& d) {
  for (int i = 0; i < 4; ++i) cross_bands(f, i * f.side() / 4, 1.2, d.second, 0.85);
}

void houndstooth(Fabric& f, const Design& d) {
  const double c = f.side() / 8, q = c / 4;
  for (int i = 0; i < 8; ++i) {
    for (int j = 0; j < 8; ++j) {
      const double x = i * c, y = j * c;
      f.fill(rectangle(x, y, 2 * q, 2 * q), d.second);
      f.fill(polygon({{x + 2 * q, y}, {x + 4 * q, y - 2 * q}, {x + 4 * q, y - q}, {x + 2 * q, y + q}}),
             d.second);
      f.fill(polygon({{x, y + 2 * q}, {x - 2 * q, y + 4 * q}, {x - q, y + 4 * q}, {x + q, y + 2 * q}}),
             d.second);
    }
  }
}

void herringbone(Fabric& f, const Design& d) {
  const int columns = 10, lines = 24;
  const double c = f.side() / columns;
  for (int i = 0; i < columns; ++i) {
    for (int k = 0; k < lines; ++k) {
      const double y = k * f.side() / lines, rise = i % 2 == 0 ? c : -c;
      f.stroke(segment({i * c, y}, {(i + 1) * c, y - rise}), d.second, 1.1, 0.5);
    }
  }
}

void dots(Fabric& f, const Design& d, int across, double radius) {
  const double c = f.side() / across;
  for (int i = 0; i < across; ++i) {
    for (int j = 0; j < across; ++j) f.fill(circle((i + (j % 2) * 0.5) * c, j * c, radius), d.second);
  }
}

void zigzag(Fabric& f, double y, double height, int teeth, Colour colour, double width) {
  const double step = f.side() / teeth / 2;
  Path path;
  path.move(-step * 2, y);
  for (int i = -1; i <= 2 * teeth + 1; ++i) path.line(i * step, i % 2 == 0 ? y : y + height);
  f.stroke(path, colour, width);
}

void fair_isle(Fabric& f, const Design& d) {
  const double u = f.side() / 32;
  auto cell = [&](int x, int y, Colour colour) { f.fill(rectangle(x * u, y * u, u, u), colour); };
  for (int x = 0; x < 32; ++x) {
    if (x % 2 == 0) cell(x, 1, d.second);
    cell(x, 3, d.third);
    const int p = x % 8;
    for (int k = 0; k < 4; ++k) {  // diamonds
      if (p == 4 - k || p == 4 + k) cell(x, 6 + k, d.second);
      if (p == 4 - k || p == 4 + k) cell(x, 12 - k, d.second);
    }
    cell(x, 15, d.third);
    if (x % 2 == 1) cell(x, 17, d.second);
    if (x % 4 == 0 || x % 4 == 1) cell(x, 21, d.third);
    if (x % 4 == 1 || x % 4 == 2) cell(x, 22, d.third);
    // a small ring of petals
    if (p == 4) cell(x, 25, d.second), cell(x, 29, d.second), cell(x, 27, d.third);
    if (p == 3 || p == 5) cell(x, 26, d.second), cell(x, 28, d.second);
    if (p == 2 || p == 6) cell(x, 27, d.second);
  }
}

void geometric(Fabric& f, const Design& d) {
  const double c = f.side() / 6;
  Rng rng(d.seed, 31);
  const auto kind = rng.below(3);
  for (int i = 0; i < 6; ++i) {
    for (int j = 0; j < 6; ++j) {
      const double x = i * c, y = j * c;
      const Colour a = (i + j) % 2 == 0 ? d.second : d.third;
      if (kind == 0) {
        f.fill(polygon({{x, y + c / 2}, {x + c / 2, y}, {x + c, y + c / 2}, {x + c / 2, y + c}}), a, 0.9);
        f.fill(circle(x + c / 2, y + c / 2, c * 0.14), d.base);
      } else if (kind == 1) {
        f.stroke(circle(x, y, c * 0.42), a, 1.6, 0.9);
        f.stroke(circle(x, y, c * 0.22), a, 1.6, 0.9);
      } else {
        f.fill(polygon({{x, y}, {x + c, y}, {x, y + c}}), a, 0.85);
      }
    }
  }
}

}  // namespace

double pattern_side(Pattern pattern) {
  switch (pattern) {
    case Pattern::kBreton:
      return 120;
    case Pattern::kWideStripe:
      return 144;
    case Pattern::kGingham:
      return 80;
    case Pattern::kTartan:
      return 112;
    case Pattern::kHoundstooth:
      return 72;
    case Pattern::kHerringbone:
      return 80;
    case Pattern::kFairIsle:
      return 96;
    case Pattern::kFloral:
    case Pattern::kTropical:
    case Pattern::kPaisley:
      return 150;
    case Pattern::kBrush:
    case Pattern::kTieDye:
      return 200;
    default:
      return 128;
  }
}

void apply_geometry(Fabric& fabric, const Design& d) {
  switch (d.pattern) {
    case Pattern::kBreton:
    case Pattern::kWideStripe:
    case Pattern::kPinstripe:
    case Pattern::kVerticalStripe:
      return stripes(fabric, d);
    case Pattern::kGingham:
      return gingham(fabric, d);
    case Pattern::kTartan:
      return tartan(fabric, d);
    case Pattern::kWindowpane:
      return windowpane(fabric, d);
    case Pattern::kHoundstooth:
      return houndstooth(fabric, d);
    case Pattern::kHerringbone:
      return herringbone(fabric, d);
    case Pattern::kDots:
      return dots(fabric, d, 12, 1.9);
    case Pattern::kBigDots:
      return dots(fabric, d, 6, 5.2);
    case Pattern::kChevron:
      for (int i = 0; i < 6; ++i)
        zigzag(fabric, i * fabric.side() / 6, 9, 8, i % 2 == 0 ? d.second : d.third, 4);
      return;
    case Pattern::kFairIsle:
      return fair_isle(fabric, d);
    case Pattern::kGeometric:
      return geometric(fabric, d);
    default:
      return;
  }
}

}  // namespace lookbook::generate
