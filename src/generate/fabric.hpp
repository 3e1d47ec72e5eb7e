#pragma once
// Cloth, leather, metal: a tile of colour that repeats without a seam, and how it takes the light. Fabrics
// are drawn once a picture and then laid on its parts.

#include <cstdint>
#include <memory>

#include "generate/colour.hpp"
#include "generate/path.hpp"
#include "generate/relief.hpp"
#include "lookbook/base/function_ref.hpp"

namespace lookbook::generate {

class Raster;

class Fabric {
 public:
  /// One colour all over. `scale`: pixels per sheet unit.
  Fabric(Colour base, double side, double scale);
  ~Fabric();
  Fabric(Fabric&&) noexcept;
  Fabric& operator=(Fabric&&) noexcept;

  Colour colour() const { return colour_; }  ///< of the ground, without pattern
  double side() const { return side_; }      ///< of the tile, in sheet units
  Surface surface;

  /// Draw on the tile; what leaves it on one side comes in on the other.
  void fill(const Path& path, Colour colour, double alpha = 1);
  void stroke(const Path& path, Colour colour, double width, double alpha = 1);
  /// Multiplies every pixel by f(x, y), x and y in sheet units.
  void texture(FunctionRef<float(float, float)> f);

  Raster& tile() const { return *tile_; }

 private:
  void wrapped(const Path& path, double margin, FunctionRef<void(const Path&)> draw);

  Colour colour_;
  double side_;
  double scale_;
  std::unique_ptr<Raster> tile_;
};

}  // namespace lookbook::generate
