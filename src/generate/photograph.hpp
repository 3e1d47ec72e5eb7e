#pragma once
// A product's photograph as a file.

#include <cstddef>
#include <vector>

#include "generate/canvas.hpp"
#include "generate/design.hpp"
#include "lookbook/base/result.hpp"

namespace lookbook::generate {

/// Takes one photograph after another with the same canvas. Not thread-safe; as many as you like side by
/// side.
class Photographer {
 public:
  /// Size of the photographs in pixels.
  Photographer(int width, int height) : width_(width), height_(height), canvas_(width, height) {}

  /// The finished photograph as JPEG bytes. The same design and size give the same bytes, whatever was
  /// photographed before. kInternal if libjpeg gives up.
  Result<std::vector<std::byte>> jpeg(const Design& design);
  /// Share of the last photograph that its product covers, 0 to 1.
  double ink_share() const { return canvas_.ink_share(); }

 private:
  int width_, height_;
  Canvas canvas_;
};

}  // namespace lookbook::generate
