#include "lookbook/loader/landing.hpp"

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <sstream>

#include "loader/manifest.hpp"
#include "loader/source_files.hpp"
#include "loader/test_files.hpp"
#include "lookbook/base/checksum.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/storage/table.hpp"
#include "support/source_folder.hpp"

namespace lookbook::loader {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kReviews =
    "{\"reviewerID\": \"u1\", \"asin\": \"i1\", \"overall\": 5}\n\n{\"broken\n";
constexpr std::string_view kRatings = "user,item,rating\nu1,i1,5\nu2,i1,4\n";
constexpr std::string_view kProducts = "{\"asin\": \"i1\", \"title\": \"Shirt\", \"also_buy\": []}\n";
constexpr std::string_view kJpeg = "\xFF\xD8\xFF\xE0 first";
constexpr std::string_view kPng = "\x89PNG\r\n\x1A\n second";

std::string content(const std::string& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

/// Every file below a folder and its bytes.
std::vector<std::pair<std::string, std::string>> snapshot(const std::string& folder) {
  std::vector<std::pair<std::string, std::string>> files;
  if (!std::filesystem::exists(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().filename().string().front() == '.') continue;  // locks
    files.emplace_back(entry.path().lexically_relative(folder).string(), content(entry.path()));
  }
  std::ranges::sort(files);
  return files;
}

class LandingTest : public ::testing::Test {
 protected:
  Result<LoadReport> load(LoadRequest request) {
    request.now = 1700000000000;
    return loader::load(request, *store_, progress_);
  }

  TestFolder folder_;
  std::unique_ptr<storage::ObjectStore> store_ = *storage::create_store(folder_ / "store");
  NoProgress progress_;
};

TEST_F(LandingTest, AFolderIsLoadedAsItsFilesAreAndSaysWhatItLeavesOut) {
  folder_.write("days/2.csv", "user,item,rating\nu3,i1,5\n");
  folder_.write("days/1.csv", kRatings);
  folder_.write("days/old/1.csv", "user,item,rating\nu4,i1,5\n");
  for (const char* name : {"days/a.md", "days/b.md", "days/c.md", "days/d.md", "days/e.md", "days/f.md"})
    folder_.write(name, "notes");
  const LoadReport report = *load({.reviews = {folder_ / "days"}});
  ASSERT_EQ(report.added.size(), 3U);
  EXPECT_EQ(report.added[0], "1.csv");
  EXPECT_EQ(report.added[1], "2.csv");
  EXPECT_THAT(report.added[2], HasSubstr("-1.csv"));  // another one of that name
  ASSERT_EQ(ignored_notices(report).size(), 1U);
  EXPECT_THAT(ignored_notices(report)[0], HasSubstr("(6): " + (folder_ / "days/a.md")));
  EXPECT_THAT(ignored_notices(report)[0], HasSubstr("e.md, ..."));
  const LoadReport again = *load({.reviews = {folder_ / "days/*.csv"}});
  EXPECT_EQ(again.skipped.size(), 2U);
}

TEST_F(LandingTest, APatternWithoutAMatchLeavesTheStoreAsItWas) {
  EXPECT_EQ(load({.reviews = {folder_ / "*.csv"}}).error().code(), ErrorCode::kNotFound);
  EXPECT_THAT(snapshot(folder_ / "store"), IsEmpty());
}

TEST_F(LandingTest, SourcesAreCopiedByteForByteAndDescribed) {
  const std::string packed = gzip(kReviews);
  const std::string reviews = folder_.write("reviews.json.gz", packed);
  const std::string ratings = folder_.write("ratings.csv", kRatings);
  const std::string products = folder_.write("meta.json", kProducts);
  const LoadReport report = *load({.reviews = {reviews, ratings}, .metadata = {products}});
  EXPECT_THAT(report.added, ElementsAre("reviews.json.gz", "ratings.csv", "meta.json"));
  EXPECT_THAT(report.skipped, IsEmpty());
  ASSERT_EQ(report.manifest.sources.size(), 3U);
  const LandedSource& source = report.manifest.sources[0];
  EXPECT_EQ(source.name, "reviews.json.gz");
  EXPECT_EQ(source.sha256, sha256_hex(packed));
  EXPECT_EQ(source.bytes, packed.size());
  EXPECT_EQ(source.rows, 2U);  // a blank line is none, a broken one is
  EXPECT_EQ(source.landed_at, 1700000000000);
  EXPECT_EQ(source.layout.schema, "amazon-2014-reviews");
  EXPECT_EQ(*store_->read(path_of(source)), packed);
  EXPECT_EQ(report.manifest.sources[1].rows, 2U);  // without the header
  EXPECT_EQ(report.manifest.sources[2].layout.role, SourceRole::kProducts);
  EXPECT_EQ(*read_manifest(*store_), report.manifest);
}

TEST_F(LandingTest, ItemsOfAUsersLineAreCountedEach) {
  const std::string train = folder_.write("train.txt", "0 7 8\n\n1\n2 9\n");
  const LoadReport report = *load({.reviews = {train}});
  EXPECT_EQ(report.manifest.sources[0].rows, 3U);
  EXPECT_EQ(*read_manifest(*store_), report.manifest);
  EXPECT_EQ(read_all(**RecordReader::open(*store_, report.manifest.sources[0]))->rows, 3U);
}

TEST_F(LandingTest, ALandedSourceIsReadByItsName) {
  const std::string ratings = folder_.write("ratings.csv", kRatings);
  const LoadReport report = *load({.reviews = {ratings}});
  const auto reader = *RecordReader::open(*store_, report.manifest.sources[0]);
  const Everything all = *read_all(*reader);
  EXPECT_EQ(all.rows, 2U);
  EXPECT_EQ(all.texts("source")[0], "ratings.csv");
}

TEST_F(LandingTest, ALandedSourceThatIsGoneOrCutIsNotRead) {
  const LoadReport report = *load({.reviews = {folder_.write("ratings.csv", kRatings)}});
  const LandedSource& source = report.manifest.sources[0];
  ASSERT_TRUE(store_->write(path_of(source), kRatings.substr(0, 20)));
  EXPECT_EQ(RecordReader::open(*store_, source).error().code(), ErrorCode::kCorruptData);
  ASSERT_TRUE(store_->remove(path_of(source)));
  EXPECT_EQ(RecordReader::open(*store_, source).error().code(), ErrorCode::kNotFound);
}

TEST_F(LandingTest, KnownContentIsSkippedAndNewIsAdded) {
  const std::string first = folder_.write("day1.csv", kRatings);
  ASSERT_TRUE(load({.reviews = {first}}));
  const auto before = snapshot(folder_ / "store");
  const LoadReport again = *load({.reviews = {first, folder_.write("copy.csv", kRatings)}});
  EXPECT_THAT(again.added, IsEmpty());
  EXPECT_THAT(again.skipped, ElementsAre(first, folder_ / "copy.csv"));
  EXPECT_EQ(snapshot(folder_ / "store"), before);
  const LoadReport more = *load({.reviews = {folder_.write("day2.csv", "user,item,rating\nu9,i9,1\n")}});
  EXPECT_THAT(more.added, ElementsAre("day2.csv"));
  EXPECT_EQ(more.manifest.sources.size(), 2U);
}

TEST_F(LandingTest, LoadingAKnownSourceAgainRepairsItsCopy) {
  const std::string file = folder_.write("day1.csv", kRatings);
  const std::string path = path_of(load({.reviews = {file}})->manifest.sources[0]);
  EXPECT_THAT(load({.reviews = {file}})->repaired, IsEmpty());
  std::string flipped(kRatings);
  flipped.back() ^= 1;
  ASSERT_TRUE(store_->write(path, flipped));
  const LoadReport report = *load({.reviews = {file}});
  EXPECT_THAT(report.repaired, ElementsAre("day1.csv"));
  EXPECT_THAT(report.skipped, ElementsAre(file));
  EXPECT_EQ(*store_->read(path), kRatings);
  ASSERT_TRUE(store_->remove(path));
  EXPECT_THAT(load({.reviews = {file}})->repaired, ElementsAre("day1.csv"));
  EXPECT_EQ(*store_->read(path), kRatings);
}

TEST_F(LandingTest, ASchemaThatIsGivenForAKnownSourceReplacesTheGuess) {
  const std::string file = folder_.write("pairs.csv", "a1,b1,5\na2,b1,4\n");
  const LandedSource guessed = load({.reviews = {file}})->manifest.sources[0];
  ASSERT_EQ(guessed.layout.schema, "ratings-user-item");
  const LoadReport report = *load({.reviews = {file}, .schema = "ratings-item-user"});
  EXPECT_THAT(report.relaid, ElementsAre("pairs.csv"));
  EXPECT_THAT(report.skipped, ElementsAre(file));
  const LandedSource source = read_manifest(*store_)->sources.at(0);
  EXPECT_EQ(source, report.manifest.sources.at(0));
  EXPECT_EQ(source.layout.schema, "ratings-item-user");
  EXPECT_EQ(source.name, guessed.name);
  EXPECT_EQ(read_all(**RecordReader::open(*store_, source))->texts("user_id")[0], "b1");
  EXPECT_THAT(load({.reviews = {file}, .schema = "ratings-item-user"})->relaid, IsEmpty());
  EXPECT_THAT(load({.reviews = {file}})->relaid, IsEmpty());
  EXPECT_EQ(read_manifest(*store_)->sources.at(0), source);
  EXPECT_FALSE(load({.reviews = {file}, .schema = "amazon-2018-reviews"}));
  EXPECT_EQ(read_manifest(*store_)->sources.at(0), source);
}

TEST_F(LandingTest, AKnownSourceInTheOtherListIsRefused) {
  const std::string file = folder_.write("day1.csv", kRatings);
  const auto together = load({.reviews = {file}, .metadata = {file}});
  ASSERT_FALSE(together);
  EXPECT_EQ(together.error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(together.error().message(), HasSubstr("day1.csv was given in both lists"));
  ASSERT_TRUE(load({.reviews = {file}}));
  const auto later = load({.metadata = {file}});
  ASSERT_FALSE(later);
  EXPECT_EQ(later.error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(later.error().message(), HasSubstr("loaded as reviews"));
}

TEST_F(LandingTest, TheSameFileTwiceInOneRequestLandsOnce) {
  const std::string file = folder_.write("day1.csv", kRatings);
  const LoadReport report = *load({.reviews = {file, file}});
  EXPECT_THAT(report.added, ElementsAre("day1.csv"));
  EXPECT_THAT(report.skipped, ElementsAre(file));
}

TEST_F(LandingTest, AnotherFileOfTheSameNameGetsANameOfItsOwn) {
  const std::string one = folder_.write("a/ratings.csv", kRatings);
  const std::string two = folder_.write("b/ratings.csv", "user,item,rating\nu9,i9,1\n");
  const LoadReport report = *load({.reviews = {one, two}});
  const std::string sum = sha256_hex("user,item,rating\nu9,i9,1\n");
  EXPECT_THAT(report.added, ElementsAre("ratings.csv", sum.substr(0, 12) + "-ratings.csv"));
  EXPECT_EQ(*store_->read(path_of(report.manifest.sources[1])), content(two));
}

TEST_F(LandingTest, NamesFitEveryStore) {
  EXPECT_EQ(landing_name("/data/reviews.json.gz"), "reviews.json.gz");
  EXPECT_EQ(landing_name("a\\b\n\x01.csv"), "a_b__.csv");
  EXPECT_EQ(landing_name("caf\xE9.csv"), "caf\xEF\xBF\xBD.csv");
  EXPECT_EQ(landing_name("folder/"), "source");
  const std::string long_name = landing_name(std::string(300, 'x') + ".csv");
  EXPECT_EQ(long_name.size(), 200U);
  EXPECT_TRUE(long_name.ends_with(".csv"));
  const std::string accents =
      landing_name("y" + std::string(100, 'x') + "ééééééééééééééééééééééééééééééééééééééééééééééééééééé.csv");
  EXPECT_LE(accents.size(), 200U);
  EXPECT_EQ(landing_name(accents), accents);  // still valid UTF-8
}

TEST_F(LandingTest, PhotographsAreStoredOnceByContent) {
  folder_.write("images/a.jpg", kJpeg);
  folder_.write("images/deep/b.JPG", kJpeg);
  folder_.write("images/c.png", kPng);
  folder_.write("images/readme.txt", "not an image");
  const LoadReport report = *load({.images = folder_ / "images"});
  EXPECT_EQ(report.images_added, 3U);
  EXPECT_THAT(ignored_notices(report),
              ElementsAre("not photographs, though among the images (1): readme.txt"));
  EXPECT_EQ(report.manifest.images, 3U);
  const std::string jpeg = "landing/images/" + sha256_hex(kJpeg) + ".jpg";
  EXPECT_EQ(*store_->read(jpeg), kJpeg);
  EXPECT_EQ(store_->list("landing/images/")->size(), 2U);
  const auto table = *storage::TableReader::open(*store_, landing::kImages);
  const std::optional<RecordBatch> rows = *table->next();
  const auto names = *rows->column<std::string_view>("name");
  const auto paths = *rows->column<std::string_view>("path");
  ASSERT_EQ(rows->rows(), 3U);
  EXPECT_EQ(names[0], "a.jpg");
  EXPECT_EQ(names[1], "c.png");
  EXPECT_EQ(names[2], "deep/b.JPG");
  EXPECT_EQ(paths[2], jpeg);
  EXPECT_EQ((*rows->column<std::int64_t>("bytes"))[0], static_cast<std::int64_t>(kJpeg.size()));
}

TEST_F(LandingTest, LoadingPhotographsAgainAddsOnlyWhatIsNew) {
  folder_.write("images/a.jpg", kJpeg);
  ASSERT_TRUE(load({.images = folder_ / "images"}));
  const auto before = snapshot(folder_ / "store");
  EXPECT_EQ(load({.images = folder_ / "images"})->images_known, 1U);
  EXPECT_EQ(snapshot(folder_ / "store"), before);
  folder_.write("images/a.jpg", kPng);  // the photograph was changed: the name shows the new one
  folder_.write("images/b.jpg", kJpeg);
  const LoadReport report = *load({.images = folder_ / "images"});
  EXPECT_EQ(report.images_added, 2U);
  EXPECT_EQ(report.manifest.images, 2U);
}

TEST_F(LandingTest, LoadingAKnownPhotographAgainRepairsItsCopy) {
  folder_.write("images/a.jpg", kJpeg);
  folder_.write("images/same.jpg", kJpeg);
  folder_.write("images/whole.png", kPng);
  const LoadRequest request = {.images = folder_ / "images"};
  EXPECT_EQ(load(request)->images_repaired, 0U);
  EXPECT_EQ(load(request)->images_repaired, 0U);
  const std::string path = "landing/images/" + sha256_hex(kJpeg) + ".jpg";
  std::string flipped(kJpeg);
  flipped.back() ^= 1;
  for (const std::string& damaged : {flipped, flipped.substr(0, 5), std::string()}) {
    ASSERT_TRUE(store_->write(path, damaged));
    const LoadReport report = *load(request);
    EXPECT_EQ(report.images_repaired, 1U);
    EXPECT_EQ(report.images_added, 0U);
    EXPECT_EQ(*store_->read(path), kJpeg);
  }
  ASSERT_TRUE(store_->remove(path));
  EXPECT_EQ(load(request)->images_repaired, 1U);
  EXPECT_EQ(*store_->read(path), kJpeg);
  EXPECT_EQ(read_manifest(*store_)->images_repaired, 4U);
}

TEST_F(LandingTest, ADamagedSourceLeavesTheStoreAsItWas) {
  const std::string good = folder_.write("good.csv", kRatings);
  const std::string packed = gzip(kReviews);
  const std::string cut = folder_.write("cut.json.gz", packed.substr(0, packed.size() - 4));
  const auto report = load({.reviews = {good, cut}});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), ErrorCode::kCorruptData);
  EXPECT_THAT(report.error().message(), HasSubstr("cut.json.gz"));
  EXPECT_THAT(snapshot(folder_ / "store"), IsEmpty());
}

TEST_F(LandingTest, RequestsThatMakeNoSenseAreRefused) {
  EXPECT_EQ(load({}).error().code(), ErrorCode::kInvalidArgument);
  const std::string products = folder_.write("meta.json", kProducts);
  const std::string ratings = folder_.write("ratings.csv", kRatings);
  EXPECT_THAT(load({.reviews = {products}}).error().message(), HasSubstr("looks like product metadata"));
  EXPECT_THAT(load({.metadata = {ratings}}).error().message(), HasSubstr("looks like reviews"));
  std::filesystem::create_directory(folder_ / "empty");
  EXPECT_THAT(load({.reviews = {folder_ / "empty"}}).error().message(), HasSubstr("is empty"));
  EXPECT_EQ(load({.reviews = {folder_ / "nowhere"}}).error().code(), ErrorCode::kNotFound);
  EXPECT_EQ(load({.images = folder_ / "nowhere"}).error().code(), ErrorCode::kNotFound);
  EXPECT_EQ(load({.images = ratings}).error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(load({.reviews = {ratings}, .schema = "nonsense"}).error().message(), HasSubstr("nonsense"));
  EXPECT_THAT(snapshot(folder_ / "store"), IsEmpty());
}

/// Says stop after a number of questions.
class StopsAfter final : public Progress {
 public:
  explicit StopsAfter(int questions) : left_(questions) {}
  void begin(std::string_view, std::uint64_t, std::string_view) override {}
  void advance(std::uint64_t) override {}
  void end() override {}
  bool cancelled() const override { return left_-- <= 0; }

 private:
  mutable int left_;
};

TEST_F(LandingTest, ALoadThatIsStoppedAnywhereIsFinishedByTheNext) {
  const std::string ratings = folder_.write("ratings.csv", kRatings);
  const std::string products = folder_.write("meta.json", kProducts);
  folder_.write("images/a.jpg", kJpeg);
  const LoadRequest request = {
      .reviews = {ratings}, .metadata = {products}, .images = folder_ / "images", .now = 1};
  const auto undisturbed = *storage::create_store(folder_ / "undisturbed");
  ASSERT_TRUE(loader::load(request, *undisturbed, progress_));
  int stopped = 0;
  for (int questions = 0;; ++questions) {
    StopsAfter stops(questions);
    const auto report = loader::load(request, *store_, stops);
    if (report) break;
    EXPECT_EQ(report.error().code(), ErrorCode::kCancelled);
    EXPECT_THAT(read_manifest(*store_)->sources, IsEmpty());
    ++stopped;
  }
  EXPECT_GT(stopped, 5);
  EXPECT_EQ(snapshot(folder_ / "store"), snapshot(folder_ / "undisturbed"));
}

TEST_F(LandingTest, AFullDiskIsSaidAndNothingIsLanded) {
  std::string text = std::string(kRatings);
  for (int i = 0; i < 20000; ++i) text += "u" + std::to_string(i) + ",i1,5\n";
  const std::string ratings = folder_.write("ratings.csv", text);
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit small = {50000, before.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  const auto report = load({.reviews = {ratings}});
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, handler);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), ErrorCode::kNoSpace);
  EXPECT_THAT(snapshot(folder_ / "store"), IsEmpty());
  EXPECT_TRUE(load({.reviews = {ratings}}));
}

TEST_F(LandingTest, TheManifestOfFormat1IsReadForEver) {
  const LandingManifest manifest =
      *manifest_from_json(content(test_support::source_path("src/loader/fixtures/manifest_1.json")));
  ASSERT_EQ(manifest.sources.size(), 2U);
  EXPECT_EQ(manifest.images, 12U);
  const LandedSource& reviews = manifest.sources[0];
  EXPECT_EQ(reviews.name, "reviews.json.gz");
  EXPECT_EQ(reviews.layout.schema, "amazon-2018-reviews");
  EXPECT_EQ(reviews.layout.compression, Compression::kGzip);
  EXPECT_EQ(reviews.rows, 3176U);
  EXPECT_EQ(reviews.landed_at, 1700000000000);
  const SourceLayout& ratings = manifest.sources[1].layout;
  EXPECT_EQ(ratings.role, SourceRole::kRatings);
  EXPECT_EQ(ratings.delimiter, "\t");
  EXPECT_THAT(ratings.columns, ElementsAre("user_id", "item_id", "rating"));
  EXPECT_EQ(*manifest_from_json(manifest_to_json(manifest)), manifest);
}

TEST_F(LandingTest, AManifestThatIsDamagedOrNewerIsRefused) {
  EXPECT_EQ(manifest_from_json("{").error().code(), ErrorCode::kCorruptData);
  EXPECT_EQ(manifest_from_json("{}").error().code(), ErrorCode::kCorruptData);
  EXPECT_EQ(
      manifest_from_json(R"({"format_version": 1, "images": 0, "sources": [{"name": "x"}]})").error().code(),
      ErrorCode::kCorruptData);
  const auto newer = manifest_from_json(R"({"format_version": 3, "anything": true})");
  EXPECT_EQ(newer.error().code(), ErrorCode::kUnsupportedVersion);
  EXPECT_THAT(newer.error().message(), HasSubstr("newer"));
}

}  // namespace
}  // namespace lookbook::loader
