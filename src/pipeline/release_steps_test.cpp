// Training takes what belongs together or says which step has to run again.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "lookbook/generate/shop.hpp"
#include "lookbook/pipeline/run.hpp"
#include "lookbook/pipeline/steps.hpp"
#include "lookbook/registry/registry.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::pipeline {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

/// A generated shop with photographs, loaded, processed and its photographs encoded.
class ReleaseStepsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const generate::ShopOptions options{
        .products = 20, .shoppers = 30, .reviews = 200, .seed = 1, .image_width = 60};
    ASSERT_TRUE(generate::generate_shop(options, shop(), progress_));
    store_ = *storage::create_store(folder_ / "store");
    recipe_.sources = {.reviews = {shop() / "reviews.json.gz"},
                       .metadata = {shop() / "metadata.json.gz"},
                       .images = shop() / "images"};
    recipe_.models = {"popularity", "look"};
    load();
    process();
    ASSERT_TRUE(extract_look(*store_, progress_));
  }

  std::filesystem::path shop() const { return std::string(folder_ / "shop"); }
  void load() { ASSERT_TRUE(loader::load(recipe_.sources, *store_, progress_)); }
  void process() {
    ASSERT_TRUE(transform_landed(*store_, recipe_.transform, progress_));
    ASSERT_TRUE(processing::build_index(*store_, progress_));
    ASSERT_TRUE(split_store(*store_, *processing::open_index(*store_), recipe_.split));
  }
  /// Two products show each other's photograph from now on.
  void swap_photographs() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(shop() / "images"))
      files.push_back(entry.path());
    ASSERT_GE(files.size(), 2U);
    std::filesystem::rename(files[0], shop() / "aside");
    std::filesystem::rename(files[1], files[0]);
    std::filesystem::rename(shop() / "aside", files[1]);
    load();
  }

  test_support::TemporaryFolder folder_;
  std::unique_ptr<storage::ObjectStore> store_;
  Recipe recipe_;
  NoProgress progress_;
};

TEST_F(ReleaseStepsTest, VectorsOfOtherPhotographsAreNotReleased) {
  ASSERT_TRUE(measure_store(recipe_, *store_, progress_));
  ASSERT_TRUE(publish_store(recipe_, *store_, {}, progress_));
  const std::string before = *registry::resolve(*store_, recipe_.channel);
  swap_photographs();
  process();
  for (const auto& error : {measure_store(recipe_, *store_, progress_).error(),
                            publish_store(recipe_, *store_, {}, progress_).error()}) {
    EXPECT_EQ(error.code(), ErrorCode::kCorruptData);
    EXPECT_THAT(error.message(), HasSubstr("run `lookbook features` again"));
  }
  EXPECT_EQ(*registry::resolve(*store_, recipe_.channel), before);
  ASSERT_TRUE(extract_look(*store_, progress_));
  ASSERT_TRUE(publish_store(recipe_, *store_, {}, progress_));
  EXPECT_NE(*registry::resolve(*store_, recipe_.channel), before);
}

TEST_F(ReleaseStepsTest, VectorsThatDoNotSayWhatTheyAreOfAreMadeAgain) {
  ASSERT_TRUE(store_->remove("analytics/vectors/look.json"));
  EXPECT_THAT(read_shop(*store_).error().message(), HasSubstr("run `lookbook features` again"));
}

TEST_F(ReleaseStepsTest, PhotographsOfHalfReplacedTablesAreNotEncoded) {
  const std::string vectors = *store_->read("analytics/vectors/look.arrow");
  ASSERT_TRUE(store_->remove("standard/manifest.json"));  // killed while tables were replaced
  const auto looked = extract_look(*store_, progress_);
  ASSERT_FALSE(looked);
  EXPECT_THAT(looked.error().message(), HasSubstr("run `lookbook process` again"));
  EXPECT_EQ(*store_->read("analytics/vectors/look.arrow"), vectors);
}

TEST_F(ReleaseStepsTest, ProductsWithoutAnyRatingReplaceNothing) {
  const std::string before = *store_->read("standard/manifest.json");
  ASSERT_TRUE(store_->remove("landing/manifest.json"));
  ASSERT_TRUE(loader::load({.metadata = recipe_.sources.metadata}, *store_, progress_));
  const auto cleaned = transform_landed(*store_, recipe_.transform, progress_);
  ASSERT_FALSE(cleaned);
  EXPECT_EQ(cleaned.error().code(), ErrorCode::kInvalidArgument) << cleaned.error().message();
  EXPECT_EQ(*store_->read("standard/manifest.json"), before);
}

TEST_F(ReleaseStepsTest, ARunOnAnOlderReleaseAsksTheShopForWhatModelsLack) {
  store_ = *storage::create_store(folder_ / "plain");
  recipe_.models = {};
  const auto photographs = std::exchange(recipe_.sources.images, std::nullopt);
  const std::string notice = "The model look was left out: the data has no photographs";
  EXPECT_THAT(run(recipe_, *store_, progress_)->notices, Contains(notice));
  recipe_.sources.images = photographs;
  EXPECT_THAT(run(recipe_, *store_, progress_)->notices, Not(Contains(notice)));
  ASSERT_TRUE(registry::rollback(*store_, recipe_.channel, {"test", 0}));
  EXPECT_THAT(run(recipe_, *store_, progress_)->notices, Not(Contains(notice)));
}

TEST_F(ReleaseStepsTest, APhotographThatCannotBeReadIsToldByEveryRun) {
  const std::string path = store_->list("landing/images/")->front().path;
  ASSERT_TRUE(store_->write(path, "junk"));
  recipe_.sources.images.reset();
  for (const bool fresh : {true, false}) {
    recipe_.fresh = fresh;
    const RunReport report = *run(recipe_, *store_, progress_);
    EXPECT_EQ(report.steps.back().skipped, !fresh);
    EXPECT_THAT(json_of(report).to_text(0), HasSubstr("\"path\":\"" + path + "\"")) << fresh;
    EXPECT_THAT(summary_of(report, {}), HasSubstr(path)) << fresh;
  }
}

TEST_F(ReleaseStepsTest, APhotographThatIsMendedIsEncodedByTheNextRun) {
  const std::string path = store_->list("landing/images/")->front().path;
  const std::string whole = *store_->read(path);
  const auto images = std::exchange(recipe_.sources.images, std::nullopt);  // loading them would repair it
  const auto unreadable_after = [&](std::string_view change) {
    auto report = run(recipe_, *store_, progress_);
    EXPECT_TRUE(report) << change << ": " << report.error().message();
    return report->look->failed;
  };
  ASSERT_TRUE(store_->write(path, whole.substr(0, whole.size() / 2)));
  EXPECT_EQ(unreadable_after("damaged"), 1U);
  EXPECT_EQ(unreadable_after("nothing new"), 1U);
  ASSERT_TRUE(store_->write(path, whole));
  EXPECT_EQ(unreadable_after("mended"), 0U);

  ASSERT_TRUE(store_->remove(path));
  recipe_.fresh = true;
  EXPECT_EQ(unreadable_after("lost"), 1U);
  recipe_.sources.images = images;
  recipe_.fresh = false;
  EXPECT_EQ(unreadable_after("loaded again"), 0U);
}

TEST_F(ReleaseStepsTest, APhotographThatLoadingRepairedIsEncodedAgainThoughTheDamagedOneCouldBeRead) {
  const auto vectors = [&] { return *store_->read(features::vectors_path("look")); };
  const std::string whole = vectors();
  const auto photographs = *store_->list("landing/images/");
  ASSERT_TRUE(store_->write(photographs[0].path, *store_->read(photographs[1].path)));
  const auto images = std::exchange(recipe_.sources.images, std::nullopt);
  ASSERT_TRUE(run(recipe_, *store_, progress_));
  ASSERT_NE(vectors(), whole);
  EXPECT_EQ(loader::load({.images = images}, *store_, progress_)->images_repaired, 1U);
  ASSERT_TRUE(run(recipe_, *store_, progress_));
  EXPECT_EQ(vectors(), whole);
  EXPECT_TRUE(run(recipe_, *store_, progress_)->steps.at(4).skipped);
}

TEST_F(ReleaseStepsTest, ARunLooksAtThePhotographsAgainWhateverOtherCommandsDid) {
  const auto must_run = [&] {
    auto report = run(recipe_, *store_, progress_);
    ASSERT_TRUE(report) << report.error().message();
  };
  must_run();
  swap_photographs();
  process();
  must_run();
  const std::string swapped = *registry::resolve(*store_, recipe_.channel);

  // Products whose only rating was outside the scale get numbers of `process --scale`, which they keep.
  const std::string file = folder_ / "more.csv";
  std::ofstream(file) << "user_id,item_id,rating,timestamp\nu,far,9,1500000000\n";
  recipe_.sources.reviews.emplace_back(file);
  must_run();
  recipe_.transform.scale = {1, 10};
  process();
  recipe_.transform.scale = {1, 5};
  recipe_.models.push_back("item_knn");
  must_run();
  EXPECT_NE(*registry::resolve(*store_, recipe_.channel), swapped);
}

}  // namespace
}  // namespace lookbook::pipeline
