#include "storage/local_writer.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace lookbook::storage {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;
constexpr int kMaxAttempts = 1000;  // each passes over one living writer of the path, or one lost race
constexpr std::string_view kEnding = ".tmp";

struct LockedFile {
  std::string name;
  FileDescriptor descriptor;
};

/// The first temporary name of `file` that no living writer holds, locked and empty. The lock is taken on an
/// open file, which a writer that was faster may meanwhile have renamed to its place: so the name is looked
/// at again before the file is touched.
Result<LockedFile> lock_temporary(const std::string& file) {
  const std::string folder = folder_of(file);
  const std::string stem = folder + "/." + file.substr(file.find_last_of('/') + 1) + ".";
  for (int attempt = 0, slot = 0; attempt < kMaxAttempts; ++attempt) {
    const std::string name = stem + std::to_string(slot) + std::string(kEnding);
    LOOKBOOK_TRY(FileDescriptor descriptor, open_in_new_folder(name, O_WRONLY | O_NOFOLLOW));
    if (::flock(descriptor.number(), LOCK_EX | LOCK_NB) != 0) {
      if (errno != EWOULDBLOCK && errno != EINTR) return file_error(errno, "cannot lock", name);
      ++slot;
      continue;
    }
    if (!still_names(name, descriptor)) continue;
    if (::ftruncate(descriptor.number(), 0) != 0) return file_error(errno, "cannot write", name);
    return LockedFile{name, std::move(descriptor)};
  }
  return Error(ErrorCode::kUnavailable, "too many writers of " + file + " at once; try again later");
}

}  // namespace

bool is_temporary_name(std::string_view name) {
  if (name.empty() || name.front() != '.' || !name.ends_with(kEnding)) return false;
  name.remove_suffix(kEnding.size());
  const std::size_t slot = name.find_last_of('.') + 1;
  return slot > 2 && slot < name.size() && name.find_first_not_of("0123456789", slot) == name.npos;
}

Result<bool> remove_leftover(const std::string& file) {
  auto descriptor = open_file(file, O_WRONLY | O_NOFOLLOW);
  if (!descriptor) {
    if (descriptor.error().code() == ErrorCode::kNotFound) return false;
    return std::move(descriptor).error();
  }
  if (::flock(descriptor->number(), LOCK_EX | LOCK_NB) != 0 || !still_names(file, *descriptor)) return false;
  if (::unlink(file.c_str()) != 0) return file_error(errno, "cannot remove", file);
  return true;
}

Result<std::unique_ptr<LocalWriter>> LocalWriter::create(const std::string& file) {
  LOOKBOOK_TRY(LockedFile temporary, lock_temporary(file));
  return std::unique_ptr<LocalWriter>(
      new LocalWriter(file, std::move(temporary.name), std::move(temporary.descriptor)));
}

LocalWriter::LocalWriter(std::string file, std::string temporary, FileDescriptor descriptor)
    : file_(std::move(file)), temporary_(std::move(temporary)), descriptor_(std::move(descriptor)) {}

LocalWriter::~LocalWriter() {
  if (!committed_) ::unlink(temporary_.c_str());
}

Status LocalWriter::append(std::span<const std::byte> bytes) {
  checksum_.update(bytes);
  if (large_) return large_->append(bytes);
  if (buffer_.size() + bytes.size() <= kBufferBytes) {
    buffer_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return ok();
  }
  large_ = std::make_unique<LargeWrites>(descriptor_, file_);
  LOOKBOOK_CHECK(large_->append(std::as_bytes(std::span(buffer_))));
  buffer_ = {};
  return large_->append(bytes);
}

Status LocalWriter::write_buffer() {
  if (large_) {
    Status written = large_->finish();
    large_.reset();
    return written;
  }
  return write_all(descriptor_, std::as_bytes(std::span(buffer_)), file_);
}

Result<std::string> LocalWriter::commit() {
  LOOKBOOK_CHECK(write_buffer());
  LOOKBOOK_CHECK(flush_to_disk(descriptor_, file_));
  LOOKBOOK_CHECK(put_in_place());
  descriptor_ = FileDescriptor();
  LOOKBOOK_CHECK(flush_folder(folder_of(file_)));
  return std::move(checksum_).hex_digest();
}

Status LocalWriter::put_in_place() {
  if (std::rename(temporary_.c_str(), file_.c_str()) != 0) {
    return file_error(errno, "cannot put in its place", file_);
  }
  committed_ = true;
  return ok();
}

}  // namespace lookbook::storage
