#pragma once
// standard/ratings as numbers, and what can be learned from who rated what when. Pure but for the reading.

#include <cstdint>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/core/interactions.hpp"
#include "lookbook/eda/profile.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::eda {

struct RatedPairs {
  Interactions rows;  ///< numbers in order of appearance; kRating with stars, kPurchase without
  std::size_t n_users = 0;
  std::size_t n_items = 0;
};

Result<RatedPairs> read_ratings(const storage::ObjectStore& store, Progress& progress);

/// Each sets its part of the profile.
void describe_size(const RatedPairs& pairs, Profile& profile);
void describe_stars(const RatedPairs& pairs, Profile& profile);
void describe_popularity(const RatedPairs& pairs, Profile& profile);
void describe_time(const RatedPairs& pairs, Profile& profile);
/// Months, seasons, weekdays, the busiest day, how long histories are in days.
void describe_seasons(const RatedPairs& pairs, Profile& profile);
void describe_newcomers(const RatedPairs& pairs, Profile& profile);

/// The k-core for k = 1 … `most`. Every node's core number by removing the node of smallest degree again and
/// again (Batagelj and Zaversnik 2003, "An O(m) algorithm for cores decomposition of networks"); the k-core
/// holds the nodes whose number is at least k. O(rows).
std::vector<CoreSize> core_curve(const RatedPairs& pairs, std::uint32_t most);

}  // namespace lookbook::eda
