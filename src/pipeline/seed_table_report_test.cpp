#include "lookbook/pipeline/seed_table_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "lookbook/storage/table.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::pipeline {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Four ratings of one item; rows 2 and 3 train, 0 and 1 test.
RatingsFile small_file() {
  RatingsFile file;
  const ItemIndex item = file.items.add("hat").value();
  for (const char* user : {"ann", "ben", "cyd", "dan"}) {
    const UserIndex number = file.users.add(user).value();
    file.ratings.push_back({number, item, EventKind::kRating, 1 + static_cast<float>(number.number())});
  }
  return file;
}

SeedTable table_of(const RatingsFile& file) {
  NoProgress progress;
  return seed_table(file.ratings, file.users.size(), file.items.size(), progress).value();
}

class SeedTableReportTest : public ::testing::Test {
 protected:
  std::string path(const std::string& name) const { return folder_ / name; }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
    return path(name);
  }

 private:
  test_support::TemporaryFolder folder_;
};

TEST_F(SeedTableReportTest, JsonHasTheMembersThatTheProtocolNames) {
  RatingsFile file = small_file();
  SeedTable table = table_of(file);
  for (SeedMethod& method : table.methods) method.seconds = .5;
  EXPECT_EQ(to_json(table).to_text(0), R"({"rows":4,"train":2,"test":2,"methods":[)"
                                       R"({"name":"baseline","mse_all":1.25,"mse_test":4.25,"seconds":0.5},)"
                                       R"({"name":"weighted","mse_all":1.25,"mse_test":4.25,"seconds":0.5},)"
                                       R"({"name":"product_knn","mse_test":4.25,"seconds":0.5},)"
                                       R"({"name":"user_knn","mse_test":4.25,"seconds":0.5}]})");
}

TEST_F(SeedTableReportTest, TheTextShowsBothColumnsAndPublishedFiguresOnlyWhereTheyCompare) {
  const SeedTable table = table_of(small_file());
  const report::TerminalStyle style{.width = 120, .unicode = false, .colour = false};
  const std::string plain = to_text(table, false, style);
  EXPECT_THAT(plain, HasSubstr("Weighted Ratings Heuristic"));
  EXPECT_THAT(plain, HasSubstr("1.25000"));
  EXPECT_THAT(plain, HasSubstr("4.25000"));
  EXPECT_THAT(plain, HasSubstr("4 ratings: 2 to train, 2 to test"));
  EXPECT_THAT(plain, Not(HasSubstr("1.16304")));
  const std::string compared = to_text(table, true, style);
  for (const char* figure : {"1.16304", "1.40055", "1.24335", "1.47443", "84.0 s"}) {
    EXPECT_THAT(compared, HasSubstr(figure));
  }
}

TEST_F(SeedTableReportTest, PredictionsAreWrittenAsTextInTheOrderOfTheSplit) {
  const RatingsFile file = small_file();
  ASSERT_TRUE(write_predictions(table_of(file), file, path("out.tsv")));
  std::ostringstream text;
  text << std::ifstream(path("out.tsv")).rdbuf();
  EXPECT_THAT(text.str(), ::testing::StartsWith("method\tuser\titem\trating\tprediction\n"
                                                "baseline\tann\that\t1\t3.5\n"
                                                "baseline\tben\that\t2\t3.5\n"
                                                "weighted\tann\that\t1\t3.5\n"));
}

TEST_F(SeedTableReportTest, PredictionsAreWrittenAsParquet) {
  const RatingsFile file = small_file();
  ASSERT_TRUE(write_predictions(table_of(file), file, path("out.parquet")));
  const auto reader = storage::TableReader::open_foreign(path("out.parquet"));
  ASSERT_TRUE(reader) << reader.error().message();
  EXPECT_EQ((*reader)->rows(), 8U);
  EXPECT_EQ((*reader)->schema().back().name, "prediction");
}

TEST_F(SeedTableReportTest, AFileIsTheOriginalsByItsBytesNotItsName) {
  EXPECT_FALSE(is_originals_file(path("missing.json.gz")));
  const std::string file = write("reviews_Clothing_Shoes_and_Jewelry_5.json.gz", "");
  EXPECT_FALSE(is_originals_file(file));
  std::filesystem::resize_file(file, 47285200);  // the right size, all zeros
  EXPECT_FALSE(is_originals_file(file));
}

TEST_F(SeedTableReportTest, RatingsAreReadInTheOrderOfTheFileUpToTheLimit) {
  const std::string file =
      write("ratings.tsv", "u7\ti3\t4.0\t881250949\nu2\ti3\t2.5\t881250950\nu7\ti1\t5\t881250951\n");
  NoProgress progress;
  const auto all = read_ratings_file(file, kAllRows, progress);
  ASSERT_TRUE(all) << all.error().message();
  ASSERT_EQ(all->ratings.size(), 3U);
  EXPECT_EQ(all->users.id(all->ratings.users[1]), "u2");
  EXPECT_EQ(all->ratings.values[1], 2.5F);
  EXPECT_EQ(all->ratings.users[2], all->ratings.users[0]);
  EXPECT_EQ(all->ratings.times[0], kNoTime);
  const auto two = read_ratings_file(file, 2, progress);
  ASSERT_TRUE(two);
  EXPECT_EQ(two->ratings.size(), 2U);
}

TEST_F(SeedTableReportTest, ReviewsAreReadLikeRatingsAndDirtyRowsAreCounted) {
  const std::string file = write("reviews.json",
                                 R"({"reviewerID":"A","asin":"B1","overall":4.0,"unixReviewTime":1}
not json
{"reviewerID":"C","asin":"B1","overall":2.0,"unixReviewTime":2}
)");
  NoProgress progress;
  const auto ratings = read_ratings_file(file, kAllRows, progress);
  ASSERT_TRUE(ratings) << ratings.error().message();
  EXPECT_EQ(ratings->ratings.size(), 2U);
  EXPECT_EQ(ratings->rejected, 1U);
}

TEST_F(SeedTableReportTest, FilesWithoutRatingsAreRefused) {
  NoProgress progress;
  const auto missing = read_ratings_file(path("missing.tsv"), kAllRows, progress);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code(), ErrorCode::kNotFound);
  EXPECT_FALSE(read_ratings_file(write("empty.tsv", ""), kAllRows, progress));
  const auto products = read_ratings_file(
      write("products.json", R"({"asin":"B1","title":"Hat","imUrl":"x.jpg","categories":[["Clothing"]]})"
                             "\n"),
      kAllRows, progress);
  ASSERT_FALSE(products);
  EXPECT_EQ(products.error().code(), ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace lookbook::pipeline
