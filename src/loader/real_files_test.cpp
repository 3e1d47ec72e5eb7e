#include <gmock/gmock.h>

#include <numeric>
#include <set>

#include "loader/test_files.hpp"
#include "lookbook/base/parallel.hpp"
#include "support/real_data.hpp"

namespace lookbook::loader {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Optional;

struct RealFile {
  std::string path;
  std::string schema;
  std::size_t rows;
  std::size_t users;  // 0: a list of products
  std::size_t items;
};

void PrintTo(const RealFile& file, std::ostream* out) {
  *out << file.path;
}

class RealFiles : public ::testing::TestWithParam<RealFile> {};

std::size_t distinct(const Everything& all, std::string_view column) {
  std::set<std::string_view> values;
  for (const auto& value : all.texts(column)) values.insert(value.value_or(""));
  return values.size();
}

TEST_P(RealFiles, LoadWhole) {
  const RealFile& expected = GetParam();
  LOOKBOOK_REAL_DATA(file, expected.path);
  EXPECT_EQ(recognise(file)->schema, expected.schema);
  const Everything all = *read_file(file);
  EXPECT_EQ(all.rows, expected.rows);
  EXPECT_EQ(all.rejected, 0U);
  EXPECT_EQ(all.repairs.rows_repaired, 0U);
  if (expected.users > 0) {
    EXPECT_EQ(distinct(all, "user_id"), expected.users);
  }
  EXPECT_EQ(distinct(all, "item_id"), expected.items);
}

// Rows as the data set's README says (it says 7,419 for the products of Digital Music, which has 7,418
// lines), users and items as Python's json and csv readers count them.
INSTANTIATE_TEST_SUITE_P(
    SharedData, RealFiles,
    ::testing::Values(
        RealFile{"raw/AMAZON_FASHION_5.json.gz", "amazon-2018-reviews", 3176, 406, 31},
        RealFile{"raw/All_Beauty_5.json.gz", "amazon-2018-reviews", 5269, 991, 85},
        RealFile{"raw/Gift_Cards_5.json.gz", "amazon-2018-reviews", 2972, 458, 148},
        RealFile{"raw/reviews_Digital_Music_5_head_2014.json.gz", "amazon-2014-reviews", 6908, 2490, 382},
        RealFile{"raw/All_Beauty_2023_sample.jsonl.gz", "amazon-2023-reviews", 8196, 3432, 2933},
        RealFile{"raw/All_Beauty_2023_sample.parquet", "amazon-2023-reviews", 10245 - 8196, 1517, 1443},
        RealFile{"raw/meta_Gift_Cards.json.gz", "amazon-2018-products", 1547, 0, 1547},
        RealFile{"raw/meta_Digital_Music_head_2014.json.gz", "amazon-2014-products", 7418, 0, 7418},
        RealFile{"catalogue/amazon_apparel_17k.jsonl.gz", "products", 17592, 0, 17592},
        RealFile{"fashion_images/products.jsonl.gz", "products", 44072, 0, 44072},
        RealFile{"clothing_5core_2014/items.jsonl.gz", "amazon-2014-products", 23033, 0, 23033},
        RealFile{"clothing_5core_2014/interactions.tsv.gz", "ratings-header", 278677, 39387, 23033},
        RealFile{"gowalla/train.txt.gz", "user-items", 810128, 29858, 40981},
        RealFile{"gowalla/test.txt.gz", "user-items", 217242, 29858, 38546},
        RealFile{"ratings/amazon_boys_girls_training.tsv", "ratings-user-item", 40501, 8806, 4165},
        RealFile{"ratings/amazon_boys_girls_validation.tsv", "ratings-user-item", 8730, 8730, 2819},
        RealFile{"ratings/amazon_boys_girls_test.tsv", "ratings-user-item", 8697, 8697, 2836},
        RealFile{"ratings/amazon_men_training.tsv", "ratings-user-item", 80935, 3218, 7605},
        RealFile{"ratings/amazon_men_validation.tsv", "ratings-user-item", 29651, 3027, 1633},
        RealFile{"ratings/amazon_men_test.tsv", "ratings-user-item", 29585, 2961, 1742},
        RealFile{"ratings/toys_train.txt", "ratings-user-item", 96258, 19412, 11879},
        RealFile{"ratings/toys_val.txt", "ratings-user-item", 31017, 19412, 9824},
        RealFile{"ratings/toys_test.txt", "ratings-user-item", 40322, 19412, 10652},
        RealFile{"movielens-100k/u.data", "ratings-user-item", 100000, 943, 1682},
        RealFile{"movielens-100k/u1.base", "ratings-user-item", 80000, 943, 1650},
        RealFile{"movielens-100k/u1.test", "ratings-user-item", 20000, 459, 1410}));

template <class T>
double sum_of(const Everything& all, std::string_view column) {
  double sum = 0;
  for (const auto& value : all.column<T>(column)) sum += static_cast<double>(value.value_or(T{}));
  return sum;
}

template <class T>
std::size_t known(const Everything& all, std::string_view column) {
  const auto values = all.column<T>(column);
  return static_cast<std::size_t>(
      std::ranges::count_if(values, [](const auto& value) { return value.has_value(); }));
}

std::size_t text_bytes(const Everything& all, std::string_view column) {
  std::size_t bytes = 0;
  for (const auto& text : all.texts(column)) bytes += text.value_or("").size();
  return bytes;
}

std::size_t entries(const Everything& all, std::string_view column) {
  std::size_t count = 0;
  for (const auto& list : all.lists(column)) count += list.size();
  return count;
}

// The sums of the next tests are Python's over json.loads of every line.

TEST(RealFilesTest, EveryColumnOfThe2018ReviewsIsRead) {
  LOOKBOOK_REAL_DATA(path, "raw/AMAZON_FASHION_5.json.gz");
  const Everything all = *read_file(path);
  EXPECT_EQ(sum_of<double>(all, "rating"), 13988);
  EXPECT_EQ(sum_of<std::int64_t>(all, "time"), 4739261529600);
  EXPECT_EQ(sum_of<bool>(all, "verified"), 3079);
  EXPECT_EQ(sum_of<std::int32_t>(all, "helpful"), 1740);
  EXPECT_EQ(known<std::string_view>(all, "colour"), 3095U);
  EXPECT_EQ(known<std::string_view>(all, "size"), 3104U);
  EXPECT_EQ(text_bytes(all, "text"), 416425U);
  EXPECT_EQ(text_bytes(all, "title"), 68213U);
  EXPECT_EQ(all.repairs.fields_dropped, 0U);
  EXPECT_THAT(all.texts("colour").front(), Optional(std::string_view("Blue/Orange")));
  EXPECT_THAT(all.texts("size").front(), Optional(std::string_view("Big Boys")));
  EXPECT_EQ(sum_of<std::int64_t>(all, "line"), 3176.0 * 3177 / 2);
}

TEST(RealFilesTest, EveryColumnOfThe2014ReviewsIsRead) {
  LOOKBOOK_REAL_DATA(path, "raw/reviews_Digital_Music_5_head_2014.json.gz");
  const Everything all = *read_file(path);
  EXPECT_EQ(sum_of<double>(all, "rating"), 31139);
  EXPECT_EQ(sum_of<std::int64_t>(all, "time"), 7799238316800);
  EXPECT_EQ(sum_of<std::int32_t>(all, "helpful"), 26591);
  EXPECT_EQ(text_bytes(all, "text"), 7880240U);
}

TEST(RealFilesTest, EveryColumnOfThe2023ReviewsIsRead) {
  LOOKBOOK_REAL_DATA(path, "raw/All_Beauty_2023_sample.jsonl.gz");
  const Everything all = *read_file(path);
  EXPECT_EQ(sum_of<double>(all, "rating"), 34644);
  EXPECT_EQ(sum_of<std::int64_t>(all, "time"), 12766083613572);  // milliseconds in the file
  EXPECT_EQ(sum_of<std::int32_t>(all, "helpful"), 9673);
  EXPECT_EQ(sum_of<bool>(all, "verified"), 4491);
  EXPECT_EQ(text_bytes(all, "text"), 3048552U);
}

TEST(RealFilesTest, ParquetAndJsonOfOneSampleHaveTheSameColumns) {
  LOOKBOOK_REAL_DATA(path, "raw/All_Beauty_2023_sample.parquet");
  const Everything all = *read_file(path);
  EXPECT_THAT(all.texts("user_id").front(), Optional(std::string_view("AEEYASRS437GFBEV5U2I75G4SU7Q")));
  EXPECT_THAT(all.texts("item_id").front(), Optional(std::string_view("B0C9CWKY9G")));
  EXPECT_THAT(all.texts("title").front(), Optional(std::string_view("Loved!")));
  EXPECT_THAT(all.column<double>("rating").front(), Optional(5.0));
  EXPECT_THAT(all.column<std::int64_t>("time").front(), Optional(1605029835));
  EXPECT_THAT(all.column<bool>("verified").front(), Optional(true));
}

TEST(RealFilesTest, EveryColumnOfThe2018ProductsIsRead) {
  LOOKBOOK_REAL_DATA(path, "raw/meta_Gift_Cards.json.gz");
  const Everything all = *read_file(path);
  EXPECT_EQ(known<double>(all, "price"), 358U);
  EXPECT_NEAR(sum_of<double>(all, "price"), 21998.08, 1e-6);
  EXPECT_EQ(known<std::string_view>(all, "currency"), 358U);
  EXPECT_EQ(known<std::string_view>(all, "brand"), 527U);
  EXPECT_EQ(entries(all, "also_bought"), 21681U);
  EXPECT_EQ(entries(all, "also_viewed"), 34098U);
  EXPECT_EQ(entries(all, "images"), 2706U);
  EXPECT_EQ(all.repairs.fields_dropped, 4U);  // prices that are markup or style sheets
  EXPECT_THAT(all.lists("categories").front(), ElementsAre("Gift Cards", "Gift Cards"));
}

TEST(RealFilesTest, EveryColumnOfThe2014ProductsIsRead) {
  LOOKBOOK_REAL_DATA(path, "raw/meta_Digital_Music_head_2014.json.gz");
  const Everything all = *read_file(path);
  EXPECT_EQ(known<double>(all, "price"), 7395U);
  EXPECT_NEAR(sum_of<double>(all, "price"), 90266.62, 1e-6);
  EXPECT_EQ(entries(all, "images"), 7417U);
  EXPECT_EQ(entries(all, "also_bought"), 319265U);
  EXPECT_EQ(entries(all, "also_viewed"), 25468U);
  EXPECT_EQ(entries(all, "categories"), 25842U);
  EXPECT_EQ(known<std::string_view>(all, "brand"), 554U);
  EXPECT_EQ(known<std::string_view>(all, "description"), 4555U);
  EXPECT_EQ(known<std::string_view>(all, "title"), 7321U);
  EXPECT_THAT(all.texts("currency").front(), Optional(std::string_view("USD")));
  EXPECT_THAT(all.lists("categories").front(), ElementsAre("CDs & Vinyl", "New Age", "Celtic New Age"));
}

TEST(RealFilesTest, CataloguesOfOtherShopsAreRead) {
  LOOKBOOK_REAL_DATA(path, "catalogue/amazon_apparel_17k.jsonl.gz");
  const Everything apparel = *read_file(path);
  EXPECT_EQ(known<double>(apparel, "price"), 17590U);  // two are "Too low to display"
  EXPECT_NEAR(sum_of<double>(apparel, "price"), 590201.31, 1e-4);
  EXPECT_EQ(known<std::string_view>(apparel, "brand"), 17542U);
  EXPECT_EQ(known<std::string_view>(apparel, "colour"), 17592U);
  const Everything clothing = *read_file(real_data_path("clothing_5core_2014/items.jsonl.gz"));
  EXPECT_EQ(known<std::string_view>(clothing, "brand"), 3942U);  // 3,964 lists, 22 of them of one empty name
  EXPECT_EQ(entries(clothing, "categories"), 154833U);
  EXPECT_EQ(entries(clothing, "also_bought"), 1413142U);
}

TEST(RealFilesTest, RatingsWithoutTimeHaveNone) {
  LOOKBOOK_REAL_DATA(path, "ratings/toys_train.txt");
  const Everything toys = *read_file(path);
  EXPECT_EQ(known<std::int64_t>(toys, "time"), 0U);
  EXPECT_EQ(known<double>(toys, "rating"), 96258U);
  EXPECT_THAT(toys.texts("user_id").front(), Optional(std::string_view("14497")));
  EXPECT_THAT(toys.texts("item_id").front(), Optional(std::string_view("10458")));
  const Everything movies = *read_file(real_data_path("movielens-100k/u.data"));
  EXPECT_THAT(movies.column<std::int64_t>("time").front(), Optional(881250949));
}

TEST(RealFilesTest, FilesThatHoldNoRatingsAreRefused) {
  LOOKBOOK_REAL_DATA(path, "movielens-100k/u.item");
  const auto movies = recognise(path);
  EXPECT_EQ(movies.error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(movies.error().message(), HasSubstr("Toy Story"));
  EXPECT_EQ(recognise(real_data_path("movielens-100k/README")).error().code(), ErrorCode::kInvalidArgument);
  EXPECT_EQ(recognise(real_data_path("fashion_images/images.tar")).error().code(),
            ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace lookbook::loader
