#include "lookbook/base/ordered_pipeline.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <numeric>
#include <vector>

#include "lookbook/base/parallel.hpp"

namespace lookbook {
namespace {

/// Squares 0, 1, 2, …; `stop_at`: consume says false at that one.
std::vector<std::size_t> squares(std::size_t count, std::size_t slots, std::size_t stop_at = SIZE_MAX) {
  std::vector<std::size_t> in_slot(slots);
  std::vector<std::atomic<int>> owners(slots);
  std::vector<std::size_t> consumed;
  std::size_t produced = 0;
  run_ordered(slots, {.produce =
                          [&](std::size_t slot) {
                            if (produced == count) return false;
                            EXPECT_EQ(owners[slot]++, 0) << "the slot is free";
                            in_slot[slot] = produced++;
                            return true;
                          },
                      .work = [&](std::size_t slot) { in_slot[slot] *= in_slot[slot]; },
                      .consume =
                          [&](std::size_t slot) {
                            consumed.push_back(in_slot[slot]);
                            --owners[slot];
                            return consumed.size() <= stop_at;
                          }});
  return consumed;
}

TEST(OrderedPipelineTest, ConsumesEverythingInOrderOnAnyNumberOfThreads) {
  std::vector<std::size_t> expected(1000);
  for (std::size_t i = 0; i < expected.size(); ++i) expected[i] = i * i;
  for (const std::size_t threads : {1U, 2U, 5U}) {
    const ThreadLimit limit(threads);
    for (const std::size_t slots : {1U, 2U, 7U}) EXPECT_EQ(squares(expected.size(), slots), expected);
  }
}

TEST(OrderedPipelineTest, NothingIsConsumedAfterAStop) {
  for (const std::size_t threads : {1U, 3U}) {
    const ThreadLimit limit(threads);
    EXPECT_EQ(squares(1000, 4, 10).size(), 11U);
  }
}

TEST(OrderedPipelineTest, NothingProducedIsNothingConsumed) {
  const ThreadLimit limit(2);
  EXPECT_TRUE(squares(0, 4).empty());
}

}  // namespace
}  // namespace lookbook
