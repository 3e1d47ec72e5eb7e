#pragma once
// One process at a time: an advisory lock on a file in the folder, which the system gives back when the
// process ends, however it ends.

#include <string>
#include <utility>

#include "lookbook/base/result.hpp"

namespace lookbook::events {

class FolderLock {
 public:
  /// Makes the folder and locks <folder>/state.lock. kUnavailable if another process (or object) holds it.
  static Result<FolderLock> take(const std::string& folder);
  FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FolderLock& operator=(FolderLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace lookbook::events
