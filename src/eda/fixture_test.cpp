// The stored shop of format version 1 (processing's fixture_test wrote it) must be profiled for ever, and a
// stored profile say what one of today says. tests/fixtures/format-v<n>/profile.json is the profile of
// format-v1/run at its version n. After raising kProfileVersion, write the new one once:
//   LOOKBOOK_WRITE_FIXTURES=tests/fixtures/format-v3 build/dev/bin/eda_test --gtest_filter='FixtureTest.*'

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "lookbook/eda/profile.hpp"
#include "lookbook/eda/rendering.hpp"
#include "lookbook/report/json.hpp"
#include "lookbook/storage/json_object.hpp"
#include "support/source_folder.hpp"

namespace lookbook::eda {
namespace {

using storage::JsonObject;
using ::testing::Contains;
using ::testing::ElementsAre;

Profile profile_of_the_stored_run() {
  const auto store = storage::open_store(test_support::source_path("tests/fixtures/format-v1/run"));
  NoProgress progress;
  return profile(**store, progress).value();
}

/// Every member of `stored`, and of the objects in it.
void expect_members(const JsonObject& found, const JsonObject& stored, const std::string& where) {
  for (const std::string& name : stored.names()) {
    EXPECT_THAT(found.names(), Contains(name)) << where << "/" << name << ": raise kProfileVersion";
    const auto inside = stored.object(name);
    if (inside && found.object(name)) expect_members(*found.object(name), *inside, where + "/" + name);
  }
}

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

TEST(FixtureTest, AProfileOfVersion2HasNothingThatOneOfTodayLacks) {
  const char* written = std::getenv("LOOKBOOK_WRITE_FIXTURES");
  const std::string folder =
      written != nullptr ? written : test_support::source_path("tests/fixtures/format-v2");
  const Profile today = profile_of_the_stored_run();
  if (written != nullptr) {
    const auto store = *storage::create_store(folder);
    ASSERT_TRUE(store->write("profile.json", to_json(today).to_text() + "\n"));
  }
  const auto stored =
      storage::read_json(**storage::open_store(folder), "profile.json", {.newest = kProfileVersion});
  ASSERT_TRUE(stored) << stored.error().message();
  if (written == nullptr) {
    EXPECT_EQ(stored->format_version(), 2U);
  }
  EXPECT_EQ(*stored->object("size")->whole("ratings"), 34U);
  EXPECT_EQ(*stored->object("funnel")->whole("review_rows"), 34U);  // new in version 2
  expect_members(*JsonObject::parse(to_json(today).to_text(), "today's profile", {.newest = kProfileVersion}),
                 *stored, "");
}

}  // namespace
}  // namespace lookbook::eda
