// What happens when the disk, the rights or the process fail in the middle.

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "lookbook/base/random.hpp"
#include "lookbook/core/record_batch_builder.hpp"
#include "lookbook/storage/array_file.hpp"
#include "lookbook/storage/table.hpp"
#include "storage/posix_file.hpp"
#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::storage {
namespace {

using test_support::in_child;
using test_support::TemporaryFolder;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

namespace fs = std::filesystem;

std::string describe(const Error& error) {
  return std::string(name_of(error.code())) + ": " + error.message();
}

template <class T>
std::string describe(const Result<T>& result) {
  return result ? "ok" : describe(result.error());
}

std::size_t count_files(const std::string& folder) {
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) files += entry.is_regular_file() ? 1 : 0;
  return files;
}

TEST(FaultTest, AFolderWithoutWritePermissionSaysSoAndLetsRead) {
  const TemporaryFolder folder;
  const auto store = *open_store(folder.path());
  ASSERT_TRUE(store->write("x", "readable"));
  ::chmod(folder.path().c_str(), 0555);
  ::chmod((folder / "x").c_str(), 0444);
  const std::string seen = in_child([&] {
    test_support::become_nobody();
    return *store->read("x") + "|" + describe(store->write("y", "1")) + "|" + describe(store->remove("x")) +
           "|" + describe(store->replace_if("x", "readable", "2")) + "|" +
           describe(store->write("new/y", "1"));
  });
  ::chmod(folder.path().c_str(), 0755);
  EXPECT_THAT(seen, StartsWith("readable|permission_denied: cannot write " + folder.path()));
  EXPECT_THAT(seen, HasSubstr("check the owner and mode"));
  EXPECT_THAT(seen, HasSubstr("|permission_denied: cannot remove " + (folder / "x")));
  EXPECT_THAT(seen, HasSubstr("|permission_denied: cannot make the folder " + (folder / "new")));
  EXPECT_EQ(count_files(folder.path()), 1U);
}

TEST(FaultTest, AnUnreadableObjectIsDeniedAndNotMissing) {
  const TemporaryFolder folder;
  const auto store = *open_store(folder.path());
  ASSERT_TRUE(store->write("locked/x", "secret"));
  ::chmod(folder.path().c_str(), 0755);
  ::chmod((folder / "locked").c_str(), 0000);
  const std::string seen = in_child([&] {
    test_support::become_nobody();
    return describe(store->read("locked/x")) + "|" + describe(store->exists("locked/x")) + "|" +
           describe(store->list("locked/"));
  });
  ::chmod((folder / "locked").c_str(), 0755);
  EXPECT_THAT(seen, StartsWith("permission_denied: cannot look at " + (folder / "locked/x")));
  EXPECT_THAT(seen, HasSubstr("|permission_denied: cannot look at"));
  EXPECT_THAT(seen, HasSubstr("|permission_denied: cannot list"));
}

TEST(FaultTest, AFullDeviceIsNoSpace) {
  const FileDescriptor full = *open_file("/dev/full", O_WRONLY);
  const Status written = write_all(full, std::as_bytes(std::span("text")), "/dev/full");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code(), ErrorCode::kNoSpace);
  EXPECT_THAT(written.error().message(), AllOf(HasSubstr("/dev/full"), HasSubstr("free some space")));
}

TEST(FaultTest, ShortWritesAreContinued) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);  // a pipe takes at most 64 KiB at a time
  const FileDescriptor reader(ends[0]);
  const std::string bytes(1000000, 'x');
  std::string received;
  std::thread receive([&] { received = *read_all(reader, "pipe"); });
  {
    const FileDescriptor writer(ends[1]);
    ASSERT_TRUE(write_all(writer, std::as_bytes(std::span(bytes)), "pipe"));
  }
  receive.join();
  EXPECT_EQ(received, bytes);
}

RecordBatch many_rows(int rows) {
  RecordBatchBuilder builder({{"id", ColumnType::kString}, {"n", ColumnType::kInt64}});
  Rng random(1);
  for (int row = 0; row < rows; ++row) {
    builder.column(0).append(std::to_string(random()));
    builder.column(1).append(static_cast<std::int64_t>(random()));
  }
  return *builder.finish();
}

// The limit stands for a full disk: both cut a write short, then refuse the next one.
TEST(FaultTest, ADiskThatFillsUpLeavesTheOldObjectAndNoHalfOne) {
  const TemporaryFolder folder;
  const auto store = *open_store(folder.path());
  for (const char* path : {"bytes", "table.parquet", "table.arrow", "array.arrow"}) {
    ASSERT_TRUE(store->write(path, "old"));
  }
  const std::string seen = in_child([&] {
    test_support::limit_file_size(100000);
    const std::vector<double> values(100000, 1.5);
    return describe(store->write("bytes", std::string(3000000, 'x'))) + "|" +
           describe(write_table(*store, "table.parquet", {"t"}, many_rows(50000))) + "|" +
           describe(write_table(*store, "table.arrow", {"t"}, many_rows(50000))) + "|" +
           describe(write_array(*store, "array.arrow", Array::of(values))) + "|" +
           describe(store->write("small", "fits"));
  });
  for (const char* path : {"bytes", "table.parquet", "table.arrow", "array.arrow"}) {
    EXPECT_THAT(seen, HasSubstr("no_space: cannot write " + (folder / path)));
    EXPECT_EQ(*store->read(path), "old");
  }
  EXPECT_THAT(seen, HasSubstr("|ok"));
  EXPECT_EQ(count_files(folder.path()), 5U);
}

TEST(FaultTest, AKilledWriterLeavesTheOldObjectOrTheNewOne) {
  const TemporaryFolder folder;
  const auto store = *open_store(folder.path());
  Rng random(7);
  for (int kill = 0; kill < test_support::kill_rounds(30, 2000); ++kill) {
    const auto life = std::chrono::microseconds(random.below(15000));
    ASSERT_TRUE(test_support::kill_in_the_middle(life, [&] {
      for (char letter = 'a';; letter = letter == 'z' ? 'a' : static_cast<char>(letter + 1)) {
        static_cast<void>(store->write("deep/x", std::string(200000, letter)));
      }
    }));
    const std::vector<ObjectInfo> objects = *store->list("");
    for (const ObjectInfo& object : objects) {
      ASSERT_EQ(object.path, "deep/x");
      const std::string bytes = *store->read(object.path);
      ASSERT_EQ(bytes.size(), 200000U);
      ASSERT_EQ(bytes.find_first_not_of(bytes[0]), bytes.npos);
    }
  }
  ASSERT_TRUE(store->write("deep/x", "last"));
  ASSERT_TRUE(store->sweep());
  EXPECT_EQ(count_files(folder.path()), 1U);
}

TEST(FaultTest, AKilledTableWriterLeavesATableThatReads) {
  const TemporaryFolder folder;
  const auto store = *open_store(folder.path());
  ASSERT_TRUE(write_table(*store, "t.parquet", {"t"}, many_rows(100)));
  Rng random(8);
  for (int kill = 0; kill < test_support::kill_rounds(30, 2000); ++kill) {
    ASSERT_TRUE(test_support::kill_in_the_middle(std::chrono::microseconds(random.below(15000)), [&] {
      for (int rows = 1;; rows = rows % 2000 + 100) {
        static_cast<void>(write_table(*store, "t.parquet", {"t"}, many_rows(rows)));
      }
    }));
    const auto reader = TableReader::open(*store, "t.parquet");
    ASSERT_TRUE(reader) << reader.error().message();
    const auto batch = (*reader)->next();
    ASSERT_TRUE(batch) << batch.error().message();
    ASSERT_EQ((*batch)->rows(), (*reader)->rows());
  }
}

}  // namespace
}  // namespace lookbook::storage
