#pragma once
// Random small interactions for tests: every (user, item) once at most, all kinds of event.

#include <cstdint>
#include <vector>

#include "lookbook/base/random.hpp"
#include "lookbook/core/interactions.hpp"

namespace lookbook::models {

struct GeneratedShop {
  std::size_t n_users;
  std::size_t n_items;
  Interactions interactions;
};

/// Each pair is there with probability `density`; its kind is a rating of 1 to 5, or any kind if `mixed`.
inline GeneratedShop generated_shop(std::uint64_t seed, std::size_t n_users, std::size_t n_items,
                                    double density, bool mixed) {
  GeneratedShop shop{n_users, n_items, {}};
  Rng rng(seed);
  for (std::uint32_t user = 0; user < n_users; ++user) {
    for (std::uint32_t item = 0; item < n_items; ++item) {
      if (!rng.chance(density)) continue;
      const auto kind = mixed ? static_cast<EventKind>(rng.below(8)) : EventKind::kRating;
      const float value = kind == EventKind::kRating ? 1 + static_cast<float>(rng.below(5)) : 1;
      shop.interactions.push_back(
          {UserIndex(user), ItemIndex(item), kind, value, static_cast<UnixSeconds>(rng.below(1000000))});
    }
  }
  return shop;
}

}  // namespace lookbook::models
