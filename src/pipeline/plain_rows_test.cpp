#include "pipeline/plain_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <array>
#include <filesystem>
#include <vector>

#include "support/real_data.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::pipeline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr auto kTakeNothing = [](const PlainRow&) { return ok(); };

class PlainRowsTest : public ::testing::Test {
 protected:
  const std::string& file(const std::string& text, bool packed = false) {
    const gzFile out = gzopen(path_.c_str(), packed ? "wb" : "wbT");
    gzwrite(out, text.data(), static_cast<unsigned>(text.size()));
    gzclose(out);
    return path_;
  }
  /// "user item [rating] [@time] [part]" of every row.
  std::vector<std::string> rows(const std::string& path,
                                const std::optional<std::string>& split_column = {}) {
    std::vector<std::string> rows;
    const auto read = read_plain_rows(path, split_column, [&](const PlainRow& row) -> Status {
      std::string text = std::string(row.user) + " " + std::string(row.item);
      if (row.rating) text += " " + std::to_string(static_cast<int>(*row.rating * 10));
      if (row.time) text += " @" + std::to_string(*row.time);
      if (row.part) text += " part " + std::to_string(static_cast<int>(*row.part));
      rows.push_back(text);
      return ok();
    });
    EXPECT_TRUE(read) << read.error().message();
    if (read) counts_ = *read;
    return rows;
  }
  Error error_of(const std::string& path, const std::optional<std::string>& split_column = {}) {
    auto read = read_plain_rows(path, split_column, kTakeNothing);
    EXPECT_FALSE(read);
    return read ? Error(ErrorCode::kInternal, "") : std::move(read).error();
  }

  test_support::TemporaryFolder folder_;
  std::string path_ = folder_ / "plain";
  PlainCounts counts_;
};

TEST_F(PlainRowsTest, TwoToFourColumnsWithoutAHeader) {
  EXPECT_THAT(rows(file("u1\ti1\nu2\ti2\r\n\nu3\ti3")), ElementsAre("u1 i1", "u2 i2", "u3 i3"));
  EXPECT_THAT(rows(file("u1,i1,4.5\nu2,i2,\nu3,i3,1\n")), ElementsAre("u1 i1 45", "u2 i2", "u3 i3 10"));
  EXPECT_THAT(rows(file("1|2|3|1700000000\n4|5|1|1700000000000\n")),
              ElementsAre("1 2 30 @1700000000", "4 5 10 @1700000000"));
}

TEST_F(PlainRowsTest, AHeaderSaysWhereTheColumnsAre) {
  EXPECT_THAT(rows(file("asin;overall;reviewerID;title\ni1;5;u1;x\n")), ElementsAre("u1 i1 50"));
  EXPECT_THAT(rows(file("\"User_ID\",\"Item_ID\"\n\"u1\",\"a,b\"\n")), ElementsAre("u1 a,b"));
  EXPECT_THAT(rows(file("movieId,userId,rating,timestamp\ni1,u1,4,5\n")), ElementsAre("u1 i1 40 @5"));
  EXPECT_THAT(rows(file("date\tstar_rating\tproduct_id\tcustomer_id\n2015-09-04\t2\ti1\tu1\n")),
              ElementsAre("u1 i1 20 @1441324800"));
  EXPECT_THAT(rows(file("uid\tiid\treviewTime\nu1\ti1\t09 4, 2015\n")), ElementsAre("u1 i1 @1441324800"));
}

TEST_F(PlainRowsTest, NamesWithoutUserOrItemAreRefused) {
  const Error error = error_of(file("item,listener\ni,u\n"));
  EXPECT_EQ(error.code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(error.message(), HasSubstr("user and item"));
}

TEST_F(PlainRowsTest, AmazonsItemsMayStandFirst) {
  EXPECT_THAT(
      rows(file("0001713353,A1C6M8LCIX4M6M,5.0,1123804800\nB00A3PXO6C,A1REUF3A1YCPHM,4.0,1112140800\n")),
      ElementsAre("A1C6M8LCIX4M6M 0001713353 50 @1123804800", "A1REUF3A1YCPHM B00A3PXO6C 40 @1112140800"));
}

TEST_F(PlainRowsTest, ATimeThatCannotBeReadIsNoTime) {
  EXPECT_THAT(rows(file("u1,i1,5,2015-09-04\nu2,i2,5,soon\n")),
              ElementsAre("u1 i1 50 @1441324800", "u2 i2 50"));
}

TEST_F(PlainRowsTest, OneLineAUserIsSeparatedBySpaces) {
  EXPECT_THAT(rows(file("0 7 8 9\n1  4 \n2\n")), ElementsAre("0 7", "0 8", "0 9", "1 4"));
  EXPECT_EQ(counts_.rows, 4U);
  EXPECT_EQ(counts_.rejected, 0U);
}

TEST_F(PlainRowsTest, ASplitColumnSaysThePart) {
  const std::string text = "user\titem\tmmrec_split\nu\ta\t0\nu\tb\t1\nu\tc\ttest\nu\td\t9\n";
  EXPECT_THAT(rows(file(text), "mmrec_split"), ElementsAre("u a part 0", "u b part 1", "u c part 2"));
  EXPECT_EQ(counts_.rejected, 1U);
  EXPECT_THAT(error_of(path_, "fold").message(), HasSubstr("no column 'fold'"));
  const Error unusable = error_of(file("user\titem\tFold\n\ta\t0\nu\t\t1\nv\tb\t\n"), "fold");
  EXPECT_THAT(unusable.message(), Not(HasSubstr("has no column")));
  EXPECT_THAT(unusable.message(), HasSubstr("column 'fold' (rows that cannot be used: 3)"));
  EXPECT_THAT(error_of(file("u\ta\n"), "fold").message(), HasSubstr("no column 'fold'"));
  EXPECT_THAT(rows(file(R"({"user_id": "u", "asin": "a", "rating": 1, "fold": 2})"), "fold"),
              ElementsAre("u a 10 part 2"));
}

TEST_F(PlainRowsTest, RowsThatCannotBeUsedAreCounted) {
  EXPECT_THAT(rows(file("u1,i1,5\nu2,i2,good\n,i3,1\nu4\nu5,i5,nan\nu6,i6,2\nu7,i7,3\n")),
              ElementsAre("u1 i1 50", "u6 i6 20", "u7 i7 30"));
  EXPECT_EQ(counts_.rejected, 4U);
}

TEST_F(PlainRowsTest, ALineThatIsTooLongIsCountedAndNotKept) {
  const std::string text = "u1\ti1\n" + std::string(std::size_t{17} << 20, 'x') + "\nu2\ti2\nu3\ti3\n";
  EXPECT_THAT(rows(file(text, true)), ElementsAre("u1 i1", "u2 i2", "u3 i3"));
  EXPECT_EQ(counts_.rejected, 1U);
}

TEST_F(PlainRowsTest, PackedFilesAreUnpackedAndDamagedOnesRefused) {
  std::string text;
  for (int user = 0; user < 20000; ++user)
    text += "user" + std::to_string(user * 7919 % 100003) + "\tthing\n";
  EXPECT_EQ(rows(file(text, true)).size(), 20000U);
  std::filesystem::resize_file(path_, std::filesystem::file_size(path_) / 2);
  EXPECT_EQ(error_of(path_).code(), ErrorCode::kCorruptData);
}

TEST_F(PlainRowsTest, WhatHoldsNoInteractionsIsRefused) {
  EXPECT_THAT(error_of(file(R"({"asin": "a", "imUrl": "x"})")).message(), HasSubstr("holds products"));
  EXPECT_EQ(error_of(file("")).code(), ErrorCode::kInvalidArgument);
  EXPECT_EQ(error_of(path_ + ".missing").code(), ErrorCode::kNotFound);
  EXPECT_EQ(error_of(::testing::TempDir()).code(), ErrorCode::kInvalidArgument);
}

TEST(PlainRowsRealTest, GowallaAndClothingAreReadWhole) {
  LOOKBOOK_REAL_DATA(gowalla, "gowalla/train.txt.gz");
  EXPECT_EQ(read_plain_rows(gowalla, {}, kTakeNothing)->rows, 810128U);
  LOOKBOOK_REAL_DATA(clothing, "clothing_5core_2014/interactions.tsv.gz");
  std::array<std::size_t, 3> parts{};
  const auto count = [&](const PlainRow& row) {
    ++parts[static_cast<std::size_t>(*row.part)];
    return ok();
  };
  ASSERT_TRUE(read_plain_rows(clothing, "mmrec_split", count));
  EXPECT_THAT(parts, ElementsAre(197338, 40150, 41189));
}

}  // namespace
}  // namespace lookbook::pipeline
