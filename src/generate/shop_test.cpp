#include "lookbook/generate/shop.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>
#include <zlib.h>

#include <boost/json.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "lookbook/base/checksum.hpp"
#include "lookbook/base/parallel.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::generate {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using test_support::TemporaryFolder;

ShopOptions tiny() {
  return {.products = 40, .shoppers = 50, .reviews = 400, .seed = 7, .image_width = 60};
}

std::string unpacked(const fs::path& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  std::string text(1 << 16, '\0'), all;
  for (int n; (n = gzread(file, text.data(), static_cast<unsigned>(text.size()))) > 0;)
    all.append(text, 0, static_cast<std::size_t>(n));
  gzclose(file);
  return all;
}

std::vector<json::object> lines_of(const std::string& text) {
  std::vector<json::object> rows;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) rows.push_back(json::parse(line).as_object());
  return rows;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), folder).string()] = bytes_of(entry.path());
  }
  return files;
}

GeneratedShop generate(const ShopOptions& options, const fs::path& folder) {
  NoProgress silent;
  auto shop = generate_shop(options, folder, silent);
  EXPECT_TRUE(shop) << shop.error().message();
  return shop ? *shop : GeneratedShop{};
}

class ShopTest : public testing::Test {
 protected:
  fs::path target(const char* name = "shop") const { return fs::path(folder_.path()) / name; }
  TemporaryFolder folder_;
};

TEST_F(ShopTest, TheFilesHaveTheFieldsOfTheRealOnesAndAPhotographOfEveryProduct) {
  const GeneratedShop shop = generate(tiny(), target());
  const auto reviews = lines_of(unpacked(target() / "reviews.json.gz"));
  const auto products = lines_of(unpacked(target() / "metadata.json.gz"));
  EXPECT_EQ(shop.products, 40U);
  EXPECT_EQ(shop.images, 40U);
  EXPECT_EQ(reviews.size(), shop.reviews);
  ASSERT_EQ(products.size(), shop.products);
  // As in AMAZON_FASHION_5.json.gz and meta_Gift_Cards.json.gz; parent_asin and color are ours.
  const std::set<std::string> review_fields = {"overall", "verified",       "reviewTime",   "reviewerID",
                                               "asin",    "style",          "reviewerName", "reviewText",
                                               "summary", "unixReviewTime", "vote"};
  const std::set<std::string> product_fields = {
      "category",     "tech1", "description", "fit",  "title",       "also_buy", "image",
      "tech2",        "brand", "feature",     "rank", "also_view",   "details",  "main_cat",
      "similar_item", "date",  "price",       "asin", "parent_asin", "color"};
  std::set<std::string> seen;
  for (const auto& row : reviews) {
    for (const auto& field : row) seen.insert(field.key());
  }
  EXPECT_EQ(seen, review_fields);
  std::set<std::string> asins;
  for (const auto& row : products) {
    std::set<std::string> fields;
    for (const auto& field : row) fields.insert(field.key());
    EXPECT_EQ(fields, product_fields);
    const auto asin = std::string(row.at("asin").as_string());
    asins.insert(asin);
    EXPECT_EQ(row.at("image").as_array().at(0).as_string(), asin + ".jpg");
    EXPECT_GT(fs::file_size(target() / "images" / (asin + ".jpg")), 500U);
    EXPECT_EQ(row.at("price").as_string().front(), '$');
    EXPECT_EQ(row.at("category").as_array().size(), 4U);
  }
  for (const auto& row : reviews) EXPECT_TRUE(asins.contains(std::string(row.at("asin").as_string())));
}

TEST_F(ShopTest, ReviewTimesAgreeAndSizesFollowTheProduct) {
  generate(tiny(), target());
  for (const auto& row : lines_of(unpacked(target() / "reviews.json.gz"))) {
    EXPECT_EQ(row.at("unixReviewTime").as_int64() % 86400, 0);
    EXPECT_GE(row.at("unixReviewTime").as_int64(), 1388534400);  // 2014-01-01
    EXPECT_TRUE(row.at("style").as_object().contains("Color:"));
    EXPECT_GE(row.at("overall").as_double(), 1);
    EXPECT_LE(row.at("overall").as_double(), 5);
  }
}

TEST_F(ShopTest, TheSameOptionsGiveTheSameBytesOnAnyNumberOfThreads) {
  std::map<std::string, std::string> first;
  for (const std::size_t threads : {1, 2, 5}) {
    const ThreadLimit limit(threads);
    const auto folder = target(("on" + std::to_string(threads)).c_str());
    generate(tiny(), folder);
    const auto files = files_of(folder);
    EXPECT_EQ(files.size(), 42U);
    if (first.empty()) first = files;
    EXPECT_EQ(files, first) << threads << " threads";
  }
}

TEST_F(ShopTest, TheTextsOfATinyShopAreTheseForEver) {
  ShopOptions options = tiny();
  options.images = false;
  generate(options, target());
  EXPECT_EQ(sha256_hex(unpacked(target() / "reviews.json.gz")),
            "db71128da4466c61cec818d53cac0a69bcbcc2246a9d3a24fd8e435d46bc7a7e");
  EXPECT_EQ(sha256_hex(unpacked(target() / "metadata.json.gz")),
            "22aac7bbbed314d28752118eacf4899ed8644f1835d158550c10daa79f104f30");
}

TEST_F(ShopTest, AnExistingFolderIsLeftAlone) {
  fs::create_directories(target());
  std::ofstream(target() / "mine.txt") << "mine";
  NoProgress silent;
  const auto shop = generate_shop(tiny(), target(), silent);
  ASSERT_FALSE(shop);
  EXPECT_EQ(shop.error().code(), ErrorCode::kAlreadyExists);
  EXPECT_EQ(files_of(target()), (std::map<std::string, std::string>{{"mine.txt", "mine"}}));
}

TEST_F(ShopTest, ASlashBehindTheFolderChangesNothing) {
  ShopOptions options = tiny();
  options.images = false;
  generate(options, target() / "");
  generate(options, fs::path(folder_.path()) / "." / "other" / ".");
  EXPECT_EQ(files_of(target()).size(), 2U);
  EXPECT_EQ(files_of(target()), files_of(target("other")));
  const auto entries = fs::directory_iterator(folder_.path());
  EXPECT_EQ(std::distance(begin(entries), end(entries)), 2);
  NoProgress silent;
  EXPECT_EQ(generate_shop(options, "", silent).error().code(), ErrorCode::kInvalidArgument);
}

TEST_F(ShopTest, AFolderThatIsCalledAsItsDraftWouldBeIsLeftAlone) {
  ShopOptions options = tiny();
  options.images = false;
  fs::create_directories(target("shop.part"));
  std::ofstream(target("shop.part") / "mine.txt") << "mine";
  std::ofstream(target("shop.part2")) << "a file";
  generate(options, target());
  EXPECT_EQ(files_of(target()).size(), 2U);
  EXPECT_EQ(files_of(target("shop.part")), (std::map<std::string, std::string>{{"mine.txt", "mine"}}));
  EXPECT_EQ(bytes_of(target("shop.part2")), "a file");
}

TEST_F(ShopTest, WhatAKilledRunLeftIsRemovedAndWhatALivingOneMakesIsNot) {
  for (const char* name : {"shop.part", "shop.part2", "shop.part3"}) {
    fs::create_directories(target(name) / "images");
    std::ofstream(target(name) / ".draft") << "";
  }
  const int living = ::open((target("shop.part2") / ".draft").c_str(), O_RDWR);
  ASSERT_EQ(::flock(living, LOCK_EX | LOCK_NB), 0);
  ShopOptions options = tiny();
  options.images = false;
  generate(options, target());
  EXPECT_EQ(files_of(target()).size(), 2U);
  EXPECT_FALSE(fs::exists(target("shop.part")));
  EXPECT_TRUE(fs::exists(target("shop.part2") / "images"));
  EXPECT_FALSE(fs::exists(target("shop.part3")));
  ::close(living);
}

TEST_F(ShopTest, FarFewerReviewsThanAskedForAreExplained) {
  // Ten people and twenty products have at most 200 reviews.
  ShopOptions options{.products = 20, .shoppers = 10, .reviews = 100000, .images = false};
  const GeneratedShop shop = generate(options, target());
  EXPECT_LE(shop.reviews, 200U);
  const std::string notice = shortfall_notice(options, shop);
  EXPECT_TRUE(notice.starts_with(std::to_string(shop.reviews) + " reviews")) << notice;
  EXPECT_NE(notice.find("100000"), std::string::npos) << notice;
  options = tiny();
  options.images = false;
  EXPECT_EQ(shortfall_notice(options, generate(options, target("other"))), "");
}

TEST_F(ShopTest, AFolderThatCannotBeMadeIsAnError) {
  std::ofstream(fs::path(folder_.path()) / "file") << "not a folder";
  NoProgress silent;
  EXPECT_FALSE(generate_shop(tiny(), fs::path(folder_.path()) / "file" / "shop", silent));
}

/// Stops when the photographs begin.
class Impatient final : public Progress {
 public:
  void begin(std::string_view what, std::uint64_t, std::string_view) override {
    photographing_ = what == "photographing";
  }
  void advance(std::uint64_t) override {}
  void end() override {}
  bool cancelled() const override { return photographing_; }

 private:
  bool photographing_ = false;
};

TEST_F(ShopTest, WhatIsStoppedLeavesNothingBehind) {
  Impatient progress;
  const auto shop = generate_shop(tiny(), target(), progress);
  ASSERT_FALSE(shop);
  EXPECT_EQ(shop.error().code(), ErrorCode::kCancelled);
  EXPECT_TRUE(fs::is_empty(folder_.path()));
}

TEST_F(ShopTest, OptionsOutOfRangeAreRefused) {
  NoProgress silent;
  for (const auto& options :
       {ShopOptions{.products = 5}, ShopOptions{.shoppers = 2}, ShopOptions{.shoppers = 100, .reviews = 50},
        ShopOptions{.dirty_share = 1.5}, ShopOptions{.image_width = 10}}) {
    const auto shop = generate_shop(options, target(), silent);
    ASSERT_FALSE(shop);
    EXPECT_EQ(shop.error().code(), ErrorCode::kInvalidArgument);
  }
}

TEST_F(ShopTest, DirtyLinesComeInTheShareAskedForAndBesideTheCleanOnes) {
  ShopOptions options = tiny();
  options.images = false;
  generate(options, target("clean"));
  options.dirty_share = 0.3;
  generate(options, target("dirty"));
  const std::string clean = unpacked(target("clean") / "reviews.json.gz"),
                    dirty = unpacked(target("dirty") / "reviews.json.gz");
  const auto count = [](const std::string& text) { return std::count(text.begin(), text.end(), '\n'); };
  EXPECT_NEAR(static_cast<double>(count(dirty)) / static_cast<double>(count(clean)), 1.3, 0.08);
  std::set<std::string> all;
  std::istringstream stream(dirty);
  for (std::string line; std::getline(stream, line);) all.insert(line);
  std::istringstream again(clean);
  for (std::string line; std::getline(again, line);) EXPECT_TRUE(all.contains(line));
}

}  // namespace
}  // namespace lookbook::generate
