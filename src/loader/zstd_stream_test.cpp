#include "loader/zstd_stream.hpp"

#include <gmock/gmock.h>

#include "loader/test_files.hpp"

namespace lookbook::loader {
namespace {

using ::testing::HasSubstr;

Result<std::string> unpack(std::string_view packed, std::size_t in_at_a_time = SIZE_MAX,
                           std::size_t out_at_a_time = 4096) {
  return read_stream(*unzstd(memory_stream(packed, in_at_a_time), "reviews.json.zst"), out_at_a_time);
}

TEST(ZstdStreamTest, UnpacksWhateverTheSizesOfReads) {
  const std::string text = words(300000, 1);
  const std::string packed = zstd(text);
  EXPECT_EQ(*unpack(packed), text);
  EXPECT_EQ(*unpack(packed, 1, 1 << 20), text);
  EXPECT_EQ(*unpack(packed, 7, 13), text);
}

TEST(ZstdStreamTest, UnpacksFramesOneAfterAnother) {
  const std::string one = words(50000, 1);
  const std::string two = words(70000, 2);
  const std::string packed = zstd(one) + zstd("") + zstd(two);
  EXPECT_EQ(*unpack(packed), one + two);
  EXPECT_EQ(*unpack(packed, 1, 100), one + two);
  EXPECT_EQ(*unpack(zstd("")), "");
}

TEST(ZstdStreamTest, EveryTruncationIsAnErrorThatNamesFileAndOffset) {
  const std::string packed = zstd(words(2000, 3));
  for (std::size_t size = 1; size < packed.size(); ++size) {
    const auto text = unpack(std::string_view(packed).substr(0, size));
    ASSERT_FALSE(text) << size;
    EXPECT_EQ(text.error().code(), ErrorCode::kCorruptData);
    EXPECT_THAT(text.error().message(), HasSubstr("reviews.json.zst: the file ends in the middle"));
    EXPECT_THAT(text.error().message(), HasSubstr("at byte " + std::to_string(size) + " of the file"));
  }
}

TEST(ZstdStreamTest, NoFlippedBitChangesTheText) {
  const std::string text = words(500, 4);
  const std::string packed = zstd(text);
  std::size_t noticed = 0;
  for (std::size_t bit = 0; bit < 8 * packed.size(); ++bit) {
    std::string damaged = packed;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
    const auto unpacked = unpack(damaged);
    if (unpacked) {
      EXPECT_EQ(*unpacked, text) << bit;
    }
    noticed += unpacked ? 0 : 1;
  }
  EXPECT_GT(noticed, 7 * packed.size());  // a few bits of a frame's header say nothing of the text
}

TEST(ZstdStreamTest, WhatFollowsTheLastFrameIsAnError) {
  const auto text = unpack(zstd("text") + "more");
  ASSERT_FALSE(text);
  EXPECT_THAT(text.error().message(), HasSubstr("something that is not zstd data follows"));
}

TEST(ZstdStreamTest, AWindowThatNeedsTooMuchMemoryIsRefused) {
  // A frame's header alone: no single segment, a window of 2 GiB (RFC 8878, 3.1.1.1.2).
  const std::string frame("\x28\xB5\x2F\xFD\x00\xA8\x01\x00\x00", 9);
  const auto text = unpack(frame);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(text.error().message(), HasSubstr("window of over 128 MiB"));
}

TEST(ZstdStreamTest, AFileOfItIsReadAsAnyOther) {
  const TestFolder folder;
  const std::string file = folder.write("ratings.csv.zst", zstd("user,item,rating\nu1,i1,5\nu2,i1,4\n"));
  EXPECT_EQ(recognise(file)->compression, Compression::kZstd);
  const Everything all = *read_file(file);
  EXPECT_EQ(all.rows, 2U);
  EXPECT_THAT(all.texts("user_id"), ::testing::ElementsAre("u1", "u2"));
}

}  // namespace
}  // namespace lookbook::loader
