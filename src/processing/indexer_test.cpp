#include "lookbook/processing/indexer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lookbook/processing/splitter.hpp"
#include "processing/shop_test.hpp"

namespace lookbook::processing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using IndexerTest = ShopTest;

TEST_F(IndexerTest, NumbersFollowTheRatingsThenTheProducts) {
  must(transform({{"bob", "shirt", 4, 7}, {"ann", "hat"}, {"bob", "hat", std::nullopt}},
                 {{"sock", "Sock"}, {"shirt", "Shirt"}}));
  const IndexReport report = index();
  EXPECT_EQ(report.new_users, 2U);
  EXPECT_EQ(report.new_items, 3U);
  EXPECT_EQ(report.interactions, 3U);
  EXPECT_THAT(rows("analytics/users.arrow", {"id"}), ElementsAre("bob", "ann"));
  EXPECT_THAT(rows("analytics/items.arrow", {"id"}), ElementsAre("shirt", "hat", "sock"));
  const std::string unknown = std::to_string(kNoTime);
  EXPECT_THAT(rows("analytics/interactions.arrow", {"user", "item", "kind", "value", "time"}),
              ElementsAre("0|0|0|4|7", "1|1|0|5|" + unknown, "0|1|1|1|" + unknown));
}

TEST_F(IndexerTest, AnIdKeepsItsNumberWhenDataIsAddedAndWhenItLeaves) {
  must(transform({{"bob", "shirt"}, {"ann", "hat"}}, {{"sock", "Sock"}}));
  index();
  must(transform({{"eve", "scarf"}, {"ann", "sock"}}, {{"belt", "Belt"}}));
  const IndexReport report = index();
  EXPECT_EQ(report.users, 3U);
  EXPECT_EQ(report.new_users, 1U);
  EXPECT_THAT(rows("analytics/users.arrow", {"id"}), ElementsAre("bob", "ann", "eve"));
  EXPECT_THAT(rows("analytics/items.arrow", {"id"}), ElementsAre("shirt", "hat", "sock", "scarf", "belt"));
  EXPECT_THAT(rows("analytics/interactions.arrow", {"user", "item"}), ElementsAre("2|3", "1|2"));

  const Indexed opened = must(open_index(*store_));
  EXPECT_EQ(opened.users.find("ann"), UserIndex(1));
  EXPECT_EQ(opened.items.find("belt"), ItemIndex(4));
  EXPECT_THAT(opened.interactions.items, ElementsAre(ItemIndex(3), ItemIndex(2)));
}

TEST_F(IndexerTest, AFlippedByteInAnyFileOfTheIndexIsNoticed) {
  must(transform({{"bob", "shirt", 4, 7}, {"ann", "hat", 2, 8}}));
  index();
  for (const std::string path :
       {"analytics/users.arrow", "analytics/items.arrow", "analytics/interactions.arrow"}) {
    const std::string whole = must(store_->read(path));
    std::string flipped = whole;
    const std::size_t last_value =
        flipped.rfind(path.find("users") != path.npos   ? "bob"
                      : path.find("items") != path.npos ? "shirt"
                                                        : std::string_view("\0\0\x80\x40", 4));
    ASSERT_NE(last_value, flipped.npos) << path;  // "bob", "shirt" and the float 4
    flipped[last_value + 2] ^= 1;
    must(store_->write(path, flipped));
    const auto opened = open_index(*store_);
    ASSERT_FALSE(opened) << path;
    EXPECT_EQ(opened.error().code(), ErrorCode::kCorruptData);
    EXPECT_THAT(opened.error().message(), HasSubstr(path));
    must(store_->write(path, whole));
    EXPECT_TRUE(open_index(*store_));
  }
}

TEST_F(IndexerTest, IndexingTwiceChangesNoByte) {
  must(transform({{"bob", "shirt", 4, 7}, {"ann", "hat"}}));
  index();
  const std::string interactions = must(store_->read("analytics/interactions.arrow"));
  const std::string manifest = must(store_->read("analytics/index.json"));
  EXPECT_EQ(index().new_users, 0U);
  EXPECT_EQ(must(store_->read("analytics/interactions.arrow")), interactions);
  EXPECT_EQ(must(store_->read("analytics/index.json")), manifest);
}

TEST_F(IndexerTest, AHalfWrittenZoneIsNotRead) {
  NoProgress progress;
  EXPECT_EQ(build_index(*store_, progress).error().code(), ErrorCode::kNotFound);
  EXPECT_EQ(open_index(*store_).error().code(), ErrorCode::kNotFound);
  EXPECT_THAT(open_index(*store_).error().message(), HasSubstr("run `lookbook process`"));

  must(transform({{"bob", "shirt"}, {"ann", "hat"}}));
  index();
  const std::string old = must(store_->read("analytics/interactions.arrow"));
  must(transform({{"bob", "shirt"}}));
  index();
  must(store_->write("analytics/interactions.arrow", old));  // as if the last write had not happened
  EXPECT_EQ(open_index(*store_).error().code(), ErrorCode::kCorruptData);
}

TEST_F(IndexerTest, AnIndexOfOtherTablesIsRefusedUntilItIsBuiltAgain) {
  must(transform({{"bob", "shirt"}, {"ann", "hat"}}));
  index();
  must(transform({{"bob", "shirt"}, {"eve", "sock"}}));  // and then the process was killed
  const auto stale = open_index(*store_);
  ASSERT_FALSE(stale);
  EXPECT_EQ(stale.error().code(), ErrorCode::kCorruptData);
  EXPECT_THAT(stale.error().message(), HasSubstr("run `lookbook process` again"));
  index();
  EXPECT_EQ(must(open_index(*store_)).users.size(), 3U);

  must(store_->remove("standard/manifest.json"));  // killed while the tables were replaced
  const auto unfinished = open_index(*store_);
  ASSERT_FALSE(unfinished);
  EXPECT_EQ(unfinished.error().code(), ErrorCode::kNotFound);
  EXPECT_THAT(unfinished.error().message(), HasSubstr("run `lookbook process` again"));
}

TEST_F(IndexerTest, TheCatalogueKnowsWhatTheProductsSay) {
  RecordBatchBuilder landed(tables::landed_images());
  landed.column(0).append("b.jpg");
  landed.column(1).append("landing/images/b.jpg");
  landed.column(2).append(std::int64_t{1});
  must(storage::write_table(*store_, "landing/images.parquet", {"images"}, must(landed.finish())));
  must(transform({{"bob", "scarf"}}, {{"shirt", "Shirt", {"Clothing", "Women"}, 20.5, {"a.jpg", "b.jpg"}}}));
  index();
  const Indexed opened = must(open_index(*store_));
  const Catalogue catalogue = must(read_catalogue(*store_, opened.items));
  ASSERT_EQ(catalogue.size(), 2U);
  const Product& shirt = catalogue[*opened.items.find("shirt")];
  EXPECT_EQ(shirt.title, "Shirt");
  EXPECT_EQ(shirt.department(), "Women");
  EXPECT_EQ(shirt.price, 20.5);
  EXPECT_EQ(shirt.currency, "USD");
  EXPECT_EQ(shirt.image, "landing/images/b.jpg");  // a.jpg is not in the store
  const Product& scarf = catalogue[*opened.items.find("scarf")];
  EXPECT_EQ(scarf.id, "scarf");
  EXPECT_TRUE(scarf.title.empty());
  EXPECT_FALSE(scarf.price);
}

using SplitFileTest = ShopTest;

TEST_F(SplitFileTest, ASplitIsReadBackAndStaleOnesAreRefused) {
  std::vector<ReviewRow> reviews;
  for (int i = 0; i < 12; ++i)
    reviews.push_back({"u" + std::to_string(i % 3), "i" + std::to_string(i), 5, i});
  must(transform(reviews));
  index();
  Indexed indexed = must(open_index(*store_));
  const Split split = leave_last_out(indexed.interactions, indexed.users.size());
  must(write_split(*store_, indexed, split));
  EXPECT_EQ(must(read_split(*store_, indexed, "leave-last-out")).parts, split.parts);

  const auto missing = read_split(*store_, indexed, "random");
  EXPECT_EQ(missing.error().code(), ErrorCode::kNotFound);
  EXPECT_THAT(missing.error().message(), HasSubstr("there are: leave-last-out"));

  reviews.back().rating = 1;  // as many rows, but other ones
  must(transform(reviews));
  index();
  indexed = must(open_index(*store_));
  const auto stale = read_split(*store_, indexed, "leave-last-out");
  EXPECT_EQ(stale.error().code(), ErrorCode::kCorruptData);
  EXPECT_THAT(stale.error().message(), HasSubstr("split again"));
}

TEST_F(SplitFileTest, ASplitThatSomethingChangedIsRefused) {
  must(transform({{"ann", "hat", 5, 1}, {"ann", "sock", 4, 2}, {"ann", "belt", 3, 3}}));
  index();
  const Indexed indexed = must(open_index(*store_));
  must(write_split(*store_, indexed, {"by-hand", {Part::kTrain, Part::kValid, Part::kTest}}));
  const std::string manifest = must(store_->read("analytics/splits/by-hand.json"));
  must(write_split(*store_, indexed, {"by-hand", {Part::kTest, Part::kValid, Part::kTest}}));
  must(store_->write("analytics/splits/by-hand.json", manifest));  // a table that is whole, but another one
  const auto changed = read_split(*store_, indexed, "by-hand");
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().code(), ErrorCode::kCorruptData);
  EXPECT_THAT(changed.error().message(), HasSubstr("`lookbook process`"));
}

TEST_F(SplitFileTest, NamesThatAreNoFileNamesAreRefused) {
  Indexed indexed;
  for (const char* name : {"", "../x", "a b", ".hidden", "a/b"}) {
    EXPECT_EQ(write_split(*store_, indexed, {name, {}}).error().code(), ErrorCode::kInvalidArgument) << name;
  }
  EXPECT_EQ(write_split(*store_, indexed, {"x", {Part::kTest}}).error().code(), ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace lookbook::processing
