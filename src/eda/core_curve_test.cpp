#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <utility>

#include "eda/rated_pairs.hpp"

namespace lookbook::eda {
namespace {

using ::testing::ElementsAre;

RatedPairs pairs_of(const std::set<std::pair<std::uint32_t, std::uint32_t>>& rated) {
  RatedPairs pairs;
  for (const auto& [user, item] : rated) {
    pairs.rows.push_back({UserIndex(user), ItemIndex(item), EventKind::kRating, 5, kNoTime});
    pairs.n_users = std::max<std::size_t>(pairs.n_users, user + 1);
    pairs.n_items = std::max<std::size_t>(pairs.n_items, item + 1);
  }
  return pairs;
}

TEST(CoreCurveTest, CountsWhatIsLeft) {
  // Users 0 and 1 share items 0 and 1, a 2-core; user 2 hangs on item 1 with item 2 that nobody else has.
  const RatedPairs pairs = pairs_of({{0, 0}, {0, 1}, {1, 0}, {1, 1}, {2, 1}, {2, 2}});
  EXPECT_THAT(core_curve(pairs, 3),
              ElementsAre(CoreSize{1, 3, 3, 6}, CoreSize{2, 2, 2, 4}, CoreSize{3, 0, 0, 0}));
  EXPECT_THAT(core_curve(RatedPairs{}, 1), ElementsAre(CoreSize{1, 0, 0, 0}));
}

/// Removes whoever has fewer than k, and again, until nobody goes.
CoreSize slow_core(std::set<std::pair<std::uint32_t, std::uint32_t>> rated, std::uint32_t k) {
  for (bool changed = true; changed;) {
    const auto before = rated.size();
    std::erase_if(rated, [all = rated, k](const auto& pair) {
      const auto of_user = std::ranges::count(all, pair.first, [](const auto& other) { return other.first; });
      const auto of_item =
          std::ranges::count(all, pair.second, [](const auto& other) { return other.second; });
      return of_user < k || of_item < k;
    });
    changed = rated.size() != before;
  }
  std::set<std::uint32_t> users, items;
  for (const auto& [user, item] : rated) {
    users.insert(user);
    items.insert(item);
  }
  return {k, users.size(), items.size(), rated.size()};
}

RC_GTEST_PROP(CoreCurveProperties, AgreesWithRemovingAgainAndAgain, ()) {
  const auto number = rc::gen::inRange<std::uint32_t>(0, 8);
  const auto rated =
      *rc::gen::container<std::set<std::pair<std::uint32_t, std::uint32_t>>>(rc::gen::pair(number, number));
  const auto curve = core_curve(pairs_of(rated), 6);
  for (std::uint32_t k = 1; k <= 6; ++k) RC_ASSERT(curve[k - 1] == slow_core(rated, k));
}

}  // namespace
}  // namespace lookbook::eda
