#pragma once
// A set of numbers that is emptied in O(1), for dense scratch memory: an element of a scratch array counts
// only if its number is in the set, so nobody clears arrays of the size of the catalogue for one small
// question. 4 bytes a number. Not thread-safe: one a Workspace.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lookbook::models {

class Marks {
 public:
  /// Empties the set and makes room for the numbers 0 … n-1. Allocates only while it grows.
  void start(std::size_t n) {
    if (marks_.size() < n) marks_.resize(n, 0);
    if (++current_ == 0) {  // after 2^32 - 1 calls old marks could be taken for new ones
      std::ranges::fill(marks_, 0U);
      current_ = 1;
    }
  }
  /// Precondition of the next two: number < n of the last start().
  bool contains(std::uint32_t number) const { return marks_[number] == current_; }
  /// true if the number was not in the set yet.
  bool insert(std::uint32_t number) {
    const bool is_new = marks_[number] != current_;
    marks_[number] = current_;
    return is_new;
  }

 private:
  std::vector<std::uint32_t> marks_;
  std::uint32_t current_ = 0;
};

}  // namespace lookbook::models
