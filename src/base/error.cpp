#include "lookbook/base/error.hpp"

#include <cerrno>
#include <system_error>

namespace lookbook {

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return "invalid_argument";
    case ErrorCode::kNotFound:
      return "not_found";
    case ErrorCode::kAlreadyExists:
      return "already_exists";
    case ErrorCode::kCorruptData:
      return "corrupt_data";
    case ErrorCode::kUnsupportedVersion:
      return "unsupported_version";
    case ErrorCode::kPermissionDenied:
      return "permission_denied";
    case ErrorCode::kNoSpace:
      return "no_space";
    case ErrorCode::kUnavailable:
      return "unavailable";
    case ErrorCode::kIo:
      return "io";
    case ErrorCode::kCancelled:
      return "cancelled";
    case ErrorCode::kInternal:
      return "internal";
  }
  return "internal";
}

Error Error::with_context(std::string_view where) && {
  return {code_, std::string(where) + ": " + message_};
}

bool is_fault_of_file(const Error& error) {
  switch (error.code()) {
    case ErrorCode::kInvalidArgument:
    case ErrorCode::kNotFound:
    case ErrorCode::kCorruptData:
    case ErrorCode::kUnsupportedVersion:
      return true;
    case ErrorCode::kAlreadyExists:
    case ErrorCode::kPermissionDenied:
    case ErrorCode::kNoSpace:
    case ErrorCode::kUnavailable:
    case ErrorCode::kIo:
    case ErrorCode::kCancelled:
    case ErrorCode::kInternal:
      break;
  }
  return false;
}

static ErrorCode code_from_errno(int error_number) {
  switch (error_number) {
    case ENOENT:
    case ENOTDIR:
      return ErrorCode::kNotFound;
    case EEXIST:
      return ErrorCode::kAlreadyExists;
    case EACCES:
    case EPERM:
    case EROFS:
      return ErrorCode::kPermissionDenied;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return ErrorCode::kNoSpace;
    case EADDRINUSE:
    case EAGAIN:
    case EBUSY:
      return ErrorCode::kUnavailable;
    case EISDIR:
    case ENAMETOOLONG:
      return ErrorCode::kInvalidArgument;
    default:
      return ErrorCode::kIo;
  }
}

/// What a person can do about it.
static std::string_view advice_for(int error_number) {
  switch (error_number) {
    case EMFILE:
    case ENFILE:
      return "; allow more open files (ulimit -n) or end other programs, then run it again";
    case ENOMEM:
      return "; free some memory, then run it again";
    case EISDIR:
      return "; name a file, not a folder";
    case ENAMETOOLONG:
      return "; take a shorter name or a folder nearer to the root";
    default:
      break;
  }
  switch (code_from_errno(error_number)) {
    case ErrorCode::kNotFound:
      return "; check the path";
    case ErrorCode::kAlreadyExists:
      return "; take another name, or move away what is there";
    case ErrorCode::kPermissionDenied:
      return "; check the owner and mode of the file and its folders, or use another folder";
    case ErrorCode::kNoSpace:
      return "; free some space there or use a folder on a larger disk, then run it again (nothing was left "
             "half written)";
    case ErrorCode::kUnavailable:
      return "; wait until other programs have done with it, then run it again";
    default:
      return "; check the disk and its connection, then run it again";
  }
}

Error error_from_errno(int error_number, std::string_view what) {
  const ErrorCode code = code_from_errno(error_number);
  return {code, std::string(what) + ": " + std::generic_category().message(error_number) +
                    std::string(advice_for(error_number))};
}

}  // namespace lookbook
