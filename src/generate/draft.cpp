#include "generate/draft.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace lookbook::generate {
namespace {

namespace fs = std::filesystem;

constexpr int kMostDrafts = 100;
constexpr const char* kMark = ".draft";

fs::path beside(const fs::path& target, int number) {
  return target.string() + ".part" + (number > 1 ? std::to_string(number) : "");
}

Error cannot_make(const fs::path& folder, int error_number) {
  return error_from_errno(error_number, "cannot make the folder " + folder.string());
}

/// Removes `folder` if it is the draft of a maker that is gone.
void remove_leftover(const fs::path& folder) {
  const int mark = ::open((folder / kMark).c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC);
  if (mark < 0) return;
  std::error_code ignored;
  if (::flock(mark, LOCK_EX | LOCK_NB) == 0) fs::remove_all(folder, ignored);
  ::close(mark);
}

}  // namespace

Draft::~Draft() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
  if (mark_ >= 0) ::close(mark_);
}

/// Makes the folder and locks its mark; false if the name is taken.
Result<bool> Draft::claim(const fs::path& folder) {
  std::error_code error;
  if (!fs::create_directory(folder, error)) {
    if (error && error != std::errc::file_exists) return cannot_make(folder, error.value());
    return false;
  }
  path_ = folder;
  const std::string mark = folder / kMark;
  mark_ = ::open(mark.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (mark_ < 0) return error_from_errno(errno, "cannot write " + mark);
  if (::flock(mark_, LOCK_EX | LOCK_NB) == 0) return true;
  return error_from_errno(errno, "cannot lock " + mark);
}

Status Draft::make_beside() {
  for (int number = 1; number <= kMostDrafts; ++number) remove_leftover(beside(target_, number));
  for (int number = 1; number <= kMostDrafts; ++number) {
    LOOKBOOK_TRY(const bool claimed, claim(beside(target_, number)));
    if (claimed) return ok();
  }
  return Error(ErrorCode::kAlreadyExists,
               beside(target_, 1).string() + " and " + std::to_string(kMostDrafts - 1) +
                   " more like it are there already: remove those you do not need");
}

Status Draft::begin() {
  std::error_code error;
  if (target_.has_parent_path()) fs::create_directories(target_.parent_path(), error);
  if (error) return cannot_make(target_.parent_path(), error.value());
  LOOKBOOK_CHECK(make_beside());
  fs::create_directory(path_ / "images", error);
  if (error) return cannot_make(path_ / "images", error.value());
  return ok();
}

Status Draft::finish() {
  std::error_code error;
  fs::rename(path_, target_, error);
  if (error)
    return error_from_errno(error.value(), "cannot rename " + path_.string() + " to " + target_.string());
  path_.clear();
  // Only now: without its mark, a draft that is left here would be taken for somebody's folder.
  fs::remove(target_ / kMark, error);
  if (error) return error_from_errno(error.value(), "cannot remove " + (target_ / kMark).string());
  return ok();
}

}  // namespace lookbook::generate
