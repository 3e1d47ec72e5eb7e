// The disk fills up at every single write: what was there stays whole, or is seen to be unfinished, and the
// next run makes it good.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lookbook/base/function_ref.hpp"
#include "lookbook/processing/splitter.hpp"
#include "processing/failing_store_test.hpp"
#include "processing/shop_test.hpp"

namespace lookbook::processing {
namespace {

using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<ReviewRow> kOld = {{"ann", "shirt", 4, 1}, {"bob", "hat", 2, 2}};
const std::vector<ReviewRow> kNew = {{"eve", "shirt", 5, 3}, {"bob", "hat", 1, 4}, {"bob", "sock", 3, 5}};
const std::vector<ProductRow> kProducts = {{"shirt", "Shirt", {"Women", "Tops"}}};

using FaultTest = ShopTest;

Status transform_in(storage::ObjectStore& store, const std::vector<ReviewRow>& reviews) {
  LOOKBOOK_TRY(Transformer transformer, Transformer::create(store, {}));
  LOOKBOOK_CHECK(transformer.add_reviews(cleaned_reviews_of(reviews)));
  LOOKBOOK_CHECK(transformer.add_products(products_of(kProducts)));
  NoProgress progress;
  LOOKBOOK_TRY([[maybe_unused]] const TransformReport report, transformer.finish(progress));
  return ok();
}

/// Runs `step` on a disk that is full after 0, 1, 2, … changes until it succeeds; `check` looks at what each
/// failure left. Returns how many changes it took.
int fill_disk_during(storage::ObjectStore& store, FunctionRef<Status(storage::ObjectStore&)> step,
                     FunctionRef<void()> check) {
  for (int good = 0; good < 1000; ++good) {
    FailingStore failing(store, good);
    const Status status = step(failing);
    if (status) return good;
    EXPECT_EQ(status.error().code(), ErrorCode::kNoSpace) << status.error().message();
    check();
  }
  ADD_FAILURE() << "it never succeeds";
  return 0;
}

TEST_F(FaultTest, AFullDiskLeavesTheOldTablesOrNone) {
  must(transform_in(*store_, kOld));
  const std::string before = must(read_transform_report(*store_)).fingerprint;
  const auto step = [](storage::ObjectStore& store) { return transform_in(store, kNew); };
  const int changes = fill_disk_during(*store_, step, [&] {
    const auto report = read_transform_report(*store_);
    if (!report) {  // says itself that it is unfinished
      EXPECT_EQ(report.error().code(), ErrorCode::kNotFound);
      must(transform_in(*store_, kOld));
    }
    EXPECT_EQ(must(read_transform_report(*store_)).fingerprint, before);
    EXPECT_THAT(rows("standard/ratings.parquet", {"user_id", "rating"}), ElementsAre("ann|4", "bob|2"));
    EXPECT_THAT(rows("standard/users.parquet", {"user_id"}), ElementsAre("ann", "bob"));
  });
  EXPECT_GT(changes, 20);  // eleven tables are created and made visible
  EXPECT_THAT(rows("standard/ratings.parquet", {"user_id", "rating"}),
              ElementsAre("eve|5", "bob|1", "bob|3"));
  EXPECT_THAT(must(store_->list("standard/staging")), IsEmpty());
}

TEST_F(FaultTest, AFullDiskNeverRenumbers) {
  must(transform(kOld));
  index();
  must(transform(kNew));
  const auto step = [](storage::ObjectStore& store) -> Status {
    NoProgress progress;
    LOOKBOOK_TRY([[maybe_unused]] const IndexReport report, build_index(store, progress));
    return ok();
  };
  const int changes = fill_disk_during(*store_, step, [&] {
    const auto opened = open_index(*store_);
    ASSERT_FALSE(opened) << "numbers of the old tables were taken for those of the new ones";
    EXPECT_THAT(opened.error().code(), AnyOf(ErrorCode::kNotFound, ErrorCode::kCorruptData));
    EXPECT_EQ(rows("analytics/users.arrow", {"id"})[1], "bob");
    EXPECT_EQ(rows("analytics/items.arrow", {"id"})[1], "hat");
  });
  EXPECT_GE(changes, 8);  // three tables and index.json are created and made visible
  EXPECT_THAT(rows("analytics/users.arrow", {"id"}), ElementsAre("ann", "bob", "eve"));
  EXPECT_THAT(rows("analytics/items.arrow", {"id"}), ElementsAre("shirt", "hat", "sock"));
  EXPECT_EQ(must(open_index(*store_)).interactions.size(), kNew.size());
}

TEST_F(FaultTest, AFullDiskNeverLeavesASplitOfOtherRows) {
  must(transform(kOld));
  index();
  const Indexed before = must(open_index(*store_));
  must(write_split(*store_, before, {"by-hand", {Part::kTrain, Part::kTest}}));
  const Split other{"by-hand", {Part::kTest, Part::kTrain}};
  const auto step = [&](storage::ObjectStore& store) { return write_split(store, before, other); };
  fill_disk_during(*store_, step, [&] {
    const auto split = read_split(*store_, before, "by-hand");
    if (split) {
      EXPECT_THAT(split->parts, ElementsAre(Part::kTrain, Part::kTest));
    } else {
      EXPECT_EQ(split.error().code(), ErrorCode::kNotFound);
    }
  });
  EXPECT_EQ(must(read_split(*store_, before, "by-hand")).parts, other.parts);
}

}  // namespace
}  // namespace lookbook::processing
