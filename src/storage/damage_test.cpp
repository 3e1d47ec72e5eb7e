// Every byte of a file may be another, and a file may end anywhere: readers say so and never crash. Run under
// the address sanitizer this proves that nothing outside a buffer is read.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "lookbook/storage/array_file.hpp"
#include "storage/sample_tables_test.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::storage {
namespace {

using test_support::TemporaryFolder;

// Arrow's own allocator is invisible to the sanitizer; malloc is not.
const int kUseMalloc = ::setenv("ARROW_DEFAULT_MEMORY_POOL", "system", 1);

bool says_damage(const Error& error) {
  return error.code() == ErrorCode::kCorruptData || error.code() == ErrorCode::kUnsupportedVersion;
}

/// What reading the damaged file gave.
enum class Outcome { kRead, kNoticed, kWrongError };

Outcome read_table(const ObjectStore& store, const std::string& path) {
  const auto reader = TableReader::open(store, path);
  if (!reader) return says_damage(reader.error()) ? Outcome::kNoticed : Outcome::kWrongError;
  const auto rows = read_rows(**reader);
  if (!rows) return says_damage(rows.error()) ? Outcome::kNoticed : Outcome::kWrongError;
  return Outcome::kRead;
}

Outcome read_foreign(const ObjectStore& store, const std::string& path) {
  const auto reader = TableReader::open_foreign(*store.local_file(path));
  if (!reader) return says_damage(reader.error()) ? Outcome::kNoticed : Outcome::kWrongError;
  const auto rows = read_rows(**reader);
  if (!rows) return says_damage(rows.error()) ? Outcome::kNoticed : Outcome::kWrongError;
  return Outcome::kRead;
}

Outcome read_array(const ObjectStore& store, const std::string& path) {
  const auto array = map_array(store, path);
  if (!array) return says_damage(array.error()) ? Outcome::kNoticed : Outcome::kWrongError;
  unsigned sum = 0;
  for (const std::byte byte : array->bytes()) sum += static_cast<unsigned>(byte);
  return sum < 1U << 31 ? Outcome::kRead : Outcome::kWrongError;
}

using Read = Outcome (*)(const ObjectStore&, const std::string&);

/// How many of the file's variants were noticed as damaged; none may give another error.
class Damage {
 public:
  Damage(const std::string& path, Read read, Result<std::string> (*write)(ObjectStore&, std::string_view))
      : path_(path), read_(read) {
    EXPECT_TRUE(write(*store_, path_));
    bytes_ = *store_->read(path_);
  }

  // Changes the file in place: thousands of new files would wait for the disk.
  void flip_every_byte(const std::vector<unsigned>& masks = {0x01, 0x80, 0xFF}) {
    for (const unsigned mask : masks) {
      for (std::size_t i = 0; i < bytes_.size(); ++i) {
        put(i, static_cast<char>(static_cast<unsigned char>(bytes_[i]) ^ mask));
        check("byte " + std::to_string(i) + " ^ " + std::to_string(mask));
        put(i, bytes_[i]);
      }
    }
  }
  void cut_everywhere() {
    for (std::size_t size = bytes_.size(); size-- > 0;) {
      std::filesystem::resize_file(folder_ / path_, size);
      check("cut to " + std::to_string(size));
    }
  }
  double noticed() const { return static_cast<double>(noticed_) / static_cast<double>(checked_); }

 private:
  void put(std::size_t position, char byte) {
    std::fstream file(folder_ / path_, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(static_cast<std::streamoff>(position)).put(byte);
  }
  void check(const std::string& what) {
    SCOPED_TRACE(what);
    const Outcome outcome = read_(*store_, path_);
    EXPECT_NE(outcome, Outcome::kWrongError);
    noticed_ += outcome == Outcome::kNoticed ? 1 : 0;
    ++checked_;
  }

  TemporaryFolder folder_;
  std::unique_ptr<ObjectStore> store_ = *open_store(folder_.path());
  std::string path_;
  Read read_;
  std::string bytes_;
  std::size_t checked_ = 0;
  std::size_t noticed_ = 0;
};

Result<std::string> write_sample_table(ObjectStore& store, std::string_view path) {
  return write_table(store, path, {"sample"}, rows_of_every_type(0, 20));
}

Result<std::string> write_sample_array(ObjectStore& store, std::string_view path) {
  return write_array(store, path, Array::matrix<float>(std::vector<float>(60, 1.5F), 20, 3));
}

TEST(DamageTest, AFlippedByteOfAParquetTableNeverCrashes) {
  Damage damage("t.parquet", read_table, write_sample_table);
  damage.flip_every_byte();
  EXPECT_GT(damage.noticed(),
            .5);  // the pages have checksums; parts of the footer say nothing that is needed
}

TEST(DamageTest, AFlippedByteOfAnArrowTableNeverCrashes) {
  Damage damage("t.arrow", read_table, write_sample_table);
  damage.flip_every_byte();
}

TEST(DamageTest, AFlippedByteOfAnArrayNeverCrashes) {
  Damage damage("a.arrow", read_array, write_sample_array);
  damage.flip_every_byte();
}

TEST(DamageTest, AFlippedByteOfAForeignTableNeverCrashes) {
  Damage parquet("t.parquet", read_foreign, write_sample_table);
  parquet.flip_every_byte({0xFF});
  Damage arrow("t.arrow", read_foreign, write_sample_table);
  arrow.flip_every_byte({0xFF});
}

TEST(DamageTest, AnUnfinishedFileIsAlwaysNoticed) {
  Damage parquet("t.parquet", read_table, write_sample_table);
  parquet.cut_everywhere();
  EXPECT_EQ(parquet.noticed(), 1);
  Damage arrow("t.arrow", read_table, write_sample_table);
  arrow.cut_everywhere();
  EXPECT_EQ(arrow.noticed(), 1);
  Damage array("a.arrow", read_array, write_sample_array);
  array.cut_everywhere();
  EXPECT_EQ(array.noticed(), 1);
}

}  // namespace
}  // namespace lookbook::storage
