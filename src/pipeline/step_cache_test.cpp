#include "lookbook/pipeline/step_cache.hpp"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>

#include "support/temporary_folder.hpp"

namespace lookbook::pipeline {
namespace {

class StepCacheTest : public ::testing::Test {
 protected:
  void SetUp() override {
    store_ = *storage::create_store(folder_.path());
    ASSERT_TRUE(store_->write("standard/out.txt", "made by the step"));
  }

  bool is_current(std::string_view step_fingerprint) {
    constexpr std::array<std::string_view, 1> kOutputs = {"standard/out.txt"};
    return *StepCache::open(*store_)->is_current("process", step_fingerprint, kOutputs);
  }

  test_support::TemporaryFolder folder_;
  std::unique_ptr<storage::ObjectStore> store_;
};

TEST_F(StepCacheTest, AStepIsCurrentOnceItIsRememberedAndUntilItsInputChanges) {
  EXPECT_FALSE(is_current("one"));
  ASSERT_TRUE(StepCache::open(*store_)->remember("process", "one"));
  EXPECT_TRUE(is_current("one"));
  EXPECT_FALSE(is_current("two"));
}

TEST_F(StepCacheTest, AStepWhoseOutputIsGoneRunsAgain) {
  ASSERT_TRUE(StepCache::open(*store_)->remember("process", "one"));
  ASSERT_TRUE(store_->remove("standard/out.txt"));
  EXPECT_FALSE(is_current("one"));
}

TEST_F(StepCacheTest, ADamagedOrNewerFileCountsAsEmpty) {
  for (const char* text : {"", "{", "[]", R"({"format_version": 2, "steps": {"process": "one"}})"}) {
    ASSERT_TRUE(store_->write("analytics/steps.json", text));
    EXPECT_FALSE(is_current("one")) << text;
  }
}

TEST(FingerprintTest, PartsAreKeptApart) {
  EXPECT_NE(fingerprint({"ab", "c"}), fingerprint({"a", "bc"}));
  EXPECT_EQ(fingerprint({"ab", "c"}), fingerprint({"ab", "c"}));
}

}  // namespace
}  // namespace lookbook::pipeline
