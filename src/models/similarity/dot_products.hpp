#pragma once
// Inner products of dense vectors, many at a time, by Highway with run-time dispatch (SSE4, AVX2, AVX-512,
// NEON).
//
// The order of additions is fixed, so every instruction set gives the same bits: element k of a vector is
// added, in order and without fused operations, to partial sum k mod 32; partial sums w … 2w-1 are then added
// to 0 … w-1 for w = 16, 8, 4, 2, 1.

#include "lookbook/core/matrix_view.hpp"

namespace lookbook::models {

/// products[q][r] = <queries.row(q), rows.row(r)>. Precondition: equal numbers of columns, products is
/// [queries x rows]. Rows are read once for every four queries.
void dot_products(MatrixView<const float> queries, MatrixView<const float> rows, MatrixView<float> products);

}  // namespace lookbook::models
