#pragma once
// Counting by name, and shares. Pure.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lookbook/eda/profile_parts.hpp"

namespace lookbook::eda {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

/// How often each name came, in no order.
using Counts = std::unordered_map<std::string, std::uint64_t, TextHash, std::equal_to<>>;

inline void count(Counts& counts, std::string_view name, std::uint64_t more = 1) {
  const auto found = counts.find(name);
  if (found != counts.end())
    found->second += more;
  else
    counts.emplace(name, more);
}

/// The `most` largest, equal counts by name.
inline std::vector<NamedCount> largest(const Counts& counts, std::size_t most) {
  std::vector<NamedCount> all;
  all.reserve(counts.size());
  for (const auto& [name, number] : counts) all.push_back({name, number});
  const auto before = [](const NamedCount& a, const NamedCount& b) {
    return a.count != b.count ? a.count > b.count : a.name < b.name;
  };
  const std::size_t kept = std::min(most, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(), before);
  all.resize(kept);
  return all;
}

/// 0 of nothing.
inline double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace lookbook::eda
