#include "pipeline/evaluation_file.hpp"

#include <gtest/gtest.h>

#include "support/temporary_folder.hpp"

namespace lookbook::pipeline {
namespace {

class EvaluationFileTest : public ::testing::Test {
 protected:
  void SetUp() override { store_ = *storage::create_store(folder_.path()); }
  Result<EvaluationFile> read(std::string_view text) {
    EXPECT_TRUE(store_->write(kEvaluationPath, text));
    return read_evaluation(*store_);
  }

  test_support::TemporaryFolder folder_;
  std::unique_ptr<storage::ObjectStore> store_;
};

TEST_F(EvaluationFileTest, WhatIsWrittenIsRead) {
  ASSERT_TRUE(write_evaluation(*store_, {"random", "item_knn", {{"item_knn/ndcg@10", .25}}}));
  const EvaluationFile evaluation = *read_evaluation(*store_);
  EXPECT_EQ(evaluation.split, "random");
  EXPECT_EQ(evaluation.ranker, "item_knn");
  EXPECT_EQ(evaluation.metrics.at("item_knn/ndcg@10"), .25);
}

// Byte for byte what version 1 writes: every later Lookbook reads it.
TEST_F(EvaluationFileTest, VersionOneIsRead) {
  const auto evaluation = read(
      R"({"format_version": 1, "split": "leave-last-out", "ranker": "look", "metrics": {"mean/rmse": 1.5}})");
  ASSERT_TRUE(evaluation);
  EXPECT_EQ(evaluation->ranker, "look");
  EXPECT_EQ(evaluation->metrics.at("mean/rmse"), 1.5);
}

TEST_F(EvaluationFileTest, ANewerVersionIsRefused) {
  const auto evaluation = read(R"({"format_version": 2, "split": "s", "ranker": "r", "metrics": {}})");
  EXPECT_EQ(evaluation.error().code(), ErrorCode::kUnsupportedVersion);
}

TEST_F(EvaluationFileTest, ADamagedFileIsSaidToBeOne) {
  for (const char* text : {"", "[]", R"({"ranker": "r", "metrics": {}})",
                           R"({"format_version": 1, "ranker": "", "metrics": {}})",
                           R"({"format_version": 1, "ranker": "r", "metrics": {"a": "b"}})"}) {
    EXPECT_EQ(read(text).error().code(), ErrorCode::kCorruptData) << text;
  }
}

}  // namespace
}  // namespace lookbook::pipeline
