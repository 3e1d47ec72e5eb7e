#pragma once
// Packed bytes: whatever the sizes of reads, the same text or the same error. The first byte chooses the
// sizes.

#include <cstdlib>
#include <vector>

#include "loader/byte_stream.hpp"

namespace lookbook::fuzz {

inline constexpr std::size_t kMostText = std::size_t{64} << 10;  // a few bytes can stand for gigabytes

struct Unpacked {
  std::string text;
  std::string error;
};

inline Unpacked unpacked(loader::ByteStream& stream, std::size_t at_a_time) {
  std::vector<char> block(at_a_time);
  Unpacked result;
  while (result.text.size() < kMostText) {
    const auto count = stream.read(block);
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

/// `unpack(stream, name)` gives the stream of the text. `same_errors`: what is damaged for one size of reads
/// is damaged for all.
template <class Unpack>
void check_unpacking(const std::uint8_t* data, std::size_t size, Unpack unpack, bool same_errors) {
  if (size == 0) return;
  const std::span packed(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Unpacked whole = unpacked(*unpack(loader::memory_stream(packed), "file"), kMostText);
  const Unpacked pieces =
      unpacked(*unpack(loader::memory_stream(packed, 1U + data[0] % 16U), "file"), 1U + data[0]);
  // Damage is found by both, but after more or less text: an error replaces the read that meets it, and some
  // of it shows only where a block or the checksum ends. So one side may reach kMostText before it.
  const bool both_ended = whole.text.size() < kMostText && pieces.text.size() < kMostText;
  if (same_errors && both_ended && whole.error != pieces.error) std::abort();
  if (whole.error.empty() && pieces.error.empty() && whole.text != pieces.text) std::abort();
}

}  // namespace lookbook::fuzz
