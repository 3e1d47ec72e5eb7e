#include "eda/rated_pairs.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <utility>

#include "eda/counts.hpp"
#include "eda/distribution.hpp"
#include "lookbook/core/id_map.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/report/numbers.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::eda {
namespace {

constexpr std::size_t kMostStarValues = 11;
constexpr UnixSeconds kDay = 86400;

template <class IndexType>
std::vector<std::uint64_t> counts_of(const std::vector<IndexType>& numbers, std::size_t n) {
  std::vector<std::uint64_t> counts(n, 0);
  for (const IndexType number : numbers) ++counts[number.number()];
  return counts;
}

std::uint64_t how_many(const std::vector<std::uint64_t>& counts, std::uint64_t at_most) {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(counts, [&](auto count) { return count <= at_most; }));
}

int year_of(UnixSeconds time) {
  const std::chrono::sys_seconds point{std::chrono::seconds(time)};
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(point));
  return static_cast<int>(date.year());
}

/// "5", "4.5"
std::string star_name(double stars) {
  return report::fixed(stars, stars == std::floor(stars) ? 0 : 1);
}

/// Row numbers with a time, oldest first, ties in data order.
std::vector<std::size_t> rows_by_time(const Interactions& rows) {
  std::vector<std::size_t> order;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows.times[row] != kNoTime) order.push_back(row);
  }
  std::ranges::stable_sort(order, {}, [&](std::size_t row) { return rows.times[row]; });
  return order;
}

}  // namespace

Result<RatedPairs> read_ratings(const storage::ObjectStore& store, Progress& progress) {
  RatedPairs pairs;
  UserIds users;
  ItemIds items;
  const auto add = [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto user, batch.column<std::string_view>("user_id"));
    LOOKBOOK_TRY(const auto item, batch.column<std::string_view>("item_id"));
    LOOKBOOK_TRY(const auto rating, batch.column<float>("rating"));
    LOOKBOOK_TRY(const auto time, batch.column<std::int64_t>("time"));
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      LOOKBOOK_TRY(const UserIndex user_number, users.add(user[row]));
      LOOKBOOK_TRY(const ItemIndex item_number, items.add(item[row]));
      const auto stars = rating.get(row);
      pairs.rows.push_back({user_number, item_number, stars ? EventKind::kRating : EventKind::kPurchase,
                            stars.value_or(1), time.get(row).value_or(kNoTime)});
    }
    progress.advance(batch.rows());
    return progress.cancelled() ? Status(Error(ErrorCode::kCancelled, "the profile was stopped")) : ok();
  };
  LOOKBOOK_CHECK(storage::for_each_batch(store, standard::kRatings, add, standard::kMend));
  pairs.n_users = users.size();
  pairs.n_items = items.size();
  return pairs;
}

void describe_size(const RatedPairs& pairs, Profile& profile) {
  profile.users = pairs.n_users;
  profile.rated_items = pairs.n_items;
  profile.ratings = pairs.rows.size();
  profile.starred = static_cast<std::uint64_t>(std::ranges::count(pairs.rows.kinds, EventKind::kRating));
  if (profile.ratings > 0) {
    profile.density = static_cast<double>(profile.ratings) / static_cast<double>(pairs.n_users) /
                      static_cast<double>(pairs.n_items);
  }
}

void describe_stars(const RatedPairs& pairs, Profile& profile) {
  std::map<double, std::uint64_t> counts;
  for (std::size_t row = 0; row < pairs.rows.size(); ++row) {
    if (pairs.rows.kinds[row] == EventKind::kRating) ++counts[pairs.rows.values[row]];
  }
  if (counts.empty()) return;
  const auto n = static_cast<double>(profile.starred);
  double sum = 0;
  for (const auto& [stars, count] : counts) sum += stars * static_cast<double>(count);
  profile.mean_stars = sum / n;
  for (const auto& [stars, count] : counts) {
    const double deviation = stars - profile.mean_stars;
    profile.variance_stars += deviation * deviation * static_cast<double>(count) / n;
  }
  std::map<double, std::uint64_t> shown;
  for (const auto& [stars, count] : counts) {
    shown[counts.size() > kMostStarValues ? std::round(stars * 2) / 2 : stars] += count;
  }
  for (const auto& [stars, count] : shown) profile.stars.push_back({star_name(stars), count});
}

void describe_popularity(const RatedPairs& pairs, Profile& profile) {
  auto of_users = counts_of(pairs.rows.users, pairs.n_users);
  auto of_items = counts_of(pairs.rows.items, pairs.n_items);
  profile.per_user = quantiles_of({of_users.begin(), of_users.end()});
  profile.per_item = quantiles_of({of_items.begin(), of_items.end()});
  profile.users_with_one = how_many(of_users, 1);
  profile.users_below_three = how_many(of_users, 2);
  profile.items_with_one = how_many(of_items, 1);
  if (!of_users.empty()) profile.busiest_user_share = share(std::ranges::max(of_users), profile.ratings);

  profile.user_histories = banded(of_users);
  profile.item_histories = banded(of_items);

  std::sort(of_users.begin(), of_users.end());
  profile.gini_users = gini_of(of_users);
  profile.lorenz_users = lorenz_of(of_users);
  std::sort(of_items.begin(), of_items.end());
  profile.lorenz_items = lorenz_of(of_items);
  profile.gini = gini_of(of_items);
  profile.top_1_share = share_of_largest(of_items, 0.01);
  profile.top_10_share = share_of_largest(of_items, 0.1);
  profile.deciles = decile_shares(of_items);
}

void describe_time(const RatedPairs& pairs, Profile& profile) {
  std::vector<std::pair<std::uint32_t, UnixSeconds>> moments;  // of users
  std::map<int, std::uint64_t> years;
  profile.whole_days = true;
  for (std::size_t row = 0; row < pairs.rows.size(); ++row) {
    const UnixSeconds time = pairs.rows.times[row];
    if (time == kNoTime) continue;
    moments.emplace_back(pairs.rows.users[row].number(), time);
    ++years[year_of(time)];
    profile.first_time = std::min(profile.first_time.value_or(time), time);
    profile.last_time = std::max(profile.last_time.value_or(time), time);
    profile.whole_days = profile.whole_days && time % kDay == 0;
  }
  profile.timed = moments.size();
  if (moments.empty()) {
    profile.whole_days = false;
    return;
  }
  constexpr int kMostYears = 100;  // a broken clock must not make a list without end
  const int first = std::max(years.begin()->first, years.rbegin()->first - kMostYears);
  for (int year = first; year <= years.rbegin()->first; ++year) {
    profile.years.push_back({std::to_string(year), years[year]});
  }
  std::sort(moments.begin(), moments.end());
  std::uint64_t shared = 0;
  for (std::size_t i = 0; i < moments.size(); ++i) {
    const bool as_before = i > 0 && moments[i] == moments[i - 1];
    const bool as_after = i + 1 < moments.size() && moments[i] == moments[i + 1];
    shared += as_before || as_after ? 1 : 0;
  }
  profile.same_moment_share = share(shared, profile.timed);
}

void describe_newcomers(const RatedPairs& pairs, Profile& profile) {
  const auto order = rows_by_time(pairs.rows);
  const std::size_t newest = order.size() / 10;
  if (newest == 0) return;
  std::vector<bool> has_user(pairs.n_users), has_item(pairs.n_items);
  for (std::size_t i = 0; i < order.size() - newest; ++i) {
    has_user[pairs.rows.users[order[i]].number()] = true;
    has_item[pairs.rows.items[order[i]].number()] = true;
  }
  std::uint64_t new_users = 0;
  std::uint64_t new_items = 0;
  for (std::size_t i = order.size() - newest; i < order.size(); ++i) {
    new_users += has_user[pairs.rows.users[order[i]].number()] ? 0 : 1;
    new_items += has_item[pairs.rows.items[order[i]].number()] ? 0 : 1;
  }
  profile.new_user_share = share(new_users, newest);
  profile.new_item_share = share(new_items, newest);
}

}  // namespace lookbook::eda
