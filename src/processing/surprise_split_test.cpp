#include "lookbook/processing/surprise_split.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <span>

#include "lookbook/base/checksum.hpp"

namespace lookbook::processing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Expected numbers: numpy 1.26.4, for example numpy.random.RandomState(11).permutation(10).

TEST(NumpyPermutationTest, IsNumpysForSmallSizes) {
  EXPECT_THAT(numpy_permutation(10, 11), ElementsAre(7, 8, 2, 6, 4, 5, 1, 3, 0, 9));
  EXPECT_THAT(numpy_permutation(13, 42), ElementsAre(11, 9, 0, 8, 5, 2, 1, 12, 4, 7, 10, 3, 6));
  EXPECT_THAT(numpy_permutation(5, 4294967295U), ElementsAre(4, 1, 0, 2, 3));
  EXPECT_THAT(numpy_permutation(2, 0), ElementsAre(1, 0));
  EXPECT_THAT(numpy_permutation(1, 11), ElementsAre(0));
  EXPECT_THAT(numpy_permutation(0, 11), IsEmpty());
}

TEST(NumpyPermutationTest, IsNumpysBitForBitForLargeSizes) {
  // hashlib.sha256(RandomState(seed).permutation(n).astype("<u4").tobytes())
  const auto checksum = [](std::size_t n, std::uint32_t seed) {
    const std::vector<std::uint32_t> permutation = numpy_permutation(n, seed);
    return sha256_hex(std::as_bytes(std::span(permutation)));
  };
  EXPECT_EQ(checksum(1000, 7), "ee04b0a50e1d0f375271a969eddb971e684dec8f98d44e1598d37e09c877c8dc");
  EXPECT_EQ(checksum(49198, 11), "ad91ef76a126b607f071defd8c4d7d9997d2d800efd947c8eeb57cb19a38793a");
  EXPECT_EQ(checksum(100001, 11), "1cceeb4563b070699d30ddf6daf5b3647e5330ac492cf736f74b93f27f9eabe1");
}

TEST(SurpriseSplitTest, TrainIsTheBeginningOfThePermutationAndTestItsEnd) {
  // train_test_split(data, test_size=.3, random_state=11) of 11 rows: ceil(3.3) = 4 are test.
  const auto split = surprise_split(11);
  ASSERT_TRUE(split);
  EXPECT_THAT(split->train, ElementsAre(6, 10, 2, 3, 8, 4, 5));
  EXPECT_THAT(split->test, ElementsAre(7, 1, 0, 9));
}

TEST(SurpriseSplitTest, RoundsTheTestRowsUp) {
  const std::pair<std::size_t, std::size_t> sizes[] = {
      {2, 1}, {3, 1}, {10, 3}, {11, 4}, {49198, 14760}, {100000, 30000}, {100001, 30001}};
  for (const auto& [n_rows, n_test] : sizes) {
    const auto split = surprise_split(n_rows);
    ASSERT_TRUE(split);
    EXPECT_EQ(split->test.size(), n_test);
    EXPECT_EQ(split->train.size(), n_rows - n_test);
  }
}

TEST(SurpriseSplitTest, EveryRowIsInOnePart) {
  const auto split = surprise_split(1000, .25, 3);
  ASSERT_TRUE(split);
  const Split parts = parts_of(*split);
  EXPECT_EQ(parts.name, "surprise");
  ASSERT_EQ(parts.parts.size(), 1000U);
  EXPECT_EQ(std::ranges::count(parts.parts, Part::kTest), 250);
  for (const std::uint32_t row : split->train) EXPECT_EQ(parts.parts[row], Part::kTrain);
  std::vector<std::uint32_t> all = split->train;
  all.insert(all.end(), split->test.begin(), split->test.end());
  std::ranges::sort(all);
  for (std::uint32_t row = 0; row < 1000; ++row) EXPECT_EQ(all[row], row);
}

TEST(SurpriseSplitTest, RefusesSharesAndSizesThatLeaveNothing) {
  for (const double share : {0., 1., -.1, 2.}) {
    const auto split = surprise_split(10, share);
    ASSERT_FALSE(split);
    EXPECT_EQ(split.error().code(), ErrorCode::kInvalidArgument);
  }
  EXPECT_FALSE(surprise_split(0));
  EXPECT_FALSE(surprise_split(1));
}

}  // namespace
}  // namespace lookbook::processing
