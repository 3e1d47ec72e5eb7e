#pragma once
// What a shop's data look like, in numbers: size, stars, long tail, time, catalogue, duplicates, links, what
// was dropped, how much a k-core keeps, who starts cold. The single source of what the terminal, the page and
// --json say; each number is defined here. Computed from the standard tables (and, for cold starts, the
// splits that were cut), so that it can be trusted before anything is trained. Memory: the ids, the titles,
// and 40 bytes a rating and 8 a link.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lookbook/base/clock.hpp"
#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/eda/profile_parts.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::eda {

/// Of analytics/eda/profile.json. Version 1 had no months, lines of the funnel beside review_rows, histories,
/// Lorenz curves, groups of categories, words, duplicates, links and splits; its categories were those of the
/// first level that has more than one. Nothing else that it had has changed.
inline constexpr std::uint32_t kProfileVersion = 2;

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
  /// How many users, or items, have so many ratings: "1", "2", "3", "4", "5–9", "10–19", "20–49", "50–99",
  /// "100–199" and so on, up to the last that is not empty.
  std::vector<NamedCount> user_histories = {}, item_histories = {};
  Quantiles history_days = {};  ///< from the first to the last time of users with two timed ratings or more
  std::uint64_t users_with_one = 0, items_with_one = 0;
  std::uint64_t users_below_three = 0;  ///< too few for leave-last-out
  double busiest_user_share = 0;        ///< of the ratings

  double gini = 0;          ///< of ratings over rated items: 0 all alike, to 1 one has all
  double top_1_share = 0;   ///< of the ratings, to the ceil(1%) most rated items
  double top_10_share = 0;  ///< likewise 10%
  double gini_users = 0;    ///< Gini coefficient of ratings over users
  /// Lorenz curves at 0, 1, …, 100 percent of the items (users), least rated first: their share of the
  /// ratings. Between two items it is interpolated. Empty for no ratings.
  std::vector<double> lorenz_items = {}, lorenz_users = {};
  std::vector<double> deciles = {};  ///< share of the ratings by tenth of the rated items, most rated first

  std::optional<UnixSeconds> first_time = {}, last_time = {};
  std::vector<NamedCount> years = {};  ///< every year from the first to the last
  std::vector<Month> months = {};      ///< every one from the first to the last, at most the last 1,200
  std::vector<NamedCount> months_of_year = {};  ///< "January" …; all years together. Empty without times
  std::vector<NamedCount> weekdays = {};        ///< "Monday" …; UTC. Empty without times
  std::string busiest_day = {};                 ///< "2014-12-26", the earliest of equals; empty without times
  double busiest_day_share = 0;                 ///< of the timed ratings
  double same_moment_share = 0;  ///< timed ratings with another of the same user at the same second
  bool whole_days = false;       ///< every time is midnight

  std::uint64_t with_title = 0, with_brand = 0, with_category = 0, with_description = 0;  ///< products
  std::uint64_t with_price = 0, with_photograph = 0;  ///< a photograph that lies in the store
  std::string currency = {};                          ///< the most frequent
  Quantiles prices = {};                              ///< in that currency
  /// Products; the ten largest of the first level that divides the shop: whose largest category has at most
  /// nine tenths of the products of that level (the first level of all if none does).
  std::vector<NamedCount> categories = {};
  std::vector<NamedCount> brands = {};  ///< products; the ten largest
  std::uint64_t distinct_brands = 0;    ///< by their spelling
  /// The twelve largest categories of that level, each with its eight largest parts of the next level.
  std::vector<CategoryGroup> category_groups = {};
  std::vector<CategorySummary> category_summaries = {};  ///< of the same twelve
  /// Products by price in that currency: "under 1", "1–2", "2–5", "5–10", "10–20" and so on; the upper end
  /// belongs to the next. Empty without prices.
  std::vector<NamedCount> price_bands = {};
  std::uint64_t other_currency = 0;  ///< products with a price in another currency than the most frequent
  Quantiles title_length = {};       ///< characters, of products with a title
  /// Products whose title has the word; the forty most frequent. Words are runs of letters, of two or more,
  /// with ASCII capitals made small and "'s" cut off; about fifty words of grammar are left out.
  std::vector<NamedCount> title_words = {};
  std::uint64_t image_names = 0;     ///< photographs that the metadata names, or that are called as a product
  std::uint64_t missing_images = 0;  ///< of these, not in the store

  /// Two titles are equal if they are so without regard to ASCII capitals and runs of white space.
  std::uint64_t same_title_groups = 0;       ///< titles that two products or more have
  std::uint64_t same_title_products = 0;     ///< products that have one of these
  std::vector<NamedCount> same_titles = {};  ///< the ten with the most products
  std::uint64_t variant_groups = 0;          ///< groups that two products or more say they are variants of
  std::uint64_t variant_products = 0;        ///< products in these
  std::uint64_t repeated_rows = 0;           ///< rejected: same user, item, rating and time
  std::uint64_t older_rows = 0;              ///< rejected: an older rating of the same user and item

  std::vector<LinkKind> links = {};     ///< by name; kinds without a link are left out
  Quantiles links_per_product = {};     ///< links inside, of any kind, of products with one
  std::uint64_t linked_products = 0;    ///< with a link inside, to them or from them, of any kind
  std::uint64_t largest_component = 0;  ///< products that the most are connected by links inside, either way

  std::uint64_t review_rows = 0;  ///< that the transformer was given
  /// Rows of the sources that never became a review: that could not be parsed, or are products without an id.
  /// rows rejected - (review_rows - ratings), so review_rows + unusable_rows = ratings + rows rejected.
  std::uint64_t unusable_rows = 0;
  std::uint64_t product_rows = 0;         ///< that the transformer was given
  std::uint64_t merged_products = 0;      ///< further rows of a product, merged into its first
  std::uint64_t only_rated = 0;           ///< products that are known by reviews alone
  std::uint64_t rows_repaired = 0;        ///< kept, with text that had to be made valid; 0 in older stores
  std::uint64_t fields_dropped = 0;       ///< of the wrong type, now null; 0 in older stores
  std::vector<NamedCount> rejected = {};  ///< rows by reason, most frequent first
  std::vector<CoreSize> cores = {};       ///< k = 1 … 10
  std::uint64_t never_rated = 0;          ///< products
  double new_user_share = 0, new_item_share = 0;  ///< of the newest tenth of ratings: not seen before it
  std::vector<ColdStart> splits = {};  ///< that are in the store, whole, and of its ratings; by name
};

/// Reads standard/. kNotFound without its manifest: the processing step has not finished. An empty shop gives
/// zeros.
Result<Profile> profile(const storage::ObjectStore& store, Progress& progress);

/// Writes analytics/eda/profile.json: the text of to_json in rendering.hpp.
Status write_profile(storage::ObjectStore& store, const Profile& profile);

}  // namespace lookbook::eda
