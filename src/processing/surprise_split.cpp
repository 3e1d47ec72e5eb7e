#include "lookbook/processing/surprise_split.hpp"

#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <string>
#include <utility>

namespace lookbook::processing {
namespace {

/// Uniform in 0 … largest as NumPy's legacy generator draws it: the lowest bits of one draw that can hold
/// `largest`, again and again until they do not exceed it.
std::uint32_t draw(std::mt19937& engine, std::uint32_t largest) {
  const std::uint32_t mask = ~std::uint32_t{0} >> std::countl_zero(largest);
  for (;;) {
    const auto value = static_cast<std::uint32_t>(engine()) & mask;
    if (value <= largest) return value;
  }
}

}  // namespace

std::vector<std::uint32_t> numpy_permutation(std::size_t n, std::uint32_t seed) {
  std::vector<std::uint32_t> permutation(n);
  std::iota(permutation.begin(), permutation.end(), 0U);
  std::mt19937 engine(seed);  // not Rng: NumPy's, whose every bit the C++ standard fixes
  for (std::size_t last = n; last-- > 1;) {
    std::swap(permutation[last], permutation[draw(engine, static_cast<std::uint32_t>(last))]);
  }
  return permutation;
}

Result<SurpriseSplit> surprise_split(std::size_t n_rows, double test_size, std::uint32_t seed) {
  if (!(test_size > 0 && test_size < 1)) {
    return Error(ErrorCode::kInvalidArgument, "the share of test rows must be above 0 and below 1");
  }
  if (n_rows > std::numeric_limits<std::uint32_t>::max()) {
    return Error(ErrorCode::kInvalidArgument, "more than 4,294,967,295 rows cannot be split like Surprise");
  }
  const auto n_test = static_cast<std::size_t>(std::ceil(test_size * static_cast<double>(n_rows)));
  if (n_test >= n_rows) {
    return Error(ErrorCode::kInvalidArgument,
                 "there are too few rows to split into train and test: " + std::to_string(n_rows));
  }
  SurpriseSplit split;
  split.train = numpy_permutation(n_rows, seed);
  const auto border = split.train.end() - static_cast<std::ptrdiff_t>(n_test);
  split.test.assign(border, split.train.end());
  split.train.erase(border, split.train.end());
  return split;
}

Split parts_of(const SurpriseSplit& split) {
  Split parts{.name = "surprise", .parts = {}};
  parts.parts.assign(split.train.size() + split.test.size(), Part::kTrain);
  for (const std::uint32_t row : split.test) parts.parts[row] = Part::kTest;
  return parts;
}

}  // namespace lookbook::processing
