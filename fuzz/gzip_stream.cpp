// Bytes as gzip: whatever the sizes of reads, the same text or the same error. The first byte chooses the
// sizes.

#include "loader/gzip_stream.hpp"

#include <cstdlib>
#include <vector>

namespace {

using namespace lookbook;

constexpr std::size_t kMostText = std::size_t{64} << 10;  // a few bytes can stand for gigabytes

struct Unpacked {
  std::string text;
  std::string error;
};

Unpacked unpack(std::span<const char> packed, std::size_t in_at_a_time, std::size_t out_at_a_time) {
  const auto stream = loader::gunzip(loader::memory_stream(packed, in_at_a_time), "file");
  std::vector<char> block(out_at_a_time);
  Unpacked result;
  while (result.text.size() < kMostText) {
    const auto count = stream->read(block);
    if (!count) {
      result.error = name_of(count.error().code());
      break;
    }
    if (*count == 0) break;
    result.text.append(block.data(), *count);
  }
  result.text.resize(std::min(result.text.size(), kMostText));
  return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::span packed(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Unpacked whole = unpack(packed, SIZE_MAX, kMostText);
  const Unpacked pieces = unpack(packed, 1U + data[0] % 16U, 1U + data[0]);
  // Damage is found by both, but after more or less text: an error replaces the read that meets it, and ISA-L
  // sees some of it only where a block or the checksum ends. So one side may reach kMostText before it.
  const bool both_ended = whole.text.size() < kMostText && pieces.text.size() < kMostText;
  if (both_ended && whole.error != pieces.error) std::abort();
  if (whole.error.empty() && pieces.error.empty() && whole.text != pieces.text) std::abort();
  return 0;
}
