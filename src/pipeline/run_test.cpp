#include "lookbook/pipeline/run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "lookbook/base/result.hpp"
#include "lookbook/pipeline/steps.hpp"
#include "lookbook/registry/registry.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::pipeline {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

/// A shop of 40 people, each with 4 ratings of 10 products, on a scale of 1-10.
class RunTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string rows = "user_id,item_id,rating,timestamp\n";
    for (int user = 0; user < 40; ++user) {
      for (int k = 0; k < 4; ++k) {
        rows += "u" + std::to_string(user) + ",i" + std::to_string((user + k * k) % 10) + "," +
                std::to_string(1 + (3 * user + 5 * k) % 10) + "," + std::to_string(1500000000 + 1000 * k) +
                "\n";
      }
    }
    const std::string file = folder_ / "ratings.csv";
    std::ofstream(file) << rows;
    store_ = *storage::create_store(folder_ / "shop");
    recipe_.sources.reviews = {file};
    recipe_.transform.scale = {1, 10};
    recipe_.lookbook_version = "test";
  }

  RunReport must_run() {
    auto report = run(recipe_, *store_, progress_);
    EXPECT_TRUE(report) << report.error().message();
    return report ? *std::move(report) : RunReport();
  }
  /// The names of the steps that were not skipped.
  static std::vector<std::string> steps_run(const RunReport& report) {
    std::vector<std::string> names;
    for (const auto& step : report.steps) {
      if (!step.skipped) names.push_back(step.name);
    }
    return names;
  }
  registry::ReleaseManifest live() {
    return *registry::read_manifest(*store_, *registry::resolve(*store_, registry::kLiveChannel));
  }

  test_support::TemporaryFolder folder_;
  std::unique_ptr<storage::ObjectStore> store_;
  Recipe recipe_;
  NoProgress progress_;
};

TEST_F(RunTest, AnotherMappingOfTheSameFileIsProcessedAgain) {
  const std::string mapping = folder_ / "layout.toml";
  const auto map_time_as = [&](const std::string& format) {
    std::ofstream(mapping) << "[reviews]\nformat = \"csv\"\nuser = \"user_id\"\nitem = \"item_id\"\nrating = "
                              "\"rating\"\ntime = \"timestamp\"\ntime_format = \""
                           << format << "\"\n";
  };
  recipe_.sources.mapping = mapping;
  map_time_as("seconds");
  must_run();
  EXPECT_THAT(steps_run(must_run()), IsEmpty());
  map_time_as("milliseconds");
  EXPECT_THAT(steps_run(must_run()), ::testing::Contains("process"));
}

TEST_F(RunTest, StepsRunInOrderAndNotAgain) {
  const RunReport first = must_run();
  EXPECT_THAT(steps_run(first),
              ElementsAre("load", "process", "index", "explore", "features", "evaluate", "release"));
  EXPECT_EQ(first.transform.ratings, 160U);
  const RunReport second = must_run();
  EXPECT_THAT(steps_run(second), IsEmpty());
  EXPECT_EQ(second.release, first.release);
}

TEST_F(RunTest, AChangedOptionRunsItsStepAndThoseAfterIt) {
  must_run();
  recipe_.assignments = {"item_knn.neighbours=3"};
  EXPECT_THAT(steps_run(must_run()), ElementsAre("evaluate", "release"));
  recipe_.split.strategy = "random";
  EXPECT_THAT(steps_run(must_run()), ElementsAre("index", "explore", "features", "evaluate", "release"));
  recipe_.channel = "candidate";
  EXPECT_THAT(steps_run(must_run()), ElementsAre("release"));
  recipe_.fresh = true;
  EXPECT_EQ(steps_run(must_run()).size(), 6U);
}

TEST_F(RunTest, TheSummarySaysWhatWasRepairedAlsoOfASkippedStep) {
  const std::string dirty = folder_ / "dirty.json";
  std::ofstream(dirty)
      << R"({"reviewerID": "u1", "asin": "i9", "overall": 5, "unixReviewTime": "no"})"
      << "\n"
      << "{\"reviewerID\": \"u2\", \"asin\": \"i0\", \"overall\": 5, \"summary\": \"caf\xE9\", "
         "\"vote\": [\"x\"]}\n";
  EXPECT_THAT(summary_of(must_run(), {}), ::testing::Not(HasSubstr("wrong type")));
  recipe_.sources.reviews.emplace_back(dirty);
  EXPECT_THAT(steps_run(must_run()), ::testing::Contains("process"));
  const RunReport again = must_run();
  EXPECT_THAT(steps_run(again), IsEmpty());
  EXPECT_THAT(summary_of(again, {}), HasSubstr("\n1 row had damaged text, which was repaired\n"
                                               "2 fields of the wrong type were left empty\n"));
  EXPECT_THAT(json_of(again).to_text(0), HasSubstr("\"rows_repaired\":1,\"fields_dropped\":2"));
}

TEST_F(RunTest, ManyRatingsOutsideTheScaleBringAdvice) {
  EXPECT_THAT(summary_of(must_run(), {}), ::testing::Not(HasSubstr("--scale")));
  recipe_.transform.scale = {1, 5};
  EXPECT_THAT(summary_of(must_run(), {}),
              HasSubstr("give --scale 1-10 or --scale auto (the ratings seen are from 1 to 10).\n"));
}

TEST(RunReportTest, UnreadablePhotographsSayWhatToDo) {
  EXPECT_EQ(unreadable_photographs({}), "");
  features::LookReport look;
  look.failed = 2;
  look.samples = {{"i1", "landing/images/a.jpg", "truncated"}};
  EXPECT_THAT(unreadable_photographs(look),
              StartsWith("  i1  landing/images/a.jpg  truncated\n  and 1 more\n"));
  EXPECT_THAT(unreadable_photographs(look), HasSubstr("`lookbook load --images`"));
}

TEST_F(RunTest, OneIsNotMany) {
  RunReport report;
  report.rows_read = report.transform.ratings = report.transform.users = report.transform.products = 1;
  report.transform.rejected = {{"no rating", 1}};
  EXPECT_THAT(summary_of(report, {}),
              HasSubstr("1 row read, 1 rating kept of 1 user and 1 product, 1 row set aside\n"));
}

TEST_F(RunTest, AnErrorNamesItsStepAndPromotesNothing) {
  recipe_.transform.scale = {100, 200};
  const auto report = run(recipe_, *store_, progress_);
  ASSERT_FALSE(report);
  EXPECT_THAT(report.error().message(), StartsWith("process: "));
  EXPECT_THAT(*registry::read_channels(*store_), IsEmpty());
}

TEST_F(RunTest, WithoutReviewsItSaysThatNoneWereGiven) {
  const auto error_of = [&] {
    const auto report = run(recipe_, *store_, progress_);
    EXPECT_FALSE(report);
    return report ? "" : report.error().message();
  };
  recipe_.sources.reviews.clear();
  EXPECT_THAT(error_of(), AllOf(HasSubstr("nothing is loaded"), HasSubstr("--reviews")));
  std::ofstream(folder_ / "products.json") << R"({"asin": "i1", "title": "Boot"})"
                                           << "\n";
  recipe_.sources.metadata = {folder_ / "products.json"};
  EXPECT_THAT(error_of(), AllOf(HasSubstr("only product metadata is loaded"), HasSubstr("--reviews")));
}

TEST_F(RunTest, AWrongParameterIsSaidBeforeAnyWork) {
  recipe_.assignments = {"item_knn.neighbours=0"};
  EXPECT_EQ(run(recipe_, *store_, progress_).error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(*store_->list(""), IsEmpty());
  recipe_.assignments = {"als.factors=8"};
  EXPECT_THAT(run(recipe_, *store_, progress_).error().message(), HasSubstr("item_knn"));
}

TEST_F(RunTest, TheScaleReachesTheModelsThatPredictRatings) {
  must_run();
  const auto model = live().models.at("mean");
  EXPECT_EQ(model.parameters.at("scale_lowest"), "1");
  EXPECT_EQ(model.parameters.at("scale_highest"), "10");
  recipe_.assignments = {"mean.scale_highest=9"};
  must_run();
  EXPECT_EQ(live().models.at("mean").parameters.at("scale_highest"), "9");
  EXPECT_EQ(live().models.at("product_knn").parameters.at("scale_highest"), "10");
}

TEST_F(RunTest, ADamagedReleaseIsRepairedByRunningAgain) {
  const RunReport first = must_run();
  for (const auto& [name, part] : live().parts) {
    const auto file = std::filesystem::path(folder_ / "shop") / part.path;
    std::fstream(file, std::ios::in | std::ios::out) << '!';
    EXPECT_THAT(steps_run(must_run()), ElementsAre("release")) << name;
    EXPECT_TRUE(registry::open_release(*store_, first.release)) << name;
    ASSERT_TRUE(store_->remove(part.path));
    EXPECT_EQ(must_run().release, first.release);
    EXPECT_TRUE(registry::open_release(*store_, first.release)) << name;
  }
  ASSERT_TRUE(store_->write("releases/" + first.release + "/manifest.json", "{"));
  EXPECT_EQ(must_run().release, first.release);
}

TEST_F(RunTest, WithoutAnyRatingTheModelsThatPredictThemAreLeftOut) {
  std::string rows = "user_id,item_id,timestamp\n";
  for (int user = 0; user < 40; ++user) {
    for (int k = 0; k < 4; ++k)
      rows += "u" + std::to_string(user) + ",i" + std::to_string((user + k * k) % 10) + "," +
              std::to_string(1500000000 + 1000 * k) + "\n";
  }
  const std::string file = folder_ / "purchases.csv";
  std::ofstream(file) << rows;
  recipe_.sources.reviews = {file};
  recipe_.transform.scale = {1, 5};
  const RunReport report = must_run();
  EXPECT_EQ(report.transform.without_rating, 160U);
  EXPECT_TRUE(live().models.contains("item_knn"));
  EXPECT_FALSE(live().models.contains("mean"));
  EXPECT_THAT(report.notices, ::testing::Contains("The model mean was left out: the data has no ratings"));
  EXPECT_THAT(summary_of(report, {}), HasSubstr("mean was left out"));
  recipe_.models = {"mean"};
  EXPECT_EQ(run(recipe_, *store_, progress_).error().code(), ErrorCode::kInvalidArgument);
}

TEST_F(RunTest, WhatNobodyCanBeJudgedOnHasNoFiguresAndSaysSo) {
  std::ofstream(folder_ / "once.csv") << "user_id,item_id,rating\nu1,i1,5\nu2,i2,3\nu3,i1,4\n";
  recipe_.sources.reviews = {folder_ / "once.csv"};
  const RunReport report = must_run();
  EXPECT_EQ(report.metrics, (std::map<std::string, double, std::less<>>{{"users", 0}, {"valid/users", 0}}));
  EXPECT_THAT(summary_of(report, {}), HasSubstr("Nothing could be measured"));
  EXPECT_THAT(summary_of(report, {}), HasSubstr(report.ranker + " serves by default"));
}

TEST_F(RunTest, TheSplitThatWasCutForTheStoreIsTakenUnlessAnotherIsAsked) {
  recipe_.split.strategy = "random";
  must_run();
  Recipe train = recipe_;
  train.split.strategy = kStoredSplit;
  EXPECT_EQ(measure_store(train, *store_, progress_)->split, "random-seed42");
  train.split.strategy = "leave-last-out";
  EXPECT_EQ(measure_store(train, *store_, progress_)->split, "leave-last-out");
  train.split.strategy = kStoredSplit;  // what training measured on once is not the store's
  EXPECT_EQ(measure_store(train, *store_, progress_)->split, "random-seed42");
  train.split.strategy = "stored:leave-last-out";
  EXPECT_EQ(measure_store(train, *store_, progress_).error().code(), ErrorCode::kNotFound);
  ASSERT_TRUE(store_->remove("analytics/split.json"));  // a store of an older Lookbook
  train.split.strategy = kStoredSplit;
  EXPECT_EQ(measure_store(train, *store_, progress_)->split, "leave-last-out");
}

TEST_F(RunTest, MeasuringOnAnotherSeedLeavesTheStoresSplitAndIsToldApart) {
  recipe_.split.strategy = "random";
  must_run();
  EXPECT_EQ(live().parameters.at("split"), "random-seed42");
  const auto splits = [&] {
    std::map<std::string, std::string> files;
    for (const auto& object : *store_->list("analytics/splits/"))
      files[object.path] = *store_->read(object.path);
    return files;
  };
  const auto before = splits();
  Recipe train = recipe_;
  train.split.seed = 7;
  ASSERT_TRUE(measure_store(train, *store_, progress_));
  ASSERT_TRUE(publish_store(train, *store_, {}, progress_));
  EXPECT_EQ(live().parameters.at("split"), "random-seed7");
  EXPECT_EQ(splits(), before);
}

TEST_F(RunTest, AReleaseOfANewerLookbookIsRefusedAndStays) {
  const std::string path = "releases/" + must_run().release + "/manifest.json";
  std::string newer = *store_->read(path);
  const std::string version = "\"format_version\": 1";
  newer.replace(newer.find(version), version.size(), "\"format_version\": 9");
  ASSERT_TRUE(store_->write(path, newer));
  for (const bool fresh : {false, true}) {
    recipe_.fresh = fresh;
    const auto report = run(recipe_, *store_, progress_);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code(), ErrorCode::kUnsupportedVersion) << report.error().message();
    EXPECT_EQ(*store_->read(path), newer);
  }
}

TEST_F(RunTest, ADamagedSourceSaysHowItIsMendedAndIs) {
  must_run();
  const std::string path = loader::path_of(loader::read_manifest(*store_)->sources.at(0));
  const std::string whole = *store_->read(path);
  ASSERT_TRUE(store_->write(path, whole.substr(0, 100)));
  EXPECT_THAT(transform_landed(*store_, recipe_.transform, progress_).error().message(),
              HasSubstr("`lookbook load`"));
  EXPECT_THAT(steps_run(must_run()), ElementsAre("load"));
  EXPECT_EQ(*store_->read(path), whole);
}

TEST_F(RunTest, ARunWithoutNewsLeavesARollbackAsItIs) {
  const RunReport first = must_run();
  recipe_.assignments = {"item_knn.neighbours=3"};
  const RunReport second = must_run();
  ASSERT_NE(second.release, first.release);
  EXPECT_EQ(*registry::rollback(*store_, recipe_.channel, {"test", 0}), first.release);
  const RunReport third = must_run();
  EXPECT_THAT(steps_run(third), IsEmpty());
  EXPECT_EQ(third.release, first.release);
  recipe_.assignments = {"item_knn.neighbours=4"};
  must_run();
  EXPECT_NE(live().id, first.release);
}

TEST_F(RunTest, OutputsThatAnotherCommandReplacedAreMadeAgain) {
  const RunReport first = must_run();
  ASSERT_TRUE(transform_landed(*store_, {.scale = processing::RatingScale{1, 5}}, progress_));
  ASSERT_TRUE(processing::build_index(*store_, progress_));
  const RunReport second = must_run();
  EXPECT_THAT(steps_run(second), ElementsAre("process", "index"));
  EXPECT_EQ(second.transform.ratings, 160U);
  EXPECT_EQ(second.release, first.release);

  Recipe other = recipe_;
  other.split.strategy = "random";
  ASSERT_TRUE(measure_store(other, *store_, progress_));
  EXPECT_THAT(steps_run(must_run()), ElementsAre("evaluate"));
}

/// Flips a bit in the middle of a file of the store.
void damage(storage::ObjectStore& store, const std::string& path) {
  std::string bytes = *store.read(path);
  ASSERT_FALSE(bytes.empty()) << path;
  bytes[bytes.size() / 2] ^= 1;
  ASSERT_TRUE(store.write(path, bytes));
}

TEST_F(RunTest, EveryDamagedFileThatAStepWroteIsMendedByRunningAgain) {
  must_run();
  for (const auto& [path, step] :
       std::vector<std::pair<std::string, std::string>>{{"standard/ratings.parquet", "process"},
                                                        {"standard/users.parquet", "process"},
                                                        {"standard/ratings_5core.parquet", "process"},
                                                        {"standard/manifest.json", "process"},
                                                        {"analytics/interactions.arrow", "index"},
                                                        {"analytics/splits/leave-last-out.arrow", "index"},
                                                        {"analytics/splits/leave-last-out.json", "index"},
                                                        {"analytics/split.json", "index"},
                                                        {"analytics/vectors/look.arrow", "features"},
                                                        {"analytics/vectors/look.json", "features"}}) {
    const std::string whole = *store_->read(path);
    damage(*store_, path);
    EXPECT_THAT(steps_run(must_run()), ElementsAre(step)) << path;
    EXPECT_EQ(*store_->read(path), whole) << path;
  }
}

TEST_F(RunTest, ARunThatWasKilledBeforeItNumberedNewTablesTrainsNothingStaleAndIsMendedByRunningAgain) {
  must_run();
  const std::string more = folder_ / "more.csv";
  std::ofstream(more) << "user_id,item_id,rating,timestamp\nnew,i0,4,1500000000\nnew,i1,7,1500001000\n";
  recipe_.sources.reviews.push_back(more);
  ASSERT_TRUE(loader::load(recipe_.sources, *store_, progress_));
  ASSERT_TRUE(transform_landed(*store_, recipe_.transform, progress_));  // killed here

  for (const auto& error :
       {read_shop(*store_).error(), measure_store(recipe_, *store_, progress_).error(),
        publish_store(recipe_, *store_, {}, progress_).error(), extract_look(*store_, progress_).error()}) {
    EXPECT_EQ(error.code(), ErrorCode::kCorruptData);
    EXPECT_THAT(error.message(), HasSubstr("run `lookbook process` again"));
  }
  must_run();
  EXPECT_EQ(live().events, 162U);
  EXPECT_EQ(read_shop(*store_)->indexed.users.size(), 41U);
}

TEST_F(RunTest, ADamagedTableSaysHowItIsMended) {
  must_run();
  const std::string whole = *store_->read("standard/ratings.parquet");
  ASSERT_TRUE(store_->write("standard/ratings.parquet", whole.substr(0, whole.size() / 2)));
  EXPECT_THAT(processing::build_index(*store_, progress_).error().message(),
              HasSubstr("run `lookbook process` again"));
}

TEST_F(RunTest, ADamagedIndexOfIdsIsNeverNumberedAnew) {
  must_run();
  damage(*store_, "analytics/users.arrow");
  const auto report = run(recipe_, *store_, progress_);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), ErrorCode::kCorruptData);
  EXPECT_THAT(report.error().message(), HasSubstr("restore it"));
  const std::string part = live().parts.at("users").path;  // which the message names
  EXPECT_THAT(report.error().message(), HasSubstr(part));
  ASSERT_TRUE(store_->write("analytics/users.arrow", *store_->read(part)));
  EXPECT_THAT(steps_run(must_run()), IsEmpty());
}

TEST_F(RunTest, APublishedSplitIsTakenAsItIs) {
  const std::string file = folder_ / "split.csv";
  std::ofstream(file) << "part,user,item\ntrain,u0,i0\ntrain,u1,i1\ntest,u0,i1\nvalid,u1,i2\ntrain,u9,none\n";
  recipe_.split.strategy = "published:part:" + file;
  EXPECT_EQ(must_run().split, "published");
  const processing::Indexed indexed = *processing::open_index(*store_);
  const Split split = *processing::read_split(*store_, indexed, "published");
  std::map<Part, int> rows;
  for (const Part part : split.parts) ++rows[part];
  EXPECT_EQ(rows, (std::map<Part, int>{
                      {Part::kTrain, 2}, {Part::kValid, 1}, {Part::kTest, 1}, {Part::kUnused, 156}}));

  std::ofstream(file, std::ios::app) << "train,u2,i2\n";
  EXPECT_THAT(steps_run(must_run()), ::testing::Contains("index"));
  EXPECT_EQ(live().parameters.at("split"), "published");
}

TEST_F(RunTest, APublishedSplitThatLeavesNothingToTestIsRefused) {
  const std::string file = folder_ / "split.csv";
  std::ofstream(file) << "part,user,item\n0,u0,i0\n2,nobody,i1\n";
  recipe_.split.strategy = "published:part:" + file;
  EXPECT_THAT(run(recipe_, *store_, progress_).error().message(), HasSubstr("part test"));
  recipe_.split.strategy = "published:" + file;
  EXPECT_THAT(run(recipe_, *store_, progress_).error().message(), HasSubstr("published:COLUMN:FILE"));
  recipe_.split.strategy = "published:fold:" + file;
  EXPECT_THAT(run(recipe_, *store_, progress_).error().message(), HasSubstr("fold"));
}

TEST_F(RunTest, MeasuringReadsTheStoreOnly) {
  must_run();
  Recipe asked;
  asked.models = {"popularity", "mean"};
  asked.cutoffs = {5};
  const ShopData shop = *read_shop(*store_);
  const Split split = *cut_split(shop.indexed, asked.split);
  const Measured measured = *measure_models(asked, shop, split, progress_);
  ASSERT_EQ(measured.test.size(), 1U);
  EXPECT_EQ(measured.test[0].model, "popularity");
  ASSERT_EQ(measured.test[0].scores.at.size(), 1U);
  EXPECT_EQ(measured.test[0].scores.at[0].n, 5U);
  ASSERT_EQ(measured.ratings.size(), 1U);
  EXPECT_THAT(steps_run(must_run()), IsEmpty());

  asked.models = {"look"};
  EXPECT_THAT(measure_models(asked, shop, split, progress_).error().message(), HasSubstr("photographs"));
}

}  // namespace
}  // namespace lookbook::pipeline
