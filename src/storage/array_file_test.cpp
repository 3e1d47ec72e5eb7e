#include "lookbook/storage/array_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "lookbook/storage/table.hpp"
#include "storage/sample_tables_test.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::storage {
namespace {

using ::testing::ElementsAre;

class ArrayFileTest : public ::testing::Test {
 protected:
  ArrayFileTest() : store_(*open_store(folder_.path())) {}

  template <class T>
  void expect_same(std::vector<T> values) {
    ASSERT_TRUE(write_array(*store_, "a.arrow", Array::of(values)));
    const auto array = map_array(*store_, "a.arrow");
    ASSERT_TRUE(array) << array.error().message();
    EXPECT_EQ(array->type(), lookbook::element_type_of<T>());
    EXPECT_EQ(array->rows(), values.size());
    EXPECT_EQ(array->columns(), 0U);
    const auto mapped = array->template as<T>();
    EXPECT_EQ(std::vector<T>(mapped.begin(), mapped.end()), values);
  }

  test_support::TemporaryFolder folder_;
  std::unique_ptr<ObjectStore> store_;
};

TEST_F(ArrayFileTest, EveryTypeMapsBackAsItWasWritten) {
  expect_same<std::uint8_t>({0, 255, 7});
  expect_same<std::uint32_t>({0, ~0U});
  expect_same<std::uint64_t>({1, ~0ULL});
  expect_same<std::int64_t>({-1, INT64_MIN, INT64_MAX});
  expect_same<float>({-1.5F, 0, 1e38F});
  expect_same<double>({.1, -1e300});
  expect_same<float>({});
}

TEST_F(ArrayFileTest, AMatrixKeepsItsShape) {
  ASSERT_TRUE(write_array(*store_, "m.arrow", Array::matrix<float>({1, 2, 3, 4, 5, 6}, 2, 3)));
  const Array array = *map_array(*store_, "m.arrow");
  EXPECT_EQ(array.rows(), 2U);
  EXPECT_EQ(array.columns(), 3U);
  EXPECT_THAT(array.as<float>(), ElementsAre(1, 2, 3, 4, 5, 6));
}

TEST_F(ArrayFileTest, AMatrixWithoutRowsKeepsItsColumns) {
  ASSERT_TRUE(write_array(*store_, "m.arrow", Array::matrix<double>({}, 0, 4)));
  const Array array = *map_array(*store_, "m.arrow");
  EXPECT_EQ(array.rows(), 0U);
  EXPECT_EQ(array.columns(), 4U);
}

TEST_F(ArrayFileTest, ValuesLieOnABoundaryOf64Bytes) {
  std::vector<float> values(100000);
  std::iota(values.begin(), values.end(), 0.F);
  for (const Array& array : {Array::of(values), Array::matrix(values, 1000, 100)}) {
    ASSERT_TRUE(write_array(*store_, "a.arrow", array));
    const Array mapped = *map_array(*store_, "a.arrow");
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(mapped.bytes().data()) % 64, 0U);
    EXPECT_EQ(mapped.as<float>()[99999], 99999);
  }
}

TEST_F(ArrayFileTest, AMappedArrayOutlivesItsFile) {
  ASSERT_TRUE(write_array(*store_, "a.arrow", Array::of<std::uint32_t>({1, 2, 3})));
  const Array array = *map_array(*store_, "a.arrow");
  ASSERT_TRUE(write_array(*store_, "a.arrow", Array::of<std::uint32_t>({9})));
  ASSERT_TRUE(store_->remove("a.arrow"));
  EXPECT_THAT(array.as<std::uint32_t>(), ElementsAre(1, 2, 3));
}

TEST_F(ArrayFileTest, TheSameArrayGivesTheSameBytes) {
  const Array array = Array::of<float>({1, 2, 3});
  EXPECT_EQ(*write_array(*store_, "a.arrow", array), *write_array(*store_, "b/c.arrow", array));
}

TEST_F(ArrayFileTest, ATableIsNotAnArray) {
  ASSERT_TRUE(write_table(*store_, "t.arrow", {"t"}, rows_of_every_type(0, 5)));
  EXPECT_EQ(map_array(*store_, "t.arrow").error().code(), ErrorCode::kCorruptData);
  ASSERT_TRUE(store_->write("x.arrow", ""));
  EXPECT_EQ(map_array(*store_, "x.arrow").error().code(), ErrorCode::kCorruptData);
  EXPECT_EQ(map_array(*store_, "none.arrow").error().code(), ErrorCode::kNotFound);
}

}  // namespace
}  // namespace lookbook::storage
