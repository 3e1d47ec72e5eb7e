#include "lookbook/eda/findings.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "eda/finding_rules.hpp"

namespace lookbook::eda {
namespace {

using report::fixed;
using report::percent;

std::uint64_t rejected_rows(const Profile& profile) {
  std::uint64_t rows = 0;
  for (const NamedCount& reason : profile.rejected) rows += reason.count;
  return rows;
}

std::optional<Finding> few_ratings(const Profile& profile) {
  if (profile.ratings == 0 || profile.ratings >= 5000) return std::nullopt;
  return Finding{
      Weight::kWarning,
      profile.ratings == 1 ? "There is only one rating."
                           : fmt::format("There are only {} ratings.", counted(profile.ratings)),
      "Small differences between models are noise here: compare by confidence intervals, not by rank.",
      "lookbook evaluate --store \"$STORE\""};
}

std::optional<Finding> no_ratings(const Profile& profile) {
  if (profile.ratings > 0 || profile.products == 0) return std::nullopt;
  return Finding{
      Weight::kWarning,
      fmt::format("None of {} has a rating.", report::counted(profile.products, "product", "products")),
      "Only similarity by look and content works until events come in."};
}

std::optional<Finding> single_rating_users(const Profile& profile) {
  const double one = share(profile.users_with_one, profile.users);
  if (one < 0.2) return std::nullopt;
  return Finding{Weight::kWarning, fmt::format("{} of the users have one rating.", about(one)),
                 "Models that compare users cannot help them: count on item-to-item, look and popularity.",
                 "lookbook evaluate --store \"$STORE\" --models popularity,item_knn"};
}

std::optional<Finding> short_histories(const Profile& profile) {
  const double below = share(profile.users_below_three, profile.users);
  if (below < 0.2) return std::nullopt;
  return Finding{Weight::kNote, fmt::format("{} of the users have fewer than three ratings.", about(below)),
                 "Leave-last-out leaves them in train, so its figures speak for the others only.",
                 "lookbook evaluate --store \"$STORE\" --split random"};
}

std::optional<Finding> sparse(const Profile& profile) {
  if (profile.ratings == 0 || profile.density > 0.001) return std::nullopt;
  return Finding{
      Weight::kNote,
      fmt::format("{} of the pairs of users and rated items are rated.", percent(profile.density, 4)),
      "Most pairs of items share no user: damp small overlaps, and let look and text fill the gaps.",
      "lookbook evaluate --store \"$STORE\" --set item_knn.minimum_common=2"};
}

std::optional<Finding> no_stars(const Profile& profile) {
  if (profile.ratings == 0 || profile.starred > 0) return std::nullopt;
  return Finding{Weight::kNote, "No rating has stars.",
                 "Rating models cannot be trained: rank by what people chose."};
}

std::optional<Finding> top_heavy_stars(const Profile& profile) {
  if (profile.stars.size() < 2) return std::nullopt;
  const double top = share(profile.stars.back().count, profile.starred);
  if (top < 0.4) return std::nullopt;
  return Finding{
      Weight::kNote,
      fmt::format("{} of the ratings are {} stars; predicting the mean {} has an MSE of {}.", about(top),
                  profile.stars.back().name, fixed(profile.mean_stars, 2), fixed(profile.variance_stars, 3)),
      "Judge rating models against that figure, and rank by who chose what rather than by stars.",
      "lookbook evaluate --store \"$STORE\" --task rating"};
}

std::optional<Finding> long_tail(const Profile& profile) {
  if (profile.rated_items < 20 || profile.top_10_share < 0.4) return std::nullopt;
  return Finding{
      Weight::kNote,
      fmt::format("The most rated tenth of the items has {} of the ratings (Gini {}).",
                  about(profile.top_10_share), fixed(profile.gini, 2)),
      "Popularity is hard to beat on accuracy alone: report coverage beside it, and damp popular items.",
      "lookbook evaluate --store \"$STORE\" --models popularity,item_knn --set item_knn.row_damping=0.5"};
}

std::optional<Finding> single_rating_items(const Profile& profile) {
  const double one = share(profile.items_with_one, profile.rated_items);
  if (one < 0.3) return std::nullopt;
  return Finding{
      Weight::kNote, fmt::format("{} of the rated items have one rating.", about(one)),
      "Behaviour says next to nothing about them: use what they look like and what is written of them.",
      duckdb("select item_id, count(*) n from {ratings} group by 1 order by n limit 20")};
}

std::optional<Finding> busy_user(const Profile& profile) {
  if (profile.users < 100 || profile.busiest_user_share < 0.01 || profile.per_user.max < 100)
    return std::nullopt;
  return Finding{Weight::kWarning,
                 fmt::format("One user wrote {} of the ratings ({}).", percent(profile.busiest_user_share),
                             counted(static_cast<std::uint64_t>(profile.per_user.max))),
                 "Look whether it is a person: a tester or a robot should be dropped before training.",
                 duckdb("select * from {users} order by ratings desc limit 10")};
}

std::optional<Finding> no_times(const Profile& profile) {
  if (profile.ratings == 0 || profile.timed == profile.ratings) return std::nullopt;
  if (profile.timed == 0) {
    return Finding{
        Weight::kWarning, "No rating has a time.",
        "Split at random; leave-last-out would go by the order of the file, which may mean nothing.",
        "lookbook evaluate --store \"$STORE\" --split random"};
  }
  const double untimed = share(profile.ratings - profile.timed, profile.ratings);
  return Finding{Weight::kNote, fmt::format("{} of the ratings have no time.", about(untimed)),
                 "A split by time leaves them out; leave-last-out takes them for the oldest.",
                 duckdb("select * from {ratings} where time is null limit 20")};
}

std::optional<Finding> same_moments(const Profile& profile) {
  if (profile.same_moment_share < 0.1) return std::nullopt;
  return Finding{
      Weight::kNote,
      fmt::format("{} of the ratings share their {} with another of the same user.",
                  about(profile.same_moment_share), profile.whole_days ? "day" : "second"),
      "Which of them is the last is the order of the file: read leave-last-out figures with that in mind.",
      duckdb("select user_id, time, count(*) n from {ratings} group by 1, 2 order by n desc limit 20")};
}

std::optional<Finding> newcomers(const Profile& profile) {
  if (profile.new_user_share < 0.1 && profile.new_item_share < 0.1) return std::nullopt;
  return Finding{
      Weight::kNote,
      fmt::format("In the newest tenth of the ratings, {} are by users and {} of items never seen before.",
                  about(profile.new_user_share), about(profile.new_item_share)),
      "Serve newcomers from the session's history, and give new items vectors of look and text.",
      "lookbook evaluate --store \"$STORE\" --split global-time"};
}

std::optional<Finding> small_core(const Profile& profile) {
  if (profile.cores.size() < 5 || profile.users == 0) return std::nullopt;
  const CoreSize& five = profile.cores[4];
  const double kept = share(five.users, profile.users);
  if (kept >= 0.5) return std::nullopt;
  return Finding{Weight::kNote,
                 fmt::format("The 5-core keeps {} of the users and {} of the ratings.", about(kept),
                             about(share(five.ratings, profile.ratings))),
                 "Figures on the 5-core, as papers report them, do not speak for the other users.",
                 duckdb("select count(distinct user_id) users, count(*) ratings from {ratings_5core}")};
}

std::optional<Finding> dropped_rows(const Profile& profile) {
  const std::uint64_t rows = rejected_rows(profile);
  if (rows == 0) return std::nullopt;
  const double dropped = share(rows, profile.ratings + rows);
  return Finding{
      dropped >= 0.05 ? Weight::kWarning : Weight::kNote,
      fmt::format("{} dropped ({}), most often for: {}.", report::counted(rows, "row was", "rows were"),
                  about(dropped), profile.rejected.front().name),
      "standard/rejected.parquet has each with its file, line and reason.",
      duckdb("select reason, source, line, raw from {rejected} using sample 20")};
}

/// Mean stars of the first and the last full tenth of the starred ratings, by month.
std::optional<Finding> drifting_stars(const Profile& profile) {
  constexpr double kLeast = 0.25;  // stars
  constexpr std::uint64_t kEnough = 1000;
  if (profile.starred < kEnough || profile.months.size() < 12) return std::nullopt;
  const auto mean_of = [&](auto begin, auto end) {
    double sum = 0;
    std::uint64_t n = 0;
    for (auto month = begin; month != end && n < profile.starred / 10; ++month) {
      sum += month->mean_stars * static_cast<double>(month->starred);
      n += month->starred;
    }
    return n == 0 ? 0 : sum / static_cast<double>(n);
  };
  const double first = mean_of(profile.months.begin(), profile.months.end());
  const double last = mean_of(profile.months.rbegin(), profile.months.rend());
  if (std::abs(last - first) < kLeast || first == 0 || last == 0) return std::nullopt;
  return Finding{
      Weight::kNote,
      fmt::format("Stars drift: the oldest tenth has a mean of {}, the newest of {}.", fixed(first, 2),
                  fixed(last, 2)),
      "A model of all years predicts yesterday's stars: weigh recent ratings more, and test by time.",
      "lookbook evaluate --store \"$STORE\" --task rating --split global-time"};
}

std::optional<Finding> busy_day(const Profile& profile) {
  if (profile.timed < 1000 || profile.busiest_day_share < 0.05) return std::nullopt;
  return Finding{
      Weight::kWarning,
      fmt::format("{} of the ratings are of one day, {}.", about(profile.busiest_day_share),
                  profile.busiest_day),
      "An import or a campaign rather than people's days: do not split by time across it.",
      duckdb("select to_timestamp(time)::date as day, count(*) n from {ratings} group by 1 order by n "
             "desc limit 20")};
}

/// Only of two years or more: of one year it could as well be growth.
std::optional<Finding> seasonal(const Profile& profile) {
  constexpr double kPeak = 1.6;  // times an even month
  if (profile.months.size() < 24 || profile.timed < 1000) return std::nullopt;
  const auto most = std::ranges::max_element(profile.months_of_year, {}, &NamedCount::count);
  const double part = share(most->count, profile.timed);
  if (part * 12 < kPeak) return std::nullopt;
  return Finding{Weight::kNote,
                 fmt::format("{} has {} of the ratings, {} times an even month.", most->name, about(part),
                             fixed(part * 12, 1)),
                 "What sold then is over-represented: let popularity fade, and test on more than one season.",
                 "lookbook evaluate --store \"$STORE\" --models popularity --set popularity.half_life=90"};
}

std::optional<Finding> short_lives(const Profile& profile) {
  if (profile.timed == 0 || profile.users_with_one == profile.users || profile.history_days.max == 0 ||
      profile.history_days.median > 1) {
    return std::nullopt;
  }
  return Finding{
      Weight::kNote, "Half of the users with more than one rating gave all of them within a day.",
      "Their order says little, and nobody came back: treat a history as one visit.",
      duckdb("select user_id, ratings, (last_time - first_time) / 86400 as days from {users} where "
             "ratings > 1 order by days limit 20")};
}

std::optional<Finding> repaired_rows(const Profile& profile) {
  const double repaired = share(profile.rows_repaired, profile.review_rows + profile.product_rows);
  if (repaired < 0.01) return std::nullopt;
  return Finding{
      Weight::kWarning, fmt::format("{} of the rows hold text that had to be repaired.", about(repaired)),
      "The source is probably not UTF-8: convert it (iconv) and load it again, or words will not match.",
      "lookbook eda --store \"$STORE\" --schema"};
}

constexpr Rule kRules[] = {few_ratings,
                           no_ratings,
                           single_rating_users,
                           short_histories,
                           sparse,
                           no_stars,
                           top_heavy_stars,
                           drifting_stars,
                           long_tail,
                           busy_user,
                           single_rating_items,
                           no_times,
                           same_moments,
                           busy_day,
                           seasonal,
                           short_lives,
                           newcomers,
                           small_core,
                           dropped_rows,
                           repaired_rows};

}  // namespace

std::span<const Rule> rating_rules() {
  return kRules;
}

std::vector<Finding> findings(const Profile& profile) {
  std::vector<Finding> found;
  for (const std::span<const Rule> rules : {rating_rules(), catalogue_rules()}) {
    for (const Rule rule : rules) {
      auto finding = rule(profile);
      if (!finding) continue;
      char& first = finding->what.front();  // "over 99% of …"
      if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
      found.push_back(*std::move(finding));
    }
  }
  std::ranges::stable_sort(found, std::greater<>(), &Finding::weight);
  return found;
}

}  // namespace lookbook::eda
