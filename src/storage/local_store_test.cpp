#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "lookbook/base/checksum.hpp"
#include "lookbook/storage/object_store.hpp"
#include "storage/local_writer.hpp"
#include "storage/object_path.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace fs = std::filesystem;

class LocalStoreTest : public ::testing::Test {
 protected:
  LocalStoreTest() : store_(*open_store(folder_.path())) {}

  std::vector<std::string> listed(std::string_view prefix) {
    std::vector<std::string> paths;
    const std::vector<ObjectInfo> objects = *store_->list(prefix);
    for (const ObjectInfo& object : objects) paths.push_back(object.path);
    return paths;
  }
  std::vector<std::string> files() {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path())) {
      if (entry.is_regular_file()) names.push_back(entry.path().string().substr(folder_.path().size() + 1));
    }
    std::ranges::sort(names);
    return names;
  }

  test_support::TemporaryFolder folder_;
  std::unique_ptr<ObjectStore> store_;
};

TEST_F(LocalStoreTest, AnObjectReadsAsItWasWritten) {
  const std::string bytes("a\0b\n", 4);
  // printf 'a\0b\n' | sha256sum
  EXPECT_EQ(*store_->write("standard/deep/x.bin", bytes), sha256_hex(bytes));
  EXPECT_EQ(*store_->read("standard/deep/x.bin"), bytes);
  EXPECT_EQ(*store_->size("standard/deep/x.bin"), 4U);
  EXPECT_EQ(*store_->checksum("standard/deep/x.bin"), sha256_hex(bytes));
  EXPECT_EQ(*store_->local_file("standard/deep/x.bin"), folder_ / "standard/deep/x.bin");
  EXPECT_TRUE(*store_->exists("standard/deep/x.bin"));
}

TEST_F(LocalStoreTest, AnEmptyObjectIsAnObject) {
  ASSERT_TRUE(store_->write("empty", ""));
  EXPECT_EQ(*store_->read("empty"), "");
  EXPECT_TRUE(*store_->exists("empty"));
}

TEST_F(LocalStoreTest, ManySmallAppendsAndOneLargeMakeTheSameObject) {
  std::string bytes;
  for (int i = 0; i < 300000; ++i) bytes += std::to_string(i);  // 1.7 MB: more than the writer's buffer
  const auto writer = *store_->create("pieces");
  for (std::size_t at = 0; at < bytes.size(); at += 7919) {
    ASSERT_TRUE(writer->append(
        std::as_bytes(std::span(bytes)).subspan(at, std::min<std::size_t>(7919, bytes.size() - at))));
  }
  EXPECT_EQ(*writer->commit(), *store_->write("whole", bytes));
  EXPECT_EQ(*store_->read("pieces"), bytes);
}

TEST_F(LocalStoreTest, ManyObjectsAreWrittenAtOnce) {
  std::vector<NamedBytes> objects;
  for (int i = 0; i < 600; ++i)
    objects.push_back({"many/" + std::to_string(i % 7) + "/" + std::to_string(i), "bytes"});
  objects.push_back({"large", std::string_view()});
  const std::string large(3000000, 'x');
  objects.back().bytes = large;
  ASSERT_TRUE(store_->write_many(objects));
  EXPECT_EQ(listed("").size(), 601U);
  EXPECT_EQ(*store_->read("many/4/599"), "bytes");
  EXPECT_EQ(*store_->read("large"), large);
}

TEST_F(LocalStoreTest, AmongManyObjectsABadOneStopsAllOfItsGroup) {
  const std::vector<NamedBytes> objects = {{"good", "1"}, {"../bad", "2"}};
  EXPECT_EQ(store_->write_many(objects).error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(LocalStoreTest, AWriterThatDoesNotCommitLeavesNothing) {
  {
    const auto writer = *store_->create("a/b");
    ASSERT_TRUE(writer->append(std::as_bytes(std::span("text"))));
    EXPECT_FALSE(*store_->exists("a/b"));
    EXPECT_THAT(listed(""), IsEmpty());
  }
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(LocalStoreTest, AnObjectStaysOldUntilTheNewOneIsCommitted) {
  ASSERT_TRUE(store_->write("x", "old"));
  const auto writer = *store_->create("x");
  ASSERT_TRUE(writer->append(std::as_bytes(std::span("newer", 5))));
  EXPECT_EQ(*store_->read("x"), "old");
  ASSERT_TRUE(writer->commit());
  EXPECT_EQ(*store_->read("x"), "newer");
}

TEST_F(LocalStoreTest, OfTwoWritersTheLaterCommitWins) {
  const auto first = *store_->create("x");
  const auto second = *store_->create("x");
  ASSERT_TRUE(first->append(std::as_bytes(std::span("first", 5))));
  ASSERT_TRUE(second->append(std::as_bytes(std::span("second", 6))));
  ASSERT_TRUE(second->commit());
  EXPECT_EQ(*store_->read("x"), "second");
  ASSERT_TRUE(first->commit());
  EXPECT_EQ(*store_->read("x"), "first");
  EXPECT_THAT(files(), ElementsAre("x"));
}

TEST_F(LocalStoreTest, ListsByPrefixSortedWithoutTemporaries) {
  for (const char* path : {"b/2", "b/10", "a", "bc/1", "b/deep/x"}) ASSERT_TRUE(store_->write(path, path));
  const auto unfinished = *store_->create("b/1");
  EXPECT_THAT(listed(""), ElementsAre("a", "b/10", "b/2", "b/deep/x", "bc/1"));
  EXPECT_THAT(listed("b"), ElementsAre("b/10", "b/2", "b/deep/x", "bc/1"));
  EXPECT_THAT(listed("b/"), ElementsAre("b/10", "b/2", "b/deep/x"));
  EXPECT_THAT(listed("b/1"), ElementsAre("b/10"));
  EXPECT_THAT(listed("none/"), IsEmpty());
  EXPECT_EQ((*store_->list("bc/"))[0].bytes, 4U);
}

TEST_F(LocalStoreTest, RemovingTwiceIsFineAndEmptyFoldersGo) {
  ASSERT_TRUE(store_->write("a/b/c", "x"));
  ASSERT_TRUE(store_->write("a/d", "x"));
  EXPECT_TRUE(store_->remove("a/b/c"));
  EXPECT_TRUE(store_->remove("a/b/c"));
  EXPECT_FALSE(fs::exists(folder_ / "a/b"));
  EXPECT_TRUE(fs::exists(folder_ / "a/d"));
}

TEST_F(LocalStoreTest, WhatIsNotThereIsNotFoundByNameAndStore) {
  for (const Error& error : {store_->read("no/x").error(), store_->local_file("no/x").error(),
                             store_->size("no/x").error(), store_->checksum("no/x").error()}) {
    EXPECT_EQ(error.code(), ErrorCode::kNotFound);
    EXPECT_THAT(error.message(), HasSubstr("no/x"));
    EXPECT_THAT(error.message(), HasSubstr(folder_.path()));
  }
  fs::create_directory(folder_ / "folder");
  EXPECT_FALSE(*store_->exists("folder"));
  EXPECT_EQ(store_->read("folder").error().code(), ErrorCode::kNotFound);
}

TEST_F(LocalStoreTest, AFileWhereAFolderIsNeededIsAnErrorThatSaysSo) {
  ASSERT_TRUE(store_->write("a", "x"));
  const auto written = store_->write("a/b", "x");
  EXPECT_EQ(written.error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(written.error().message(), HasSubstr("is a file where a folder is needed"));
  fs::create_directories(folder_ / "folder/inside");
  EXPECT_EQ(store_->write("folder", "x").error().code(), ErrorCode::kInvalidArgument);
}

TEST_F(LocalStoreTest, ReplacesOnlyWhatItExpects) {
  EXPECT_FALSE(*store_->replace_if("c.json", "old", "new"));
  EXPECT_TRUE(*store_->replace_if("c.json", std::nullopt, "one"));
  EXPECT_FALSE(*store_->replace_if("c.json", std::nullopt, "two"));
  EXPECT_EQ(*store_->read("c.json"), "one");
  EXPECT_TRUE(*store_->replace_if("c.json", "one", "two"));
  EXPECT_EQ(*store_->read("c.json"), "two");
  EXPECT_THAT(listed(""), ElementsAre("c.json"));
}

TEST_F(LocalStoreTest, NoCountIsLostWhenThreadsReplaceAtOnce) {
  constexpr int kThreads = 4;
  constexpr int kRounds = 25;
  ASSERT_TRUE(store_->write("count", "0"));
  const auto count_up = [&] {
    for (int done = 0; done < kRounds;) {
      const std::string current = *store_->read("count");
      if (*store_->replace_if("count", current, std::to_string(std::stoi(current) + 1))) ++done;
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) threads.emplace_back(count_up);
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(*store_->read("count"), std::to_string(kThreads * kRounds));
}

TEST_F(LocalStoreTest, AReaderBesideManyWritersSeesWholeObjects) {
  ASSERT_TRUE(store_->write("x", std::string(100000, '0')));
  std::vector<std::thread> writers;
  for (const char letter : {'1', '2', '3'}) {
    writers.emplace_back([&, letter] {
      for (int i = 0; i < 20; ++i) EXPECT_TRUE(store_->write("x", std::string(100000, letter)));
    });
  }
  for (int i = 0; i < 200; ++i) {
    const std::string bytes = *store_->read("x");
    ASSERT_EQ(bytes, std::string(100000, bytes[0]));
  }
  for (auto& writer : writers) writer.join();
  EXPECT_THAT(files(), ElementsAre("x"));
}

TEST_F(LocalStoreTest, AFolderThatIsRemovedWhileItIsWrittenToComesBack) {
  std::thread writer([&] {
    for (int i = 0; i < 100; ++i) EXPECT_TRUE(store_->write("a/b/x", "1"));
  });
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(store_->remove("a/b/x"));
  writer.join();
}

TEST_F(LocalStoreTest, ALeftoverIsNeitherListedNorInTheWay) {
  std::ofstream(folder_ / ".x.0.tmp") << std::string(5000, 'l');
  EXPECT_THAT(listed(""), IsEmpty());
  ASSERT_TRUE(store_->write("x", "short"));
  EXPECT_EQ(*store_->read("x"), "short");
  EXPECT_THAT(files(), ElementsAre("x"));
}

TEST_F(LocalStoreTest, SweepRemovesLeftoversAndSparesLivingWriters) {
  fs::create_directories(folder_ / "a");
  std::ofstream(folder_ / "a/.x.0.tmp") << "left";
  std::ofstream(folder_ / "a/.y.1.tmp") << "left";
  std::ofstream(folder_ / "a/.hidden") << "of somebody else";
  std::ofstream(folder_ / "a/.hidden.tmp") << "of somebody else";
  const auto living = *store_->create("a/z");
  EXPECT_EQ(*store_->sweep(), 2U);
  ASSERT_TRUE(living->commit());
  EXPECT_THAT(files(), ElementsAre("a/.hidden", "a/.hidden.tmp", "a/z"));
}

TEST_F(LocalStoreTest, AListingBesideVanishingFoldersIsWhole) {
  std::vector<std::string> lasting;
  for (int i = 10; i < 40; ++i) lasting.push_back("x/" + std::to_string(i) + "/lasts");
  for (const std::string& path : lasting) ASSERT_TRUE(store_->write(path, ""));
  std::atomic<bool> done = false;
  std::thread passing([&] {  // by hand: no flushes, so that folders come and go all the time
    for (int i = 0; !done; ++i) {
      const std::string folder = folder_ / ("x/" + std::to_string(100 + i % 50));
      fs::create_directory(folder);
      fs::remove(folder);
    }
  });
  for (int i = 0; i < 2000 && !HasFailure(); ++i) {
    const auto objects = store_->list("x/");
    EXPECT_TRUE(objects && objects->size() == lasting.size()) << "listing " << i;
  }
  done = true;
  passing.join();
}

TEST_F(LocalStoreTest, OneCommandAtATimeHoldsTheLock) {
  auto held = store_->lock();
  ASSERT_TRUE(held) << held.error().message();
  const auto other = *open_store(folder_.path());
  const auto second = other->lock();
  EXPECT_EQ(second.error().code(), ErrorCode::kUnavailable);
  EXPECT_THAT(second.error().message(), HasSubstr("another lookbook command is writing to the store"));
  EXPECT_THAT(second.error().message(), HasSubstr(folder_.path()));
  ASSERT_TRUE(store_->write("x", "1"));  // what writes single objects needs no lock
  EXPECT_THAT(listed(""), ElementsAre("x"));
  held->reset();
  EXPECT_TRUE(other->lock());
}

TEST_F(LocalStoreTest, PathsCannotLeaveTheStore) {
  const std::string nul("a\0b", 3);
  for (const std::string_view path :
       {std::string_view(""), std::string_view("/etc/passwd"), std::string_view("../x"),
        std::string_view("a/../../x"), std::string_view("a/./x"), std::string_view("a//x"),
        std::string_view("a/"), std::string_view(nul), std::string_view("a\\b"), std::string_view(".x.0.tmp"),
        std::string_view("a/.lock")}) {
    EXPECT_EQ(store_->write(path, "x").error().code(), ErrorCode::kInvalidArgument) << path;
    EXPECT_EQ(store_->read(path).error().code(), ErrorCode::kInvalidArgument) << path;
    EXPECT_EQ(store_->exists(path).error().code(), ErrorCode::kInvalidArgument) << path;
    EXPECT_EQ(store_->remove(path).error().code(), ErrorCode::kInvalidArgument) << path;
  }
  EXPECT_EQ(store_->write(std::string(241, 'x'), "x").error().code(), ErrorCode::kInvalidArgument);
  EXPECT_TRUE(store_->write(std::string(240, 'x'), "x"));
  EXPECT_EQ(store_->list("../").error().code(), ErrorCode::kInvalidArgument);
}

RC_GTEST_PROP(ObjectPathTest, AnAcceptedPathStaysBelowTheRoot, ()) {
  std::string path;
  for (const int part : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 7))) {
    constexpr const char* kParts[] = {"a", "b.c", "..", ".", "/", "", "d/e"};
    path += std::string(kParts[part]) + (part % 2 == 0 ? "/" : "");
  }
  if (!check_path(path)) return;
  const auto normal = fs::path("/root/" + path).lexically_normal().string();
  RC_ASSERT(normal == "/root/" + path);
}

TEST(OpenStoreTest, SaysWhatIsWrongWithTheUri) {
  const test_support::TemporaryFolder folder;
  EXPECT_EQ(open_store("gs://bucket/prefix").error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(open_store("gs://bucket/prefix").error().message(), HasSubstr("'gs' stores are not built in"));
  EXPECT_EQ(open_store("").error().code(), ErrorCode::kInvalidArgument);
  EXPECT_EQ(open_store(folder / "none").error().code(), ErrorCode::kNotFound);
  std::ofstream(folder / "file") << "x";
  EXPECT_EQ(open_store(folder / "file").error().code(), ErrorCode::kInvalidArgument);
  EXPECT_EQ(create_store(folder / "file").error().code(), ErrorCode::kInvalidArgument);
  EXPECT_EQ(create_store(folder / "file/below").error().code(), ErrorCode::kInvalidArgument);
}

TEST(OpenStoreTest, AStoreThatWasMadeInVainIsGoneAgain) {
  const test_support::TemporaryFolder folder;
  fs::create_directory(folder / "was");
  {
    const auto store = *create_store(folder / "a/b");
    const auto lock = store->lock();
    ASSERT_TRUE(lock);
    EXPECT_TRUE(fs::exists(folder / "a/b/.lock"));
    EXPECT_TRUE((*create_store(folder / "was"))->lock());
  }
  EXPECT_FALSE(fs::exists(folder / "a"));
  EXPECT_TRUE(fs::exists(folder / "was")) << "somebody else's, though empty";
}

TEST(OpenStoreTest, AStoreThatAnotherCommandHasTakenMeanwhileStays) {
  const test_support::TemporaryFolder folder;
  auto first = *create_store(folder / "a");
  auto second = *open_store(folder / "a");
  auto lock = second->lock();
  ASSERT_TRUE(lock);
  first.reset();
  EXPECT_TRUE(fs::exists(folder / "a/.lock"));
  ASSERT_TRUE(second->write("x", "1"));
  lock->reset();
  EXPECT_EQ(*second->read("x"), "1");
}

TEST(OpenStoreTest, TakesAFolderByPathOrByUri) {
  const test_support::TemporaryFolder folder;
  ASSERT_TRUE((*create_store(folder / "a/b"))->write("x", "1"));
  for (const std::string& uri : {folder / "a/b", folder / "a/b/", "file:" + folder.path() + "/a/b",
                                 "file://" + folder.path() + "/a/./b"}) {
    const auto store = open_store(uri);
    ASSERT_TRUE(store) << uri;
    EXPECT_EQ(*(*store)->read("x"), "1");
    EXPECT_EQ((*store)->uri(), uri);
  }
}

}  // namespace
}  // namespace lookbook::storage
