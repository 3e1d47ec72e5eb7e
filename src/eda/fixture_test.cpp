// The stored shop of format version 1 (processing's fixture_test wrote it) must be profiled for ever.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lookbook/eda/profile.hpp"
#include "lookbook/storage/json_object.hpp"
#include "support/source_folder.hpp"

namespace lookbook::eda {
namespace {

using ::testing::ElementsAre;

TEST(FixtureTest, AShopOfVersion1IsProfiled) {
  const auto store = storage::open_store(test_support::source_path("tests/fixtures/format-v1/shop"));
  ASSERT_TRUE(store) << store.error().message();
  NoProgress progress;
  const auto found = profile(**store, progress);
  ASSERT_TRUE(found) << found.error().message();
  EXPECT_EQ(found->users, 2U);
  EXPECT_EQ(found->products, 4U);
  EXPECT_EQ(found->rated_items, 3U);
  EXPECT_EQ(found->ratings, 5U);
  EXPECT_EQ(found->starred, 4U);
  EXPECT_EQ(found->mean_stars, 3.5);  // (4 + 5 + 2 + 3) / 4
  EXPECT_EQ(found->with_photograph, 1U);
  EXPECT_EQ(found->review_rows, 7U);
  EXPECT_THAT(found->categories, ElementsAre(NamedCount{"Men", 1}, NamedCount{"Women", 1}));
  EXPECT_THAT(found->years, ElementsAre(NamedCount{"2017", 4}));
  EXPECT_EQ(found->cores[1], (CoreSize{2, 2, 2, 4}));
}

TEST(FixtureTest, AProfileOfVersion1IsReadByWhatIsReadToday) {
  const auto store = storage::open_store(test_support::source_path("tests/fixtures/format-v1/run"));
  ASSERT_TRUE(store) << store.error().message();
  const auto stored = storage::read_json(**store, "analytics/eda/profile.json", {.newest = kProfileVersion});
  ASSERT_TRUE(stored) << stored.error().message();
  EXPECT_EQ(stored->format_version(), 1U);
  EXPECT_EQ(*stored->object("size")->whole("ratings"), 34U);
  NoProgress progress;
  const auto found = profile(**store, progress);
  ASSERT_TRUE(found) << found.error().message();
  EXPECT_EQ(found->splits.size(), 1U);
}

}  // namespace
}  // namespace lookbook::eda
