#include "lookbook/core/id_map.hpp"

#include <gtest/gtest.h>

#include <type_traits>

namespace lookbook {
namespace {

// A user's number is no item's number.
static_assert(!std::is_convertible_v<UserIndex, ItemIndex>);
static_assert(!std::is_constructible_v<ItemIndex, UserIndex>);
static_assert(!std::is_convertible_v<std::uint32_t, ItemIndex>);

TEST(IdMapTest, AnIdKeepsItsNumberWhenMoreAreAdded) {
  ItemIds ids;
  const ItemIndex first = *ids.add("B001");
  for (int i = 0; i < 10000; ++i) ASSERT_TRUE(ids.add("X" + std::to_string(i)));
  EXPECT_EQ(*ids.add("B001"), first);
  EXPECT_EQ(ids.find("B001"), first);
  EXPECT_EQ(ids.id(first), "B001");
  EXPECT_EQ(ids.id(ItemIndex(10000)), "X9999");
  EXPECT_EQ(ids.size(), 10001U);
}

TEST(IdMapTest, AnUnknownIdHasNoNumber) {
  EXPECT_EQ(UserIds().find("nobody"), std::nullopt);
}

TEST(IdMapTest, RefusesAnEmptyId) {
  UserIds ids;
  const auto added = ids.add("");
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code(), ErrorCode::kInvalidArgument);
}

TEST(IdMapTest, StaysValidWhenMoved) {
  UserIds ids;
  ASSERT_TRUE(ids.add("a"));
  const UserIds moved = std::move(ids);
  EXPECT_EQ(moved.find("a"), UserIndex(0));
}

}  // namespace
}  // namespace lookbook
