#include "eda/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lookbook::eda {
namespace {

double total_of(const std::vector<std::uint64_t>& counts) {
  return static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
}

/// ceil(share * n), at least 1, without trusting the last bit of the product.
std::size_t rank_of(double share, std::size_t n) {
  const double exact = share * static_cast<double>(n);
  return std::clamp<std::size_t>(static_cast<std::size_t>(std::ceil(exact - 1e-9)), 1, n);
}

}  // namespace

Quantiles quantiles_of(std::vector<double> values) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) { return values[rank_of(share, values.size()) - 1]; };
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  return {.min = values.front(),
          .q25 = at(0.25),
          .median = at(0.5),
          .q75 = at(0.75),
          .q90 = at(0.9),
          .q99 = at(0.99),
          .max = values.back(),
          .mean = sum / static_cast<double>(values.size())};
}

double gini_of(const std::vector<std::uint64_t>& ascending) {
  const double total = total_of(ascending);
  if (total <= 0) return 0;
  double weighted = 0;
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    weighted += static_cast<double>(i + 1) * static_cast<double>(ascending[i]);
  }
  const auto n = static_cast<double>(ascending.size());
  return 2 * weighted / (n * total) - (n + 1) / n;
}

double share_of_largest(const std::vector<std::uint64_t>& ascending, double share) {
  const double total = total_of(ascending);
  if (total <= 0) return 0;
  const auto largest = static_cast<std::ptrdiff_t>(rank_of(share, ascending.size()));
  const auto sum = std::accumulate(ascending.end() - largest, ascending.end(), std::uint64_t{0});
  return static_cast<double>(sum) / total;
}

std::vector<double> decile_shares(const std::vector<std::uint64_t>& ascending) {
  const double total = total_of(ascending);
  if (total <= 0) return {};
  std::vector<double> shares(10, 0.0);
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    const std::size_t rank = ascending.size() - 1 - i;  // 0: the largest
    shares[rank * 10 / ascending.size()] += static_cast<double>(ascending[i]) / total;
  }
  return shares;
}

}  // namespace lookbook::eda
