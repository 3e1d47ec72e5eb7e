// Bytes as gzip.

#include "loader/gzip_stream.hpp"

#include "unpacked_stream.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  lookbook::fuzz::check_unpacking(data, size, lookbook::loader::gunzip, true);
  return 0;
}
