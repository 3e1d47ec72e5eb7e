#pragma once
// The two inner pieces of k-nearest neighbours with means, in a Workspace's memory: sums over co-rated
// entries for the cosine, and the k most similar neighbours. Nothing is allocated once the workspace is warm.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#include "lookbook/models/ranker.hpp"

namespace lookbook::models {

/// The cosine over co-rated entries between one anchor (a person's history, or an item) and each of n others:
///
///   sum of a b / sqrt(sum of a^2 * sum of b^2)   over the entries that both have
///
/// with one square root of the product, as Surprise computes it. Sums are doubles, so they are exact, and the
/// order of add() is of no matter, for ratings in steps of a half or any other power of two.
class CosineSums {
 public:
  static std::size_t doubles_needed(std::size_t n) { return 3 * n; }

  /// No entry yet. `sums` [doubles_needed(n)] need not be cleared.
  CosineSums(Marks& marks, std::span<double> sums) : marks_(marks), sums_(sums.data()) {
    marks_.start(sums.size() / 3);
  }

  /// One co-rated entry: the anchor's rating and the other's.
  void add(std::uint32_t other, double anchor, double rating) {
    double* sums = sums_ + std::size_t{3} * other;
    if (marks_.insert(other)) sums[0] = sums[1] = sums[2] = 0;
    sums[0] += anchor * rating;
    sums[1] += anchor * anchor;
    sums[2] += rating * rating;
  }

  /// 0 where nothing is co-rated or all co-rated ratings of a side are 0. Computed once for each other: after
  /// the first call for `other`, add() must not be called for it.
  double cosine(std::uint32_t other) {
    if (!marks_.contains(other)) return 0;
    double* sums = sums_ + std::size_t{3} * other;
    if (sums[2] != kIsCosine) {
      const double norm = std::sqrt(sums[1] * sums[2]);
      sums[0] = norm > 0 ? sums[0] / norm : 0;
      sums[2] = kIsCosine;
    }
    return sums[0];
  }

 private:
  static constexpr double kIsCosine = -1;  // no sum of squares is negative

  Marks& marks_;
  double* sums_;
};

/// The k neighbours of the greatest positive similarity; of equal ones those offered first, which is what
/// Python's heapq.nlargest keeps.
class Nearest {
 public:
  static std::size_t doubles_needed(std::size_t k) { return 2 * k; }

  /// None yet. `memory` [doubles_needed(k)].
  explicit Nearest(std::span<double> memory)
      : similarities_(memory.first(memory.size() / 2)), deviations_(memory.subspan(memory.size() / 2)) {}

  bool would_take(double similarity) const {
    return similarity > 0 && (size_ < similarities_.size() || similarity > similarities_[size_ - 1]);
  }

  /// Precondition: would_take(similarity). O(k), mostly O(1).
  void take(double similarity, double deviation) {
    std::size_t place = size_ < similarities_.size() ? size_++ : size_ - 1;
    for (; place > 0 && similarity > similarities_[place - 1]; --place) {
      similarities_[place] = similarities_[place - 1];
      deviations_[place] = deviations_[place - 1];
    }
    similarities_[place] = similarity;
    deviations_[place] = deviation;
  }

  std::size_t size() const { return size_; }

  /// The deviations' mean weighted by similarity, summed from the most similar on; 0 with no neighbour.
  double weighted_deviation() const {
    double weight = 0;
    double sum = 0;
    for (std::size_t n = 0; n < size_; ++n) {
      weight += similarities_[n];
      sum += similarities_[n] * deviations_[n];
    }
    return size_ == 0 ? 0 : sum / weight;
  }

 private:
  std::span<double> similarities_;  ///< descending
  std::span<double> deviations_;
  std::size_t size_ = 0;
};

}  // namespace lookbook::models
