// Stores of every format version that was ever released must be read for ever, with what a run leaves in
// them: the fitted models, vectors, the evaluation, the chosen split, the step cache.
// tests/fixtures/format-v<n>/run holds one for each set of versions, and expected.json what its models
// answered when it was written. After raising the version of such a file or of a model, or adding a model,
// write the next set once and keep the older ones as they are:
//   LOOKBOOK_WRITE_FIXTURES=tests/fixtures/format-v2 build/dev/bin/pipeline_test
//   --gtest_filter='FixtureTest.*'

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "lookbook/generate/shop.hpp"
#include "lookbook/models/factory.hpp"
#include "lookbook/pipeline/run.hpp"
#include "lookbook/pipeline/step_cache.hpp"
#include "lookbook/pipeline/steps.hpp"
#include "lookbook/registry/registry.hpp"
#include "lookbook/report/json.hpp"
#include "lookbook/storage/json_object.hpp"
#include "pipeline/evaluation_file.hpp"
#include "support/source_folder.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::pipeline {
namespace {

using report::Json;
using storage::JsonObject;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr const char* kExpected = "expected.json";

/// Scores by item, in an order that counts.
Json by_item(const registry::Release& release, const auto& scored) {
  Json scores = Json::object();
  for (const auto& [item, score] : scored) scores.set(release.items.id(item), score);
  return scores;
}

/// What a model answers: as a ranker and as a predictor to the first user's history, as a finder of similar
/// items to the first item.
Json answers_of(const registry::Release& release, const ModelParts& parts) {
  const models::ModelEntry& entry = **models::find_model(parts.kind);
  std::vector<HistoryEvent> memory;
  const History history = release.histories.of(UserIndex(0), memory);
  models::Workspace workspace;
  Json answers = Json::object();
  if (entry.open_ranker != nullptr) {
    const auto ranker = *entry.open_ranker(parts);
    std::vector<float> scores(ranker->n_items());
    ranker->score(history, workspace, scores);
    std::vector<std::pair<ItemIndex, float>> scored;
    for (std::uint32_t item = 0; item < scores.size(); ++item)
      scored.emplace_back(ItemIndex(item), scores[item]);
    answers.set("ranker", by_item(release, scored));
  }
  if (entry.open_rating != nullptr) {
    const auto model = *entry.open_rating(parts);
    std::vector<std::pair<ItemIndex, double>> predicted;
    for (std::uint32_t item = 0; item < release.items.size(); ++item)
      predicted.emplace_back(ItemIndex(item), model->predict(history, ItemIndex(item), workspace).rating);
    answers.set("rating", by_item(release, predicted));
  }
  if (entry.open_similarity != nullptr) {
    const auto model = *entry.open_similarity(parts);
    std::vector<std::pair<ItemIndex, float>> similar;
    for (const auto& [item, score] : model->similar(ItemIndex(0), {}, workspace))
      similar.emplace_back(item, score);
    answers.set("similarity", by_item(release, similar));
  }
  return answers;
}

std::string answers_of(const registry::Release& release) {
  Json models = Json::object();
  for (const auto& [name, parts] : release.models) models.set(name, answers_of(release, parts));
  Json document = Json::object();
  document.set("format_version", 1).set("models", std::move(models));
  return document.to_text() + "\n";
}

/// Four friends of hats and four of shoes, with a mean that is no round number; three products have
/// photographs, nobody rated the scarf.
std::string ratings() {
  std::string rows = "user_id,item_id,rating,timestamp\n";
  const std::vector<std::string> items = {"hat", "cap", "shoe", "boot", "belt"};
  for (std::size_t user = 0; user < 8; ++user) {
    for (std::size_t item = 0; item < items.size(); ++item) {
      const bool likes = (user % 2 == 0) == (item < 2);
      if ((user * user + 3 * item) % 7 == 3) continue;
      rows += "u" + std::to_string(user) + "," + items[item] + "," +
              std::to_string((likes ? 4 : 1) + (user * item + user + 2 * item) % 2) + "," +
              std::to_string(1500000000 + 1000 * item + user) + "\n";
    }
  }
  return rows;
}

std::string products() {
  std::string rows;
  for (const char* item : {"hat", "cap", "shoe", "boot", "belt", "scarf"}) {
    rows += R"({"asin": ")" + std::string(item) + R"(", "title": "A )" + item +
            R"(", "category": ["Clothing", "Women"], "brand": "Plain", "price": "$9.50", "image": [")" +
            item + ".jpg\"]}\n";
  }
  return rows;
}

/// Photographs of a generated shop, under our products' names.
void write_photographs(const std::filesystem::path& sources) {
  NoProgress progress;
  const generate::ShopOptions options{
      .products = 20, .shoppers = 10, .reviews = 10, .seed = 1, .image_width = 60};
  ASSERT_TRUE(generate::generate_shop(options, sources / "generated", progress));
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(sources / "generated/images"))
    files.insert(entry.path());
  std::filesystem::create_directory(sources / "images");
  auto file = files.begin();
  for (const char* item : {"hat.jpg", "shoe.jpg", "scarf.jpg"})
    std::filesystem::copy(*file++, sources / "images" / item);
}

void write_fixture(const std::filesystem::path& folder) {
  const test_support::TemporaryFolder temporary;
  const std::filesystem::path sources = temporary.path();
  write_photographs(sources);
  std::ofstream(sources / "ratings.csv") << ratings();
  std::ofstream(sources / "products.json") << products();
  Recipe recipe;
  recipe.sources = {.reviews = {sources / "ratings.csv"},
                    .metadata = {sources / "products.json"},
                    .images = sources / "images",
                    .now = 1700000000000};
  for (const auto& model : models::all_models()) recipe.models.emplace_back(model.name);
  recipe.transform.cores = {2};
  recipe.lookbook_version = "fixture";
  recipe.now = 1700000000000;
  const auto store = *storage::create_store(folder.string());
  NoProgress progress;
  const auto report = run(recipe, *store, progress);
  ASSERT_TRUE(report) << report.error().message();
  std::ofstream(folder / kExpected) << answers_of(*registry::open_release(*store, report->release));
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().filename().string().ends_with(".lock")) std::filesystem::remove(entry.path());
}

class FixtureTest : public ::testing::Test {
 protected:
  /// The stores there are, or the one that is to be written.
  static void SetUpTestSuite() {
    folders_.clear();
    if (const char* folder = std::getenv("LOOKBOOK_WRITE_FIXTURES"); folder != nullptr) {
      folders_.push_back(std::filesystem::path(folder) / "run");
      return write_fixture(folders_.back());
    }
    for (const auto& set : std::filesystem::directory_iterator(test_support::source_path("tests/fixtures")))
      if (exists(set.path() / "run")) folders_.push_back(set.path() / "run");
    std::ranges::sort(folders_);
  }
  void SetUp() override { ASSERT_THAT(folders_, Not(IsEmpty())); }

  static inline std::vector<std::filesystem::path> folders_;
};

std::unique_ptr<storage::ObjectStore> open(const std::filesystem::path& folder) {
  return *storage::open_store(folder.string());
}

void expect_answers(const JsonObject& found, const JsonObject& expected, const std::string& what) {
  ASSERT_EQ(found.names(), expected.names()) << what;  // the order of similar items, too
  for (const std::string& item : expected.names()) {
    const double score = *expected.real(item);
    EXPECT_NEAR(*found.real(item), score, 1e-5 * std::max(1., std::abs(score))) << what << " " << item;
  }
}

TEST_F(FixtureTest, StoredModelsAnswerAsTheyDidWhenTheyWereWritten) {
  std::set<std::string, std::less<>> kinds;
  for (const auto& folder : folders_) {
    const auto store = open(folder);
    const auto release = registry::open_release(*store, *registry::resolve(*store, registry::kLiveChannel));
    ASSERT_TRUE(release) << release.error().message();
    const JsonObject expected_file = *storage::read_json(*store, kExpected, {});
    const JsonObject expected = *expected_file.object("models");
    const JsonObject found =
        *JsonObject::parse(answers_of(*release), "the models' answers", {})->object("models");
    ASSERT_EQ(found.names(), expected.names());
    for (const std::string& model : expected.names()) {
      kinds.insert(release->models.at(model).kind);
      const JsonObject tasks = *expected.object(model);
      ASSERT_EQ(found.object(model)->names(), tasks.names());
      for (const std::string& task : tasks.names())
        expect_answers(*found.object(model)->object(task), *tasks.object(task),
                       folder.string() + ": " + model + " as " + task);
    }
  }
  for (const auto& model : models::all_models())
    EXPECT_TRUE(kinds.contains(model.name)) << "no fixture of the model " << model.name << ": write one";
}

TEST_F(FixtureTest, VectorsBelongToTheShopTheyWereMadeOf) {
  for (const auto& folder : folders_) {
    const auto store = open(folder);
    const auto shop = read_shop(*store);
    ASSERT_TRUE(shop) << shop.error().message();
    EXPECT_EQ(shop->look.name, "look");
    EXPECT_EQ(shop->look.source, features::photographs_fingerprint(shop->catalogue));
    for (const Product& product : shop->catalogue.products()) {
      const ItemIndex item = *shop->indexed.items.find(product.id);
      const bool shown = std::set<std::string>{"hat", "shoe", "scarf"}.contains(product.id);
      EXPECT_EQ(shop->look.present[item.number()], shown ? 1 : 0) << product.id;
      double length = 0;
      for (const float value : shop->look.row(item)) length += static_cast<double>(value) * value;
      EXPECT_NEAR(length, shown ? 1 : 0, 1e-5) << product.id;
    }
  }
}

TEST_F(FixtureTest, TheEvaluationAndTheChosenSplitAreRead) {
  for (const auto& folder : folders_) {
    const auto store = open(folder);
    EXPECT_EQ(*processing::chosen_split(*store), "leave-last-out");
    const auto indexed = processing::open_index(*store);
    ASSERT_TRUE(indexed) << indexed.error().message();
    EXPECT_THAT(processing::read_split(*store, *indexed, "leave-last-out")->parts,
                SizeIs(indexed->interactions.size()));
    const auto evaluation = read_evaluation(*store);
    ASSERT_TRUE(evaluation) << evaluation.error().message();
    EXPECT_EQ(evaluation->split, "leave-last-out");
    const auto release = registry::read_manifest(*store, *registry::resolve(*store, registry::kLiveChannel));
    EXPECT_EQ(release->parameters.at("ranker"), evaluation->ranker);
    EXPECT_EQ(release->metrics, evaluation->metrics);
    EXPECT_TRUE(evaluation->metrics.contains("mean/rmse"));
  }
}

TEST_F(FixtureTest, TheStepCacheKnowsWhatWasDone) {
  const auto store = open(folders_.back());  // older ones count as empty
  const JsonObject file = *storage::read_json(*store, "analytics/steps.json", {.newest = 3});
  const JsonObject steps = *file.object("steps");
  EXPECT_THAT(steps.names(), ElementsAre("evaluate", "explore", "features", "index", "process", "release"));
  const auto cache = StepCache::open(*store);
  ASSERT_TRUE(cache) << cache.error().message();
  for (const std::string& step : steps.names()) {
    EXPECT_TRUE(*cache->is_current(step, *steps.object(step)->text("fingerprint"))) << step;
    EXPECT_FALSE(*cache->is_current(step, "another")) << step;
  }
}

}  // namespace
}  // namespace lookbook::pipeline
