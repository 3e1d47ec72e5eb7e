#pragma once
// The split that scikit-surprise's train_test_split(test_size, random_state=seed) makes, row for row and in
// its order, so that figures can be compared with published ones: a permutation by NumPy's legacy generator
// (RandomState(seed).permutation(n): MT19937 and Fisher and Yates' shuffle with masked rejection), its
// beginning train, its end test. O(n). For splits of your own take splitter.hpp.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/core/split.hpp"

namespace lookbook::processing {

/// numpy.random.RandomState(seed).permutation(n). Precondition: n <= 2^32.
std::vector<std::uint32_t> numpy_permutation(std::size_t n, std::uint32_t seed);

/// Row numbers, in Surprise's order: the order of the training rows decides between equal neighbours.
struct SurpriseSplit {
  std::vector<std::uint32_t> train;  ///< n - test.size() rows
  std::vector<std::uint32_t> test;   ///< ceil(test_size n) rows
};

/// kInvalidArgument if test_size is not between 0 and 1, or leaves no row to train on, or n exceeds 2^32 - 1.
Result<SurpriseSplit> surprise_split(std::size_t n_rows, double test_size = .3, std::uint32_t seed = 11);

/// The same as a part for every row, named "surprise": for what does not ask for the order.
Split parts_of(const SurpriseSplit& split);

}  // namespace lookbook::processing
