#pragma once
// What a seamstress adds: seams, stitches, buttons, zips, pockets, labels; and the folds cloth falls into.

#include <vector>

#include "generate/canvas.hpp"
#include "generate/design.hpp"
#include "lookbook/base/random.hpp"

namespace lookbook::generate {

/// A seam: a soft dark line with a light edge. `colour` is the cloth's.
void seam(Canvas& canvas, const Path& path, Colour colour, double strength = 1);
/// A dashed line of thread.
void stitches(Canvas& canvas, const Path& path, Colour thread, double alpha = 0.8);
void button(Canvas& canvas, Point at, double radius, Colour colour, bool holes = true);
void stud(Canvas& canvas, Point at, double radius, Colour metal);
/// A closed zip from a to b, its slider at `slider` (0 at a).
void zip(Canvas& canvas, Point a, Point b, Colour tape, Colour metal, double width = 3.4, double slider = 0);
/// A woven label without words.
void label(Canvas& canvas, Point centre, double width, double height, Colour ground, Colour mark);
/// A flat pocket sewn on.
void patch_pocket(Canvas& canvas, const Path& outline, const Fabric& cloth);
/// A slit with two lips.
void welt(Canvas& canvas, Point a, Point b, Colour cloth);
/// A cord with tips.
void cord(Canvas& canvas, const Path& path, double width, Colour colour);
/// A piece of metal: a gradient of light across `path`.
void metal_part(Canvas& canvas, const Path& path, Colour metal);

/// Folds that hang from between a and b towards `down`, `count` of them.
std::vector<Fold> hanging_folds(Rng& rng, Point a, Point b, Point down, int count, double width,
                                double strength);
/// A few folds from `from` fanning out to around `to`.
std::vector<Fold> pulls(Rng& rng, Point from, Point to, double spread, int count, double width,
                        double strength);
/// Mirrors each fold and adds it.
void both_sides(std::vector<Fold>& folds);
/// Appends `more`.
void add_folds(std::vector<Fold>& folds, std::vector<Fold> more);

}  // namespace lookbook::generate
