#include "generate/gzip_file.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "lookbook/base/random.hpp"

namespace lookbook::generate {
namespace {

namespace fs = std::filesystem;

class GzipFileTest : public ::testing::Test {
 protected:
  GzipFileTest() {
    std::string name = (fs::temp_directory_path() / "gzip_file_test_XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~GzipFileTest() override { fs::remove_all(folder_); }

  /// Bytes of the file that `text` becomes, in pieces of `size`.
  std::string packed(std::string_view text, std::size_t size) const {
    const fs::path path = folder_ / "text.gz";
    GzipFile file = *GzipFile::create(path);
    for (; !text.empty(); text.remove_prefix(std::min(size, text.size())))
      EXPECT_TRUE(file.append(text.substr(0, size)));
    EXPECT_TRUE(file.close());
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  static std::string unpacked(std::string_view bytes, std::size_t size) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string text(size + 1, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
  }

  fs::path folder_;
};

TEST_F(GzipFileTest, TheSizesOfPiecesDoNotShow) {
  Rng rng(3);
  std::string text;
  while (text.size() < 2'000'000) text += "word" + std::to_string(rng.below(5000)) + ' ';
  const std::string whole = packed(text, text.size());
  EXPECT_EQ(unpacked(whole, text.size()), text);
  EXPECT_EQ(packed(text, 1000), whole);
  EXPECT_EQ(packed(text, 700'001), whole);
  EXPECT_EQ(unpacked(packed("", 1), 0), "");
}

TEST_F(GzipFileTest, WhatCannotBeWrittenIsAnError) {
  const auto nowhere = GzipFile::create(folder_ / "no" / "text.gz");
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().code(), ErrorCode::kNotFound);
  GzipFile full = *GzipFile::create("/dev/full");
  Rng rng(3);
  std::string noise(4'000'000, '\0');
  for (char& byte : noise) byte = static_cast<char>(rng.below(256));
  EXPECT_EQ(full.append(noise).error().code(), ErrorCode::kNoSpace);
}

}  // namespace
}  // namespace lookbook::generate
