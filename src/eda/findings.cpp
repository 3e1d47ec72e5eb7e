#include "lookbook/eda/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "lookbook/report/numbers.hpp"

namespace lookbook::eda {
namespace {

using report::counted;
using report::fixed;
using report::grouped;
using report::percent;

using Rule = std::optional<Finding> (*)(const Profile&);

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::string count(std::uint64_t number) {
  return grouped(static_cast<std::int64_t>(number));
}

/// "62%", but never 0% or 100% where rounding would lie.
std::string about(double part) {
  if (part > 0 && part < 0.005) return "under 1%";
  if (part < 1 && part >= 0.995) return "over 99%";
  return percent(part, 0);
}

std::uint64_t rejected_rows(const Profile& profile) {
  std::uint64_t rows = 0;
  for (const NamedCount& reason : profile.rejected) rows += reason.count;
  return rows;
}

std::optional<Finding> few_ratings(const Profile& profile) {
  if (profile.ratings == 0 || profile.ratings >= 5000) return std::nullopt;
  return Finding{
      Weight::kWarning, fmt::format("The shop has only {}.", counted(profile.ratings, "rating", "ratings")),
      "Small differences between models are noise here: compare by confidence intervals, not by rank."};
}

std::optional<Finding> no_ratings(const Profile& profile) {
  if (profile.ratings > 0 || profile.products == 0) return std::nullopt;
  return Finding{Weight::kWarning,
                 fmt::format("None of {} has a rating.", counted(profile.products, "product", "products")),
                 "Only similarity by look and content works until events come in."};
}

std::optional<Finding> single_rating_users(const Profile& profile) {
  const double one = share(profile.users_with_one, profile.users);
  if (one < 0.2) return std::nullopt;
  return Finding{Weight::kWarning, fmt::format("{} of the users have one rating.", about(one)),
                 "Models that compare users cannot help them: count on item-to-item, look and popularity."};
}

std::optional<Finding> short_histories(const Profile& profile) {
  const double below = share(profile.users_below_three, profile.users);
  if (below < 0.2) return std::nullopt;
  return Finding{Weight::kNote, fmt::format("{} of the users have fewer than three ratings.", about(below)),
                 "Leave-last-out leaves them in train, so its figures speak for the others only."};
}

std::optional<Finding> sparse(const Profile& profile) {
  if (profile.ratings == 0 || profile.density > 0.001) return std::nullopt;
  return Finding{
      Weight::kNote, fmt::format("{} of all pairs of user and item are rated.", percent(profile.density, 4)),
      "Most pairs of items share no user: damp small overlaps, and let look and text fill the gaps."};
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
      "Judge rating models against that figure, and rank by who chose what rather than by stars."};
}

std::optional<Finding> long_tail(const Profile& profile) {
  if (profile.rated_items < 20 || profile.top_10_share < 0.4) return std::nullopt;
  return Finding{
      Weight::kNote,
      fmt::format("The most rated tenth of the items has {} of the ratings (Gini {}).",
                  about(profile.top_10_share), fixed(profile.gini, 2)),
      "Popularity is hard to beat on accuracy alone: report coverage beside it, and damp popular items."};
}

std::optional<Finding> single_rating_items(const Profile& profile) {
  const double one = share(profile.items_with_one, profile.rated_items);
  if (one < 0.3) return std::nullopt;
  return Finding{
      Weight::kNote, fmt::format("{} of the rated items have one rating.", about(one)),
      "Behaviour says next to nothing about them: use what they look like and what is written of them."};
}

std::optional<Finding> unrated_products(const Profile& profile) {
  const double unrated = share(profile.never_rated, profile.products);
  if (profile.ratings == 0 || unrated < 0.05) return std::nullopt;
  return Finding{
      Weight::kNote, fmt::format("{} of the products have no rating.", about(unrated)),
      "Only similarity by look and content can show them: keep places in the feed for new products."};
}

std::optional<Finding> busy_user(const Profile& profile) {
  if (profile.users < 100 || profile.busiest_user_share < 0.01 || profile.per_user.max < 100)
    return std::nullopt;
  return Finding{Weight::kWarning,
                 fmt::format("One user wrote {} of the ratings ({}).", percent(profile.busiest_user_share),
                             count(static_cast<std::uint64_t>(profile.per_user.max))),
                 "Look whether it is a person: a tester or a robot should be dropped before training."};
}

std::optional<Finding> no_times(const Profile& profile) {
  if (profile.ratings == 0 || profile.timed == profile.ratings) return std::nullopt;
  if (profile.timed == 0) {
    return Finding{
        Weight::kWarning, "No rating has a time.",
        "Split at random; leave-last-out would go by the order of the file, which may mean nothing."};
  }
  const double untimed = share(profile.ratings - profile.timed, profile.ratings);
  return Finding{Weight::kNote, fmt::format("{} of the ratings have no time.", about(untimed)),
                 "A split by time leaves them out; leave-last-out takes them for the oldest."};
}

std::optional<Finding> same_moments(const Profile& profile) {
  if (profile.same_moment_share < 0.1) return std::nullopt;
  return Finding{
      Weight::kNote,
      fmt::format("{} of the ratings share their {} with another of the same user.",
                  about(profile.same_moment_share), profile.whole_days ? "day" : "second"),
      "Which of them is the last is the order of the file: read leave-last-out figures with that in mind."};
}

std::optional<Finding> newcomers(const Profile& profile) {
  if (profile.new_user_share < 0.1 && profile.new_item_share < 0.1) return std::nullopt;
  return Finding{
      Weight::kNote,
      fmt::format("In the newest tenth of the ratings, {} are by users and {} of items never seen before.",
                  about(profile.new_user_share), about(profile.new_item_share)),
      "Serve newcomers from the session's history, and give new items vectors of look and text."};
}

std::optional<Finding> small_core(const Profile& profile) {
  if (profile.cores.size() < 5 || profile.users == 0) return std::nullopt;
  const CoreSize& five = profile.cores[4];
  const double kept = share(five.users, profile.users);
  if (kept >= 0.5) return std::nullopt;
  return Finding{Weight::kNote,
                 fmt::format("The 5-core keeps {} of the users and {} of the ratings.", about(kept),
                             about(share(five.ratings, profile.ratings))),
                 "Figures on the 5-core, as papers report them, do not speak for the other users."};
}

std::optional<Finding> photographs(const Profile& profile) {
  if (profile.products == 0 || profile.with_photograph == profile.products) return std::nullopt;
  if (profile.with_photograph == 0) {
    return Finding{Weight::kNote, "No product has a photograph in the store.",
                   "Similarity by look has nothing to see: load the folder of photographs."};
  }
  const double missing = 1 - share(profile.with_photograph, profile.products);
  return Finding{missing > 0.2 ? Weight::kWarning : Weight::kNote,
                 fmt::format("{} of the products have no photograph in the store.", about(missing)),
                 "They cannot be found by look: load their photographs, or fall back on text."};
}

std::optional<Finding> untitled(const Profile& profile) {
  const double missing = 1 - share(profile.with_title, profile.products);
  if (profile.products == 0 || missing < 0.05) return std::nullopt;
  return Finding{missing > 0.5 ? Weight::kWarning : Weight::kNote,
                 missing == 1 ? "No product has a title."
                              : fmt::format("{} of the products have no title.", about(missing)),
                 "The shop shows their id: load the metadata that belongs to these reviews."};
}

std::optional<Finding> dropped_rows(const Profile& profile) {
  const std::uint64_t rows = rejected_rows(profile);
  if (rows == 0) return std::nullopt;
  const double dropped = share(rows, profile.ratings + rows);
  return Finding{dropped >= 0.05 ? Weight::kWarning : Weight::kNote,
                 fmt::format("{} dropped ({}), most often for: {}.", counted(rows, "row was", "rows were"),
                             about(dropped), profile.rejected.front().name),
                 "standard/rejected.parquet has each with its file, line and reason."};
}

constexpr std::array<Rule, 18> kRules = {
    few_ratings,     no_ratings, single_rating_users, short_histories,     sparse,           no_stars,
    top_heavy_stars, long_tail,  busy_user,           single_rating_items, unrated_products, no_times,
    same_moments,    newcomers,  small_core,          photographs,         untitled,         dropped_rows};

}  // namespace

std::vector<Finding> findings(const Profile& profile) {
  std::vector<Finding> found;
  for (const Rule rule : kRules) {
    auto finding = rule(profile);
    if (!finding) continue;
    char& first = finding->what.front();  // "over 99% of …"
    if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
    found.push_back(*std::move(finding));
  }
  std::ranges::stable_sort(found, std::greater<>(), &Finding::weight);
  return found;
}

}  // namespace lookbook::eda
