#include "lookbook/pipeline/seed_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <limits>
#include <thread>

#include "lookbook/base/parallel.hpp"
#include "lookbook/base/random.hpp"

namespace lookbook::pipeline {
namespace {

using ::testing::ElementsAre;

Interactions generated_ratings(std::size_t rows) {
  Interactions ratings;
  Rng rng(3);
  for (std::size_t row = 0; row < rows; ++row) {
    ratings.push_back({UserIndex(static_cast<std::uint32_t>(rng.below(40))),
                       ItemIndex(static_cast<std::uint32_t>(rng.below(30))), EventKind::kRating,
                       1 + static_cast<float>(rng.below(5)), static_cast<UnixSeconds>(rng.below(1000))});
  }
  return ratings;
}

TEST(SeedTableTest, TheBaselineIsWhatAHandWorks) {
  // Four users, one item, ratings 1, 2, 3, 6 in file order. RandomState(11).permutation(4) = 2, 3, 0, 1, so
  // rows 2 and 3 train (mean 4.5) and rows 0 and 1 test: ((1 - 4.5)^2 + (2 - 4.5)^2) / 2 = 9.25. On all rows
  // the mean is 3: (4 + 1 + 0 + 9) / 4 = 3.5.
  Interactions ratings;
  for (std::uint32_t user = 0; user < 4; ++user) {
    ratings.push_back({UserIndex(user), ItemIndex(0), EventKind::kRating,
                       user == 3 ? 6.F : 1.F + static_cast<float>(user)});
  }
  NoProgress progress;
  const auto table = seed_table(ratings, 4, 1, progress);
  ASSERT_TRUE(table) << table.error().message();
  EXPECT_THAT(table->split.train, ElementsAre(2, 3));
  EXPECT_THAT(table->split.test, ElementsAre(0, 1));
  ASSERT_EQ(table->methods.size(), 4U);
  EXPECT_EQ(table->methods[0].name, "baseline");
  EXPECT_DOUBLE_EQ(table->methods[0].mse_test, 9.25);
  EXPECT_DOUBLE_EQ(table->methods[0].mse_all.value(), 3.5);
  EXPECT_THAT(table->methods[0].predictions, ElementsAre(4.5, 4.5));
}

TEST(SeedTableTest, CountsTheRatingsOutsideTheProtocolsScale) {
  Interactions ratings;
  for (const float value : {0.F, 5.F, 5.5F, -1.F, 3.F, 10.F})
    ratings.push_back({UserIndex(0), ItemIndex(0), EventKind::kRating, value});
  EXPECT_EQ(ratings_off_scale(ratings), 3U);
  EXPECT_EQ(ratings_off_scale(generated_ratings(600)), 0U);
}

TEST(SeedTableTest, HasTheFourMethodsAndTheOriginalsColumnWhereItApplies) {
  NoProgress progress;
  const auto table = seed_table(generated_ratings(600), 40, 30, progress);
  ASSERT_TRUE(table);
  std::vector<std::string_view> names;
  for (const SeedMethod& method : table->methods) {
    names.push_back(method.name);
    EXPECT_EQ(method.predictions.size(), 180U);
    EXPECT_GE(method.seconds, 0);
    EXPECT_EQ(method.mse_all.has_value(), method.name == "baseline" || method.name == "weighted");
  }
  EXPECT_THAT(names, ElementsAre("baseline", "weighted", "product_knn", "user_knn"));
}

TEST(SeedTableTest, TimesInTheFileChangeNothing) {
  Interactions ratings = generated_ratings(600);
  NoProgress progress;
  const auto with_times = seed_table(ratings, 40, 30, progress);
  std::ranges::fill(ratings.times, kNoTime);
  const auto without = seed_table(ratings, 40, 30, progress);
  ASSERT_TRUE(with_times && without);
  for (std::size_t m = 0; m < 4; ++m) {
    EXPECT_EQ(with_times->methods[m].predictions, without->methods[m].predictions);
  }
}

TEST(SeedTableTest, IsTheSameOnAnyNumberOfThreads) {
  const Interactions ratings = generated_ratings(900);
  NoProgress progress;
  const ThreadLimit alone(1);
  const auto one = seed_table(ratings, 40, 30, progress);
  const ThreadLimit together(4);
  const auto four = seed_table(ratings, 40, 30, progress);
  ASSERT_TRUE(one && four);
  for (std::size_t m = 0; m < 4; ++m) {
    EXPECT_EQ(one->methods[m].predictions, four->methods[m].predictions);
    EXPECT_EQ(one->methods[m].mse_test, four->methods[m].mse_test);
    EXPECT_EQ(one->methods[m].mse_all, four->methods[m].mse_all);
  }
}

TEST(SeedTableTest, RefusesTooFewRowsAndRatingsThatAreNoNumbers) {
  NoProgress progress;
  for (const std::size_t rows : {0U, 1U}) {
    const auto table = seed_table(generated_ratings(rows), 40, 30, progress);
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().code(), ErrorCode::kInvalidArgument);
  }
  Interactions ratings = generated_ratings(10);
  ratings.values[4] = std::numeric_limits<float>::quiet_NaN();
  EXPECT_FALSE(seed_table(ratings, 40, 30, progress));
}

/// Takes long to say what is done, which is nobody's time.
class Slow final : public Progress {
 public:
  void begin(std::string_view, std::uint64_t, std::string_view) override {
    std::this_thread::sleep_for(kTime);
  }
  void advance(std::uint64_t) override {}
  void end() override {}
  static constexpr std::chrono::milliseconds kTime{100};
};

TEST(SeedTableTest, TheTimeIsThatOfOneColumn) {
  Slow progress;
  const auto table = seed_table(generated_ratings(10), 40, 30, progress);
  ASSERT_TRUE(table);
  for (const SeedMethod& method : table->methods) {
    EXPECT_GT(method.seconds, 0) << method.name;
    EXPECT_LT(method.seconds, std::chrono::duration<double>(Slow::kTime).count()) << method.name;
  }
}

/// Somebody who wants the work to stop.
class Impatient final : public Progress {
 public:
  void begin(std::string_view, std::uint64_t, std::string_view) override {}
  void advance(std::uint64_t) override {}
  void end() override {}
  bool cancelled() const override { return true; }
};

TEST(SeedTableTest, CanBeStopped) {
  Impatient progress;
  const auto table = seed_table(generated_ratings(100), 40, 30, progress);
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().code(), ErrorCode::kCancelled);
}

}  // namespace
}  // namespace lookbook::pipeline
