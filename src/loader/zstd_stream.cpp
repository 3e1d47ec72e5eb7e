#include "loader/zstd_stream.hpp"

#include <zstd.h>
#include <zstd_errors.h>

#include <new>
#include <vector>

namespace lookbook::loader {
namespace {

class ZstdStream final : public ByteStream {
 public:
  ZstdStream(std::unique_ptr<ByteStream> packed, std::string name)
      : packed_(std::move(packed)),
        name_(std::move(name)),
        input_(ZSTD_DStreamInSize()),
        context_(ZSTD_createDCtx(), &ZSTD_freeDCtx),
        waiting_{input_.data(), 0, 0} {
    if (!context_) throw std::bad_alloc();
  }

  Result<std::size_t> read(std::span<char> into) override {
    ZSTD_outBuffer out{into.data(), into.size(), 0};
    while (out.pos == 0) {
      LOOKBOOK_CHECK(refill());
      if (at_end_ && is_between_frames_) return std::size_t{0};
      const std::size_t taken = waiting_.pos;
      const std::size_t left = ZSTD_decompressStream(context_.get(), &out, &waiting_);
      if (ZSTD_isError(left)) return failure(ZSTD_getErrorCode(left));
      is_between_frames_ = left == 0;
      if (at_end_ && !is_between_frames_ && out.pos == 0 && waiting_.pos == taken)
        return corrupt("the file ends in the middle of its zstd data");
    }
    unpacked_ += out.pos;
    return out.pos;
  }

  std::uint64_t position() const override { return packed_->position(); }

 private:
  Status refill() {
    if (waiting_.pos < waiting_.size || at_end_) return ok();
    LOOKBOOK_TRY(const std::size_t count, packed_->read(input_));
    waiting_ = {input_.data(), count, 0};
    at_end_ = count == 0;
    return ok();
  }

  std::string where() const {
    return " at byte " + std::to_string(packed_->position() - (waiting_.size - waiting_.pos)) +
           " of the file, after " + std::to_string(unpacked_) + " bytes of text; ";
  }

  Error corrupt(const std::string& what) const {
    return {ErrorCode::kCorruptData, name_ + ": " + what + where() + "the file is damaged, fetch it again"};
  }

  Error failure(ZSTD_ErrorCode code) const {
    if (code == ZSTD_error_checksum_wrong) return corrupt("the zstd data does not match its checksum");
    if (code == ZSTD_error_prefix_unknown)
      return corrupt(unpacked_ == 0 ? "this is not zstd data"
                                    : "something that is not zstd data follows the zstd data");
    if (code == ZSTD_error_frameParameter_windowTooLarge) {
      return {ErrorCode::kInvalidArgument, name_ + ": the zstd data needs a window of over 128 MiB" +
                                               where() +
                                               "pack it anew without --long, or unpack it first (zstd -d)"};
    }
    if (code == ZSTD_error_memory_allocation) throw std::bad_alloc();
    return corrupt("the zstd data is damaged");
  }

  std::unique_ptr<ByteStream> packed_;
  std::string name_;
  std::vector<char> input_;
  std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context_;
  ZSTD_inBuffer waiting_;
  bool is_between_frames_ = true;
  bool at_end_ = false;
  std::uint64_t unpacked_ = 0;
};

}  // namespace

std::unique_ptr<ByteStream> unzstd(std::unique_ptr<ByteStream> packed, std::string name) {
  return std::make_unique<ZstdStream>(std::move(packed), std::move(name));
}

}  // namespace lookbook::loader
