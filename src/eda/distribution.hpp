#pragma once
// Summaries of many numbers. Pure.

#include <cstdint>
#include <vector>

#include "lookbook/eda/profile.hpp"

namespace lookbook::eda {

/// O(n log n).
Quantiles quantiles_of(std::vector<double> values);

/// Gini coefficient of counts: (2 sum of i x_i) / (n sum of x) - (n + 1) / n over ascending x, i from 1.
/// 0 for no counts. Precondition: sorted ascending.
double gini_of(const std::vector<std::uint64_t>& ascending);

/// Share of all that the ceil(share * n) largest have. 0 for no counts. Precondition: sorted ascending.
double share_of_largest(const std::vector<std::uint64_t>& ascending, double share);

/// Share of all in each of ten groups of nearly equal size, largest counts first. Empty for no counts.
/// Precondition: sorted ascending.
std::vector<double> decile_shares(const std::vector<std::uint64_t>& ascending);

}  // namespace lookbook::eda
