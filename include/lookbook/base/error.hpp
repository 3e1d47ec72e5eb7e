#pragma once
// What can go wrong, as a value. An Error says what happened, where, and what to do; callers on the way up
// add context. Codes are few, because each one is a different reaction of the caller: every mapping from a
// code (exit status, HTTP problem, Python exception) is a switch without a default, so that a new code does
// not build until it is mapped.

#include <cstdint>
#include <string>
#include <string_view>

namespace lookbook {

enum class ErrorCode : std::uint8_t {
  kInvalidArgument,     ///< the caller asked for something that makes no sense (bad flag, parameter out of
                        ///< range)
  kNotFound,            ///< a file, product, user, release or channel does not exist
  kAlreadyExists,       ///< refused to overwrite
  kCorruptData,         ///< bytes that should be ours are damaged (checksum, truncated gzip)
  kUnsupportedVersion,  ///< written by a newer Lookbook
  kPermissionDenied,    ///< the operating system says no
  kNoSpace,             ///< disk full or quota reached
  kUnavailable,         ///< right now it cannot be done: port in use, store locked, overload
  kIo,                  ///< any other failure of the operating system
  kCancelled,           ///< the user or a time limit stopped it
  kInternal,            ///< a bug in Lookbook
};

/// The code's name in snake_case: "not_found".
std::string_view name_of(ErrorCode code);

class [[nodiscard]] Error {
 public:
  /// `message` is for a person: what happened, where, what to do.
  Error(ErrorCode code, std::string message) : code_(code), message_(std::move(message)) {}

  ErrorCode code() const { return code_; }
  const std::string& message() const { return message_; }

  /// The same error with "`where`: " before its message.
  Error with_context(std::string_view where) &&;

 private:
  ErrorCode code_;
  std::string message_;
};

/// Whether a file that was read is itself at fault: damaged, of a newer Lookbook, not what was needed, or not
/// there. It will be so the next time; any other error says nothing of it and may be over a moment later.
bool is_fault_of_file(const Error& error);

/// The error for an `errno` of the operating system: kNotFound, kPermissionDenied, kNoSpace, … else kIo.
/// `what` says what was tried, for example "cannot open ./shop/landing"; what to do is added.
Error error_from_errno(int error_number, std::string_view what);

}  // namespace lookbook
