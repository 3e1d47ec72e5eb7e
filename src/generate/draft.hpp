#pragma once
// A folder under construction: it lies beside its place, as "<target>.part" or with a number behind that, and
// is renamed to it when it is complete. While it is made it holds the file ".draft", which its maker has
// locked: a folder with one that nobody holds was left by a maker that was killed, and the next draft of the
// same target removes it. A folder without one is somebody's and stays. For one thread.

#include <filesystem>

#include "lookbook/base/result.hpp"

namespace lookbook::generate {

class Draft {
 public:
  explicit Draft(std::filesystem::path target) : target_(std::move(target)) {}
  /// Removes what is not finished.
  ~Draft();
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  /// Makes the folder, those above it, and "images" in it. kAlreadyExists if a hundred names are taken.
  Status begin();
  /// The folder is at the target.
  Status finish();
  const std::filesystem::path& path() const { return path_; }

 private:
  Status make_beside();
  Result<bool> claim(const std::filesystem::path& folder);

  std::filesystem::path target_;
  std::filesystem::path path_;  ///< empty: there is nothing to remove
  int mark_ = -1;               ///< the locked file
};

}  // namespace lookbook::generate
