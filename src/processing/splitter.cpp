#include "lookbook/processing/splitter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <unordered_map>

#include "lookbook/base/random.hpp"
#include "lookbook/processing/k_core.hpp"
#include "lookbook/processing/surprise_split.hpp"

namespace lookbook::processing {
namespace {

Status check(const Shares& shares) {
  const auto is_share = [](double share) { return share >= 0 && share < 1; };
  if (is_share(shares.valid) && is_share(shares.test) && shares.valid + shares.test < 1) return ok();
  return Error(ErrorCode::kInvalidArgument,
               "the shares of valid and test must each be from 0 to below 1, and below 1 together");
}

std::size_t rows_of_share(double share, std::size_t n_rows) {
  return static_cast<std::size_t>(std::llround(share * static_cast<double>(n_rows)));
}

std::vector<std::size_t> row_numbers(std::size_t n_rows) {
  std::vector<std::size_t> rows(n_rows);
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return rows;
}

Split all_of(std::string name, std::size_t n_rows, Part part) {
  return {std::move(name), std::vector<Part>(n_rows, part)};
}

std::uint64_t pair_key(UserIndex user, ItemIndex item) {
  return std::uint64_t{user.number()} << 32U | item.number();
}

Error nothing_to_cut_by_time() {
  return {ErrorCode::kInvalidArgument,
          "no interaction has a time, so there is no past and future: take the strategy random or "
          "leave-last-out"};
}

/// Of the numbers that occur in `owners` (users or items of the rows), whole ones to test and valid.
template <class Index>
Result<Split> hold_out(std::string_view what, const std::vector<Index>& owners, const Shares& shares,
                       std::uint64_t seed) {
  LOOKBOOK_CHECK(check(shares));
  std::vector<Index> drawn = owners;
  std::ranges::sort(drawn);
  drawn.erase(std::unique(drawn.begin(), drawn.end()), drawn.end());
  const std::size_t n_test = rows_of_share(shares.test, drawn.size());
  const std::size_t n_valid = std::min(rows_of_share(shares.valid, drawn.size()), drawn.size() - n_test);
  if (n_test == 0 || n_test + n_valid == drawn.size()) {
    return Error(
        ErrorCode::kInvalidArgument,
        "the interactions are of " + std::to_string(drawn.size()) + " " + std::string(what) +
            ", too few to hold some back for the test and train on others: take the strategy random");
  }
  Rng rng(seed);
  rng.shuffle(std::span(drawn));

  std::vector<Part> part_of(std::ranges::max(drawn).number() + std::size_t{1}, Part::kTrain);
  for (std::size_t i = 0; i < n_test + n_valid; ++i)
    part_of[drawn[i].number()] = i < n_test ? Part::kTest : Part::kValid;
  Split split =
      all_of("cold-" + std::string(what) + "-seed" + std::to_string(seed), owners.size(), Part::kTrain);
  for (std::size_t row = 0; row < owners.size(); ++row) split.parts[row] = part_of[owners[row].number()];
  return split;
}

Result<Split> cut(const Interactions& interactions, std::size_t n_users, const SplitOptions& options) {
  if (options.strategy == "leave-last-out") return leave_last_out(interactions, n_users);
  if (options.strategy == "random") return random_split(interactions, options.shares, options.seed);
  if (options.strategy == "global-time") return global_time_split(interactions, options.shares);
  if (options.strategy == "kfold") return k_fold_split(interactions, options.fold, options.seed);
  if (options.strategy == "cold-users") return cold_users_split(interactions, options.shares, options.seed);
  if (options.strategy == "cold-items") return cold_items_split(interactions, options.shares, options.seed);
  if (options.strategy == "surprise") {
    LOOKBOOK_TRY(const SurpriseSplit rows, surprise_split(interactions.size()));
    return parts_of(rows);
  }
  return Error(ErrorCode::kInvalidArgument,
               "there is no split strategy '" + options.strategy +
                   "': take leave-last-out, random, global-time, kfold, cold-users, cold-items or surprise");
}

}  // namespace

std::span<const std::string_view> split_strategies() {
  static constexpr std::array<std::string_view, 7> kNames = {
      "leave-last-out", "random", "global-time", "kfold", "cold-users", "cold-items", "surprise"};
  return kNames;
}

Result<Split> random_split(const Interactions& interactions, const Shares& shares, std::uint64_t seed) {
  LOOKBOOK_CHECK(check(shares));
  std::vector<std::size_t> rows = row_numbers(interactions.size());
  Rng rng(seed);
  rng.shuffle(std::span(rows));

  Split split = all_of("random-seed" + std::to_string(seed), rows.size(), Part::kTrain);
  const std::size_t n_test = rows_of_share(shares.test, rows.size());
  const std::size_t n_valid = std::min(rows_of_share(shares.valid, rows.size()), rows.size() - n_test);
  for (std::size_t i = 0; i < n_test; ++i) split.parts[rows[i]] = Part::kTest;
  for (std::size_t i = n_test; i < n_test + n_valid; ++i) split.parts[rows[i]] = Part::kValid;
  return split;
}

Split leave_last_out(const Interactions& interactions, std::size_t n_users) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct LastRows {
    std::size_t count = 0;
    std::size_t last = kNone;
    std::size_t before = kNone;
  };
  std::vector<LastRows> users(n_users);
  const auto is_older = [&](std::size_t a, std::size_t b) {  // a stands before b in the data
    return a == kNone || interactions.times[a] <= interactions.times[b];
  };
  for (std::size_t row = 0; row < interactions.size(); ++row) {
    LastRows& user = users[interactions.users[row].number()];
    ++user.count;
    if (is_older(user.last, row)) {
      user.before = user.last;
      user.last = row;
    } else if (is_older(user.before, row)) {
      user.before = row;
    }
  }
  Split split = all_of("leave-last-out", interactions.size(), Part::kTrain);
  for (const LastRows& user : users) {
    if (user.count < 3) continue;
    split.parts[user.last] = Part::kTest;
    split.parts[user.before] = Part::kValid;
  }
  return split;
}

Result<Split> global_time_split(const Interactions& interactions, const Shares& shares) {
  LOOKBOOK_CHECK(check(shares));
  std::vector<UnixSeconds> times;
  for (const UnixSeconds time : interactions.times) {
    if (time != kNoTime) times.push_back(time);
  }
  if (times.empty()) return nothing_to_cut_by_time();
  std::sort(times.begin(), times.end());
  const std::size_t n_test = rows_of_share(shares.test, times.size());
  const std::size_t n_valid = std::min(rows_of_share(shares.valid, times.size()), times.size() - n_test);

  // The first second of a part; one that has no rows never begins.
  const auto begin_of = [&](std::size_t newest) {
    return newest == 0 ? std::numeric_limits<UnixSeconds>::max() : times[times.size() - newest];
  };
  const UnixSeconds test_begin = begin_of(n_test);
  const UnixSeconds valid_begin = begin_of(n_test + n_valid);
  if (std::min(valid_begin, test_begin) == times.front()) {
    return Error(ErrorCode::kInvalidArgument,
                 "too many interactions happened in the same second: nothing would be left to train on");
  }
  Split split = all_of("global-time", interactions.size(), Part::kTrain);
  for (std::size_t row = 0; row < interactions.size(); ++row) {
    const UnixSeconds time = interactions.times[row];
    if (time == kNoTime)
      split.parts[row] = Part::kUnused;
    else if (time >= test_begin)
      split.parts[row] = Part::kTest;
    else if (time >= valid_begin)
      split.parts[row] = Part::kValid;
  }
  return split;
}

Result<Split> k_fold_split(const Interactions& interactions, const Fold& fold, std::uint64_t seed) {
  if (fold.count < 3 || fold.number < 1 || fold.number > fold.count || fold.count > interactions.size()) {
    return Error(ErrorCode::kInvalidArgument,
                 "fold " + std::to_string(fold.number) + " of " + std::to_string(fold.count) +
                     " cannot be cut from " + std::to_string(interactions.size()) +
                     " interactions: there must be 3 folds or more, none of them empty, numbered from 1");
  }
  std::vector<std::size_t> rows = row_numbers(interactions.size());
  Rng rng(seed);
  rng.shuffle(std::span(rows));

  Split split = all_of("kfold" + std::to_string(fold.count) + "-fold" + std::to_string(fold.number) +
                           "-seed" + std::to_string(seed),
                       rows.size(), Part::kTrain);
  const std::size_t test = fold.number - 1;
  const std::size_t valid = fold.number % fold.count;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t drawn_into = i % fold.count;
    if (drawn_into == test) split.parts[rows[i]] = Part::kTest;
    if (drawn_into == valid) split.parts[rows[i]] = Part::kValid;
  }
  return split;
}

Result<Split> cold_users_split(const Interactions& interactions, const Shares& shares, std::uint64_t seed) {
  return hold_out("users", interactions.users, shares, seed);
}

Result<Split> cold_items_split(const Interactions& interactions, const Shares& shares, std::uint64_t seed) {
  return hold_out("items", interactions.items, shares, seed);
}

Split published_split(const Indexed& indexed, std::span<const LabelledPair> pairs) {
  std::unordered_map<std::uint64_t, Part> parts;
  parts.reserve(pairs.size());
  for (const LabelledPair& pair : pairs) {
    const auto user = indexed.users.find(pair.user);
    const auto item = indexed.items.find(pair.item);
    if (!user || !item) continue;
    const auto [entry, is_new] = parts.emplace(pair_key(*user, *item), pair.part);
    if (!is_new) entry->second = std::min(entry->second, pair.part);
  }
  const Interactions& rows = indexed.interactions;
  Split split = all_of("published", rows.size(), Part::kUnused);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto found = parts.find(pair_key(rows.users[row], rows.items[row]));
    if (found != parts.end()) split.parts[row] = found->second;
  }
  return split;
}

Result<Split> make_split(const Indexed& indexed, const SplitOptions& options) {
  const Interactions& all = indexed.interactions;
  if (options.core <= 1) return cut(all, indexed.users.size(), options);

  const auto kept = k_core({all.users, all.items, indexed.users.size(), indexed.items.size()}, options.core);
  Interactions inside;
  for (std::size_t row = 0; row < all.size(); ++row) {
    if (kept[row] != 0) inside.push_back(all[row]);
  }
  const std::string suffix = "-" + std::to_string(options.core) + "core";
  if (inside.size() == 0) {
    return Error(ErrorCode::kInvalidArgument, "no user and item are left in the " + suffix.substr(1) +
                                                  ": take a smaller core, or 0 for all interactions");
  }
  LOOKBOOK_TRY(const Split cut_inside, cut(inside, indexed.users.size(), options));
  Split split = all_of(cut_inside.name + suffix, all.size(), Part::kUnused);
  for (std::size_t row = 0, next = 0; row < all.size(); ++row) {
    if (kept[row] != 0) split.parts[row] = cut_inside.parts[next++];
  }
  return split;
}

}  // namespace lookbook::processing
