#pragma once
// From a canvas to the look vector: three blocks, each of unit length, times the square root of its share of
// the weights, so that the inner product of two vectors is the weighted mean of the blocks' cosines.

#include <cstddef>
#include <vector>

#include "features/canvas.hpp"
#include "lookbook/features/look_vectors.hpp"

namespace lookbook::features {

/// Magnitude of the lightness gradient by orientation (0 … 180 degrees), bilinear in place and angle.
/// Square roots, so that one strong edge does not drown the rest.
std::vector<float> shape_block(const Canvas& canvas);
/// Mean foreground of each cell, less the mean over the canvas.
std::vector<float> silhouette_block(const Canvas& canvas);
/// Foreground by colour, trilinear in L, a and b, with finer steps of a and b near grey. Square roots, so
/// that the cosine of two blocks is the Bhattacharyya coefficient of their palettes.
std::vector<float> palette_block(const Canvas& canvas);
/// A vector of unit length; zeros for a canvas of one colour everywhere.
std::vector<float> describe(const Canvas& canvas, const LookOptions& options);

}  // namespace lookbook::features
