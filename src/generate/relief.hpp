#pragma once
// Height fields: what makes a flat outline look like cloth with volume. A part's outline is blurred into a
// dome, noise undulates it, folds are laid on it as soft ridges, and a light from the upper left is computed
// from the slopes. Plain float planes, no drawing library.

#include <cstddef>
#include <vector>

namespace lookbook::generate {

/// A plane of floats, row by row.
struct Plane {
  int width = 0;
  int height = 0;
  std::vector<float> values;

  /// The values are left over from before: for planes that are written all over.
  void reshape(int w, int h) {
    width = w;
    height = h;
    values.resize(static_cast<std::size_t>(w) * static_cast<std::size_t>(h));
  }
  /// All zero afterwards.
  void resize(int w, int h) {
    width = w;
    height = h;
    values.assign(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), 0.0F);
  }
  float* row(int y) { return values.data() + static_cast<std::ptrdiff_t>(y) * width; }
  const float* row(int y) const { return values.data() + static_cast<std::ptrdiff_t>(y) * width; }
};

/// Blurs by `passes` box filters of the given radius in pixels; outside the plane is zero. `scratch` is
/// overwritten.
void box_blur(Plane& plane, Plane& scratch, int radius, int passes);

/// Every four pixels become one, their mean; and back to the size of `to`, between the pixels.
void halve(const Plane& from, Plane& to);
void double_size(const Plane& from, Plane& to);

/// Smooth noise in -1 … 1 that repeats every 256 units, the same on every machine.
float smooth_noise(float x, float y);

/// Noise added to a plane: amount * smooth_noise(x * step_x + shift_x, y * step_y + shift_y), x and y in
/// pixels.
struct Undulation {
  float amount = 0;
  float step_x = 1, step_y = 1;
  float shift_x = 0, shift_y = 0;
};

/// The height field over a coverage (0 outside … 1 inside): a dome that rises over `radius` pixels from the
/// edge to `rise`, and undulates. Works at half the resolution; `scratch` planes are overwritten.
void raise_dome(const Plane& coverage, double radius, double rise, const Undulation& noise, Plane& heights,
                Plane& scratch_a, Plane& scratch_b);

/// How a material meets the light.
struct Surface {
  double gloss = 0.04;  ///< strength of the highlight
  int sharpness = 3;    ///< its exponent is 2 to this power
  double sheen = 0.05;  ///< light caught where the cloth turns away
  double contrast = 1;  ///< depth of the shading
  double wrinkle = 1;   ///< how easily it creases
};

/// Light on a row of pixels: the colour is multiplied by `shade`, then `glow` (0 to 1) is added.
struct LitRow {
  std::vector<float> slope_x, slope_y, shade, glow;
};

/// Row y of `heights`, whose unit is `slope` times a pixel.
void light_row(const Plane& heights, int y, float slope, const Surface& surface, LitRow& out);

}  // namespace lookbook::generate
