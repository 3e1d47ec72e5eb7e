#include "lookbook/processing/k_core.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <utility>

namespace lookbook::processing {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

struct Rows {
  std::vector<UserIndex> users;
  std::vector<ItemIndex> items;
  std::size_t n_users = 0;
  std::size_t n_items = 0;

  explicit Rows(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
    for (const auto& [user, item] : pairs) {
      users.emplace_back(user);
      items.emplace_back(item);
      n_users = std::max<std::size_t>(n_users, user + 1);
      n_items = std::max<std::size_t>(n_items, item + 1);
    }
  }
  Pairs pairs() const { return {users, items, n_users, n_items}; }
};

/// Removes everything with too few rows, recounts, and again, until nothing changes.
std::vector<std::uint8_t> slow_k_core(const Rows& rows, std::uint32_t k) {
  std::vector<std::uint8_t> kept(rows.users.size(), 1);
  for (bool changed = true; changed;) {
    changed = false;
    std::map<UserIndex, std::uint32_t> of_user;
    std::map<ItemIndex, std::uint32_t> of_item;
    for (std::size_t row = 0; row < kept.size(); ++row) {
      of_user[rows.users[row]] += kept[row];
      of_item[rows.items[row]] += kept[row];
    }
    for (std::size_t row = 0; row < kept.size(); ++row) {
      if (kept[row] == 0 || (of_user[rows.users[row]] >= k && of_item[rows.items[row]] >= k)) continue;
      kept[row] = 0;
      changed = true;
    }
  }
  return kept;
}

TEST(KCoreTest, RemovingOneTakesOthersWithIt) {
  // Users 0 and 1 share items 0 and 1; user 2 has items 1 and 2, but nobody else has item 2, so in the 2-core
  // item 2 goes, then user 2.
  const Rows rows({{0, 0}, {0, 1}, {1, 0}, {1, 1}, {2, 1}, {2, 2}});
  EXPECT_THAT(k_core(rows.pairs(), 2), ElementsAre(1, 1, 1, 1, 0, 0));
  EXPECT_THAT(k_core(rows.pairs(), 3), Each(0));
}

TEST(KCoreTest, TheOneCoreIsEverything) {
  const Rows rows({{0, 0}, {1, 5}});
  EXPECT_THAT(k_core(rows.pairs(), 1), ElementsAre(1, 1));
  EXPECT_THAT(k_core(rows.pairs(), 0), ElementsAre(1, 1));
  EXPECT_TRUE(k_core(Pairs{}, 5).empty());
}

RC_GTEST_PROP(KCoreProperties, AgreesWithRemovingAgainAndAgain, ()) {
  const auto number = rc::gen::inRange<std::uint32_t>(0, 8);
  const Rows rows(*rc::gen::container<std::vector<std::pair<std::uint32_t, std::uint32_t>>>(
      rc::gen::pair(number, number)));
  const auto k = *rc::gen::inRange<std::uint32_t>(0, 5);
  RC_ASSERT(k_core(rows.pairs(), k) == slow_k_core(rows, k));
}

}  // namespace
}  // namespace lookbook::processing
