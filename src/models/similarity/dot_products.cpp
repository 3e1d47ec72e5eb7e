#include "models/similarity/dot_products.hpp"

#include <array>
#include <cstddef>

// Scalable vectors cannot stand in arrays.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "models/similarity/dot_products.cpp"
#include <hwy/foreach_target.h>  // compiles what follows once for each instruction set
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace lookbook::models::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

constexpr std::size_t kPartialSums = 32;
using Lanes = hn::CappedTag<float, 16>;
constexpr std::size_t kLanes = hn::MaxLanes(Lanes());
constexpr std::size_t kRegisters = kPartialSums / kLanes;

/// Sums of elements that the vector loop left over, then of the partial sums.
inline float finish(float* partial, const float* query, const float* row, std::size_t from, std::size_t n) {
  for (std::size_t k = from; k < n; ++k) partial[k % kPartialSums] += query[k] * row[k];
  for (std::size_t width = kPartialSums / 2; width > 0; width /= 2) {
    for (std::size_t s = 0; s < width; ++s) partial[s] += partial[s + width];
  }
  return partial[0];
}

/// products[q] = <queries + q * n, row> for `Queries` queries.
template <std::size_t Queries>
void products_of_row(const float* queries, const float* row, std::size_t n,
                     std::array<float, Queries>& products) {
  const Lanes lanes;
  hn::Vec<Lanes> sums[Queries][kRegisters];
  for (auto& of_query : sums) {
    for (auto& sum : of_query) sum = hn::Zero(lanes);
  }
  std::size_t k = 0;
  for (; k + kPartialSums <= n; k += kPartialSums) {
    for (std::size_t r = 0; r < kRegisters; ++r) {
      const auto values = hn::LoadU(lanes, row + k + r * kLanes);
      for (std::size_t q = 0; q < Queries; ++q) {
        sums[q][r] = hn::Add(sums[q][r], hn::Mul(values, hn::LoadU(lanes, queries + q * n + k + r * kLanes)));
      }
    }
  }
  for (std::size_t q = 0; q < Queries; ++q) {
    HWY_ALIGN float partial[kPartialSums];
    for (std::size_t r = 0; r < kRegisters; ++r) hn::Store(sums[q][r], lanes, partial + r * kLanes);
    products[q] = finish(partial, queries + q * n, row, k, n);
  }
}

template <std::size_t Queries>
void products_of_block(const float* queries, MatrixView<const float> rows, MatrixView<float> products,
                       std::size_t first_query) {
  std::array<float, Queries> of_row;
  for (std::size_t r = 0; r < rows.n_rows; ++r) {
    products_of_row<Queries>(queries, rows.row(r).data(), rows.n_columns, of_row);
    for (std::size_t q = 0; q < Queries; ++q) products.row(first_query + q)[r] = of_row[q];
  }
}

void dot_products(MatrixView<const float> queries, MatrixView<const float> rows, MatrixView<float> products) {
  std::size_t q = 0;
  for (; q + 4 <= queries.n_rows; q += 4) {
    products_of_block<4>(queries.row(q).data(), rows, products, q);
  }
  for (; q < queries.n_rows; ++q) products_of_block<1>(queries.row(q).data(), rows, products, q);
}

}  // namespace lookbook::models::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lookbook::models {

HWY_EXPORT(dot_products);

void dot_products(MatrixView<const float> queries, MatrixView<const float> rows, MatrixView<float> products) {
  HWY_DYNAMIC_DISPATCH(dot_products)(queries, rows, products);
}

}  // namespace lookbook::models
#endif
