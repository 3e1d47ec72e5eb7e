#include "loader/image_archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <filesystem>
#include <new>
#include <vector>

#include "loader/utf8_locale.hpp"

namespace lookbook::loader {
namespace {

constexpr std::size_t kBlock = std::size_t{256} << 10;

class ImageArchive final : public ImageSource {
 public:
  ImageArchive(std::unique_ptr<ByteStream> stream, std::string file, std::uint64_t file_bytes)
      : stream_(std::move(stream)),
        file_(std::move(file)),
        file_bytes_(file_bytes),
        block_(kBlock),
        archive_(archive_read_new(), &archive_read_free) {
    if (!archive_) throw std::bad_alloc();
    const Utf8Locale locale;
    archive_read_support_format_tar(archive_.get());
    archive_read_set_options(archive_.get(), "hdrcharset=UTF-8");  // names of old formats say no charset
  }

  /// Looks at the first header.
  Status open() {
    if (archive_read_open2(archive_.get(), this, nullptr, &read_block, nullptr, nullptr) == ARCHIVE_OK)
      return advance();
    return failure();
  }

  Result<std::optional<ImageFile>> next() override {
    while (entry_ != nullptr && !is_plain_file()) LOOKBOOK_CHECK(advance());
    if (entry_ == nullptr) return std::optional<ImageFile>();
    ImageFile image{name_of_entry()};
    LOOKBOOK_TRY(image.bytes, read_entry());
    LOOKBOOK_CHECK(advance());
    return std::optional(std::move(image));
  }

  std::uint64_t total() const override { return file_bytes_; }
  std::string_view unit() const override { return "byte"; }
  std::uint64_t position() const override { return stream_->position(); }

 private:
  static la_ssize_t read_block(archive* archive, void* self, const void** bytes) {
    auto& reader = *static_cast<ImageArchive*>(self);
    Result<std::size_t> count = reader.stream_->read(reader.block_);
    *bytes = reader.block_.data();
    if (count) return static_cast<la_ssize_t>(*count);
    reader.stream_error_ = std::move(count).error();
    archive_set_error(archive, EIO, "reading failed");
    return ARCHIVE_FATAL;
  }

  /// What went wrong last: below the archive, or in it.
  Error failure() const {
    if (stream_error_) return *stream_error_;
    const char* what = archive_error_string(archive_.get());
    if (entries_ == 0) {
      return {ErrorCode::kInvalidArgument,
              file_ + " is neither a folder nor a tar archive; name what holds the images"};
    }
    return {ErrorCode::kCorruptData, file_ + ": the archive is damaged or cut off after " +
                                         std::to_string(entries_) + " files (" +
                                         (what != nullptr ? what : "no reason given") + "); fetch it again"};
  }

  /// To the next header; entry_ is null at the end.
  Status advance() {
    const Utf8Locale locale;
    const int status = archive_read_next_header(archive_.get(), &entry_);
    if (status == ARCHIVE_EOF) {
      entry_ = nullptr;
      return read_rest();
    }
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return failure();
    ++entries_;
    return ok();
  }

  /// What follows the archive's end is of no interest, but the packing's checksum stands behind it.
  Status read_rest() {
    while (true) {
      LOOKBOOK_TRY(const std::size_t count, stream_->read(block_));
      if (count == 0) return ok();
    }
  }

  bool is_plain_file() const {
    return archive_entry_filetype(entry_) == AE_IFREG && archive_entry_hardlink(entry_) == nullptr;
  }

  std::string name_of_entry() const {
    const Utf8Locale locale;
    const char* name = archive_entry_pathname_utf8(entry_);
    if (name == nullptr) name = archive_entry_pathname(entry_);
    if (name == nullptr) return "file " + std::to_string(entries_);
    return std::filesystem::path(name).relative_path().lexically_normal().generic_string();
  }

  Result<std::optional<std::string>> read_entry() {
    const la_int64_t size = archive_entry_size(entry_);
    if (size < 0 || static_cast<std::uint64_t>(size) > kLargestImage) return std::optional<std::string>();
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
      const la_ssize_t count =
          archive_read_data(archive_.get(), bytes.data() + filled, bytes.size() - filled);
      if (count < 0) return failure();
      if (count == 0) break;
      filled += static_cast<std::size_t>(count);
    }
    bytes.resize(filled);
    return std::optional(std::move(bytes));
  }

  std::unique_ptr<ByteStream> stream_;
  std::string file_;
  std::uint64_t file_bytes_;
  std::vector<char> block_;
  std::optional<Error> stream_error_;
  std::unique_ptr<archive, decltype(&archive_read_free)> archive_;
  archive_entry* entry_ = nullptr;
  std::uint64_t entries_ = 0;
};

}  // namespace

Result<std::unique_ptr<ImageSource>> open_image_archive(std::unique_ptr<ByteStream> stream, std::string file,
                                                        std::uint64_t file_bytes) {
  auto archive = std::make_unique<ImageArchive>(std::move(stream), std::move(file), file_bytes);
  LOOKBOOK_CHECK(archive->open());
  return std::unique_ptr<ImageSource>(std::move(archive));
}

}  // namespace lookbook::loader
