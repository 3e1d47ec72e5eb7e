#include "lookbook/pipeline/convert.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "lookbook/storage/table.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::pipeline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

class ConvertTest : public ::testing::Test {
 protected:
  Result<ConvertReport> convert(const std::string& text, const std::string& name = "reviews.json") {
    NoProgress progress;
    const std::string file = folder_ / name;
    std::ofstream(file) << text;
    return convert_reviews({.reviews = file, .out = out_}, progress);
  }

  test_support::TemporaryFolder folder_;
  std::string out_ = folder_.path() + "/out/reviews.parquet";
};

TEST_F(ConvertTest, ReviewsBecomeOneCleanTable) {
  const auto report = convert(
      R"({"reviewerID": "A1", "asin": "B1", "overall": 5.0, "reviewText": "So <b>soft</b>", "unixReviewTime": 1})"
      "\nnonsense\n"
      R"({"reviewerID": "A2", "asin": "B1", "overall": 1.0, "reviewText": "", "unixReviewTime": 2})"
      "\n");
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_EQ(report->rows, 2U);
  EXPECT_THAT(report->rejected, ElementsAre(Pair("not a JSON object", 1)));
  EXPECT_THAT(report->layout, HasSubstr("2014 reviews"));

  const auto table = storage::TableReader::open_foreign(out_);
  ASSERT_TRUE(table) << table.error().message();
  const auto batch = *(*table)->next();
  const auto text = *batch->column<std::string_view>("text");
  EXPECT_EQ(text[0], "So soft");
  EXPECT_TRUE(text.is_null(1));
}

TEST_F(ConvertTest, ProductsAreRefusedAndNothingIsWritten) {
  const auto report = convert(R"({"asin": "B1", "title": "Hat", "also_buy": [], "main_cat": "Hats"})"
                              "\n");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), ErrorCode::kInvalidArgument);
  EXPECT_FALSE(std::filesystem::exists(out_));
}

}  // namespace
}  // namespace lookbook::pipeline
