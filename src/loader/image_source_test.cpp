#include "loader/image_source.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>

#include "loader/test_files.hpp"
#include "loader/utf8_locale.hpp"

namespace lookbook::loader {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

struct Entry {
  std::string name;
  std::string bytes;
  unsigned type = AE_IFREG;
  std::string hardlink = {};
};

/// A tar archive in memory; `format` is one of libarchive's.
std::string tar(const std::vector<Entry>& entries, int format = ARCHIVE_FORMAT_TAR_USTAR) {
  const Utf8Locale locale;
  std::string bytes(std::size_t{1} << 20, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format(writer, format);
  archive_write_set_options(writer, "hdrcharset=UTF-8");
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  for (const Entry& entry : entries) {
    archive_entry* header = archive_entry_new();
    archive_entry_set_pathname_utf8(header, entry.name.c_str());
    archive_entry_set_filetype(header, entry.type);
    archive_entry_set_perm(header, 0644);
    archive_entry_set_size(header, static_cast<la_int64_t>(entry.bytes.size()));
    if (!entry.hardlink.empty()) archive_entry_set_hardlink(header, entry.hardlink.c_str());
    EXPECT_GE(archive_write_header(writer, header), ARCHIVE_WARN) << archive_error_string(writer);
    archive_write_data(writer, entry.bytes.data(), entry.bytes.size());
    archive_entry_free(header);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

using Files = std::vector<std::pair<std::string, std::string>>;

Result<Files> files_of(const std::string& path) {
  LOOKBOOK_TRY(const std::unique_ptr<ImageSource> source, open_image_source(path, kMaxExpansion));
  Files files;
  while (true) {
    LOOKBOOK_TRY(std::optional<ImageFile> file, source->next());
    if (!file) break;
    files.emplace_back(file->name, file->bytes.value_or("too large"));
  }
  EXPECT_EQ(source->position(), source->total());
  return files;
}

class ImageSourceTest : public ::testing::Test {
 protected:
  TestFolder folder_;
  const std::vector<Entry> entries_ = {{"shop/b.jpg", "bb"}, {"./a.jpg", std::string(3000, 'a')}};
};

TEST_F(ImageSourceTest, AFolderIsGivenInTheOrderOfItsNames) {
  folder_.write("in/b.jpg", "bb");
  folder_.write("in/deep/c.jpg", "c");
  folder_.write("in/a.jpg", "a");
  EXPECT_THAT(*files_of(folder_ / "in"),
              ElementsAre(Pair("a.jpg", "a"), Pair("b.jpg", "bb"), Pair("deep/c.jpg", "c")));
}

TEST_F(ImageSourceTest, AnArchiveIsGivenInItsOwnOrderHoweverItIsPacked) {
  const Files expected = {{"shop/b.jpg", "bb"}, {"a.jpg", std::string(3000, 'a')}};
  EXPECT_EQ(*files_of(folder_.write("i.tar", tar(entries_))), expected);
  EXPECT_EQ(*files_of(folder_.write("i.tar.gz", gzip(tar(entries_)))), expected);
  EXPECT_EQ(*files_of(folder_.write("i.tzst", zstd(tar(entries_)))), expected);
  EXPECT_EQ(*files_of(folder_.write("g.tar", tar(entries_, ARCHIVE_FORMAT_TAR_GNUTAR))), expected);
}

TEST_F(ImageSourceTest, LongNamesAndForeignLettersArrive) {
  const std::string name = std::string(300, 'n') + "/kjól-ñ-服.jpg";
  for (const int format : {ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE, ARCHIVE_FORMAT_TAR_GNUTAR})
    EXPECT_THAT(*files_of(folder_.write("i.tar", tar({{name, "x"}}, format))), ElementsAre(Pair(name, "x")));
}

TEST_F(ImageSourceTest, WhatIsNoPlainFileIsPassedOver) {
  EXPECT_THAT(*files_of(folder_.write("i.tar", tar({{"shop/", "", AE_IFDIR},
                                                    {"pipe", "", AE_IFIFO},
                                                    {"a.jpg", "a"},
                                                    {"again.jpg", "", AE_IFREG, "a.jpg"}}))),
              ElementsAre(Pair("a.jpg", "a")));
}

TEST_F(ImageSourceTest, NamesThatLeadOutsideStayNames) {
  const Files files = *files_of(folder_.write("i.tar", tar({{"/etc/a.jpg", "a"}, {"../b.jpg", "b"}})));
  EXPECT_THAT(files, ElementsAre(Pair("etc/a.jpg", "a"), Pair("../b.jpg", "b")));
}

TEST_F(ImageSourceTest, AFileThatIsTooLargeIsNotRead) {
  std::string archive = tar({{"huge.jpg", "x"}, {"a.jpg", "a"}});
  // The size in octal at byte 124 of the header, and the header's checksum at byte 148.
  const std::string size = "00000000001";
  ASSERT_EQ(archive.substr(124, 11), size);
  archive.replace(124, 11, "10000000000");                  // 1 GiB
  EXPECT_FALSE(files_of(folder_.write("i.tar", archive)));  // by its checksum
  // Both digits are as many, so their sum is the same once one is moved back.
  std::string large = tar({{"huge.jpg", std::string(512, 'x')}});
  ASSERT_EQ(large.substr(124, 11), "00000001000");
  large.replace(124, 11, "01000000000");  // 128 MiB, of the same sum of digits
  const auto source = open_image_source(folder_.write("l.tar", large), kMaxExpansion);
  const auto file = (*source)->next();
  ASSERT_FALSE(file);  // it is not read into memory, and the archive ends before it does
  EXPECT_EQ(file.error().code(), ErrorCode::kCorruptData);
}

TEST_F(ImageSourceTest, ACutArchiveIsAnErrorThatNamesIt) {
  const std::string whole = tar(entries_);
  for (const std::size_t size : {600U, 1000U, 2000U, 4000U}) {
    const auto files = files_of(folder_.write("cut.tar", std::string_view(whole).substr(0, size)));
    ASSERT_FALSE(files) << size;
    EXPECT_EQ(files.error().code(), ErrorCode::kCorruptData) << size;
    EXPECT_THAT(files.error().message(), HasSubstr("cut.tar"));
  }
  const std::string packed = gzip(whole);
  const auto files =
      files_of(folder_.write("cut.tgz", std::string_view(packed).substr(0, packed.size() - 9)));
  ASSERT_FALSE(files);
  EXPECT_THAT(files.error().message(), HasSubstr("ends in the middle of its gzip data"));
}

TEST_F(ImageSourceTest, WhatIsNeitherIsSaid) {
  const auto text = files_of(folder_.write("ratings.csv", std::string(2000, 'x')));
  EXPECT_EQ(text.error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(text.error().message(), HasSubstr("neither a folder nor a tar archive"));
  EXPECT_THAT(files_of(folder_.write("i.zip", "PK\x03\x04zip")).error().message(), HasSubstr("unzip"));
  EXPECT_EQ(files_of(folder_ / "nowhere").error().code(), ErrorCode::kNotFound);
}

}  // namespace
}  // namespace lookbook::loader
