#pragma once
// What a shop's data look like, in numbers: size, stars, long tail, time, catalogue, what was dropped, how
// much a k-core keeps, who starts cold. Computed from the standard tables alone, so that it can be trusted
// before anything is trained. Memory: the ids and 24 bytes a rating.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lookbook/base/clock.hpp"
#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::eda {

/// Nearest rank: the q-quantile of n sorted values is the ceil(q n)-th. All 0 for no values.
struct Quantiles {
  double min = 0, q25 = 0, median = 0, q75 = 0, q90 = 0, q99 = 0, max = 0, mean = 0;
};

struct NamedCount {
  std::string name;
  std::uint64_t count = 0;
  bool operator==(const NamedCount&) const = default;
};

struct CoreSize {
  std::uint32_t k = 0;
  std::uint64_t users = 0, items = 0, ratings = 0;
  bool operator==(const CoreSize&) const = default;
};

/// Shares are of 0 … 1.
struct Profile {
  std::uint64_t users = 0;        ///< with a rating
  std::uint64_t products = 0;     ///< with or without one
  std::uint64_t rated_items = 0;  ///< with one
  std::uint64_t ratings = 0;      ///< rows of standard/ratings, starred or not
  std::uint64_t starred = 0;      ///< of these, with stars
  std::uint64_t timed = 0;        ///< of these, with a time
  double density = 0;             ///< ratings / (users * rated_items)

  std::vector<NamedCount> stars = {};  ///< by value; rounded to halves if there are more than 11 values
  double mean_stars = 0, variance_stars = 0;

  Quantiles per_user = {}, per_item = {};  ///< ratings of each that has one
  std::uint64_t users_with_one = 0, items_with_one = 0;
  std::uint64_t users_below_three = 0;  ///< too few for leave-last-out
  double busiest_user_share = 0;        ///< of the ratings

  double gini = 0;                   ///< of ratings over rated items: 0 all alike, to 1 one has all
  double top_1_share = 0;            ///< of the ratings, to the ceil(1%) most rated items
  double top_10_share = 0;           ///< likewise 10%
  std::vector<double> deciles = {};  ///< share of the ratings by tenth of the rated items, most rated first

  std::optional<UnixSeconds> first_time = {}, last_time = {};
  std::vector<NamedCount> years = {};  ///< every year from the first to the last
  double same_moment_share = 0;        ///< timed ratings with another of the same user at the same second
  bool whole_days = false;             ///< every time is midnight

  std::uint64_t with_title = 0, with_brand = 0, with_category = 0, with_description = 0;  ///< products
  std::uint64_t with_price = 0, with_photograph = 0;  ///< a photograph that lies in the store
  std::string currency = {};                          ///< the most frequent
  Quantiles prices = {};                              ///< in that currency
  std::vector<NamedCount> categories =
      {};  ///< products; the ten largest of the first level that divides the shop
  std::vector<NamedCount> brands = {};  ///< products; the ten largest

  std::uint64_t review_rows = 0;                  ///< that the transformer was given
  std::vector<NamedCount> rejected = {};          ///< rows by reason, most frequent first
  std::vector<CoreSize> cores = {};               ///< k = 1 … 10
  std::uint64_t never_rated = 0;                  ///< products
  double new_user_share = 0, new_item_share = 0;  ///< of the newest tenth of ratings: not seen before it
};

/// Reads standard/. kNotFound without its manifest: the processing step has not finished. An empty shop gives
/// zeros.
Result<Profile> profile(const storage::ObjectStore& store, Progress& progress);

/// Writes analytics/eda/profile.json: the text of to_json in rendering.hpp.
Status write_profile(storage::ObjectStore& store, const Profile& profile);

}  // namespace lookbook::eda
