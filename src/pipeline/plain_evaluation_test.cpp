#include "lookbook/pipeline/plain_evaluation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "support/temporary_folder.hpp"

namespace lookbook::pipeline {
namespace {

using ::testing::HasSubstr;

class PlainEvaluationTest : public ::testing::Test {
 protected:
  std::string file(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }
  test_support::TemporaryFolder folder_;
  NoProgress progress_;
};

// a is the most popular (three), then b (two), then c. Popularity lists without what each has: u1 has a, b: c
// d.
constexpr const char* kTrain = "u1\ta\nu1\tb\nu2\ta\nu2\tb\nu3\ta\nu4\tc\n";
constexpr const char* kTest = "u1\tc\nu3\tc\nu3\td\n";

TEST_F(PlainEvaluationTest, AModelIsFittedOnTrainAndJudgedOnTest) {
  const PlainData data =
      read_plain({file("train.tsv", kTrain), file("test.tsv", kTest), {}, {}, {}}, progress_).value();
  EXPECT_EQ(data.users.size(), 4U);
  EXPECT_EQ(data.items.size(), 4U);
  const PlainScores scores =
      evaluate_plain_ranking(data, {.models = {"popularity"}, .assignments = {}, .cutoffs = {1, 2}},
                             progress_)
          .value();
  EXPECT_TRUE(scores.valid.empty());
  ASSERT_EQ(scores.test.size(), 1U);
  const evaluation::RankingScores& test = scores.test[0].scores;
  EXPECT_EQ(test.users, 2U);
  // u1: c d against {c}: 1 of 1. u3: b c against {c, d}: at 1 none, at 2 one of two.
  EXPECT_DOUBLE_EQ(test.at[0][evaluation::RankingMetric::kRecall].value, .5);
  EXPECT_DOUBLE_EQ(test.at[1][evaluation::RankingMetric::kRecall].value, .75);
}

TEST_F(PlainEvaluationTest, OneFileWithASplitColumnIsTheSameAsThreeFiles) {
  std::string text = "user,item,part\n";
  for (const auto& row : {"u1,a,0", "u1,b,0", "u2,a,0", "u2,b,0", "u3,a,0", "u4,c,0", "u2,d,1", "u1,c,2"}) {
    text += std::string(row) + "\n";
  }
  const PlainData data = read_plain({file("all.csv", text), {}, {}, {}, "part"}, progress_).value();
  EXPECT_EQ(data.train.size(), 6U);
  EXPECT_EQ(data.valid.size(), 1U);
  EXPECT_EQ(data.test.size(), 1U);
}

TEST_F(PlainEvaluationTest, OfRepeatedPairsTheNewestStays) {
  const std::string train = "u,a,1,100\nu,b,4,50\nu,a,5,200\nu,a,3,150\n";
  const PlainData data =
      read_plain({file("train.csv", train), file("test.csv", "u,c,2,300\n"), {}, {}, {}}, progress_).value();
  ASSERT_EQ(data.train.size(), 2U);
  EXPECT_EQ(data.train[0].value, 4);
  EXPECT_EQ(data.train[1].value, 5);
}

TEST_F(PlainEvaluationTest, ProductsOfTheMetadataAreRankedToo) {
  const std::string items =
      "{\"asin\": \"z\", \"title\": \"Never bought\"}\n{\"asin\": \"a\", \"title\": \"Known\"}\n";
  const PlainData data =
      read_plain({file("train.tsv", kTrain), file("test.tsv", kTest), {}, file("items.jsonl", items), {}},
                 progress_)
          .value();
  EXPECT_EQ(data.items.size(), 5U);
  EXPECT_EQ(data.catalogue[*data.items.find("z")].title, "Never bought");
}

TEST_F(PlainEvaluationTest, WithoutAnythingToTestItSaysWhichFileIsEmpty) {
  const auto data = read_plain({file("train.tsv", kTrain), file("test.tsv", "0\n"), {}, {}, {}}, progress_);
  ASSERT_FALSE(data);
  EXPECT_THAT(data.error().message(), HasSubstr("test.tsv"));
  const auto lone = read_plain({file("train.tsv", kTrain), file("users.txt", "0 \n"), {}, {}, {}}, progress_);
  EXPECT_EQ(lone.error().code(), ErrorCode::kInvalidArgument);
}

TEST_F(PlainEvaluationTest, AModelThatDoesNotRankIsRefused) {
  const PlainData data =
      read_plain({file("train.tsv", kTrain), file("test.tsv", kTest), {}, {}, {}}, progress_).value();
  EXPECT_EQ(evaluate_plain_ranking(data, {.models = {"mean"}, .assignments = {}}, progress_).error().code(),
            ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace lookbook::pipeline
