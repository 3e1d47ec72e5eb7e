#pragma once
// Summaries of many numbers. Pure.

#include <cstdint>
#include <vector>

#include "lookbook/eda/profile_parts.hpp"

namespace lookbook::eda {

/// O(n log n).
Quantiles quantiles_of(std::vector<double> values);

/// Gini coefficient of counts: (2 sum of i x_i) / (n sum of x) - (n + 1) / n over ascending x, i from 1.
/// 0 for no counts. Precondition: sorted ascending.
double gini_of(const std::vector<std::uint64_t>& ascending);

/// Share of all that the ceil(share * n) largest have. 0 for no counts. Precondition: sorted ascending.
double share_of_largest(const std::vector<std::uint64_t>& ascending, double share);

/// Share of all that the least 0, 1, …, 100 percent have, interpolated between two counts: the Lorenz curve.
/// Empty for no counts. Precondition: sorted ascending.
std::vector<double> lorenz_of(const std::vector<std::uint64_t>& ascending);

/// Counts in bands that grow with them: "1", "2", "3", "4", "5–9", "10–19", "20–49", "50–99" and so on, up to
/// the last that is not empty. Counts of 0 are left out.
std::vector<NamedCount> banded(const std::vector<std::uint64_t>& counts);

/// Prices in bands of 1, 2, 5, 10, …: "under 1", "1–2", "2–5", "5–10". The upper end belongs to the next.
/// From the first to the last that is not empty.
std::vector<NamedCount> price_bands_of(const std::vector<double>& prices);

/// Share of all in each of ten groups of nearly equal size, largest counts first. Empty for no counts.
/// Precondition: sorted ascending.
std::vector<double> decile_shares(const std::vector<std::uint64_t>& ascending);

}  // namespace lookbook::eda
