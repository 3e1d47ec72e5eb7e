#include "lookbook/loader/load_plan.hpp"

#include <gmock/gmock.h>

#include "loader/test_files.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::loader {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::string_view kRatings = "user,item,rating\nu1,i1,5\nu2,i1,4\n";
constexpr std::string_view kOthers = "user,item,rating\nu3,i2,5\n";

class LoadPlanTest : public ::testing::Test {
 protected:
  std::vector<std::string> fates(const LoadRequest& request) {
    const LoadPlan plan = *plan_load(request, *read_manifest(*store_), progress_);
    std::vector<std::string> fates;
    for (const PlannedSource& planned : plan.sources) fates.emplace_back(name_of(planned.fate));
    return fates;
  }

  TestFolder folder_;
  std::unique_ptr<storage::ObjectStore> store_ = *storage::create_store(folder_ / "store");
  NoProgress progress_;
  const std::string a_ = folder_.write("a.csv", kRatings);
  const std::string twin_ = folder_.write("twin.csv", kRatings);
  const std::string b_ = folder_.write("b.csv", kOthers);
};

TEST_F(LoadPlanTest, NothingIsWritten) {
  ASSERT_TRUE(plan_load({.reviews = {a_, b_}}, {}, progress_));
  EXPECT_TRUE(std::filesystem::is_empty(folder_ / "store"));
}

TEST_F(LoadPlanTest, TheFirstSourcesAreLandedLaterOnesAppended) {
  EXPECT_THAT(fates({.reviews = {a_, b_}}), ElementsAre("land", "land"));
  ASSERT_TRUE(load({.reviews = {a_}}, *store_, progress_));
  EXPECT_THAT(fates({.reviews = {a_, b_}}), ElementsAre("skip", "append"));
}

TEST_F(LoadPlanTest, TheSameBytesUnderAnotherNameAreSkipped) {
  EXPECT_THAT(fates({.reviews = {a_, twin_}}), ElementsAre("land", "skip"));
  ASSERT_TRUE(load({.reviews = {a_}}, *store_, progress_));
  EXPECT_THAT(fates({.reviews = {twin_}}), ElementsAre("skip"));
}

TEST_F(LoadPlanTest, AKnownSourceWithAnotherSchemaIsReadAnewOnce) {
  const std::string file = folder_.write("c.tsv", "1\t2\t5\n");
  ASSERT_TRUE(load({.reviews = {file}}, *store_, progress_));
  const LoadRequest request{.reviews = {file, file}, .schema = "ratings-item-user"};
  EXPECT_THAT(fates(request), ElementsAre("read anew", "skip"));
  ASSERT_TRUE(load(request, *store_, progress_));
  EXPECT_THAT(fates(request), ElementsAre("skip", "skip"));
}

TEST_F(LoadPlanTest, ACopyOfAMappingReadsNothingAnew) {
  constexpr std::string_view kMapping =
      "[reviews]\nformat = \"csv\"\nuser = \"user\"\nitem = \"item\"\nrating = \"rating\"\n";
  const std::string layout = folder_.write("layout.toml", kMapping);
  ASSERT_TRUE(load({.reviews = {a_}, .mapping = layout}, *store_, progress_));
  EXPECT_THAT(fates({.reviews = {a_}, .mapping = folder_.write("copy.toml", kMapping)}), ElementsAre("skip"));
}

TEST_F(LoadPlanTest, ItSaysHowEachSourceIsReadAndWhy) {
  const LoadPlan plan = *plan_load({.reviews = {a_}}, {}, progress_);
  EXPECT_EQ(plan.sources[0].file, a_);
  EXPECT_EQ(plan.sources[0].source.rows, 2U);
  EXPECT_THAT(plan.sources[0].source.layout.why, HasSubstr("names user, item, rating"));
}

TEST_F(LoadPlanTest, WhatWouldFailFails) {
  EXPECT_EQ(plan_load({.metadata = {a_}}, {}, progress_).error().code(), ErrorCode::kInvalidArgument);
  EXPECT_EQ(plan_load({.reviews = {folder_ / "gone"}}, {}, progress_).error().code(), ErrorCode::kNotFound);
  const std::string cut = folder_.write("cut.csv.gz", gzip(kRatings).substr(0, 30));
  EXPECT_EQ(plan_load({.reviews = {cut}}, {}, progress_).error().code(), ErrorCode::kCorruptData);
  EXPECT_THAT(plan_load({.reviews = {a_}, .metadata = {twin_}}, {}, progress_).error().message(),
              HasSubstr("was given in both lists"));
}

}  // namespace
}  // namespace lookbook::loader
