#include "storage/s3/retries.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>

#include "lookbook/base/clock.hpp"
#include "lookbook/base/random.hpp"

namespace lookbook::storage {

double seconds_before_retry(int attempt) {
  constexpr double kFirst = 0.25;
  constexpr double kLongest = 8;
  static std::atomic<std::uint64_t> stream{0};
  const double full = std::min(kLongest, kFirst * std::pow(2.0, std::max(attempt, 1) - 1));
  // Many processes start with the same program, so the clock is what makes them differ.
  return full * Rng(static_cast<std::uint64_t>(now_millis()), ++stream).uniform(0.5, 1);
}

}  // namespace lookbook::storage
