#pragma once
// The k-core of the graph of users and items: what is left when users and items with fewer than k rows are
// removed again and again until nobody changes (Seidman 1983). It is unique, so the order of removal does not
// matter. O(rows) by a queue. Pure.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "lookbook/core/index.hpp"

namespace lookbook::processing {

/// One row a (user, item); n_users and n_items bound the numbers.
struct Pairs {
  std::span<const UserIndex> users;  ///< [n_rows]
  std::span<const ItemIndex> items;  ///< [n_rows]
  std::size_t n_users = 0;
  std::size_t n_items = 0;
};

/// 1 for every row in the k-core, 0 for the others. k of 0 or 1 keeps every row.
std::vector<std::uint8_t> k_core(const Pairs& pairs, std::uint32_t k);

}  // namespace lookbook::processing
