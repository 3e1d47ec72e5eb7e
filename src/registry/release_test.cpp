#include "lookbook/registry/release.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "registry/sample_release.hpp"

namespace lookbook::registry {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(ReleaseTest, OpensAsItWasPublished) {
  SampleStore store;
  const Sample sample = make_sample();
  auto published = publish(*store, sample.draft());
  ASSERT_TRUE(published) << published.error().message();
  EXPECT_EQ(published->created, "2023-11-14T22:13:20Z");
  EXPECT_EQ(published->users, 2U);
  EXPECT_EQ(published->items, 3U);
  EXPECT_EQ(published->events, 4U);

  auto release = open_release(*store, published->id);
  ASSERT_TRUE(release) << release.error().message();
  EXPECT_EQ(release->manifest, *published);
  EXPECT_EQ(release->users.id(UserIndex(1)), "bob");
  EXPECT_EQ(release->items.find("shoe"), ItemIndex(2));
  const Product& shirt = release->catalogue[ItemIndex(0)];
  EXPECT_EQ(shirt.id, "shirt");
  EXPECT_EQ(shirt.title, "Linen shirt");
  EXPECT_EQ(shirt.price, 39.9);
  EXPECT_EQ(shirt.currency, "USD");
  EXPECT_EQ(shirt.brand, "");
  EXPECT_EQ(shirt.department(), "Women");
  EXPECT_EQ(release->catalogue[ItemIndex(2)].price, std::nullopt);
  EXPECT_THAT(release->catalogue[ItemIndex(2)].categories, ElementsAre());

  // Bob's events in order of time: the shoe (time 10), then the shirt (time 20).
  std::vector<HistoryEvent> memory;
  const History bob = release->histories.of(UserIndex(1), memory);
  ASSERT_EQ(bob.size(), 2U);
  EXPECT_EQ(bob[0].item, ItemIndex(2));
  EXPECT_EQ(bob[0].kind, EventKind::kPurchase);
  EXPECT_EQ(bob[1].item, ItemIndex(0));
  EXPECT_EQ(bob[1].value, 4);
  EXPECT_EQ(bob[1].time, 20);
  EXPECT_TRUE(release->histories.of(UserIndex(2), memory).empty());

  const ModelParts& model = release->models.at("item_knn");
  EXPECT_EQ(model.kind, "item_knn");
  EXPECT_EQ(model.format_version, 3U);
  EXPECT_EQ(model.parameters.at("neighbours"), "50");
  EXPECT_THAT(*model.array<float>("weights"), ElementsAre(.5F, .25F, 1.F));
  EXPECT_EQ(model.matrix("vectors")->n_columns, 2U);
}

}  // namespace
}  // namespace lookbook::registry
