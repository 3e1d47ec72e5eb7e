// Files of every format version that was ever released must be read for ever. tests/fixtures/format-v<n>
// holds them. After raising kTableFormatVersion, write the new version's once:
//   LOOKBOOK_WRITE_FIXTURES=tests/fixtures/format-v2 build/dev/bin/storage_test
//   --gtest_filter='FixtureTest.*'

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "lookbook/storage/array_file.hpp"
#include "storage/sample_tables_test.hpp"
#include "support/source_folder.hpp"

namespace lookbook::storage {
namespace {

using ::testing::ElementsAre;

void write_fixtures(const std::string& folder) {
  const auto store = *create_store(folder);
  for (const char* path : {"standard/sample.parquet", "analytics/sample.arrow"}) {
    ASSERT_TRUE(write_table(*store, path, {"sample"}, rows_of_every_type(0, 5)));
  }
  const Array weights = Array::of<std::uint32_t>({3, 1, 4294967295});
  ASSERT_TRUE(write_array(*store, "analytics/weights.arrow", weights));
  const Array vectors = Array::matrix<float>({1, .5F, -2, 0, .25F, 8}, 3, 2);
  ASSERT_TRUE(write_array(*store, "analytics/vectors.arrow", vectors));
}

class FixtureTest : public ::testing::Test {
 protected:
  FixtureTest() {
    const char* folder = std::getenv("LOOKBOOK_WRITE_FIXTURES");
    if (folder != nullptr) write_fixtures(folder);
    store_ = *open_store(folder != nullptr ? folder : test_support::source_path("tests/fixtures/format-v1"));
  }
  std::unique_ptr<ObjectStore> store_;
};

TEST_F(FixtureTest, TablesOfVersion1AreRead) {
  for (const char* path : {"standard/sample.parquet", "analytics/sample.arrow"}) {
    const auto reader = TableReader::open(*store_, path);
    ASSERT_TRUE(reader) << reader.error().message();
    EXPECT_EQ((*reader)->info().table, "sample");
    EXPECT_EQ((*reader)->info().format_version, 1U);
    // 1 << 33 = 8589934592
    EXPECT_THAT(*read_rows(**reader),
                ElementsAre("true|0|0|0.000000|0.000000|text 0|[]|",
                            "false|-1|8589934592|0.250000|0.125000|text 1|[step,]|",
                            "true|-2|17179869184|0.500000|0.250000|text 2|[step,step,]|", "-|-|-|-|-|-|-|",
                            "true|-4|34359738368|1.000000|0.500000|text 4|[step,]|"));
  }
}

TEST_F(FixtureTest, ArraysOfVersion1AreMapped) {
  const auto weights = map_array(*store_, "analytics/weights.arrow");
  ASSERT_TRUE(weights) << weights.error().message();
  EXPECT_THAT(weights->as<std::uint32_t>(), ElementsAre(3, 1, 4294967295));
  const auto vectors = map_array(*store_, "analytics/vectors.arrow");
  ASSERT_TRUE(vectors) << vectors.error().message();
  EXPECT_EQ(vectors->columns(), 2U);
  EXPECT_THAT(vectors->as<float>(), ElementsAre(1, .5F, -2, 0, .25F, 8));
}

}  // namespace
}  // namespace lookbook::storage
