#include "loader/gzip_stream.hpp"

#include <gmock/gmock.h>

#include "loader/test_files.hpp"

namespace lookbook::loader {
namespace {

using ::testing::HasSubstr;

Result<std::string> unpack(std::string_view packed, std::size_t in_at_a_time = SIZE_MAX,
                           std::size_t out_at_a_time = 4096) {
  return read_stream(*gunzip(memory_stream(packed, in_at_a_time), "reviews.json.gz"), out_at_a_time);
}

TEST(GzipStreamTest, UnpacksWhateverTheSizesOfReads) {
  const std::string text = words(300000, 1);
  const std::string packed = gzip(text);
  EXPECT_EQ(*unpack(packed), text);
  EXPECT_EQ(*unpack(packed, 1, 1 << 20), text);
  EXPECT_EQ(*unpack(packed, 7, 13), text);
}

TEST(GzipStreamTest, UnpacksMembersOneAfterAnother) {
  const std::string one = words(50000, 1);
  const std::string two = words(70000, 2);
  const std::string packed = gzip(one) + gzip("") + gzip(two);
  EXPECT_EQ(*unpack(packed), one + two);
  EXPECT_EQ(*unpack(packed, 1, 100), one + two);
}

TEST(GzipStreamTest, ZeroBytesBehindTheLastMemberArePadding) {
  EXPECT_EQ(*unpack(gzip("text") + std::string(1000, '\0')), "text");
}

TEST(GzipStreamTest, AnEmptyTextIsEmpty) {
  EXPECT_EQ(*unpack(gzip("")), "");
}

TEST(GzipStreamTest, EveryTruncationIsAnErrorThatNamesFileAndOffset) {
  const std::string packed = gzip(words(2000, 3));
  for (std::size_t size = 1; size < packed.size(); ++size) {
    const auto text = unpack(std::string_view(packed).substr(0, size));
    ASSERT_FALSE(text) << size;
    EXPECT_EQ(text.error().code(), ErrorCode::kCorruptData);
    EXPECT_THAT(text.error().message(), HasSubstr("reviews.json.gz"));
    EXPECT_THAT(text.error().message(), HasSubstr("at byte " + std::to_string(size) + " of the file"));
  }
}

TEST(GzipStreamTest, ASecondMemberThatIsCutOffIsAnError) {
  const std::string packed = gzip("one") + gzip("two");
  EXPECT_EQ(unpack(std::string_view(packed).substr(0, packed.size() - 1)).error().code(),
            ErrorCode::kCorruptData);
}

TEST(GzipStreamTest, NoFlippedBitChangesTheText) {
  const std::string text = words(500, 4);
  const std::string packed = gzip(text);
  std::size_t noticed = 0;
  for (std::size_t bit = 0; bit < 8 * packed.size(); ++bit) {
    std::string damaged = packed;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << bit % 8);
    const auto read = unpack(damaged);
    EXPECT_TRUE(!read || *read == text) << "bit " << bit;
    noticed += read ? 0 : 1;
  }
  // Some bits mean nothing: the header's time and system (48 of them), padding, another copy of the same
  // word.
  EXPECT_GT(noticed, 8 * packed.size() - 80);
}

TEST(GzipStreamTest, WhatIsNoGzipIsRefused) {
  EXPECT_THAT(unpack("{\"asin\": 1}").error().message(), HasSubstr("not gzip"));
  EXPECT_THAT(unpack(gzip("text") + "more").error().message(), HasSubstr("follows"));
}

}  // namespace
}  // namespace lookbook::loader
