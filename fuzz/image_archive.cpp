// Bytes as a tar archive: whatever the sizes of reads, the same files or an error. The first byte chooses the
// sizes.

#include "loader/image_archive.hpp"

#include <cstdlib>
#include <utility>
#include <vector>

namespace {

using namespace lookbook;

struct Archive {
  std::vector<std::pair<std::string, std::string>> files;
  bool is_whole = false;
};

Archive archive_of(std::span<const char> bytes, std::size_t at_a_time) {
  Archive archive;
  auto source =
      loader::open_image_archive(loader::memory_stream(bytes, at_a_time), "images.tar", bytes.size());
  while (source) {
    auto file = (*source)->next();
    if (!file) break;
    archive.is_whole = !*file;
    if (archive.is_whole) break;
    if ((*file)->bytes && (*file)->bytes->size() > loader::kLargestImage) std::abort();
    archive.files.emplace_back((*file)->name, (*file)->bytes.value_or("too large"));
  }
  return archive;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::span bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Archive whole = archive_of(bytes, SIZE_MAX);
  const Archive pieces = archive_of(bytes, 1U + data[0]);
  if (whole.is_whole != pieces.is_whole || whole.files != pieces.files) std::abort();
  return 0;
}
