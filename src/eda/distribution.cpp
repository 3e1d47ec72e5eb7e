#include "eda/distribution.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "lookbook/report/numbers.hpp"

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

/// Where bands begin: 1, 2, 5, 10, 20, 50, …
double band_start(std::size_t band) {
  constexpr std::array<double, 3> kSteps = {1, 2, 5};
  const std::size_t decade = band / 3;
  return kSteps[band % 3] * std::pow(10, static_cast<double>(decade));
}

std::string whole(double number) {
  return report::grouped(static_cast<std::int64_t>(number));
}

/// The bands from the first to the last that is not empty.
std::vector<NamedCount> without_empty_ends(std::vector<NamedCount> bands) {
  const auto is_full = [](const NamedCount& band) { return band.count > 0; };
  const auto last = std::find_if(bands.rbegin(), bands.rend(), is_full);
  bands.erase(last.base(), bands.end());
  bands.erase(bands.begin(), std::ranges::find_if(bands, is_full));
  return bands;
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

std::vector<double> lorenz_of(const std::vector<std::uint64_t>& ascending) {
  const double total = total_of(ascending);
  if (total <= 0) return {};
  std::vector<double> curve;
  std::size_t whole_counts = 0;
  double sum = 0;
  for (std::size_t percent = 0; percent <= 100; ++percent) {
    const std::size_t place = percent * ascending.size();  // in hundredths of a count
    for (; whole_counts < place / 100; ++whole_counts) sum += static_cast<double>(ascending[whole_counts]);
    const double part = static_cast<double>(place % 100) / 100;
    const double next = part > 0 ? static_cast<double>(ascending[whole_counts]) : 0;
    curve.push_back((sum + part * next) / total);
  }
  return curve;
}

std::vector<NamedCount> banded(const std::vector<std::uint64_t>& counts) {
  constexpr std::size_t kBands = 32;
  std::vector<NamedCount> bands = {{"1", 0}, {"2", 0}, {"3", 0}, {"4", 0}};
  for (std::size_t band = 2; band < kBands; ++band)
    bands.push_back({whole(band_start(band)) + "–" + whole(band_start(band + 1) - 1), 0});
  for (const std::uint64_t count : counts) {
    if (count == 0) continue;
    std::size_t place = count - 1;
    if (count > 4) {
      place = 4;
      while (place + 1 < bands.size() && static_cast<double>(count) >= band_start(place - 1)) ++place;
    }
    ++bands[place].count;
  }
  const bool some = std::ranges::any_of(bands, [](const NamedCount& band) { return band.count > 0; });
  while (!bands.empty() && (!some || bands.back().count == 0)) bands.pop_back();
  return bands;
}

std::vector<NamedCount> price_bands_of(const std::vector<double>& prices) {
  constexpr std::size_t kBands = 27;  // up to a thousand million
  std::vector<NamedCount> bands = {{"under 1", 0}};
  for (std::size_t band = 0; band < kBands; ++band)
    bands.push_back({whole(band_start(band)) + "–" + whole(band_start(band + 1)), 0});
  for (const double price : prices) {
    std::size_t place = 0;
    while (place + 1 < bands.size() && price >= band_start(place)) ++place;
    ++bands[place].count;
  }
  return without_empty_ends(std::move(bands));
}

}  // namespace lookbook::eda
