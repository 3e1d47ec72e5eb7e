#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "eda/standard_shop_test.hpp"

namespace lookbook::eda {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// An index of four ratings, made of the tables "one".
class ColdStartsTest : public StandardShop {
 protected:
  void SetUp() override {
    StandardShop::SetUp();
    standard("one");
    must(store_->write("analytics/index.json",
                       R"({"format_version": 1, "standard": "one", "interactions_sha256": "now"})"));
    RecordBatchBuilder rows(tables::interactions());
    for (const auto& [user, item] : {std::pair{0, 0}, {0, 1}, {1, 0}, {2, 2}}) {
      rows.column(0).append(std::int32_t{user});
      rows.column(1).append(std::int32_t{item});
      rows.column(2).append(std::int32_t{0});
      rows.column(3).append(5.0F);
      rows.column(4).append(std::int64_t{0});
    }
    must(
        storage::write_table(*store_, "analytics/interactions.arrow", {"interactions"}, must(rows.finish())));
  }
  void standard(const std::string& fingerprint) {
    must(store_->write("standard/manifest.json", R"({"format_version": 1, "fingerprint": ")" + fingerprint +
                                                     R"(", "funnel": {"review_rows": 0}})"));
  }
  void split(const std::string& name, const std::vector<int>& parts,
             const std::string& interactions = "now") {
    RecordBatchBuilder rows(tables::split());
    for (const int part : parts) rows.column(0).append(std::int32_t{part});
    must(
        storage::write_table(*store_, "analytics/splits/" + name + ".arrow", {"split"}, must(rows.finish())));
    must(store_->write("analytics/splits/" + name + ".json", R"({"format_version": 1, "name": ")" + name +
                                                                 R"(", "interactions_sha256": ")" +
                                                                 interactions + "\"}"));
  }
};

TEST_F(ColdStartsTest, TestIsComparedWithTrainAlone) {
  split("mine", {0, 1, 2, 2});  // user 0 trains on item 0; tested: user 1 on item 0, user 2 on item 2
  EXPECT_THAT(profiled().splits, ElementsAre(ColdStart{"mine", 1, 1, 2, 0, 1.0, 0.5, 1.0}));
}

TEST_F(ColdStartsTest, EverySplitIsListedAndUnusedRowsAreNoTraining) {
  split("a", {0, 2, 3, 3});  // user 0 is known, item 1 is not
  split("b", {0, 0, 0, 0});
  EXPECT_THAT(profiled().splits, ElementsAre(ColdStart{"a", 1, 0, 1, 2, 0.0, 1.0, 1.0}, ColdStart{"b", 4}));
}

TEST_F(ColdStartsTest, SplitsOfOtherRatingsAreLeftOut) {
  split("old", {0, 0, 0, 2}, "before");
  EXPECT_THAT(profiled().splits, IsEmpty());
  split("mine", {0, 0, 0, 2});
  standard("two");  // processed again, and not numbered yet
  EXPECT_THAT(profiled().splits, IsEmpty());
}

TEST_F(ColdStartsTest, ASplitThatCannotBeReadIsLeftOutAndTheOthersAreNot) {
  split("short", {0, 0});
  split("whole", {0, 0, 0, 0});
  split("newer", {0, 0, 0, 0});
  must(store_->write("analytics/splits/newer.json", R"({"format_version": 2})"));
  must(store_->write("analytics/splits/torn.json", "{"));
  EXPECT_THAT(profiled().splits, ElementsAre(ColdStart{"whole", 4}));
}

TEST_F(ColdStartsTest, DamagedInteractionsAreSaid) {
  must(store_->write("analytics/interactions.arrow", "torn"));
  NoProgress progress;
  EXPECT_EQ(profile(*store_, progress).error().code(), ErrorCode::kCorruptData);
}

}  // namespace
}  // namespace lookbook::eda
