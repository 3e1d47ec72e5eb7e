#include "models/similarity/look.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <hwy/targets.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "lookbook/base/random.hpp"
#include "models/similarity/dot_products.hpp"

namespace lookbook::models {
namespace {

using ::testing::ElementsAre;

std::vector<float> random_floats(Rng& rng, std::size_t n) {
  std::vector<float> values(n);
  for (float& value : values) value = static_cast<float>(rng.normal());
  return values;
}

/// The sum as dot_products.hpp defines it, one element at a time.
float slow_dot_product(std::span<const float> a, std::span<const float> b) {
  std::vector<float> partial(32);
  for (std::size_t k = 0; k < a.size(); ++k) partial[k % 32] += a[k] * b[k];
  for (std::size_t width = 16; width > 0; width /= 2) {
    for (std::size_t s = 0; s < width; ++s) partial[s] += partial[s + width];
  }
  return partial[0];
}

RC_GTEST_PROP(DotProductsTest, HaveTheBitsOfTheSlowSumOnEveryInstructionSet, (std::uint64_t seed)) {
  const auto n_queries = *rc::gen::inRange<std::size_t>(1, 10);
  const auto n_rows = *rc::gen::inRange<std::size_t>(0, 6);
  const auto n = *rc::gen::inRange<std::size_t>(1, 150);
  Rng rng(seed);
  const std::vector<float> queries = random_floats(rng, n_queries * n);
  const std::vector<float> rows = random_floats(rng, n_rows * n);
  const MatrixView<const float> query_matrix{queries.data(), n_queries, n};
  const MatrixView<const float> row_matrix{rows.data(), n_rows, n};
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    std::vector<float> products(n_queries * n_rows, -1);
    dot_products(query_matrix, row_matrix, {products.data(), n_queries, n_rows});
    for (std::size_t q = 0; q < n_queries; ++q) {
      for (std::size_t r = 0; r < n_rows; ++r) {
        RC_ASSERT(products[q * n_rows + r] == slow_dot_product(query_matrix.row(q), row_matrix.row(r)));
      }
    }
  }
  hwy::SetSupportedTargetsForTest(0);
}

/// Unit vectors in the plane at these angles (degrees); NaN: no photograph.
ItemVectors at_angles(const std::vector<double>& angles) {
  ItemVectors vectors{.name = "look", .dimension = 2, .values = {}, .present = {}};
  for (const double angle : angles) {
    const double radians = angle * M_PI / 180;
    vectors.present.push_back(std::isnan(angle) ? 0 : 1);
    vectors.values.push_back(std::isnan(angle) ? 0 : static_cast<float>(std::cos(radians)));
    vectors.values.push_back(std::isnan(angle) ? 0 : static_cast<float>(std::sin(radians)));
  }
  return vectors;
}

std::unique_ptr<SimilarityModel> look_model(const ItemVectors& vectors) {
  const Interactions none;
  const TrainingData data{.interactions = none, .n_items = vectors.n_items(), .look = &vectors};
  NoProgress progress;
  const ModelParts parts = look().fit(data, Options::defaults({}), progress).value();
  return look().open_similarity(parts).value();
}

std::vector<std::uint32_t> numbers_of(const RankedList& list) {
  std::vector<std::uint32_t> numbers;
  for (const RankedItem& ranked : list) numbers.push_back(ranked.item.number());
  return numbers;
}

TEST(LookTest, TheNearestAnglesComeFirstAndTiesByNumber) {
  const auto model = look_model(at_angles({0, 60, 30, -30, 100, 180, NAN}));
  Workspace workspace;
  // 30 and -30 degrees are equally near; 100 and 180 are not similar at all.
  const RankedList similar = model->similar(ItemIndex(0), {}, workspace);
  EXPECT_THAT(numbers_of(similar), ElementsAre(2, 3, 1));
  EXPECT_FLOAT_EQ(similar[0].score, .8660254F);
  EXPECT_EQ(similar[0].score, similar[1].score);
  EXPECT_FLOAT_EQ(similar[2].score, .5F);
  EXPECT_THAT(numbers_of(model->similar(ItemIndex(0), {.limit = 1}, workspace)), ElementsAre(2));
}

TEST(LookTest, AFilterChoosesAmongAllItems) {
  const auto model = look_model(at_angles({0, 60, 30, -30}));
  Workspace workspace;
  auto odd = [](ItemIndex item) { return item.number() % 2 == 1; };
  const FunctionRef<bool(ItemIndex)> filter = odd;
  EXPECT_THAT(numbers_of(model->similar(ItemIndex(0), {.limit = 10, .filter = &filter}, workspace)),
              ElementsAre(3, 1));
}

TEST(LookTest, WhatTheQueryPutsFirstComesBeforeWhatIsNearer) {
  const auto model = look_model(at_angles({0, 60, 30, -10, 70, 20}));
  Workspace workspace;
  auto not_five = [](ItemIndex item) { return item != ItemIndex(5); };
  auto odd = [](ItemIndex item) { return item.number() % 2 == 1; };
  const FunctionRef<bool(ItemIndex)> filter = not_five;
  const FunctionRef<bool(ItemIndex)> first = odd;
  const auto similar = [&](std::size_t limit) {
    return numbers_of(
        model->similar(ItemIndex(0), {.limit = limit, .filter = &filter, .first = &first}, workspace));
  };
  EXPECT_THAT(similar(10), ElementsAre(3, 1, 2, 4));
  EXPECT_THAT(similar(3), ElementsAre(3, 1, 2));
  EXPECT_THAT(similar(1), ElementsAre(3));
}

TEST(LookTest, AnItemWithoutAPhotographHasNothingSimilarAndIsSimilarToNothing) {
  const auto model = look_model(at_angles({0, NAN, 30}));
  Workspace workspace;
  EXPECT_TRUE(model->similar(ItemIndex(1), {}, workspace).empty());
  EXPECT_TRUE(model->similar(ItemIndex(99), {}, workspace).empty());
  EXPECT_THAT(numbers_of(model->similar(ItemIndex(0), {}, workspace)), ElementsAre(2));
}

TEST(LookTest, FittingWithoutVectorsSaysWhatIsMissing) {
  const Interactions none;
  NoProgress progress;
  const auto parts = look().fit({.interactions = none, .n_items = 3}, Options::defaults({}), progress);
  EXPECT_EQ(parts.error().code(), ErrorCode::kInvalidArgument);
}

TEST(LookTest, DamagedPartsAreRefused) {
  const ItemVectors vectors = at_angles({0, 30});
  const Interactions none;
  NoProgress progress;
  ModelParts parts =
      look()
          .fit({.interactions = none, .n_items = 2, .look = &vectors}, Options::defaults({}), progress)
          .value();
  parts.arrays.insert_or_assign("present", Array::of(std::vector<std::uint8_t>{1}));
  EXPECT_EQ(look().open_similarity(parts).error().code(), ErrorCode::kCorruptData);
}

}  // namespace
}  // namespace lookbook::models
