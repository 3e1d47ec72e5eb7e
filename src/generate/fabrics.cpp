#include "generate/fabrics.hpp"

#include <algorithm>
#include <cmath>

namespace lookbook::generate {
namespace {

float grain(float x, float y) {
  const auto key = static_cast<std::uint64_t>(static_cast<std::int64_t>(x * 8)) * 0x9e3779b1U ^
                   static_cast<std::uint64_t>(static_cast<std::int64_t>(y * 8)) * 0x85ebca77U;
  return static_cast<float>(mix64(key) >> 40) / static_cast<float>(1 << 23) - 1.0F;
}

float wave(float v, float period) {
  return std::sin(v * (6.2831853F / period));
}

struct WeaveRow {
  Weave weave;
  Surface surface;  // gloss, sharpness, sheen, contrast, wrinkle
};

constexpr WeaveRow kWeaves[] = {
    {Weave::kJersey, {0.04, 2, 0.06, 1.0, 1.0}},   {Weave::kPoplin, {0.05, 2, 0.05, 1.05, 1.15}},
    {Weave::kLinen, {0.03, 2, 0.05, 1.05, 1.7}},   {Weave::kTwill, {0.05, 2, 0.06, 1.0, 0.8}},
    {Weave::kDenim, {0.04, 2, 0.07, 1.0, 0.9}},    {Weave::kCorduroy, {0.06, 3, 0.12, 1.05, 0.6}},
    {Weave::kRib, {0.03, 2, 0.08, 1.0, 0.35}},     {Weave::kFineKnit, {0.03, 2, 0.08, 1.0, 0.55}},
    {Weave::kCable, {0.02, 2, 0.08, 1.0, 0.4}},    {Weave::kChunky, {0.02, 2, 0.08, 1.0, 0.4}},
    {Weave::kWool, {0.02, 2, 0.09, 1.0, 0.45}},    {Weave::kTweed, {0.02, 2, 0.08, 1.0, 0.4}},
    {Weave::kSatin, {0.20, 4, 0.08, 1.35, 1.5}},   {Weave::kCrepe, {0.07, 3, 0.06, 1.1, 1.2}},
    {Weave::kChiffon, {0.05, 2, 0.08, 0.85, 1.4}}, {Weave::kVelvet, {0.05, 2, 0.34, 1.25, 0.8}},
    {Weave::kLace, {0.02, 2, 0.05, 0.9, 0.6}},     {Weave::kLeather, {0.26, 4, 0.10, 1.1, 0.9}},
    {Weave::kSuede, {0.02, 2, 0.14, 1.0, 0.5}},    {Weave::kPatent, {0.62, 6, 0.16, 1.15, 0.3}},
    {Weave::kNylon, {0.16, 4, 0.07, 1.05, 1.3}},   {Weave::kQuilt, {0.15, 4, 0.08, 1.1, 0.9}},
    {Weave::kFleece, {0.01, 2, 0.10, 0.95, 0.5}},  {Weave::kSherpa, {0.01, 2, 0.10, 0.9, 0.5}},
    {Weave::kMesh, {0.08, 3, 0.06, 1.0, 0.6}},     {Weave::kLycra, {0.20, 4, 0.08, 1.05, 0.25}},
    {Weave::kCanvas, {0.03, 2, 0.05, 1.0, 0.5}},   {Weave::kStraw, {0.08, 3, 0.06, 1.0, 0.3}},
    {Weave::kSequin, {0.30, 3, 0.20, 1.1, 0.6}},   {Weave::kRubber, {0.22, 5, 0.08, 1.0, 0.0}},
    {Weave::kMetal, {0.55, 4, 0.20, 1.3, 0.0}},    {Weave::kFur, {0.02, 2, 0.16, 0.95, 0.5}},
};

/// Light and shade of one knitted stitch, a V, in a cell of w x h.
float stitch(float x, float y, float w, float h) {
  const float u = std::abs(x / w - std::floor(x / w) - 0.5F) * 2;  // 0 in the middle of the V, 1 at its sides
  const float t = y / h + 0.45F * u;
  const float v = t - std::floor(t);
  return (1.0F - 0.15F * (1 - u) * (1 - u) - 0.05F * u) * (0.90F + 0.13F * std::sin(v * 3.1415927F));
}

/// Two strands that cross, in a column of width w and a period of h.
float cable(float x, float y, float w, float h) {
  const float u = x - std::floor(x / w) * w - w / 2;
  const float phase = y / h - std::floor(y / h);
  float shade = 0.9F + 0.03F * wave(y, 3);
  for (const float side : {0.0F, 0.5F}) {
    const float p = phase + side - std::floor(phase + side);
    const float centre = w * 0.20F * std::sin(p * 6.2831853F);
    const float d = std::abs(u - centre) / (w * 0.15F);
    const bool front = std::cos(p * 6.2831853F) > -0.2F;
    if (d < 1) shade = front ? 1.06F - 0.24F * d * d : std::max(shade, 1.0F - 0.26F * d * d);
  }
  return std::abs(u) > w * 0.42F ? 0.84F : shade;
}

void knit(Fabric& fabric, Weave weave) {
  const auto side = static_cast<float>(fabric.side());
  const auto cells = [side](float wanted) { return side / std::round(side / wanted); };
  switch (weave) {
    case Weave::kRib: {
      const float p = cells(3.4F);
      fabric.texture([=](float x, float y) { return 0.95F + 0.085F * wave(x, p) + 0.02F * grain(x, y); });
      break;
    }
    case Weave::kFineKnit: {
      const float w = cells(2.6F), h = cells(2.2F);
      fabric.texture([=](float x, float y) { return 1.03F * stitch(x, y, w, h) + 0.02F * grain(x, y); });
      break;
    }
    case Weave::kCable: {
      const float p = cells(21.0F), h = cells(20.0F), w = cells(3.0F);
      fabric.texture(
          [=](float x, float y) { return cable(x, y, p, h) * (0.96F + 0.06F * stitch(x, y, w, w)); });
      break;
    }
    default: {
      const float w = cells(6.4F), h = cells(5.2F);
      fabric.texture([=](float x, float y) { return 1.05F * stitch(x, y, w, h) + 0.03F * grain(x, y); });
      break;
    }
  }
}

void woven(Fabric& fabric, float streak, float fine) {
  const float k = 256.0F / static_cast<float>(fabric.side());
  fabric.texture([=](float x, float y) {
    return 1.0F + streak * 0.6F * (smooth_noise(x * k * 16, y * k) + smooth_noise(x * k, y * k * 16 + 77)) +
           fine * grain(x, y);
  });
}

void fluffy(Fabric& fabric, float size, float depth) {
  const float k = 256.0F / static_cast<float>(fabric.side()) * size;
  fabric.texture([=](float x, float y) {
    return 0.98F + depth * (smooth_noise(x * k, y * k) - smooth_noise(x * k + 7, y * k + 7)) +
           0.04F * grain(x, y);
  });
}

void denim(Fabric& fabric) {
  const float k = 256.0F / static_cast<float>(fabric.side());
  const float p = static_cast<float>(fabric.side()) / std::round(static_cast<float>(fabric.side()) / 2.4F);
  fabric.texture([=](float x, float y) {
    return 1.0F + 0.055F * wave(x + y, p) + 0.07F * smooth_noise(x * k * 16, y * k * 2) + 0.05F * grain(x, y);
  });
}

void tweed(Fabric& fabric) {
  Rng rng(17);
  const double side = fabric.side();
  for (int i = 0; i < 500; ++i) {
    const Point p{rng.uniform(0, side), rng.uniform(0, side)};
    const Colour fleck = rng.chance(0.5) ? lighter(fabric.colour(), 0.55) : darker(fabric.colour(), 0.45);
    fabric.stroke(segment(p, {p.x + rng.uniform(-1.6, 1.6), p.y + rng.uniform(-1.6, 1.6)}), fleck, 0.8, 0.7);
  }
  woven(fabric, 0.05F, 0.07F);
}

void lace(Fabric& fabric) {
  const double side = fabric.side(), cell = side / std::round(side / 21);
  const Colour thread = lighter(fabric.colour(), 0.25), ground = darker(fabric.colour(), 0.18);
  fabric.fill(rectangle(0, 0, side, side), ground);
  for (double y = 0; y < side - 1; y += 3) fabric.stroke(segment({0, y}, {side, y}), thread, 0.5, 0.35);
  for (double x = 0; x < side - 1; x += 3) fabric.stroke(segment({x, 0}, {x, side}), thread, 0.5, 0.35);
  int row = 0;
  for (double y = 0; y < side - 1; y += cell, ++row) {
    for (double x = (row % 2) * cell / 2; x < side + (row % 2) * cell / 2 - 1; x += cell) {
      for (int petal = 0; petal < 6; ++petal) {
        fabric.fill(ellipse(x, y - 4.6, 2.1, 4.0).turned(petal * 1.0472, {x, y}), thread, 0.9);
      }
      fabric.fill(circle(x, y, 1.5), ground);
    }
  }
}

void sequins(Fabric& fabric) {
  const double side = fabric.side(), cell = side / std::round(side / 4.2);
  Rng rng(5);
  int row = 0;
  for (double y = 0; y < side - 0.1; y += cell * 0.8, ++row) {
    for (double x = (row % 2) * cell / 2; x < side - 0.1; x += cell) {
      const double t = rng.uniform();
      const Colour c =
          t < 0.2 ? lighter(fabric.colour(), 0.65) : mix(darker(fabric.colour(), 0.35), fabric.colour(), t);
      fabric.fill(circle(x, y, cell * 0.5), c);
    }
  }
}

void straw(Fabric& fabric) {
  const auto side = static_cast<float>(fabric.side());
  const float p = side / std::round(side / 5.0F);
  fabric.texture([=](float x, float y) {
    const bool odd = static_cast<int>(std::floor(x / p)) % 2 == 0;
    return 0.93F + 0.10F * wave(y + (odd ? 0 : p / 2), p) * std::abs(wave(x, 2 * p)) + 0.06F * grain(x, y);
  });
}

}  // namespace

void apply_weave(Fabric& fabric, Weave weave) {
  for (const WeaveRow& row : kWeaves) {
    if (row.weave == weave) fabric.surface = row.surface;
  }
  switch (weave) {
    case Weave::kJersey:
    case Weave::kLycra:
    case Weave::kCrepe:
    case Weave::kChiffon:
      return woven(fabric, 0.012F, 0.016F);
    case Weave::kPoplin:
    case Weave::kTwill:
    case Weave::kNylon:
      return woven(fabric, 0.02F, 0.02F);
    case Weave::kLinen:
      return woven(fabric, 0.085F, 0.035F);
    case Weave::kCanvas:
      return woven(fabric, 0.05F, 0.05F);
    case Weave::kDenim:
      return denim(fabric);
    case Weave::kCorduroy: {
      const auto side = static_cast<float>(fabric.side());
      const float p = side / std::round(side / 3.6F);
      return fabric.texture(
          [=](float x, float y) { return 0.95F + 0.10F * wave(x, p) + 0.03F * grain(x, y); });
    }
    case Weave::kRib:
    case Weave::kFineKnit:
    case Weave::kCable:
    case Weave::kChunky:
      return knit(fabric, weave);
    case Weave::kWool:
      return woven(fabric, 0.03F, 0.055F);
    case Weave::kTweed:
      return tweed(fabric);
    case Weave::kSuede:
    case Weave::kVelvet:
      return fluffy(fabric, 2, 0.05F);
    case Weave::kFleece:
      return fluffy(fabric, 4, 0.06F);
    case Weave::kSherpa:
    case Weave::kFur:
      return fluffy(fabric, 4, 0.22F);
    case Weave::kLeather:
      return fluffy(fabric, 8, 0.03F);
    case Weave::kLace:
      return lace(fabric);
    case Weave::kMesh: {
      const auto side = static_cast<float>(fabric.side());
      const float p = side / std::round(side / 2.2F);
      return fabric.texture(
          [=](float x, float y) { return 0.96F + 0.09F * wave(x + y, p) * wave(x - y, p); });
    }
    case Weave::kSequin:
      return sequins(fabric);
    case Weave::kStraw:
      return straw(fabric);
    case Weave::kSatin:
    case Weave::kPatent:
    case Weave::kQuilt:
    case Weave::kRubber:
    case Weave::kMetal:
      return;
  }
}

Fabric plain_fabric(Weave weave, Colour colour, double scale) {
  Fabric fabric(colour, 64, scale);
  apply_weave(fabric, weave);
  return fabric;
}

Fabric main_fabric(const Design& design, double scale) {
  Fabric fabric(design.base, pattern_side(design.pattern), scale);
  apply_geometry(fabric, design);
  apply_print(fabric, design);
  apply_weave(fabric, design.weave);
  return fabric;
}

}  // namespace lookbook::generate
