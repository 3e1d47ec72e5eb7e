#include "storage/posix_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

#include "lookbook/base/checksum.hpp"

namespace lookbook::storage {
namespace {

// Calls until it is not interrupted by a signal.
template <class Call>
auto repeat_interrupted(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

bool bypasses_cache(const FileDescriptor& descriptor) {
  const int flags = ::fcntl(descriptor.number(), F_GETFL);
  return flags >= 0 && (flags & O_DIRECT) != 0;
}

}  // namespace

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  if (this != &other) {
    if (number_ >= 0) ::close(number_);
    number_ = std::exchange(other.number_, -1);
  }
  return *this;
}

FileDescriptor::~FileDescriptor() {
  if (number_ >= 0) ::close(number_);
}

Error file_error(int error_number, std::string_view what, std::string_view file) {
  return error_from_errno(error_number, std::string(what) + " " + std::string(file));
}

Result<FileDescriptor> open_file(const std::string& file, int flags) {
  const int number = repeat_interrupted([&] { return ::open(file.c_str(), flags | O_CLOEXEC, 0666); });
  if (number < 0) {
    return file_error(errno, (flags & O_ACCMODE) == O_RDONLY ? "cannot open" : "cannot write", file);
  }
  return FileDescriptor(number);
}

Result<FileDescriptor> open_in_new_folder(const std::string& file, int flags) {
  constexpr int kMaxAttempts = 1000;
  auto descriptor = open_file(file, flags | O_CREAT);
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    if (descriptor || descriptor.error().code() != ErrorCode::kNotFound) break;
    // It was never there, or somebody removed it just now because it was empty.
    const Status made = make_folders(folder_of(file));
    if (!made && made.error().code() != ErrorCode::kNotFound) return made.error();
    descriptor = open_file(file, flags | O_CREAT);
  }
  return descriptor;
}

Result<std::string> read_all(const FileDescriptor& descriptor, const std::string& file) {
  struct stat status {};
  if (::fstat(descriptor.number(), &status) != 0) return file_error(errno, "cannot read", file);
  // One byte more than the size, so that the read after the last one is seldom needed.
  std::string bytes(static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)) + 1, '\0');
  std::size_t filled = 0;
  while (true) {
    if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
    const auto count = repeat_interrupted(
        [&] { return ::read(descriptor.number(), bytes.data() + filled, bytes.size() - filled); });
    if (count < 0) return file_error(errno, "cannot read", file);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return bytes;
}

Result<std::string> checksum_of(const FileDescriptor& descriptor, const std::string& file) {
  std::vector<std::byte> piece(std::size_t{1} << 20);
  Sha256 checksum;
  while (true) {
    const auto count =
        repeat_interrupted([&] { return ::read(descriptor.number(), piece.data(), piece.size()); });
    if (count < 0) return file_error(errno, "cannot read", file);
    if (count == 0) return std::move(checksum).hex_digest();
    checksum.update(std::span(piece).first(static_cast<std::size_t>(count)));
  }
}

Result<std::string> read_beginning(const FileDescriptor& descriptor, std::size_t bytes,
                                   const std::string& file) {
  std::string beginning(bytes, '\0');
  const auto count =
      repeat_interrupted([&] { return ::pread(descriptor.number(), beginning.data(), bytes, 0); });
  if (count < 0) return file_error(errno, "cannot read", file);
  beginning.resize(static_cast<std::size_t>(count));
  return beginning;
}

Status write_all(const FileDescriptor& descriptor, std::span<const std::byte> bytes,
                 const std::string& file) {
  while (!bytes.empty()) {
    const auto count =
        repeat_interrupted([&] { return ::write(descriptor.number(), bytes.data(), bytes.size()); });
    if (count < 0) {
      const int error = errno;
      // A file system may agree to pass the cache by and then refuse the write, or stop within a block.
      if (error == EINVAL && bypasses_cache(descriptor) && bypass_cache(descriptor, false)) continue;
      return file_error(error, "cannot write", file);
    }
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  return ok();
}

void begin_flush(const FileDescriptor& descriptor) {
  ::sync_file_range(descriptor.number(), 0, 0, SYNC_FILE_RANGE_WRITE);
}

bool bypass_cache(const FileDescriptor& descriptor, bool bypass) {
  const int flags = ::fcntl(descriptor.number(), F_GETFL);
  return flags >= 0 &&
         ::fcntl(descriptor.number(), F_SETFL, bypass ? flags | O_DIRECT : flags & ~O_DIRECT) == 0;
}

Status flush_to_disk(const FileDescriptor& descriptor, const std::string& file) {
  if (repeat_interrupted([&] { return ::fsync(descriptor.number()); }) != 0) {
    return file_error(errno, "cannot flush to disk", file);
  }
  return ok();
}

Status flush_folder(const std::string& folder) {
  const auto descriptor = open_file(folder, O_RDONLY | O_DIRECTORY);
  if (!descriptor && descriptor.error().code() == ErrorCode::kNotFound) return ok();
  if (!descriptor) return descriptor.error();
  // Some file systems (network shares) cannot flush a folder; there the rename itself is all there is.
  if (::fsync(descriptor->number()) != 0 && errno != EINVAL && errno != ENOTSUP) {
    return file_error(errno, "cannot flush to disk", folder);
  }
  return ok();
}

Status make_folders(const std::string& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) return ok();
    return Error(ErrorCode::kInvalidArgument, folder + " is a file where a folder is needed; move it away");
  }
  if (errno == ENOTDIR) {
    return Error(ErrorCode::kInvalidArgument, folder + " cannot be made: a part of its path is a file");
  }
  if (errno != ENOENT) return file_error(errno, "cannot look into", folder);
  const std::string parent = folder_of(folder);
  LOOKBOOK_CHECK(make_folders(parent));
  if (::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST) {
    return file_error(errno, "cannot make the folder", folder);
  }
  return flush_folder(parent);
}

std::string nearest_folder(std::string folder) {
  struct stat status {};
  while (folder.size() > 1 && ::stat(folder.c_str(), &status) != 0) folder = folder_of(folder);
  return folder;
}

bool still_names(const std::string& file, const FileDescriptor& descriptor) {
  struct stat by_name {};
  struct stat by_number {};
  return ::stat(file.c_str(), &by_name) == 0 && ::fstat(descriptor.number(), &by_number) == 0 &&
         by_name.st_dev == by_number.st_dev && by_name.st_ino == by_number.st_ino;
}

std::string folder_of(const std::string& file) {
  const std::size_t slash = file.find_last_of('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : file.substr(0, slash);
}

}  // namespace lookbook::storage
