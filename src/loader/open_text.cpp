#include "loader/open_text.hpp"

#include <array>

#include "loader/expansion_limit.hpp"
#include "loader/gzip_stream.hpp"
#include "loader/zstd_stream.hpp"

namespace lookbook::loader {
namespace {

struct Packing {
  std::string_view magic;
  std::string_view name;
  std::string_view unpack;
};

// What people have lying about, recognised so that the message can say how to unpack it.
constexpr Packing kNotRead[] = {{"PK\x03\x04", "zip", "unzip"},
                                {"BZh", "bzip2", "bunzip2"},
                                {std::string_view("\xFD"
                                                  "7zXZ\0",
                                                  6),
                                 "xz", "unxz"},
                                {"7z\xBC\xAF", "7-Zip", "7z x"}};

}  // namespace

Result<std::string> beginning_of(const std::string& file, std::size_t bytes) {
  LOOKBOOK_TRY(const std::unique_ptr<ByteStream> stream, open_file_stream(file));
  std::string begin(bytes, '\0');
  std::size_t size = 0;
  while (size < bytes) {
    LOOKBOOK_TRY(const std::size_t count, stream->read(std::span(begin).subspan(size)));
    if (count == 0) break;
    size += count;
  }
  if (size == 0) return Error(ErrorCode::kInvalidArgument, file + " is empty; there is nothing to load");
  begin.resize(size);
  return begin;
}

Result<Compression> packing_of(const std::string& file, std::string_view beginning) {
  if (beginning.starts_with("\x1F\x8B")) return Compression::kGzip;
  if (beginning.starts_with("\x28\xB5\x2F\xFD")) return Compression::kZstd;
  for (const auto& [magic, name, unpack] : kNotRead) {
    if (!beginning.starts_with(magic)) continue;
    return Error(ErrorCode::kInvalidArgument, file + " is packed with " + std::string(name) +
                                                  ", which is not read; unpack it first (" +
                                                  std::string(unpack) + ")");
  }
  for (const std::string_view ending : {".gz", ".zst"}) {
    if (!file.ends_with(ending)) continue;
    return Error(ErrorCode::kCorruptData,
                 file + " is named " + std::string(ending) +
                     " but does not begin as such data does; fetch it again, or rename it if it was unpacked "
                     "already");
  }
  return Compression::kNone;
}

Result<std::unique_ptr<ByteStream>> open_text(const std::string& file, Compression compression,
                                              double max_expansion) {
  LOOKBOOK_TRY(std::unique_ptr<ByteStream> stream, open_file_stream(file));
  switch (compression) {
    case Compression::kNone:
      return stream;
    case Compression::kGzip:
      return limit_expansion(gunzip(std::move(stream), file), max_expansion, file);
    case Compression::kZstd:
      return limit_expansion(unzstd(std::move(stream), file), max_expansion, file);
  }
  return stream;
}

}  // namespace lookbook::loader
