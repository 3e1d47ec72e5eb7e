#include "lookbook/registry/registry.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "registry/sample_release_test.hpp"
#include "registry/watched_store_test.hpp"

namespace lookbook::registry {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class RegistryTest : public ::testing::Test {
 protected:
  /// Publishes the sample with another weight, `age` seconds after the first.
  std::string published(float weight, UnixSeconds age = 0) {
    Sample sample = make_sample(weight);
    sample.created += age;
    return publish(*store_, sample.draft())->id;
  }
  void promoted(std::string_view channel, std::string_view release) {
    const Status status = promote(*store_, channel, release, {"test", 5});
    ASSERT_TRUE(status) << status.error().message();
  }
  std::vector<std::string> listed() {
    std::vector<std::string> ids;
    const ReleaseList list = *list_releases(*store_);
    for (const ReleaseManifest& release : list.releases) ids.push_back(release.id);
    return ids;
  }
  SampleStore store_;
};

TEST_F(RegistryTest, AChannelPointsToWhatWasPromotedLast) {
  EXPECT_TRUE(read_channels(*store_)->empty());
  const std::string first = published(.1F);
  const std::string second = published(.2F);
  promoted("live", first);
  promoted("candidate", second);
  EXPECT_EQ(*resolve(*store_, "live"), first);
  promoted("live", second);
  EXPECT_EQ(*resolve(*store_, "live"), second);
  EXPECT_EQ(*resolve(*store_, first), first);
  const Channels channels = *read_channels(*store_);
  EXPECT_THAT(channels.at("live").history,
              ElementsAre(ChannelEvent{first, "promote", "1970-01-01T00:00:05Z", "test"},
                          ChannelEvent{second, "promote", "1970-01-01T00:00:05Z", "test"}));
  EXPECT_EQ(channels.at("candidate").history.size(), 1U);
}

TEST_F(RegistryTest, PromotingTheSameAgainChangesNothing) {
  const std::string id = published(.1F);
  promoted("live", id);
  const std::string text = *store_->read("releases/channels.json");
  promoted("live", id);
  EXPECT_EQ(*store_->read("releases/channels.json"), text);
}

TEST_F(RegistryTest, ARollbackGoesToTheReleaseBefore) {
  const std::string first = published(.1F);
  const std::string second = published(.2F);
  const std::string third = published(.3F);
  for (const auto& id : {first, second, third}) promoted("live", id);
  EXPECT_EQ(*rollback(*store_, "live", {"test", 6}), second);
  EXPECT_EQ(*rollback(*store_, "live", {"test", 7}), first);
  EXPECT_EQ(*resolve(*store_, "live"), first);
  const auto none = rollback(*store_, "live", {"test", 8});
  EXPECT_EQ(none.error().code(), ErrorCode::kNotFound);
  EXPECT_THAT(none.error().message(), HasSubstr("no earlier release"));
  // The stack is now: first; third is promoted anew and rolled back to first, not to second.
  promoted("live", third);
  EXPECT_EQ(*rollback(*store_, "live", {"test", 9}), first);
  EXPECT_EQ(read_channels(*store_)->at("live").history.size(), 7U);
}

TEST_F(RegistryTest, WhatIsDamagedOrMissingIsNotPromotedNorRolledBackTo) {
  const std::string first = published(.1F);
  const std::string second = published(.2F);
  EXPECT_EQ(promote(*store_, "live", "none", {}).error().code(), ErrorCode::kNotFound);
  promoted("live", first);
  const PartInfo part = read_manifest(*store_, first)->parts.at("models/item_knn/weights");
  flip_byte(store_.file(part.path), 9);
  EXPECT_EQ(promote(*store_, "candidate", first, {}).error().code(), ErrorCode::kCorruptData);
  promoted("live", second);
  EXPECT_EQ(rollback(*store_, "live", {}).error().code(), ErrorCode::kCorruptData);
  EXPECT_EQ(*resolve(*store_, "live"), second);
  EXPECT_FALSE(read_channels(*store_)->contains("candidate"));
}

TEST_F(RegistryTest, NamesOfChannelsAreCheckedAndUnknownOnesListed) {
  EXPECT_THAT(resolve(*store_, "live").error().message(), HasSubstr("nothing was promoted yet"));
  const std::string id = published(.1F);
  for (const std::string_view name : {"", "a/b", "a b", "ä", "live\n"}) {
    EXPECT_EQ(promote(*store_, name, id, {}).error().code(), ErrorCode::kInvalidArgument) << name;
  }
  promoted("live", id);
  promoted("candidate", id);
  const auto unknown = resolve(*store_, "Live");
  EXPECT_EQ(unknown.error().code(), ErrorCode::kNotFound);
  EXPECT_THAT(unknown.error().message(), HasSubstr("candidate, live"));
  EXPECT_EQ(rollback(*store_, "beta", {}).error().code(), ErrorCode::kNotFound);
}

TEST_F(RegistryTest, NoPromotionIsLostWhenThreadsPromoteAtOnce) {
  const std::string even = published(.1F);
  const std::string odd = published(.2F);
  constexpr int kRounds = 10;
  const auto promote_alternately = [&](const std::string& channel) {
    for (int i = 0; i < kRounds; ++i)
      EXPECT_TRUE(promote(*store_, channel, i % 2 == 0 ? even : odd, {channel, i}));
  };
  std::thread first([&] { promote_alternately("one"); });
  std::thread second([&] { promote_alternately("two"); });
  first.join();
  second.join();
  const Channels channels = *read_channels(*store_);
  for (const char* name : {"one", "two"}) {
    EXPECT_EQ(channels.at(name).history.size(), static_cast<std::size_t>(kRounds));
    EXPECT_EQ(channels.at(name).release, odd);
  }
}

/// Changes objects as one answer says: loses the race, or writes and then does not answer.
class AnsweringStore final : public WatchedStore {
 public:
  enum class Answer : std::uint8_t { kLostRace, kLostAnswer };
  AnsweringStore(storage::ObjectStore& store, Answer answer, int times)
      : WatchedStore(store, [] {}), answer_(answer), times_(times) {}

  int replaced() const { return replaced_; }
  Result<bool> replace_if(std::string_view path, const std::optional<std::string>& expected,
                          std::string_view bytes) override {
    if (replaced_++ >= times_) return WatchedStore::replace_if(path, expected, bytes);
    if (answer_ == Answer::kLostRace) return false;
    EXPECT_TRUE(*WatchedStore::replace_if(path, expected, bytes));
    return Error(ErrorCode::kUnavailable, "the server did not answer");
  }

 private:
  Answer answer_;
  int times_;
  int replaced_ = 0;
};

TEST_F(RegistryTest, ALostRaceIsRunAgain) {
  const std::string id = published(.1F);
  AnsweringStore store(*store_, AnsweringStore::Answer::kLostRace, 3);
  ASSERT_TRUE(promote(store, "live", id, {}));
  EXPECT_EQ(store.replaced(), 4);
  EXPECT_EQ(read_channels(*store_)->at("live").history.size(), 1U);
}

TEST_F(RegistryTest, ARollbackWhoseAnswerIsLostIsAnErrorAndGoesBackOnce) {
  const std::string ids[] = {published(.1F), published(.2F), published(.3F)};
  for (const std::string& id : ids) promoted("live", id);
  AnsweringStore store(*store_, AnsweringStore::Answer::kLostAnswer, 1);
  const auto back = rollback(store, "live", {});
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().message(), "the server did not answer");
  EXPECT_EQ(store.replaced(), 1);
  EXPECT_EQ(*resolve(*store_, "live"), ids[1]);
}

TEST_F(RegistryTest, DamagedChannelsAreNoticed) {
  const std::string id = published(.1F);
  promoted("live", id);
  const std::string text = *store_->read("releases/channels.json");
  const auto code_of = [&](const std::string& changed) {
    EXPECT_TRUE(store_->write("releases/channels.json", changed));
    return read_channels(*store_).error().code();
  };
  EXPECT_EQ(code_of(text.substr(0, text.size() / 2)), ErrorCode::kCorruptData);
  EXPECT_EQ(code_of("[]"), ErrorCode::kCorruptData);
  EXPECT_EQ(code_of(R"({"format_version": 2, "channels": {}})"), ErrorCode::kUnsupportedVersion);
  EXPECT_EQ(code_of(R"({"format_version": 1, "channels": {"live": {"release": "x", "history": []}}})"),
            ErrorCode::kCorruptData);
  EXPECT_EQ(promote(*store_, "live", id, {}).error().code(), ErrorCode::kCorruptData);
}

TEST_F(RegistryTest, WhatDamagedChannelsAdviseMendsThem) {
  const std::string id = published(.1F);
  promoted("live", id);
  ASSERT_TRUE(store_->write("releases/channels.json", "{"));
  EXPECT_THAT(read_channels(*store_).error().message(),
              AllOf(HasSubstr("move the file away"), HasSubstr("`lookbook release list`"),
                    HasSubstr("`lookbook release promote`")));
  ASSERT_TRUE(store_->remove("releases/channels.json"));
  EXPECT_TRUE(read_channels(*store_)->empty());
  EXPECT_THAT(listed(), ElementsAre(id));
  promoted("live", id);
  EXPECT_EQ(*resolve(*store_, "live"), id);
}

TEST_F(RegistryTest, ReleasesAreListedNewestFirst) {
  const std::string oldest = published(.1F);
  const std::string newest = published(.2F, 200);
  const std::string middle = published(.3F, 100);
  EXPECT_THAT(listed(), ElementsAre(newest, middle, oldest));
  ASSERT_TRUE(store_->write("releases/" + middle + "/manifest.json", "{"));
  EXPECT_THAT(listed(), ElementsAre(newest, oldest));
  EXPECT_THAT(list_releases(*store_)->unreadable, ElementsAre(middle));
}

TEST_F(RegistryTest, GarbageIsWhatNoChannelAndNoRecentReleaseNeeds) {
  std::vector<std::string> ids;
  for (int i = 0; i < 6; ++i) ids.push_back(published(static_cast<float>(i), 10 * i));
  // live: 0, then 1, then 2; a rollback would go to 1. The newest is 5.
  for (int i = 0; i < 3; ++i) promoted("live", ids[static_cast<std::size_t>(i)]);
  const std::size_t parts = store_.count("releases/parts/");
  const auto garbage = collect_garbage(*store_, 1, 1700000100);
  ASSERT_TRUE(garbage) << garbage.error().message();
  EXPECT_THAT(garbage->releases, UnorderedElementsAre(ids[0], ids[3], ids[4]));
  EXPECT_EQ(garbage->parts, 3U);  // the weights of each; everything else is shared
  EXPECT_GT(garbage->bytes, 0U);
  EXPECT_EQ(store_.count("releases/parts/"), parts - 3);
  for (const std::size_t kept : {1U, 2U, 5U}) EXPECT_TRUE(open_release(*store_, ids[kept]));
  EXPECT_EQ(*rollback(*store_, "live", {}), ids[1]);
  EXPECT_THAT(collect_garbage(*store_, 1, 1700000100)->releases, UnorderedElementsAre(ids[2]));
}

TEST_F(RegistryTest, PartsOfAnUnfinishedPublicationAreKeptForADay) {
  const std::string id = published(.1F);
  const std::string manifest = *store_->read("releases/" + id + "/manifest.json");
  ASSERT_TRUE(store_->write("releases/" + id + "/draft.json", manifest));
  ASSERT_TRUE(store_->remove("releases/" + id + "/manifest.json"));
  const std::size_t parts = store_.count("releases/parts/");
  EXPECT_EQ(collect_garbage(*store_, 9, 1700000000 + 3600)->parts, 0U);
  EXPECT_EQ(store_.count("releases/parts/"), parts);
  EXPECT_EQ(collect_garbage(*store_, 9, 1700000000 + 25 * 3600)->parts, parts);
  EXPECT_EQ(store_.count("releases/"), 0U);
}

TEST_F(RegistryTest, NothingIsCollectedBesideAnUnreadableManifest) {
  const std::string id = published(.1F);
  published(.2F);
  ASSERT_TRUE(store_->write("releases/" + id + "/manifest.json", "{"));
  const std::size_t objects = store_.count("");
  const auto garbage = collect_garbage(*store_, 0, 1700000100);
  EXPECT_EQ(garbage.error().code(), ErrorCode::kCorruptData);
  EXPECT_THAT(garbage.error().message(), AllOf(HasSubstr("nothing was removed"), HasSubstr(id)));
  EXPECT_EQ(store_.count(""), objects);
}

TEST_F(RegistryTest, ANewerReleaseAskedByIdSaysThatItIsNewer) {
  const std::string id = published(.1F);
  ASSERT_TRUE(store_->write("releases/" + id + "/manifest.json", R"({"format_version": 999})"));
  EXPECT_EQ(resolve(*store_, id).error().code(), ErrorCode::kUnsupportedVersion);
  ASSERT_TRUE(store_->write("releases/" + id + "/manifest.json", "{"));
  EXPECT_EQ(resolve(*store_, id).error().code(), ErrorCode::kCorruptData);
}

TEST_F(RegistryTest, NothingIsCollectedIfAReleaseOfAChannelIsNotListed) {
  const std::string live = published(.1F);
  published(.2F);
  promoted("live", live);
  ASSERT_TRUE(store_->remove("releases/" + live + "/manifest.json"));
  const std::size_t objects = store_.count("");
  const auto garbage = collect_garbage(*store_, 0, 1700000100);
  EXPECT_EQ(garbage.error().code(), ErrorCode::kUnavailable);
  EXPECT_THAT(garbage.error().message(), AllOf(HasSubstr("nothing was removed"), HasSubstr(live)));
  EXPECT_EQ(store_.count(""), objects);
}

TEST_F(RegistryTest, ACollectionWaitsForNobodyWhoWritesTheStore) {
  const auto lock = store_->lock();
  EXPECT_EQ(collect_garbage(*store_, 5, 1700000100).error().code(), ErrorCode::kUnavailable);
}

TEST_F(RegistryTest, ACollectionRemovesWhatKilledWritersLeft) {
  published(.1F);
  std::ofstream(store_.file("releases/parts/.abc.arrow.0.tmp")) << "left";
  EXPECT_EQ(collect_garbage(*store_, 5, 1700000100)->leftovers, 1U);
  EXPECT_FALSE(std::filesystem::exists(store_.file("releases/parts/.abc.arrow.0.tmp")));
}

TEST(CollectionTest, APublicationAtAnyMomentIsWhole) {
  int moments = 0;
  for (int moment = 0; moment == moments; ++moment) {
    const SampleStore store;
    ASSERT_TRUE(publish(*store, make_sample(.1F).draft()));
    Sample newer = make_sample(.2F);
    newer.created += 10;
    ASSERT_TRUE(publish(*store, newer.draft()));
    std::string id;
    WatchedStore watched(*store, [&, n = 0]() mutable {
      if (n++ != moment) return;
      ++moments;
      id = publish(*store, make_sample(.3F).draft())->id;
    });
    const auto garbage = collect_garbage(watched, 1, 1700000100);
    ASSERT_TRUE(garbage) << garbage.error().message();
    if (id.empty()) break;
    if (store->exists("releases/" + id + "/manifest.json").value()) {
      EXPECT_TRUE(open_release(*store, id)) << "published before the collection's step " << moment;
    }
  }
  EXPECT_GT(moments, 6);
}

TEST(CollectionTest, APromotionAtAnyMomentIsWholeOrRefused) {
  int moments = 0;
  int promotions = 0;
  for (int moment = 0; moment == moments; ++moment) {
    const SampleStore store;
    const std::string old = publish(*store, make_sample(.1F).draft())->id;
    Sample newer = make_sample(.2F);
    newer.created += 10;
    ASSERT_TRUE(publish(*store, newer.draft()));
    WatchedStore watched(*store, [&, n = 0]() mutable {
      if (n++ != moment) return;
      ++moments;
      if (promote(*store, "live", old, {})) ++promotions;
    });
    const auto garbage = collect_garbage(watched, 1, 1700000100);
    ASSERT_TRUE(garbage) << garbage.error().message();
    if (const auto live = resolve(*store, "live"); live) {
      EXPECT_TRUE(open_release(*store, *live)) << "promoted before the collection's step " << moment;
    }
  }
  EXPECT_EQ(promotions, 3);  // before parts are listed, before releases are, before its manifest is removed
  EXPECT_GT(moments, promotions);
}

}  // namespace
}  // namespace lookbook::registry
