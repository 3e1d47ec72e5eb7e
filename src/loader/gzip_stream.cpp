#include "loader/gzip_stream.hpp"

#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <vector>

namespace lookbook::loader {
namespace {

constexpr std::size_t kInputBytes = std::size_t{64} << 10;
constexpr std::size_t kLargestOutput = std::size_t{1} << 30;  // ISA-L counts in 32 bits

class GzipStream final : public ByteStream {
 public:
  GzipStream(std::unique_ptr<ByteStream> packed, std::string name)
      : packed_(std::move(packed)), name_(std::move(name)), input_(kInputBytes) {}

  Result<std::size_t> read(std::span<char> into) override {
    into = into.first(std::min(into.size(), kLargestOutput));
    while (true) {
      if (!in_member_) {
        LOOKBOOK_TRY(const bool more, start_member());
        if (!more) return std::size_t{0};
      }
      LOOKBOOK_TRY(const std::size_t count, inflate(into));
      if (count > 0) {
        unpacked_ += count;
        return count;
      }
    }
  }

  std::uint64_t position() const override { return packed_->position(); }

 private:
  // Where the next byte that ISA-L has not taken stands in the file.
  std::uint64_t offset() const { return packed_->position() - state_.avail_in; }

  Error corrupt(const std::string& what) const {
    return {ErrorCode::kCorruptData, name_ + ": " + what + " at byte " + std::to_string(offset()) +
                                         " of the file, after " + std::to_string(unpacked_) +
                                         " bytes of text; the file is damaged, fetch it again"};
  }

  Status refill() {
    LOOKBOOK_TRY(const std::size_t count, packed_->read(input_));
    state_.next_in = reinterpret_cast<std::uint8_t*>(input_.data());
    state_.avail_in = static_cast<std::uint32_t>(count);
    at_end_ = count == 0;
    return ok();
  }

  // Reads until the buffer is full or the file ends, keeping what is in it: ISA-L checks a header against its
  // checksum only if it sees all of it at once.
  Status fill() {
    std::copy_n(state_.next_in, state_.avail_in, reinterpret_cast<std::uint8_t*>(input_.data()));
    state_.next_in = reinterpret_cast<std::uint8_t*>(input_.data());
    while (state_.avail_in < input_.size()) {
      LOOKBOOK_TRY(const std::size_t count, packed_->read(std::span(input_).subspan(state_.avail_in)));
      if (count == 0) break;
      state_.avail_in += static_cast<std::uint32_t>(count);
    }
    return ok();
  }

  // true if another member starts here, false at the end of the file.
  Result<bool> start_member() {
    while (true) {
      if (state_.avail_in == 0) LOOKBOOK_CHECK(refill());
      if (at_end_) return false;
      if (members_ == 0 || *state_.next_in != 0) break;
      ++state_.next_in;
      --state_.avail_in;
    }
    if (*state_.next_in != 0x1F) {
      return corrupt(members_ == 0 ? "this is not gzip data"
                                   : "something that is not gzip data follows the gzip data");
    }
    LOOKBOOK_CHECK(fill());
    std::uint8_t* const next = state_.next_in;
    const std::uint32_t available = state_.avail_in;
    isal_inflate_init(&state_);
    state_.crc_flag = ISAL_GZIP;
    state_.next_in = next;
    state_.avail_in = available;
    in_member_ = true;
    ++members_;
    return true;
  }

  // Unpacks until there is output or the member ends.
  Result<std::size_t> inflate(std::span<char> into) {
    state_.next_out = reinterpret_cast<std::uint8_t*>(into.data());
    state_.avail_out = static_cast<std::uint32_t>(into.size());
    int stuck = 0;
    while (state_.avail_out == into.size()) {
      if (state_.avail_in == 0 && !at_end_) LOOKBOOK_CHECK(refill());
      const std::uint32_t had = state_.avail_in;
      const int status = isal_inflate(&state_);
      if (status == ISAL_INCORRECT_CHECKSUM) return corrupt("the gzip data does not match its checksum");
      if (status < 0) return corrupt("the gzip data is damaged");
      if (state_.block_state == ISAL_BLOCK_FINISH) {
        in_member_ = false;
        break;
      }
      stuck = state_.avail_in == had && state_.avail_out == into.size() ? stuck + 1 : 0;
      if (stuck > 0 && at_end_) return corrupt("the file ends in the middle of its gzip data");
      if (stuck > 2) return corrupt("the gzip data is damaged");
    }
    return into.size() - state_.avail_out;
  }

  std::unique_ptr<ByteStream> packed_;
  std::string name_;
  std::vector<char> input_;
  inflate_state state_{};
  bool in_member_ = false;
  bool at_end_ = false;
  std::uint64_t members_ = 0;
  std::uint64_t unpacked_ = 0;
};

}  // namespace

std::unique_ptr<ByteStream> gunzip(std::unique_ptr<ByteStream> packed, std::string name) {
  return std::make_unique<GzipStream>(std::move(packed), std::move(name));
}

}  // namespace lookbook::loader
