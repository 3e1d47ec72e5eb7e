#pragma once
// The few system calls a local store is made of, as values and Results. Interrupted calls are repeated, short
// writes continued, and every error says which file it was about and what to do.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "lookbook/base/result.hpp"

namespace lookbook::storage {

/// An open file; closes itself.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int number) : number_(number) {}
  FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor();
  int number() const { return number_; }

 private:
  int number_ = -1;
};

/// error_from_errno with advice for the kinds of failure that a person can do something about.
Error file_error(int error_number, std::string_view what, std::string_view file);

/// open(2) with O_CLOEXEC and mode 0666.
Result<FileDescriptor> open_file(const std::string& file, int flags);
/// As open_file with O_CREAT; makes the file's folder if it is not there, also when others remove it
/// meanwhile.
Result<FileDescriptor> open_in_new_folder(const std::string& file, int flags);
/// Reads to the end.
Result<std::string> read_all(const FileDescriptor& descriptor, const std::string& file);
/// SHA-256 of the whole file, in hexadecimal.
Result<std::string> checksum_of(const FileDescriptor& descriptor, const std::string& file);
/// The first `bytes` bytes, fewer if the file is shorter.
Result<std::string> read_beginning(const FileDescriptor& descriptor, std::size_t bytes,
                                   const std::string& file);
Status write_all(const FileDescriptor& descriptor, std::span<const std::byte> bytes, const std::string& file);
/// Asks the disk to begin with what was written to the file so far, so that flush_to_disk() waits for less. A
/// hint: a file system may pass over it.
void begin_flush(const FileDescriptor& descriptor);
/// Whether writes go past the page cache from now on, or through it again: false if the file system cannot.
/// Past it go only whole blocks: memory, length and place at multiples of 4096.
bool bypass_cache(const FileDescriptor& descriptor, bool bypass);
Status flush_to_disk(const FileDescriptor& descriptor, const std::string& file);
/// Makes names in `folder` durable: what a rename or unlink needs after it. A folder that is gone is fine.
Status flush_folder(const std::string& folder);
/// Makes the folder and those above it that are missing, durably.
Status make_folders(const std::string& folder);
/// The folder itself, or the nearest above it that is there. `folder` is absolute.
std::string nearest_folder(std::string folder);
/// true if `file` still names the file that is open: nobody renamed or removed it.
bool still_names(const std::string& file, const FileDescriptor& descriptor);
/// Everything before the last '/'.
std::string folder_of(const std::string& file);

}  // namespace lookbook::storage
