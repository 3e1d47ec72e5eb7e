// Bytes as Zstandard.

#include "loader/zstd_stream.hpp"

#include "unpacked_stream.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  lookbook::fuzz::check_unpacking(data, size, lookbook::loader::unzstd);
  return 0;
}
