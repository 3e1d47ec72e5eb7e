#include "loader/byte_stream.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace lookbook::loader {
namespace {

class FileStream final : public ByteStream {
 public:
  FileStream(int descriptor, std::string file) : descriptor_(descriptor), file_(std::move(file)) {}
  ~FileStream() override { ::close(descriptor_); }
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  Result<std::size_t> read(std::span<char> into) override {
    ssize_t count = -1;
    do {
      count = ::read(descriptor_, into.data(), into.size());
    } while (count < 0 && errno == EINTR);
    if (count < 0) return error_from_errno(errno, "cannot read " + file_);
    position_ += static_cast<std::uint64_t>(count);
    return static_cast<std::size_t>(count);
  }

  std::uint64_t position() const override { return position_; }

 private:
  int descriptor_;
  std::string file_;
  std::uint64_t position_ = 0;
};

class MemoryStream final : public ByteStream {
 public:
  MemoryStream(std::span<const char> bytes, std::size_t at_a_time) : bytes_(bytes), at_a_time_(at_a_time) {}

  Result<std::size_t> read(std::span<char> into) override {
    const std::size_t count = std::min({into.size(), bytes_.size() - position_, at_a_time_});
    if (count > 0) std::memcpy(into.data(), bytes_.data() + position_, count);
    position_ += count;
    return count;
  }

  std::uint64_t position() const override { return position_; }

 private:
  std::span<const char> bytes_;
  std::size_t at_a_time_;
  std::size_t position_ = 0;
};

}  // namespace

Result<std::unique_ptr<ByteStream>> open_file_stream(const std::string& file) {
  // O_NONBLOCK: opening a pipe must not wait for a writer; it is refused below.
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return error_from_errno(errno, "cannot open " + file);
  auto stream = std::make_unique<FileStream>(descriptor, file);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return error_from_errno(errno, "cannot look at " + file);
  if (S_ISDIR(status.st_mode)) {
    return Error(ErrorCode::kInvalidArgument, file + " is a folder; name the files in it");
  }
  if (!S_ISREG(status.st_mode)) {
    return Error(ErrorCode::kInvalidArgument, file + " is not a regular file; save it to one first");
  }
  ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
  return std::unique_ptr<ByteStream>(std::move(stream));
}

std::unique_ptr<ByteStream> memory_stream(std::span<const char> bytes, std::size_t at_a_time) {
  return std::make_unique<MemoryStream>(bytes, at_a_time);
}

}  // namespace lookbook::loader
