#include "storage/local_store.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>

#include "lookbook/base/function_ref.hpp"
#include "storage/local_writer.hpp"
#include "storage/object_path.hpp"
#include "storage/posix_file.hpp"

namespace lookbook::storage {
namespace {

namespace fs = std::filesystem;

/// Calls visit(entry) for every file of `folder`, whose own folders are appended to `folders`, except those
/// that are links. A folder that disappears meanwhile has no files.
Status visit_folder(const std::string& folder, FunctionRef<Status(const fs::directory_entry&)> visit,
                    std::vector<std::string>& folders) {
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code ignored;
    if (entry->symlink_status(ignored).type() == fs::file_type::directory)
      folders.push_back(entry->path().string());
    else if (entry->is_regular_file(ignored))
      LOOKBOOK_CHECK(visit(*entry));
  }
  if (!error || error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory) {
    return ok();
  }
  return file_error(error.value(), "cannot list", folder);
}

/// Calls visit(entry) for every file below `root`: folder by folder, so that one that disappears meanwhile
/// takes nothing but its own files with it.
Status walk(const std::string& root, FunctionRef<Status(const fs::directory_entry&)> visit) {
  std::vector<std::string> folders = {root};
  while (!folders.empty()) {
    const std::string folder = std::move(folders.back());
    folders.pop_back();
    LOOKBOOK_CHECK(visit_folder(folder, visit, folders));
  }
  return ok();
}

/// Holds the lock of a path for the scope: an empty file that stays, since a removed lock file would let two
/// processes hold "the" lock on two files.
Result<FileDescriptor> lock_path(const std::string& file) {
  const std::string lock = folder_of(file) + "/." + file.substr(file.find_last_of('/') + 1) + ".lock";
  LOOKBOOK_TRY(FileDescriptor descriptor, open_in_new_folder(lock, O_RDWR | O_NOFOLLOW));
  while (::flock(descriptor.number(), LOCK_EX) != 0) {
    if (errno != EINTR) return file_error(errno, "cannot lock", lock);
  }
  return descriptor;
}

class LocalLock final : public StoreLock {
 public:
  explicit LocalLock(FileDescriptor descriptor) : descriptor_(std::move(descriptor)) {}

 private:
  FileDescriptor descriptor_;  // closing it unlocks
};

// Each holds a file open meanwhile, and a process may usually open 1,024.
constexpr std::size_t kFlushedTogether = 256;

/// Flushes each file system that one of the writers writes to.
Status flush_file_systems(const std::vector<std::unique_ptr<LocalWriter>>& writers) {
  std::set<dev_t> flushed;
  for (const auto& writer : writers) {
    struct stat status {};
    if (::fstat(writer->descriptor().number(), &status) != 0)
      return file_error(errno, "cannot look at", writer->file());
    if (!flushed.insert(status.st_dev).second) continue;
    if (::syncfs(writer->descriptor().number()) != 0)
      return file_error(errno, "cannot flush to disk", writer->file());
  }
  return ok();
}

/// Whether the folder holds nothing but, perhaps, that file.
bool holds_only(const std::string& folder, const std::string& file) {
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    if (entry->path() != file) return false;
  }
  return !error;
}

}  // namespace

LocalStore::~LocalStore() {
  if (kept_ == root_ || !holds_only(root_, lock_file())) return;
  // Whoever holds the lock keeps the folder; whoever has only opened its file sees that it has lost its name.
  if (const auto removed = remove_leftover(lock_file()); !removed) return;
  for (std::string folder = root_; folder.size() > kept_.size() && ::rmdir(folder.c_str()) == 0;)
    folder = folder_of(folder);
}

Error LocalStore::not_found(std::string_view path) const {
  return {ErrorCode::kNotFound, "there is no " + std::string(path) + " in the store " + uri_};
}

Result<std::string> LocalStore::file_of(std::string_view path) const {
  LOOKBOOK_CHECK(check_path(path));
  return root_ + "/" + std::string(path);
}

Result<FileDescriptor> LocalStore::open_object(std::string_view path, const std::string& file) const {
  auto descriptor = open_file(file, O_RDONLY);
  if (!descriptor && descriptor.error().code() == ErrorCode::kNotFound) return not_found(path);
  return descriptor;
}

Result<std::string> LocalStore::read(std::string_view path) const {
  LOOKBOOK_TRY(const std::string file, local_file(path));
  LOOKBOOK_TRY(const FileDescriptor descriptor, open_object(path, file));
  return read_all(descriptor, file);
}

Result<std::string> LocalStore::checksum(std::string_view path) const {
  LOOKBOOK_TRY(const std::string file, local_file(path));
  LOOKBOOK_TRY(const FileDescriptor descriptor, open_object(path, file));
  return checksum_of(descriptor, file);
}

Result<std::uint64_t> LocalStore::size(std::string_view path) const {
  LOOKBOOK_TRY(const std::string file, local_file(path));
  struct stat status {};
  if (::stat(file.c_str(), &status) == 0) return static_cast<std::uint64_t>(status.st_size);
  return errno == ENOENT ? not_found(path) : file_error(errno, "cannot look at", file);
}

Result<bool> LocalStore::exists(std::string_view path) const {
  LOOKBOOK_TRY(const std::string file, file_of(path));
  struct stat status {};
  if (::stat(file.c_str(), &status) == 0) return S_ISREG(status.st_mode);
  if (errno == ENOENT || errno == ENOTDIR) return false;
  return file_error(errno, "cannot look at", file);
}

Result<std::string> LocalStore::local_file(std::string_view path) const {
  LOOKBOOK_TRY(const bool found, exists(path));
  if (!found) return not_found(path);
  return file_of(path);
}

Result<std::vector<ObjectInfo>> LocalStore::list(std::string_view prefix) const {
  // Only the folder that the prefix names can hold matches.
  const std::size_t slash = prefix.find_last_of('/');
  std::string folder = root_;
  if (slash != std::string_view::npos) {
    LOOKBOOK_TRY(folder, file_of(prefix.substr(0, slash)));
  }
  std::vector<ObjectInfo> objects;
  LOOKBOOK_CHECK(walk(folder, [&](const fs::directory_entry& entry) -> Status {
    std::string path = entry.path().string().substr(root_.size() + 1);
    if (!path.starts_with(prefix) || !check_path(path)) return ok();
    std::error_code gone;
    const std::uintmax_t bytes = entry.file_size(gone);
    if (!gone) objects.push_back({std::move(path), bytes});
    return ok();
  }));
  std::ranges::sort(objects, {}, &ObjectInfo::path);
  return objects;
}

Result<std::unique_ptr<ObjectWriter>> LocalStore::create(std::string_view path) {
  LOOKBOOK_TRY(const std::string file, file_of(path));
  LOOKBOOK_TRY(std::unique_ptr<ObjectWriter> writer, LocalWriter::create(file));
  return writer;
}

Status LocalStore::write_many(std::span<const NamedBytes> objects) {
  while (!objects.empty()) {
    const auto some = objects.first(std::min(objects.size(), kFlushedTogether));
    std::vector<std::unique_ptr<LocalWriter>> writers;
    for (const NamedBytes& object : some) {
      LOOKBOOK_TRY(const std::string file, file_of(object.path));
      LOOKBOOK_TRY(writers.emplace_back(), LocalWriter::create(file));
      LOOKBOOK_CHECK(writers.back()->append(std::as_bytes(std::span(object.bytes))));
      LOOKBOOK_CHECK(writers.back()->write_buffer());
    }
    LOOKBOOK_CHECK(flush_file_systems(writers));
    for (const auto& writer : writers) LOOKBOOK_CHECK(writer->put_in_place());
    LOOKBOOK_CHECK(flush_file_systems(writers));
    objects = objects.subspan(some.size());
  }
  return ok();
}

Status LocalStore::remove(std::string_view path) {
  LOOKBOOK_TRY(const std::string file, file_of(path));
  if (::unlink(file.c_str()) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return ok();
    return file_error(errno, "cannot remove", file);
  }
  std::string folder = folder_of(file);
  // An object store has no folders, so an empty one says nothing.
  while (folder.size() > root_.size() && ::rmdir(folder.c_str()) == 0) folder = folder_of(folder);
  return flush_folder(folder);
}

Result<bool> LocalStore::replace_if(std::string_view path, const std::optional<std::string>& expected,
                                    std::string_view bytes) {
  LOOKBOOK_TRY(const std::string file, file_of(path));
  LOOKBOOK_TRY(const FileDescriptor lock, lock_path(file));
  std::optional<std::string> current;
  LOOKBOOK_TRY(const bool found, exists(path));
  if (found) {
    LOOKBOOK_TRY(current, read(path));
  }
  if (current != expected) return false;
  LOOKBOOK_TRY([[maybe_unused]] const std::string checksum, write(path, bytes));
  return true;
}

Result<std::size_t> LocalStore::sweep() {
  std::size_t removed = 0;
  LOOKBOOK_CHECK(walk(root_, [&](const fs::directory_entry& entry) -> Status {
    if (!is_temporary_name(entry.path().filename().string())) return ok();
    LOOKBOOK_TRY(const bool gone, remove_leftover(entry.path().string()));
    removed += gone ? 1 : 0;
    return ok();
  }));
  return removed;
}

Result<std::unique_ptr<StoreLock>> LocalStore::lock() {
  const std::string file = lock_file();
  constexpr int kMaxAttempts = 1000;  // each is a signal, or a store that was made in vain and is gone again
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    LOOKBOOK_TRY(FileDescriptor descriptor, open_in_new_folder(file, O_RDWR | O_NOFOLLOW));
    if (::flock(descriptor.number(), LOCK_EX | LOCK_NB) == 0) {
      if (!still_names(file, descriptor)) continue;
      return std::unique_ptr<StoreLock>(new LocalLock(std::move(descriptor)));
    }
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) return file_error(errno, "cannot lock", file);
    break;
  }
  return Error(ErrorCode::kUnavailable, "another lookbook command is writing to the store " + uri_ +
                                            "; wait until it is done, or end it, and try again");
}

}  // namespace lookbook::storage
