#pragma once
// From weave, pattern and colours to a Fabric. Weaves set the fine texture and how the cloth takes the light;
// patterns are woven or printed on it.

#include "generate/design.hpp"
#include "generate/fabric.hpp"
#include "lookbook/base/random.hpp"

namespace lookbook::generate {

/// The design's cloth. `scale`: pixels per sheet unit.
Fabric main_fabric(const Design& design, double scale);
/// Plain cloth of the same weave in another colour: linings, ribs, panels.
Fabric plain_fabric(Weave weave, Colour colour, double scale);

/// Gives the fabric the texture and surface of a weave. Call after the pattern is on it.
void apply_weave(Fabric& fabric, Weave weave);
/// Side of the tile a pattern wants, in sheet units.
double pattern_side(Pattern pattern);
/// Stripes, checks, dots and other geometry.
void apply_geometry(Fabric& fabric, const Design& design);
/// Flowers, leaves, animals and other motifs.
void apply_print(Fabric& fabric, const Design& design);

}  // namespace lookbook::generate
