// A publisher that is killed at any moment leaves releases that open, and channels that point to one of them.

#include <gtest/gtest.h>

#include <set>

#include "lookbook/base/random.hpp"
#include "lookbook/registry/registry.hpp"
#include "registry/sample_release_test.hpp"
#include "support/child_process.hpp"

namespace lookbook::registry {
namespace {

TEST(KillTest, AKilledPublisherLeavesOnlyWholeReleases) {
  const SampleStore store;
  Rng random(11);
  int opened = 0;
  for (int kill = 0; kill < test_support::kill_rounds(25, 1000); ++kill) {
    const auto life = std::chrono::microseconds(random.below(250000));
    ASSERT_TRUE(test_support::kill_in_the_middle(life, [&] {
      for (int i = 0;; ++i) {
        const auto manifest = publish(*store, make_sample(static_cast<float>(kill * 1000 + i)).draft());
        if (manifest) static_cast<void>(promote(*store, kLiveChannel, manifest->id, {"test", kill}));
      }
    }));
    const ReleaseList list = *list_releases(*store);
    ASSERT_TRUE(list.unreadable.empty());
    for (const ReleaseManifest& manifest : list.releases) {
      const auto release = open_release(*store, manifest.id);
      ASSERT_TRUE(release) << release.error().message();
      ++opened;
    }
    const auto channels = read_channels(*store);
    ASSERT_TRUE(channels) << channels.error().message();
    for (const auto& [name, channel] : *channels) ASSERT_TRUE(read_manifest(*store, channel.release)) << name;
    ASSERT_TRUE(collect_garbage(*store, 2, 1700000000));
  }
  EXPECT_GT(opened, 0);  // else the children never lived long enough to prove anything

  // A day later nothing but the kept releases and their parts is left.
  ASSERT_TRUE(collect_garbage(*store, 0, 1700000000 + 48 * 3600));
  ASSERT_TRUE(store->sweep());
  std::set<std::string> expected;
  const ReleaseList list = *list_releases(*store);
  for (const ReleaseManifest& manifest : list.releases) {
    for (const auto& entry : manifest.parts) expected.insert(entry.second.path);
  }
  EXPECT_EQ(store.count("releases/parts/"), expected.size());
}

}  // namespace
}  // namespace lookbook::registry
