#include "lookbook/features/contact_sheet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/away_store_test.hpp"
#include "features/colour_name.hpp"
#include "features/encoded_images_test.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::features {
namespace {

std::string_view name_of(Rgb colour) {
  return kColourNames[colour_of(
      lab_of({static_cast<float>(colour[0]), static_cast<float>(colour[1]), static_cast<float>(colour[2])}))];
}

class ContactSheetTest : public ::testing::Test {
 protected:
  void photograph(const std::string& item, const std::string& bytes) {
    const std::string path = "landing/images/" + item + ".jpg";
    ASSERT_TRUE(store_->write(path, bytes));
    photographs_.push_back({item, path});
  }
  ContactSheet sheet(const ContactSheetOptions& options = {}) {
    NoProgress progress;
    return *contact_sheet(*store_, photographs_, progress, options);
  }

  test_support::TemporaryFolder folder_;
  std::unique_ptr<storage::ObjectStore> store_ = *storage::create_store(folder_.path());
  std::vector<ShownPhotograph> photographs_;
};

TEST(ColourNameTest, ColoursAreCalledAsPeopleCallThem) {
  EXPECT_EQ(name_of({20, 20, 22}), "black");
  EXPECT_EQ(name_of({128, 128, 130}), "grey");
  EXPECT_EQ(name_of({250, 250, 248}), "white");
  EXPECT_EQ(name_of({200, 20, 30}), "red");
  EXPECT_EQ(name_of({240, 130, 20}), "orange");
  EXPECT_EQ(name_of({250, 220, 40}), "yellow");
  EXPECT_EQ(name_of({30, 120, 50}), "green");
  EXPECT_EQ(name_of({30, 60, 160}), "blue");
  EXPECT_EQ(name_of({100, 40, 140}), "purple");
  EXPECT_EQ(name_of({250, 160, 190}), "pink");
  EXPECT_EQ(name_of({110, 70, 40}), "brown");
  EXPECT_EQ(name_of({225, 205, 175}), "beige");
}

TEST_F(ContactSheetTest, PhotographsAreSortedByTheColourOfTheProductNotOfItsBackground) {
  photograph("red", as_jpeg(rectangle(60, 80, {200, 20, 30})));
  photograph("blue", as_jpeg(rectangle(60, 80, {30, 60, 160})));
  photograph("broken", "no photograph");
  const ContactSheet found = sheet();
  EXPECT_EQ(found.looked_at, 3U);
  EXPECT_EQ(found.unreadable, 1U);
  ASSERT_EQ(found.shelves.size(), 2U);
  EXPECT_EQ(found.shelves[0].colour, "red");
  EXPECT_EQ(found.shelves[1].shown.front().item, "blue");
}

TEST_F(ContactSheetTest, ThumbnailsAreSmallAndFew) {
  for (int i = 0; i < 8; ++i)
    photograph("item" + std::to_string(i), as_jpeg(rectangle(600, 400, {200, 20, 30})));
  const ContactSheet found = sheet({.looked_at = 6, .shown = 4, .width = 50, .height = 50});
  EXPECT_EQ(found.photographs, 8U);
  EXPECT_EQ(found.looked_at, 6U);
  EXPECT_EQ(found.shelves.front().photographs, 6U);
  EXPECT_EQ(found.shelves.front().shown.size(), 4U);
  const RgbImage thumbnail = *decode_image(bytes_of(found.shelves.front().shown.front().jpeg), 1000);
  EXPECT_EQ(thumbnail.width, 50U);
  EXPECT_EQ(thumbnail.height, 33U);
  EXPECT_TRUE(sheet({.bytes = 10}).shelves.front().shown.empty());
}

TEST_F(ContactSheetTest, AShopWithoutPhotographsHasAnEmptySheet) {
  EXPECT_TRUE(sheet().shelves.empty());
}

TEST_F(ContactSheetTest, AStoreThatDoesNotAnswerEndsIt) {
  photograph("red", as_jpeg(rectangle(60, 80, {200, 20, 30})));
  photograph("blue", as_jpeg(rectangle(60, 80, {30, 60, 160})));
  const AwayStore away(*store_, photographs_.back().path);
  NoProgress progress;
  const auto found = contact_sheet(away, photographs_, progress);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code(), ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace lookbook::features
