#include "loader/expansion_limit.hpp"

#include <cmath>

namespace lookbook::loader {
namespace {

constexpr std::uint64_t kAlwaysAllowed = std::uint64_t{64} << 20;

class LimitedStream final : public ByteStream {
 public:
  LimitedStream(std::unique_ptr<ByteStream> text, double max_expansion, std::string name)
      : text_(std::move(text)), max_expansion_(max_expansion), name_(std::move(name)) {}

  Result<std::size_t> read(std::span<char> into) override {
    LOOKBOOK_TRY(const std::size_t count, text_->read(into));
    unpacked_ += count;
    const auto packed = static_cast<double>(text_->position());
    if (unpacked_ <= kAlwaysAllowed || static_cast<double>(unpacked_) <= max_expansion_ * packed)
      return count;
    return Error(ErrorCode::kInvalidArgument,
                 name_ + " unpacks to more than " + std::to_string(std::llround(max_expansion_)) +
                     " times its size (" + std::to_string(unpacked_) + " bytes of text in the first " +
                     std::to_string(text_->position()) +
                     " bytes), as files do that are made to fill a disk; if it is what it should be, allow "
                     "more with --max-expansion (load, run, convert)");
  }

  std::uint64_t position() const override { return text_->position(); }

 private:
  std::unique_ptr<ByteStream> text_;
  double max_expansion_;
  std::string name_;
  std::uint64_t unpacked_ = 0;
};

}  // namespace

std::unique_ptr<ByteStream> limit_expansion(std::unique_ptr<ByteStream> text, double max_expansion,
                                            std::string name) {
  return std::make_unique<LimitedStream>(std::move(text), max_expansion, std::move(name));
}

}  // namespace lookbook::loader
