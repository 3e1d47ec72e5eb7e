#pragma once
// The bytes of one large file on their way to the disk: gathered into pieces, and written by a thread of its
// own while the caller makes the next ones. A file that has grown large goes on past the page cache
// (O_DIRECT), where the file system allows it: copying into the cache costs as much processor time as packing
// a table, and flushing it at the end makes everybody wait. What is smaller stays in the cache, as it is
// likely to be read soon.

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>

#include "lookbook/base/result.hpp"
#include "storage/posix_file.hpp"

namespace lookbook::storage {

class LargeWrites {
 public:
  static constexpr std::size_t kPieceBytes = std::size_t{1} << 20;
  /// From here on past the page cache. A multiple of a piece.
  static constexpr std::size_t kCachedBytes = 64 * kPieceBytes;

  /// `descriptor` is at its beginning, of an empty file; it outlives this. `file`: its name, for messages.
  LargeWrites(const FileDescriptor& descriptor, std::string file);
  /// Waits for what is under way; what was not finished is lost.
  ~LargeWrites();
  LargeWrites(const LargeWrites&) = delete;
  LargeWrites& operator=(const LargeWrites&) = delete;

  /// kIo and its kin: this, or an earlier piece, could not be written.
  Status append(std::span<const std::byte> bytes);
  /// Writes all that was appended; nothing can be appended after it. It is in the file then, but not yet
  /// flushed.
  Status finish();

 private:
  /// Begins at a multiple of the largest block that a file system asks for.
  struct FreeAligned {
    void operator()(std::byte* piece) const;
  };
  struct Piece {
    std::unique_ptr<std::byte[], FreeAligned> bytes;
    std::size_t filled = 0;
  };
  static Piece new_piece();

  Status hand_over();
  void write_pieces();
  Status write(const Piece& piece);

  const FileDescriptor& descriptor_;
  std::string file_;
  Piece filling_;
  // Between the two threads, under the mutex.
  std::mutex mutex_;
  std::condition_variable changed_;
  Piece waiting_;  // to be written, if anything is in it
  bool ends_ = false;
  Status written_ = ok();
  // Of the writing thread alone.
  Piece writing_;
  std::size_t position_ = 0;
  bool is_direct_ = false;
  std::optional<std::thread> thread_;  // last member: it uses the others
};

}  // namespace lookbook::storage
