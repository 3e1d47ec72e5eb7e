#include "events/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace lookbook::events {

Result<FolderLock> FolderLock::take(const std::string& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure) return error_from_errno(failure.value(), "cannot make the state's folder " + folder);

  const std::string file = folder + "/state.lock";
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) return error_from_errno(errno, "cannot open " + file);
  FolderLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) return error_from_errno(errno, "cannot lock " + file);
  return Error(ErrorCode::kUnavailable, "the state in " + folder +
                                            " is in use by another process; end that one or give another "
                                            "folder with --state");
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace lookbook::events
