#include "loader/image_source.hpp"

#include <algorithm>
#include <vector>

#include "loader/byte_stream.hpp"
#include "loader/image_archive.hpp"
#include "loader/open_text.hpp"

namespace lookbook::loader {
namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> files_below(const fs::path& folder) {
  std::error_code failed;
  std::vector<fs::path> files;
  fs::recursive_directory_iterator entry(folder, failed);
  for (; !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed)) {
    std::error_code ignored;
    if (entry->is_regular_file(ignored)) files.push_back(entry->path());
  }
  if (failed) return error_from_errno(failed.value(), "cannot list " + folder.string());
  std::ranges::sort(files, {}, &fs::path::native);
  return files;
}

Result<std::optional<std::string>> read_image(const fs::path& file) {
  LOOKBOOK_TRY(const std::unique_ptr<ByteStream> stream, open_file_stream(file.string()));
  std::error_code failed;
  const std::uintmax_t size = fs::file_size(file, failed);
  if (failed) return error_from_errno(failed.value(), "cannot look at " + file.string());
  if (size > kLargestImage) return std::optional<std::string>();
  std::string bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    LOOKBOOK_TRY(const std::size_t count, stream->read(std::span(bytes).subspan(filled)));
    if (count == 0) break;
    filled += count;
  }
  bytes.resize(filled);
  return std::optional(std::move(bytes));
}

class ImageFolder final : public ImageSource {
 public:
  ImageFolder(fs::path folder, std::vector<fs::path> files)
      : folder_(std::move(folder)), files_(std::move(files)) {}

  Result<std::optional<ImageFile>> next() override {
    if (next_ == files_.size()) return std::optional<ImageFile>();
    const fs::path& file = files_[next_++];
    LOOKBOOK_TRY(std::optional<std::string> bytes, read_image(file));
    return std::optional(ImageFile{file.lexically_relative(folder_).generic_string(), std::move(bytes)});
  }
  std::uint64_t total() const override { return files_.size(); }
  std::string_view unit() const override { return "file"; }
  std::uint64_t position() const override { return next_; }

 private:
  fs::path folder_;
  std::vector<fs::path> files_;
  std::size_t next_ = 0;
};

Result<std::unique_ptr<ImageSource>> open_archive(const std::string& file, double max_expansion) {
  LOOKBOOK_TRY(const std::string beginning, beginning_of(file, 8));
  LOOKBOOK_TRY(const Compression packing, packing_of(file, beginning));
  LOOKBOOK_TRY(std::unique_ptr<ByteStream> stream, open_text(file, packing, max_expansion));
  std::error_code failed;
  const std::uintmax_t size = fs::file_size(file, failed);
  if (failed) return error_from_errno(failed.value(), "cannot look at " + file);
  return open_image_archive(std::move(stream), file, size);
}

}  // namespace

Result<std::unique_ptr<ImageSource>> open_image_source(const fs::path& path, double max_expansion) {
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  if (status.type() == fs::file_type::not_found)
    return Error(ErrorCode::kNotFound, "there are no images " + path.string());
  if (failed) return error_from_errno(failed.value(), "cannot look at " + path.string());
  if (!fs::is_directory(status)) return open_archive(path.string(), max_expansion);
  LOOKBOOK_TRY(std::vector<fs::path> files, files_below(path));
  return std::unique_ptr<ImageSource>(std::make_unique<ImageFolder>(path, std::move(files)));
}

}  // namespace lookbook::loader
