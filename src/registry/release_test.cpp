#include "lookbook/registry/release.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "registry/manifest_json.hpp"
#include "registry/sample_release_test.hpp"

namespace lookbook::registry {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(ReleaseTest, OpensAsItWasPublished) {
  const SampleStore store;
  const Sample sample = make_sample();
  const auto published = publish(*store, sample.draft());
  ASSERT_TRUE(published) << published.error().message();
  EXPECT_EQ(published->created, "2023-11-14T22:13:20Z");
  EXPECT_EQ(published->users, 2U);
  EXPECT_EQ(published->items, 3U);
  EXPECT_EQ(published->events, 4U);

  const auto release = open_release(*store, published->id);
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
  EXPECT_THAT(release->catalogue[ItemIndex(2)].categories, IsEmpty());

  const ModelParts& model = release->models.at("item_knn");
  EXPECT_EQ(model.kind, "item_knn");
  EXPECT_EQ(model.format_version, 3U);
  EXPECT_EQ(model.parameters.at("neighbours"), "50");
  EXPECT_THAT(*model.array<float>("weights"), ElementsAre(.5F, .25F, 1.F));
  EXPECT_EQ(model.matrix("vectors")->n_columns, 2U);
}

TEST(ReleaseTest, HistoriesAreOrderedByTime) {
  const SampleStore store;
  const Release release = *open_release(*store, publish(*store, make_sample().draft())->id);
  // Bob bought the shoe at time 10 and rated the shirt at time 20.
  std::vector<HistoryEvent> memory;
  const History bob = release.histories.of(UserIndex(1), memory);
  ASSERT_EQ(bob.size(), 2U);
  EXPECT_EQ(bob[0].item, ItemIndex(2));
  EXPECT_EQ(bob[0].kind, EventKind::kPurchase);
  EXPECT_EQ(bob[1].item, ItemIndex(0));
  EXPECT_EQ(bob[1].value, 4);
  EXPECT_EQ(bob[1].time, 20);
  EXPECT_EQ(release.histories.of(UserIndex(0), memory).size(), 2U);
  EXPECT_TRUE(release.histories.of(UserIndex(2), memory).empty());
}

TEST(ReleaseTest, ANewShopWithoutUsersOrModelsIsARelease) {
  const SampleStore store;
  const Sample nothing;
  const auto published = publish(*store, nothing.draft());
  ASSERT_TRUE(published) << published.error().message();
  const auto release = open_release(*store, published->id);
  ASSERT_TRUE(release) << release.error().message();
  EXPECT_EQ(release->users.size(), 0U);
  EXPECT_EQ(release->histories.size(), 0U);
  EXPECT_EQ(release->catalogue.size(), 0U);
}

TEST(ReleaseTest, TheSameContentIsPublishedOnce) {
  const SampleStore store;
  Sample sample = make_sample();
  const ReleaseManifest first = *publish(*store, sample.draft());
  const std::size_t objects = store.count("");
  const auto written =
      std::filesystem::last_write_time(store.file("releases/" + first.id + "/manifest.json"));

  sample.created += 1000;  // later, and slower
  ReleaseDraft again = sample.draft();
  again.seconds["train"] = 99;
  EXPECT_EQ(*publish(*store, again), first);
  EXPECT_EQ(store.count(""), objects);
  EXPECT_EQ(std::filesystem::last_write_time(store.file("releases/" + first.id + "/manifest.json")), written);
}

TEST(ReleaseTest, OtherContentIsAnotherReleaseThatSharesParts) {
  const SampleStore store;
  const std::string first = publish(*store, make_sample(.5F).draft())->id;
  const std::size_t parts = store.count("releases/parts/");
  const std::string second = publish(*store, make_sample(.6F).draft())->id;
  EXPECT_NE(first, second);
  EXPECT_EQ(store.count("releases/parts/"), parts + 1);
  Sample sample = make_sample(.6F);
  sample.metrics["item_knn/ndcg@10"] = .07;
  EXPECT_NE(publish(*store, sample.draft())->id, second);
  EXPECT_EQ(store.count("releases/parts/"), parts + 1);
}

TEST(ReleaseTest, AFlippedByteInAnyPartIsNoticedAndNamed) {
  const SampleStore store;
  const ReleaseManifest manifest = *publish(*store, make_sample().draft());
  // 2 indices, 1 catalogue, 5 columns of histories, 2 arrays of the model.
  ASSERT_EQ(manifest.parts.size(), 10U);
  for (const auto& [name, part] : manifest.parts) {
    for (const std::uint64_t position : {std::uint64_t{0}, part.bytes / 2, part.bytes - 1}) {
      flip_byte(store.file(part.path), position);
      const auto opened = open_release(*store, manifest.id);
      ASSERT_FALSE(opened) << name;
      EXPECT_EQ(opened.error().code(), ErrorCode::kCorruptData);
      EXPECT_THAT(opened.error().message(),
                  AllOf(HasSubstr(manifest.id), HasSubstr(part.path), HasSubstr("roll back")));
      flip_byte(store.file(part.path), position);
    }
  }
  EXPECT_TRUE(open_release(*store, manifest.id));
}

TEST(ReleaseTest, AShortOrMissingPartIsNoticedEvenWithoutChecksums) {
  const SampleStore store;
  const ReleaseManifest manifest = *publish(*store, make_sample().draft());
  const PartInfo& part = manifest.parts.at("models/item_knn/weights");
  std::filesystem::resize_file(store.file(part.path), part.bytes - 1);
  EXPECT_EQ(open_release(*store, manifest.id, Verify::kSizes).error().code(), ErrorCode::kCorruptData);
  ASSERT_TRUE(store->remove(part.path));
  const auto opened = open_release(*store, manifest.id, Verify::kSizes);
  EXPECT_EQ(opened.error().code(), ErrorCode::kCorruptData);
  EXPECT_THAT(opened.error().message(), AllOf(HasSubstr("models/item_knn/weights"), HasSubstr("is missing")));
}

TEST(ReleaseTest, PublishingAgainRepairsADamagedPart) {
  const SampleStore store;
  const ReleaseManifest manifest = *publish(*store, make_sample().draft());
  flip_byte(store.file(manifest.parts.at("catalogue").path), 100);
  ASSERT_TRUE(store->remove(manifest.parts.at("items").path));
  ASSERT_TRUE(publish(*store, make_sample().draft()));
  EXPECT_TRUE(open_release(*store, manifest.id));
}

TEST(ReleaseTest, AFlippedByteInTheManifestIsNoticed) {
  const SampleStore store;
  const std::string id = publish(*store, make_sample().draft())->id;
  const std::string text = *store->read("releases/" + id + "/manifest.json");
  for (const char mask : {'\x01', '\x80'}) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      std::string damaged = text;
      damaged[i] = static_cast<char>(damaged[i] ^ mask);
      const auto manifest = parse_manifest(damaged, "manifest.json");
      ASSERT_FALSE(manifest) << "byte " << i;
      // The version's own digit may become a higher one.
      if (manifest.error().code() != ErrorCode::kUnsupportedVersion) {
        EXPECT_EQ(manifest.error().code(), ErrorCode::kCorruptData) << "byte " << i;
      }
    }
  }
  for (std::size_t size = 0; size + 1 < text.size(); ++size) {
    EXPECT_EQ(parse_manifest(text.substr(0, size), "m").error().code(), ErrorCode::kCorruptData);
  }
}

TEST(ReleaseTest, AManifestOfANewerVersionIsRefusedWithAdvice) {
  const SampleStore store;
  const std::string id = publish(*store, make_sample().draft())->id;
  ASSERT_TRUE(store->write("releases/" + id + "/manifest.json", R"({"format_version": 999, "new": true})"));
  const auto opened = open_release(*store, id);
  EXPECT_EQ(opened.error().code(), ErrorCode::kUnsupportedVersion);
  EXPECT_THAT(opened.error().message(), AllOf(HasSubstr("newer Lookbook"), HasSubstr("999")));
}

TEST(ReleaseTest, AManifestUnderAnotherNameIsNotThatRelease) {
  const SampleStore store;
  const std::string id = publish(*store, make_sample().draft())->id;
  ASSERT_TRUE(
      store->write("releases/other/manifest.json", *store->read("releases/" + id + "/manifest.json")));
  EXPECT_EQ(read_manifest(*store, "other").error().code(), ErrorCode::kCorruptData);
}

TEST(ReleaseTest, AnUnknownReleaseIsNotFoundAndTheNewestAreNamed) {
  const SampleStore store;
  EXPECT_THAT(read_manifest(*store, "none").error().message(), HasSubstr("it has none"));
  const std::string id = publish(*store, make_sample().draft())->id;
  for (const std::string_view name : {"none", "", "../channels.json", "parts", "A"}) {
    const auto manifest = read_manifest(*store, name);
    ASSERT_FALSE(manifest) << name;
    EXPECT_EQ(manifest.error().code(), ErrorCode::kNotFound) << name;
    EXPECT_THAT(manifest.error().message(), HasSubstr(id));
  }
}

TEST(ReleaseTest, WhatDoesNotFitTogetherIsNotPublished) {
  const SampleStore store;
  Sample small = make_sample();
  small.catalogue = Catalogue({small.catalogue.products()[0]});
  Sample swapped = make_sample();
  swapped.catalogue = Catalogue(
      {swapped.catalogue.products()[1], swapped.catalogue.products()[0], swapped.catalogue.products()[2]});
  Sample user_beyond = make_sample();
  user_beyond.interactions.push_back({UserIndex(2), ItemIndex(0)});
  Sample item_beyond = make_sample();
  item_beyond.interactions.push_back({UserIndex(0), ItemIndex(3)});
  Sample not_finite = make_sample();
  not_finite.metrics["x"] = std::numeric_limits<double>::quiet_NaN();
  for (const Sample* sample : {&small, &swapped, &user_beyond, &item_beyond, &not_finite}) {
    EXPECT_EQ(publish(*store, sample->draft()).error().code(), ErrorCode::kInvalidArgument);
  }
  EXPECT_EQ(store.count(""), 0U);
}

class UserHistoriesTest : public ::testing::Test {
 protected:
  UserHistoriesTest() {
    columns_.arrays["offsets"] = Array::of<std::uint64_t>({0, 1, 2});
    columns_.arrays["items"] = Array::of<std::uint32_t>({0, 2});
    columns_.arrays["kinds"] = Array::of<std::uint8_t>({0, 7});
    columns_.arrays["values"] = Array::of<float>({1, 2});
    columns_.arrays["times"] = Array::of<std::int64_t>({5, kNoTime});
  }
  ErrorCode code() { return UserHistories::open(columns_, 3).error().code(); }
  ModelParts columns_;
};

TEST_F(UserHistoriesTest, OpensWhatFits) {
  const auto histories = UserHistories::open(columns_, 3);
  ASSERT_TRUE(histories);
  std::vector<HistoryEvent> memory;
  EXPECT_EQ(histories->of(UserIndex(1), memory)[0].kind, EventKind::kUnlike);
  EXPECT_EQ(histories->of(UserIndex(1), memory)[0].time, kNoTime);
}

TEST_F(UserHistoriesTest, ColumnsThatDoNotFitAreRefused) {
  const ModelParts whole = columns_;
  for (const std::vector<std::uint64_t>& offsets :
       {std::vector<std::uint64_t>{}, {0, 2, 1}, {0, 1, 3}, {1, 1, 2}, {0, 1, ~0ULL}}) {
    columns_.arrays["offsets"] = Array::of(offsets);
    EXPECT_EQ(code(), ErrorCode::kCorruptData);
  }
  columns_ = whole;
  columns_.arrays["items"] = Array::of<std::uint32_t>({0, 3});
  EXPECT_EQ(code(), ErrorCode::kCorruptData);
  columns_ = whole;
  columns_.arrays["kinds"] = Array::of<std::uint8_t>({0, 8});
  EXPECT_EQ(code(), ErrorCode::kCorruptData);
  columns_ = whole;
  columns_.arrays["times"] = Array::of<std::int64_t>({5});
  EXPECT_EQ(code(), ErrorCode::kCorruptData);
  columns_.arrays.erase("times");
  EXPECT_EQ(code(), ErrorCode::kCorruptData);
}

}  // namespace
}  // namespace lookbook::registry
