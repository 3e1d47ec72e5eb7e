#include "storage/s3/object_cache.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

#include "lookbook/base/checksum.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::storage {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

Result<CacheOptions> options_in(const std::map<std::string, std::string>& variables) {
  return cache_options([&](const char* name) -> const char* {
    const auto variable = variables.find(name);
    return variable == variables.end() ? nullptr : variable->second.c_str();
  });
}

class ObjectCacheTest : public ::testing::Test {
 protected:
  std::unique_ptr<ObjectCache> open(std::uint64_t max_bytes = 1000, double least_idle = 0) {
    return *ObjectCache::open({folder_.path(), max_bytes, least_idle});
  }
  /// A copy of the object `path`, whose bytes the server would give.
  Result<CachedFile> get(ObjectCache& cache, const std::string& path, const std::string& bytes,
                         const std::string& etag = "\"1\"") {
    return cache.get({"http://s3/bucket/shop", path, etag, bytes.size()}, [&](ObjectWriter& writer) {
      ++fetched_;
      return writer.append(std::as_bytes(std::span(bytes)));
    });
  }
  static std::string text_of(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  std::size_t files() const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path()))
      count += entry.is_regular_file();
    return count;
  }

  test_support::TemporaryFolder folder_;
  int fetched_ = 0;
};

TEST_F(ObjectCacheTest, FetchesOnceAndGivesTheChecksum) {
  const auto cache = open();
  for (int time = 0; time < 2; ++time) {
    const CachedFile copy = *get(*cache, "releases/parts/x.arrow", "bytes");
    EXPECT_EQ(text_of(copy.file), "bytes");
    EXPECT_EQ(copy.sha256, sha256_hex("bytes"));
    EXPECT_THAT(copy.file, HasSubstr("x.arrow"));
  }
  EXPECT_EQ(fetched_, 1);
  EXPECT_EQ(text_of(get(*open(), "releases/parts/x.arrow", "bytes")->file), "bytes");
  EXPECT_EQ(fetched_, 1);
}

TEST_F(ObjectCacheTest, HoldsEachVersionAndStoreApart) {
  const auto cache = open();
  EXPECT_EQ(text_of(get(*cache, "a", "one", "\"1\"")->file), "one");
  EXPECT_EQ(text_of(get(*cache, "a", "two", "\"2\"")->file), "two");
  EXPECT_EQ(text_of(get(*cache, "b/a", "xyz", "\"1\"")->file), "xyz");
  EXPECT_EQ(text_of(get(*cache, "a", "one", "\"1\"")->file), "one");
  EXPECT_EQ(fetched_, 3);
}

TEST_F(ObjectCacheTest, FetchesADamagedCopyAgain) {
  const std::string file = get(*open(), "a", "bytes")->file;
  for (const std::string damage : {"bytez", "byte", ""}) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << damage;
    const auto cache = open();  // as another process would
    const CachedFile copy = *get(*cache, "a", "bytes");
    EXPECT_EQ(text_of(copy.file), "bytes") << damage;
  }
  EXPECT_EQ(fetched_, 4);
}

TEST_F(ObjectCacheTest, FetchesACopyWithoutItsChecksumAgain) {
  const std::string file = get(*open(), "a", "bytes")->file;
  fs::remove(file + ".sha256");
  EXPECT_TRUE(get(*open(), "a", "bytes"));
  EXPECT_EQ(fetched_, 2);
}

TEST_F(ObjectCacheTest, KeepsNothingOfAFetchThatFailed) {
  const auto cache = open();
  const auto failed = cache->get({"s", "a", "\"1\"", 5}, [](ObjectWriter& writer) -> Status {
    LOOKBOOK_CHECK(writer.append(std::as_bytes(std::span("byt", 3))));
    return Error(ErrorCode::kUnavailable, "the server is gone");
  });
  EXPECT_EQ(failed.error().code(), ErrorCode::kUnavailable);
  EXPECT_EQ(files(), 0U);
}

TEST_F(ObjectCacheTest, RefusesAnotherNumberOfBytesThanTheObjectHas) {
  const auto cache = open();
  const auto failed = cache->get({"s", "a", "\"1\"", 5}, [](ObjectWriter& writer) {
    return writer.append(std::as_bytes(std::span("four", 4)));
  });
  EXPECT_EQ(failed.error().code(), ErrorCode::kCorruptData);
  EXPECT_THAT(failed.error().message(), HasSubstr("4 bytes, not 5"));
  EXPECT_EQ(files(), 0U);
}

TEST_F(ObjectCacheTest, RemovesWhatWasNotUsedForLongest) {
  const std::string hundred(100, 'x');
  const std::string first = get(*open(), "first", hundred)->file;
  const std::string second = get(*open(), "second", hundred)->file;
  ASSERT_TRUE(get(*open(), "first", hundred));  // used again
  ASSERT_TRUE(get(*open(250), "third", hundred));
  EXPECT_TRUE(fs::exists(first));
  EXPECT_FALSE(fs::exists(second));
  EXPECT_FALSE(fs::exists(second + ".sha256"));
}

TEST_F(ObjectCacheTest, RemovesNothingThatThisProcessWasGiven) {
  const auto cache = open(150);
  const std::string hundred(100, 'x');
  const std::string first = get(*cache, "first", hundred)->file;
  const std::string second = get(*cache, "second", hundred)->file;
  EXPECT_TRUE(fs::exists(first));
  EXPECT_TRUE(fs::exists(second));
  ASSERT_TRUE(get(*open(150), "third", hundred));  // of a process that was given neither
  EXPECT_FALSE(fs::exists(first));
  EXPECT_FALSE(fs::exists(second));
}

TEST_F(ObjectCacheTest, RemovesNothingThatWasUsedJustNow) {
  const std::string hundred(100, 'x');
  const std::string first = get(*open(), "first", hundred)->file;
  ASSERT_TRUE(get(*open(150, 60), "second", hundred));
  EXPECT_TRUE(fs::exists(first));
}

TEST_F(ObjectCacheTest, IsSafeWithSeveralUsersAtOnce) {
  const std::string bytes(100000, 'x');
  std::vector<std::thread> users;
  std::atomic<int> good{0};
  for (int user = 0; user < 8; ++user) {
    users.emplace_back([&] {
      const auto cache = open(1000000, 60);
      for (int i = 0; i < 20; ++i) {
        const auto copy =
            cache->get({"s", std::to_string(i), "\"1\"", bytes.size()},
                       [&](ObjectWriter& writer) { return writer.append(std::as_bytes(std::span(bytes))); });
        good += copy && copy->sha256 == sha256_hex(bytes) && text_of(copy->file) == bytes;
      }
    });
  }
  for (auto& user : users) user.join();
  EXPECT_EQ(good, 160);
}

TEST(CacheOptions, AreOfTheEnvironment) {
  EXPECT_EQ(options_in({{"HOME", "/home/a"}})->folder, "/home/a/.cache/lookbook");
  EXPECT_EQ(options_in({{"HOME", "/home/a"}, {"XDG_CACHE_HOME", "/c"}})->folder, "/c/lookbook");
  EXPECT_EQ(options_in({{"XDG_CACHE_HOME", "/c"}, {"LOOKBOOK_CACHE", "/mine"}})->folder, "/mine");
  EXPECT_EQ(options_in({{"HOME", "/a"}, {"LOOKBOOK_CACHE_GB", "0.5"}})->max_bytes, 500'000'000U);
  EXPECT_THAT(options_in({}).error().message(), HasSubstr("LOOKBOOK_CACHE"));
  EXPECT_THAT(options_in({{"HOME", "/a"}, {"LOOKBOOK_CACHE_GB", "much"}}).error().message(),
              HasSubstr("'much'"));
}

}  // namespace
}  // namespace lookbook::storage
