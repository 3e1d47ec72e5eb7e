#include "features/look_descriptor.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lookbook::features {
namespace {

constexpr std::size_t kShapeRows = 8;
constexpr std::size_t kShapeColumns = 6;
constexpr std::size_t kShapeAngles = 6;
constexpr std::size_t kSilhouetteRows = 12;
constexpr std::size_t kSilhouetteColumns = 9;
constexpr std::size_t kPaletteLightness = 5;
constexpr std::size_t kPaletteChroma = 7;  // each of a and b
constexpr float kPaletteReach = 50;        // a and b beyond it count as at it
constexpr float kPaletteSpacing = .7F;     // below 1: finer near grey, where most clothes are

/// Where a value falls between the centres of `cells` equal cells: the lower one, and the share of the upper
/// one.
struct Place {
  std::size_t cell = 0;
  float upper = 0;
};

/// `position` in cells: the centre of cell c is c; clamped to the first and last centre.
Place place_at(float position, std::size_t cells) {
  const float clamped = std::clamp(position, 0.F, static_cast<float>(cells - 1));
  const auto cell = std::min(static_cast<std::size_t>(clamped), cells - 1);
  return {cell, cell + 1 < cells ? clamped - static_cast<float>(cell) : 0.F};
}

/// Places of the pixels of one side of the canvas among `cells` cells.
std::vector<Place> places_along(std::size_t side, std::size_t cells) {
  std::vector<Place> places;
  for (std::size_t p = 0; p < side; ++p) {
    places.push_back(place_at(
        (static_cast<float>(p) + .5F) * static_cast<float>(cells) / static_cast<float>(side) - .5F, cells));
  }
  return places;
}

/// A grid of cells over the canvas with `depth` values each, filled bilinearly.
class Grid {
 public:
  Grid(std::size_t rows, std::size_t columns, std::size_t depth)
      : columns_(columns),
        depth_(depth),
        down_(places_along(kCanvasHeight, rows)),
        across_(places_along(kCanvasWidth, columns)),
        values_(rows * columns * depth) {}

  void add(std::size_t y, std::size_t x, std::size_t layer, float value) {
    const Place& row = down_[y];
    const Place& column = across_[x];
    add_to(row.cell, column.cell, layer, value * (1 - row.upper) * (1 - column.upper));
    if (column.upper > 0) add_to(row.cell, column.cell + 1, layer, value * (1 - row.upper) * column.upper);
    if (row.upper > 0) add_to(row.cell + 1, column.cell, layer, value * row.upper * (1 - column.upper));
    if (row.upper > 0 && column.upper > 0) {
      add_to(row.cell + 1, column.cell + 1, layer, value * row.upper * column.upper);
    }
  }
  std::vector<float> take() && { return std::move(values_); }

 private:
  void add_to(std::size_t row, std::size_t column, std::size_t layer, float value) {
    values_[(row * columns_ + column) * depth_ + layer] += value;
  }

  std::size_t columns_;
  std::size_t depth_;
  std::vector<Place> down_;
  std::vector<Place> across_;
  std::vector<float> values_;
};

void take_square_roots(std::vector<float>& values) {
  for (float& value : values) value = std::sqrt(value);
}

/// Adds the block at unit length times sqrt(share); a block of zeros stays zero.
void append_block(std::vector<float>& vector, const std::vector<float>& block, double share) {
  double squares = 0;
  for (const float value : block) squares += static_cast<double>(value) * static_cast<double>(value);
  const double factor = squares > 0 ? std::sqrt(share / squares) : 0;
  for (const float value : block) vector.push_back(static_cast<float>(static_cast<double>(value) * factor));
}

void make_unit_length(std::vector<float>& vector) {
  double squares = 0;
  for (const float value : vector) squares += static_cast<double>(value) * static_cast<double>(value);
  if (!(squares > 0)) return;
  for (float& value : vector) value = static_cast<float>(static_cast<double>(value) / std::sqrt(squares));
}

}  // namespace

std::vector<float> shape_block(const Canvas& canvas) {
  Grid grid(kShapeRows, kShapeColumns, kShapeAngles);
  auto lightness = [&](std::size_t y, std::size_t x) { return canvas.pixels[y * kCanvasWidth + x].l; };
  for (std::size_t y = 1; y + 1 < kCanvasHeight; ++y) {
    for (std::size_t x = 1; x + 1 < kCanvasWidth; ++x) {
      const float dx = lightness(y, x + 1) - lightness(y, x - 1);
      const float dy = lightness(y + 1, x) - lightness(y - 1, x);
      const float magnitude = std::sqrt(dx * dx + dy * dy);
      if (magnitude == 0) continue;
      float angle = std::atan2(dy, dx) / std::numbers::pi_v<float>;  // -1 … 1 half turns
      if (angle < 0) angle += 1;
      const float position = angle * static_cast<float>(kShapeAngles);
      const auto lower = static_cast<std::size_t>(position);
      const float upper = position - static_cast<float>(lower);
      grid.add(y, x, lower % kShapeAngles, magnitude * (1 - upper));
      grid.add(y, x, (lower + 1) % kShapeAngles, magnitude * upper);
    }
  }
  std::vector<float> block = std::move(grid).take();
  take_square_roots(block);
  return block;
}

std::vector<float> silhouette_block(const Canvas& canvas) {
  Grid grid(kSilhouetteRows, kSilhouetteColumns, 1);
  for (std::size_t y = 0; y < kCanvasHeight; ++y) {
    for (std::size_t x = 0; x < kCanvasWidth; ++x) grid.add(y, x, 0, canvas.foreground[y * kCanvasWidth + x]);
  }
  std::vector<float> block = std::move(grid).take();
  float mean = 0;
  for (const float value : block) mean += value / static_cast<float>(block.size());
  for (float& value : block) value -= mean;
  return block;
}

std::vector<float> palette_block(const Canvas& canvas) {
  std::vector<float> block(kPaletteLightness * kPaletteChroma * kPaletteChroma);
  auto chroma_place = [](float value) {
    const float size = std::pow(std::min(std::abs(value) / kPaletteReach, 1.F), kPaletteSpacing);
    return place_at((std::copysign(size, value) + 1) / 2 * static_cast<float>(kPaletteChroma - 1),
                    kPaletteChroma);
  };
  for (std::size_t p = 0; p < canvas.pixels.size(); ++p) {
    if (canvas.foreground[p] == 0) continue;
    const Lab& pixel = canvas.pixels[p];
    const std::array places = {
        place_at(pixel.l / 100 * static_cast<float>(kPaletteLightness - 1), kPaletteLightness),
        chroma_place(pixel.a), chroma_place(pixel.b)};
    for (unsigned corner = 0; corner < 8; ++corner) {
      float weight = canvas.foreground[p];
      std::size_t bin = 0;
      for (std::size_t axis = 0; axis < 3; ++axis) {
        const bool is_upper = ((corner >> axis) & 1U) != 0;
        weight *= is_upper ? places[axis].upper : 1 - places[axis].upper;
        bin = bin * kPaletteChroma + places[axis].cell + (is_upper ? 1 : 0);
      }
      if (weight > 0) block[bin] += weight;
    }
  }
  take_square_roots(block);
  return block;
}

std::vector<float> describe(const Canvas& canvas, const LookOptions& options) {
  const double total = options.shape + options.silhouette + options.palette;
  std::vector<float> vector;
  append_block(vector, shape_block(canvas), options.shape / total);
  append_block(vector, silhouette_block(canvas), options.silhouette / total);
  append_block(vector, palette_block(canvas), options.palette / total);
  make_unit_length(vector);
  return vector;
}

}  // namespace lookbook::features
