#include "storage/large_writes.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>

#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::storage {
namespace {

using test_support::in_child;
using test_support::TemporaryFolder;
using ::testing::HasSubstr;

constexpr std::size_t kPiece = LargeWrites::kPieceBytes;

std::string bytes_of(std::size_t size) {
  std::string bytes(size, '\0');
  std::uint32_t state = 1;
  for (char& byte : bytes) byte = static_cast<char>((state = state * 1664525 + 1013904223) >> 24U);
  return bytes;
}

std::span<const std::byte> span_of(std::string_view text) {
  return std::as_bytes(std::span(text));
}

/// What lies in the file after writing `bytes` in steps.
std::string written(const std::string& bytes, std::size_t step) {
  const TemporaryFolder folder;
  const std::string file = folder / "large";
  const FileDescriptor descriptor = *open_in_new_folder(file, O_WRONLY);
  LargeWrites writes(descriptor, file);
  for (std::size_t begin = 0; begin < bytes.size(); begin += step)
    EXPECT_TRUE(writes.append(span_of(std::string_view(bytes).substr(begin, step))));
  EXPECT_TRUE(writes.finish());
  return *read_all(*open_file(file, O_RDONLY), file);
}

TEST(LargeWritesTest, WhatIsAppendedLiesInTheFile) {
  const std::string bytes = bytes_of(2 * kPiece + 1);
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, kPiece - 1, kPiece, kPiece + 1, 2 * kPiece, 2 * kPiece + 1})
    EXPECT_TRUE(written(bytes.substr(0, size), 1'000'003) == bytes.substr(0, size)) << size;
}

TEST(LargeWritesTest, AFileBeyondTheCacheIsWholeWhateverItsEnd) {
  const std::string bytes = bytes_of(LargeWrites::kCachedBytes + 2 * kPiece + 4097);
  for (const std::size_t beyond : {std::size_t{0}, std::size_t{1}, kPiece, kPiece + 512, 2 * kPiece + 4097}) {
    const std::string part = bytes.substr(0, LargeWrites::kCachedBytes + beyond);
    EXPECT_TRUE(written(part, 3'000'001) == part) << beyond;
  }
}

TEST(LargeWritesTest, AFullDiskIsSaidByALaterAppendOrAtTheEnd) {
  const TemporaryFolder folder;
  const std::string file = folder / "large";
  const std::string said = in_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{kPiece + 100, kPiece + 100};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const FileDescriptor descriptor = *open_in_new_folder(file, O_WRONLY);
    LargeWrites writes(descriptor, file);
    const std::string piece(kPiece, 'x');
    for (int i = 0; i < 20; ++i) {
      if (const Status status = writes.append(span_of(piece)); !status) return status.error().message();
    }
    return std::string("nothing");
  });
  EXPECT_THAT(said, HasSubstr("cannot write " + file));
  EXPECT_EQ(std::filesystem::file_size(file), kPiece + 100);
}

TEST(LargeWritesTest, OneThatIsGivenUpEnds) {
  const TemporaryFolder folder;
  const std::string file = folder / "large";
  const FileDescriptor descriptor = *open_in_new_folder(file, O_WRONLY);
  {
    LargeWrites writes(descriptor, file);
    EXPECT_TRUE(writes.append(span_of(bytes_of(3 * kPiece))));
  }
  EXPECT_LE(std::filesystem::file_size(file), 3 * kPiece);
}

}  // namespace
}  // namespace lookbook::storage
