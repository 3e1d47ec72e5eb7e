#include "storage/large_writes.hpp"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

namespace lookbook::storage {
namespace {

constexpr std::align_val_t kAlignment{4096};

}  // namespace

void LargeWrites::FreeAligned::operator()(std::byte* piece) const {
  ::operator delete[](piece, kAlignment);
}

LargeWrites::Piece LargeWrites::new_piece() {
  return {std::unique_ptr<std::byte[], FreeAligned>(
              static_cast<std::byte*>(::operator new[](kPieceBytes, kAlignment))),
          0};
}

LargeWrites::LargeWrites(const FileDescriptor& descriptor, std::string file)
    : descriptor_(descriptor),
      file_(std::move(file)),
      filling_(new_piece()),
      waiting_(new_piece()),
      writing_(new_piece()) {
  thread_.emplace([this] { write_pieces(); });
}

LargeWrites::~LargeWrites() {
  if (!thread_) return;
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  changed_.notify_all();
  thread_->join();
}

Status LargeWrites::append(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    if (filling_.filled == kPieceBytes) LOOKBOOK_CHECK(hand_over());
    const std::size_t count = std::min(bytes.size(), kPieceBytes - filling_.filled);
    std::memcpy(filling_.bytes.get() + filling_.filled, bytes.data(), count);
    filling_.filled += count;
    bytes = bytes.subspan(count);
  }
  return ok();
}

Status LargeWrites::hand_over() {
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.filled == 0 || !written_; });
    if (!written_) return written_;
    std::swap(filling_, waiting_);
  }
  changed_.notify_all();
  return ok();
}

Status LargeWrites::finish() {
  LOOKBOOK_CHECK(hand_over());
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  changed_.notify_all();
  thread_->join();
  thread_.reset();
  return written_;
}

void LargeWrites::write_pieces() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return waiting_.filled > 0 || ends_; });
    if (waiting_.filled == 0 || !written_) return;
    std::swap(writing_, waiting_);
    lock.unlock();
    changed_.notify_all();
    Status status = write(writing_);
    writing_.filled = 0;
    lock.lock();
    if (!status) {
      written_ = std::move(status);
      changed_.notify_all();
    }
  }
}

/// Only the last piece is not whole: blocks alone can be written past the cache.
Status LargeWrites::write(const Piece& piece) {
  const bool is_whole = piece.filled == kPieceBytes;
  if (is_whole && position_ == kCachedBytes) is_direct_ = bypass_cache(descriptor_, true);
  if (!is_whole && is_direct_) is_direct_ = !bypass_cache(descriptor_, false);
  LOOKBOOK_CHECK(write_all(descriptor_, std::span(piece.bytes.get(), piece.filled), file_));
  position_ += piece.filled;
  if (!is_direct_) begin_flush(descriptor_);
  return ok();
}

}  // namespace lookbook::storage
