#include "generate/photograph.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "generate/assortment.hpp"
#include "generate/drawing.hpp"

namespace lookbook::generate {
namespace {

constexpr int kWidth = 120, kHeight = 160;

const std::vector<Offer>& offers() {
  static const std::vector<Offer> made = make_assortment(ShopOptions{});
  return made;
}

/// One offer of every garment in every department.
std::vector<const Offer*> samples() {
  std::set<std::pair<const Garment*, Department>> seen;
  std::vector<const Offer*> result;
  for (const auto& offer : offers()) {
    if (seen.insert({offer.garment, offer.design.department}).second) result.push_back(&offer);
  }
  return result;
}

std::vector<std::uint8_t> picture_of(const Design& design, double* ink = nullptr) {
  Canvas canvas(kWidth, kHeight);
  photograph(canvas, design);
  auto picture = canvas.finish();
  if (ink != nullptr) *ink = canvas.ink_share();
  return picture;
}

/// Mean difference of two pictures, 0 to 255.
double difference(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(static_cast<int>(a[i]) - static_cast<int>(b[i]));
  return sum / static_cast<double>(a.size());
}

TEST(PhotographTest, EveryGarmentShowsClearlyAndFitsIntoThePicture) {
  for (const auto* offer : samples()) {
    double ink = 0;
    const auto picture = picture_of(offer->design, &ink);
    EXPECT_GT(ink, 0.015) << offer->title;  // fine chains cover least
    EXPECT_LT(ink, 0.75) << offer->title;
    // Nothing is cut off at the sides: the outermost columns show the backdrop alone, which is light.
    for (int y = 0; y < kHeight; ++y) {
      const std::size_t row = static_cast<std::size_t>(y) * kWidth * 3;
      EXPECT_GT(picture[row], 190) << offer->title << " at the left edge";
      EXPECT_GT(picture[row + (kWidth - 1) * 3], 190) << offer->title << " at the right edge";
    }
  }
}

TEST(PhotographTest, VariantsOfAProductHaveOneSilhouetteAndDifferentColours) {
  std::map<std::string, std::vector<const Offer*>> groups;
  for (const auto& offer : offers()) groups[offer.parent].push_back(&offer);
  std::size_t compared = 0;
  for (const auto& [parent, group] : groups) {
    if (group.size() < 2 || ++compared > 60) continue;
    double ink_a = 0, ink_b = 0;
    const auto a = picture_of(group[0]->design, &ink_a), b = picture_of(group[1]->design, &ink_b);
    EXPECT_NEAR(ink_a, ink_b, 1e-4) << group[0]->title;
    EXPECT_GT(difference(a, b), 0.15) << group[0]->title << " / " << group[1]->title;
  }
  EXPECT_GT(compared, 50U);
}

TEST(PhotographTest, WomensMensAndChildrensCutsDiffer) {
  Design design;
  design.shape = Shape::kTop;
  std::set<double> shares;
  for (const auto department :
       {Department::kWomen, Department::kMen, Department::kGirls, Department::kBoys}) {
    design.department = department;
    double ink = 0;
    picture_of(design, &ink);
    shares.insert(ink);
  }
  EXPECT_EQ(shares.size(), 4U);
}

TEST(PhotographTest, APhotographDoesNotDependOnTheOneBefore) {
  Photographer busy(kWidth, kHeight);
  for (const auto* offer : samples()) {
    Photographer fresh(kWidth, kHeight);
    const auto a = busy.jpeg(offer->design), b = fresh.jpeg(offer->design);
    ASSERT_TRUE(a);
    ASSERT_TRUE(b);
    EXPECT_EQ(*a, *b) << offer->title;
  }
}

TEST(PhotographTest, AJpegFileHasTheSizeAskedFor) {
  Photographer photographer(150, 200);
  const auto jpeg = photographer.jpeg(offers().front().design);
  ASSERT_TRUE(jpeg);
  const auto byte = [&](std::size_t i) { return std::to_integer<int>((*jpeg)[i]); };
  ASSERT_GT(jpeg->size(), 500U);
  EXPECT_EQ(byte(0), 0xff);
  EXPECT_EQ(byte(1), 0xd8);
  // Walk the segments to the frame header (SOF0): ff c0, length, precision, height, width.
  std::size_t at = 2;
  while (byte(at + 1) != 0xc0)
    at += 2 + static_cast<std::size_t>(byte(at + 2)) * 256 + static_cast<std::size_t>(byte(at + 3));
  EXPECT_EQ(byte(at + 5) * 256 + byte(at + 6), 200);
  EXPECT_EQ(byte(at + 7) * 256 + byte(at + 8), 150);
}

TEST(PhotographTest, TheSizeOfThePictureDoesNotChangeWhatItShows) {
  for (const std::size_t i : {std::size_t{0}, std::size_t{7}, std::size_t{100}, std::size_t{500}}) {
    Canvas small(90, 120), large(360, 480);
    photograph(small, offers()[i].design);
    photograph(large, offers()[i].design);
    small.finish();
    large.finish();
    EXPECT_NEAR(small.ink_share(), large.ink_share(), 0.02) << offers()[i].title;
  }
}

}  // namespace
}  // namespace lookbook::generate
