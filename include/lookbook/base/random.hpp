#pragma once
// Seeded random numbers that are the same on every machine, compiler and number of threads. The standard
// library's engines are portable but its distributions are not, so the distributions here are our own.
//
// Rng is xoshiro256** (Blackman and Vigna 2021, "Scrambled linear pseudorandom number generators"), seeded by
// SplitMix64. For parallel work give every unit of work its own stream: Rng(seed, stream). Not for secrets.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace lookbook {

class Rng {
 public:
  /// Different (seed, stream) pairs give unrelated sequences.
  explicit Rng(std::uint64_t seed, std::uint64_t stream = 0);

  /// All 64 bits random. With min() and max() this is a standard UniformRandomBitGenerator.
  std::uint64_t operator()();
  using result_type = std::uint64_t;
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return ~result_type{0}; }

  /// Uniform in [0, 1), 53 bits.
  double uniform();
  /// Uniform in [low, high).
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  /// Uniform in 0 … n-1 without bias (Lemire 2019). Precondition: n > 0.
  std::uint64_t below(std::uint64_t n);
  /// Standard normal (Box and Muller's polar form).
  double normal();
  /// true with probability `p`.
  bool chance(double p) { return uniform() < p; }

  /// Fisher and Yates' shuffle in place.
  template <class T>
  void shuffle(std::span<T> values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

 private:
  std::array<std::uint64_t, 4> state_;
  double spare_normal_ = 0;
  bool has_spare_normal_ = false;
};

/// One step of SplitMix64: a good 64-bit mixing function, for hashing and seeding.
std::uint64_t mix64(std::uint64_t value);

}  // namespace lookbook
