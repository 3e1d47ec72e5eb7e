#include "lookbook/pipeline/step_cache.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

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
    return *StepCache::open(*store_)->is_current("process", step_fingerprint);
  }
  void remember(std::string_view step_fingerprint) {
    ASSERT_TRUE(StepCache::open(*store_)->remember("process", step_fingerprint, {outputs_}));
  }

  test_support::TemporaryFolder folder_;
  std::unique_ptr<storage::ObjectStore> store_;
  const std::vector<std::string> outputs_ = {"standard/out.txt"};
};

TEST_F(StepCacheTest, AStepIsCurrentOnceItIsRememberedAndUntilItsInputChanges) {
  EXPECT_FALSE(is_current("one"));
  remember("one");
  EXPECT_TRUE(is_current("one"));
  EXPECT_FALSE(is_current("two"));
}

TEST_F(StepCacheTest, AStepWhoseOutputIsGoneRunsAgain) {
  remember("one");
  ASSERT_TRUE(store_->remove("standard/out.txt"));
  EXPECT_FALSE(is_current("one"));
}

TEST_F(StepCacheTest, AStepWhoseOutputAnotherCommandReplacedRunsAgain) {
  remember("one");
  ASSERT_TRUE(store_->write("standard/out.txt", "made by another"));
  EXPECT_FALSE(is_current("one"));
  ASSERT_TRUE(store_->write("standard/out.txt", "made by the step"));
  EXPECT_TRUE(is_current("one"));
}

TEST_F(StepCacheTest, EveryOutputCounts) {
  ASSERT_TRUE(store_->write("standard/more.txt", "more"));
  ASSERT_TRUE(
      StepCache::open(*store_)->remember("process", "one", {{"standard/more.txt", "standard/out.txt"}}));
  EXPECT_TRUE(is_current("one"));
  ASSERT_TRUE(store_->write("standard/more.txt", "less"));
  EXPECT_FALSE(is_current("one"));
}

TEST_F(StepCacheTest, AnOutputThatIsNotThereCannotBeRemembered) {
  const auto remembered = StepCache::open(*store_)->remember("process", "one", {{"standard/none.txt"}});
  EXPECT_EQ(remembered.error().code(), ErrorCode::kNotFound);
}

TEST_F(StepCacheTest, AStepRunsAgainOnceAnInputThatItCouldNotUseHasChanged) {
  ASSERT_TRUE(store_->write("landing/images/damaged.jpg", "damaged"));
  const StepFiles files{outputs_, {"landing/images/damaged.jpg", "landing/images/lost.jpg"}};
  ASSERT_TRUE(StepCache::open(*store_)->remember("process", "one", files));
  EXPECT_TRUE(is_current("one"));
  ASSERT_TRUE(store_->write("landing/images/damaged.jpg", "whole"));
  EXPECT_FALSE(is_current("one"));
  ASSERT_TRUE(store_->write("landing/images/damaged.jpg", "damaged"));
  EXPECT_TRUE(is_current("one"));
  ASSERT_TRUE(store_->write("landing/images/lost.jpg", "found"));
  EXPECT_FALSE(is_current("one"));
}

TEST_F(StepCacheTest, ADamagedOrOlderFileCountsAsEmpty) {
  for (const char* text :
       {"", "{", "[]", R"({"format_version": 1, "steps": {"process": "one"}})",
        R"({"format_version": 2, "steps": {"process": {"fingerprint": "one", "outputs": {}}}})"}) {
    ASSERT_TRUE(store_->write("analytics/steps.json", text));
    EXPECT_FALSE(is_current("one")) << text;
  }
}

TEST_F(StepCacheTest, ANewerFileIsRefusedAndStays) {
  const std::string newer = R"({"format_version": 4, "steps": {}, "more": 1})";
  ASSERT_TRUE(store_->write("analytics/steps.json", newer));
  const auto cache = StepCache::open(*store_);
  ASSERT_FALSE(cache);
  EXPECT_EQ(cache.error().code(), ErrorCode::kUnsupportedVersion);
  EXPECT_EQ(*store_->read("analytics/steps.json"), newer);
}

TEST(FingerprintTest, PartsAreKeptApart) {
  EXPECT_NE(fingerprint({"ab", "c"}), fingerprint({"a", "bc"}));
  EXPECT_EQ(fingerprint({"ab", "c"}), fingerprint({"ab", "c"}));
}

}  // namespace
}  // namespace lookbook::pipeline
