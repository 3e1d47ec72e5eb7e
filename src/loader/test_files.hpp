#pragma once
// What the loader's tests share: files that vanish, gzip, the real data, and reading a source to its
// end.

#include <gtest/gtest.h>
#include <isa-l/igzip_lib.h>
#include <zstd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "loader/byte_stream.hpp"
#include "lookbook/base/random.hpp"
#include "lookbook/loader/record_reader.hpp"

namespace lookbook::loader {

/// A folder that is removed with its content.
class TestFolder {
 public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "loader_test_XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  /// Writes a file and returns its path.
  std::string write(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return *this / name;
  }

 private:
  std::filesystem::path path_;
};

/// One gzip member.
inline std::string gzip(std::string_view text) {
  isal_zstream stream;
  isal_deflate_stateless_init(&stream);
  std::string packed(text.size() + text.size() / 8 + 1024, '\0');
  stream.gzip_flag = IGZIP_GZIP;
  stream.next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<std::uint32_t>(text.size());
  stream.end_of_stream = 1;
  stream.next_out = reinterpret_cast<std::uint8_t*>(packed.data());
  stream.avail_out = static_cast<std::uint32_t>(packed.size());
  EXPECT_EQ(isal_deflate_stateless(&stream), COMP_OK);
  packed.resize(stream.total_out);
  return packed;
}

/// One frame of Zstandard, with a checksum.
inline std::string zstd(std::string_view text) {
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  packed.resize(ZSTD_compress2(context.get(), packed.data(), packed.size(), text.data(), text.size()));
  return packed;
}

/// Text that compresses, but not to nothing.
inline std::string words(std::size_t bytes, std::uint64_t seed) {
  Rng rng(seed);
  std::string text;
  while (text.size() < bytes)
    text += "word" + std::to_string(rng.below(1000)) + (rng.chance(.1) ? "\n" : " ");
  return text;
}

/// All that a stream gives.
inline Result<std::string> read_stream(ByteStream& stream, std::size_t at_a_time) {
  std::string text;
  std::vector<char> block(at_a_time);
  while (true) {
    LOOKBOOK_TRY(const std::size_t count, stream.read(block));
    if (count == 0) return text;
    text.append(block.data(), count);
  }
}

/// All that a reader gives.
struct Everything {
  std::vector<ParsedBatch> batches;
  RepairCounts repairs;
  std::size_t rows = 0;
  std::size_t rejected = 0;

  /// One column of the rows, or of the rejected ones, as T; the type must be right.
  template <class T>
  std::vector<std::optional<T>> column(std::string_view name,
                                       RecordBatch ParsedBatch::*part = &ParsedBatch::rows) const {
    std::vector<std::optional<T>> values;
    for (const ParsedBatch& batch : batches) {
      const Column<T> column = *(batch.*part).template column<T>(name);
      for (std::size_t row = 0; row < column.size(); ++row) values.push_back(column.get(row));
    }
    return values;
  }
  std::vector<std::optional<std::string_view>> texts(std::string_view name) const {
    return column<std::string_view>(name);
  }
  std::vector<std::optional<std::string_view>> reasons() const {
    return column<std::string_view>("reason", &ParsedBatch::rejected);
  }
  std::vector<std::optional<std::int64_t>> rejected_lines() const {
    return column<std::int64_t>("line", &ParsedBatch::rejected);
  }
  std::vector<std::vector<std::string>> lists(std::string_view name) const {
    std::vector<std::vector<std::string>> values;
    for (const ParsedBatch& batch : batches) {
      const StringListColumn column = *batch.rows.string_lists(name);
      for (std::size_t row = 0; row < column.size(); ++row) {
        values.emplace_back();
        for (const std::string_view text : column[row]) values.back().emplace_back(text);
      }
    }
    return values;
  }
};

inline Result<Everything> read_all(RecordReader& reader) {
  Everything all;
  LOOKBOOK_CHECK(reader.read([&](ParsedBatch batch) -> Result<bool> {
    all.rows += batch.rows.rows();
    all.rejected += batch.rejected.rows();
    all.repairs += batch.repairs;
    all.batches.push_back(std::move(batch));
    return true;
  }));
  return all;
}

/// Recognises a file and reads it.
inline Result<Everything> read_file(const std::string& file, const ReadOptions& options = {}) {
  LOOKBOOK_TRY(const SourceLayout layout, recognise(file));
  LOOKBOOK_TRY(const std::unique_ptr<RecordReader> reader,
               RecordReader::open_file(file, layout, "source", options));
  return read_all(*reader);
}

}  // namespace lookbook::loader
