#pragma once
// Small pictures as curves, for prints on cloth and on the chest. Each fits in the square -1 … 1, y
// downwards.

#include <vector>

#include "generate/design.hpp"
#include "generate/path.hpp"

namespace lookbook::generate {

/// A shape with its colour; `width` > 0: its outline only.
struct Inked {
  Path shape;
  Colour colour;
  double width = 0;
};

/// The pieces in drawing order. `ground` is the cloth's colour, for holes. Empty for kNone, kLogo and
/// kPocket.
std::vector<Inked> motif(Graphic graphic, Colour first, Colour second, Colour ground);

}  // namespace lookbook::generate
