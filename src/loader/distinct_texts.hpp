#pragma once
// Texts in the order of their first appearance, trimmed, each once and none empty: lists of thousands of
// products stand in some metadata, so what was seen is hashed. Not thread-safe.

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "loader/clean_text.hpp"

namespace lookbook::loader {

class DistinctTexts {
 public:
  /// `text` must outlive this object.
  void add(std::string_view text) {
    text = trim(text);
    if (!text.empty() && seen_.insert(text).second) texts_.emplace_back(text);
  }
  std::vector<std::string> take() && { return std::move(texts_); }

 private:
  std::unordered_set<std::string_view> seen_;
  std::vector<std::string> texts_;
};

}  // namespace lookbook::loader
