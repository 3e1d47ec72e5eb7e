#include "loader/expansion_limit.hpp"

#include <gmock/gmock.h>

#include "loader/open_text.hpp"
#include "loader/test_files.hpp"

namespace lookbook::loader {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr std::size_t kMiB = std::size_t{1} << 20;

/// Text of `bytes` bytes that packs to next to nothing.
std::string dull(std::size_t bytes) {
  return std::string(bytes, 'a');
}

Result<std::string> read(const std::string& file, Compression compression, double max_expansion) {
  LOOKBOOK_TRY(const std::unique_ptr<ByteStream> stream, open_text(file, compression, max_expansion));
  return read_stream(*stream, kMiB);
}

TEST(ExpansionLimitTest, WhatHoldsFarMoreThanItsSizeIsRefusedSoon) {
  const TestFolder folder;
  const std::string packed = folder.write("bomb.json.zst", zstd(dull(256 * kMiB)));
  const auto text = read(packed, Compression::kZstd, kMaxExpansion);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(text.error().message(),
              AllOf(HasSubstr("bomb.json.zst unpacks to more than 200 times its size"),
                    HasSubstr("--max-expansion")));
  EXPECT_EQ(read(packed, Compression::kZstd, kAnyExpansion)->size(), 256 * kMiB);
}

TEST(ExpansionLimitTest, ItIsTheSameOfGzip) {
  const TestFolder folder;
  const std::string packed = folder.write("bomb.json.gz", gzip(dull(80 * kMiB)));
  EXPECT_FALSE(read(packed, Compression::kGzip, 10));
  EXPECT_EQ(read(packed, Compression::kGzip, 10000)->size(), 80 * kMiB);
}

TEST(ExpansionLimitTest, ASmallTextMayPackAsWellAsItLikes) {
  const TestFolder folder;
  const std::string packed = folder.write("dull.json.zst", zstd(dull(60 * kMiB)));
  EXPECT_EQ(read(packed, Compression::kZstd, 2)->size(), 60 * kMiB);
}

TEST(ExpansionLimitTest, ALineThatNeverEndsIsRefusedBeforeItIsRead) {
  const TestFolder folder;
  const std::string file = folder.write("bomb.json.zst", zstd("{\"a\": \"" + dull(256 * kMiB)));
  const auto layout = recognise(file);
  ASSERT_FALSE(layout);
  EXPECT_THAT(layout.error().message(), HasSubstr("unpacks to more than 200 times"));
}

}  // namespace
}  // namespace lookbook::loader
