// Bytes as Zstandard.

#include "loader/zstd_stream.hpp"

#include "unpacked_stream.hpp"

// libzstd compares a frame's length with what its header says if it sees all of it at once, and not always if
// it sees pieces: so there damage of the header can pass, where the text is that of the checksum.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  lookbook::fuzz::check_unpacking(data, size, lookbook::loader::unzstd, false);
  return 0;
}
