#pragma once
// Bytes from somewhere, in order, once: a file, memory, or another stream unpacked. Streams stack, so that a
// new packing or a remote source is one more class. Not thread-safe.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "lookbook/base/result.hpp"

namespace lookbook::loader {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// Writes at least one byte and at most into.size() (> 0) of them; 0 only at the end.
  virtual Result<std::size_t> read(std::span<char> into) = 0;
  /// Bytes taken from the innermost stream so far: how far the file is read.
  virtual std::uint64_t position() const = 0;
};

/// The bytes of a file. kInvalidArgument for a folder or what is no regular file, else as the operating
/// system says.
Result<std::unique_ptr<ByteStream>> open_file_stream(const std::string& file);

/// `bytes` must outlive the stream. `at_a_time` limits each read, for tests.
std::unique_ptr<ByteStream> memory_stream(std::span<const char> bytes, std::size_t at_a_time = SIZE_MAX);

}  // namespace lookbook::loader
