#include "lookbook/core/interactions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lookbook/core/split.hpp"

namespace lookbook {
namespace {

using ::testing::ElementsAre;

Interactions sample() {
  Interactions rows;
  rows.push_back({UserIndex(1), ItemIndex(0), EventKind::kRating, 5, 30});
  rows.push_back({UserIndex(0), ItemIndex(2), EventKind::kRating, 4, kNoTime});
  rows.push_back({UserIndex(1), ItemIndex(3), EventKind::kPurchase, 1, 10});
  rows.push_back({UserIndex(1), ItemIndex(1), EventKind::kRating, 2, 30});
  return rows;
}

TEST(InteractionsTest, AMatrixRowIsOrderedByTimeAndTiesByData) {
  const CsrMatrix matrix = user_item_matrix(sample(), 3, 4);
  EXPECT_THAT(matrix.offsets, ElementsAre(0, 1, 4, 4));
  EXPECT_THAT(matrix.columns, ElementsAre(2, 3, 0, 1));
  EXPECT_THAT(matrix.values, ElementsAre(4, 1, 5, 2));
  EXPECT_TRUE(is_well_formed(matrix.view()));
}

TEST(InteractionsTest, TransposingTwiceGivesTheSameMatrixWithSortedColumns) {
  const CsrMatrix turned = transpose(user_item_matrix(sample(), 3, 4).view());
  EXPECT_EQ(turned.n_rows(), 4U);
  EXPECT_THAT(turned.offsets, ElementsAre(0, 1, 2, 3, 4));
  const CsrMatrix back = transpose(turned.view());
  EXPECT_THAT(back.offsets, ElementsAre(0, 1, 4, 4));
  EXPECT_THAT(back.columns, ElementsAre(2, 0, 1, 3));
}

TEST(InteractionsTest, AHistoryIsAUsersRowWithKindsAndTimes) {
  const Histories histories(sample(), 3);
  EXPECT_EQ(histories.size(), 3U);
  const History history = histories[UserIndex(1)];
  ASSERT_EQ(history.size(), 3U);
  EXPECT_EQ(history[0].item, ItemIndex(3));
  EXPECT_EQ(history[0].kind, EventKind::kPurchase);
  EXPECT_EQ(history[0].time, 10);
  EXPECT_TRUE(histories[UserIndex(2)].empty());
}

TEST(CsrMatrixTest, ADamagedMatrixIsNoticed) {
  CsrMatrix matrix = user_item_matrix(sample(), 3, 4);
  matrix.columns[1] = 4;
  EXPECT_FALSE(is_well_formed(matrix.view()));
  matrix = user_item_matrix(sample(), 3, 4);
  matrix.offsets[1] = 9;
  EXPECT_FALSE(is_well_formed(matrix.view()));
}

TEST(SplitTest, PartsKeepTheOrderOfTheRows) {
  const Split split{"by hand", {Part::kTest, Part::kTrain, Part::kTrain, Part::kTest}};
  const Interactions train = rows_of(sample(), split, Part::kTrain);
  EXPECT_THAT(train.items, ElementsAre(ItemIndex(2), ItemIndex(3)));
  EXPECT_EQ(rows_of(sample(), split, Part::kValid).size(), 0U);
}

TEST(EventKindTest, NamesAreReadBack) {
  for (int number = 0; number <= 7; ++number) {
    const auto kind = static_cast<EventKind>(number);
    EXPECT_EQ(event_kind_from(name_of(kind)), kind);
  }
  EXPECT_EQ(event_kind_from("stare"), std::nullopt);
}

}  // namespace
}  // namespace lookbook
