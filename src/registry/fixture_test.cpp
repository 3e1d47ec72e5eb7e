// Releases of every format version that was ever released must open for ever. After raising
// kReleaseFormatVersion, write the new version's once:
//   LOOKBOOK_WRITE_FIXTURES=tests/fixtures/format-v2 build/dev/bin/registry_test
//   --gtest_filter='FixtureTest.*'

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "lookbook/registry/registry.hpp"
#include "registry/sample_release_test.hpp"
#include "support/source_folder.hpp"

namespace lookbook::registry {
namespace {

using ::testing::ElementsAre;

void write_fixtures(const std::string& folder) {
  const auto store = *storage::create_store(folder);
  const std::string id = publish(*store, make_sample().draft())->id;
  ASSERT_TRUE(promote(*store, kLiveChannel, id, {"fixture test", 1700000000}));
  std::filesystem::remove(folder + "/releases/.channels.json.lock");
}

TEST(FixtureTest, AReleaseOfVersion1Opens) {
  const char* folder = std::getenv("LOOKBOOK_WRITE_FIXTURES");
  if (folder != nullptr) write_fixtures(folder);
  const auto store = *storage::open_store(
      folder != nullptr ? folder : test_support::source_path("tests/fixtures/format-v1"));

  const auto channels = read_channels(*store);
  ASSERT_TRUE(channels) << channels.error().message();
  EXPECT_THAT(channels->at("live").history,
              ElementsAre(ChannelEvent{channels->at("live").release, "promote", "2023-11-14T22:13:20Z",
                                       "fixture test"}));
  const auto release = open_release(*store, *resolve(*store, "live"));
  ASSERT_TRUE(release) << release.error().message();

  const ReleaseManifest& manifest = release->manifest;
  EXPECT_EQ(manifest.created, "2023-11-14T22:13:20Z");
  EXPECT_EQ(manifest.format_version, 1U);
  EXPECT_EQ(manifest.lookbook_version, "0.1.0");
  EXPECT_EQ(manifest.fingerprint, "data-1");
  EXPECT_EQ(manifest.parameters.at("seed"), "7");
  EXPECT_EQ(manifest.metrics.at("item_knn/ndcg@10"), .0625);
  EXPECT_EQ(manifest.seconds.at("train"), 1.5);
  EXPECT_EQ(release->users.id(UserIndex(0)), "ann");
  EXPECT_EQ(release->items.id(ItemIndex(1)), "dress");
  EXPECT_EQ(release->catalogue[ItemIndex(0)].title, "Linen shirt");
  std::vector<HistoryEvent> memory;
  EXPECT_EQ(release->histories.of(UserIndex(1), memory)[1].value, 4);
  EXPECT_THAT(*release->models.at("item_knn").array<float>("weights"), ElementsAre(.5F, .25F, 1.F));
}

}  // namespace
}  // namespace lookbook::registry
