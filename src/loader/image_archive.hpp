#pragma once
// The files of a tar archive as an ImageSource, by libarchive.

#include <memory>
#include <string>

#include "loader/byte_stream.hpp"
#include "loader/image_source.hpp"

namespace lookbook::loader {

/// `stream` gives the archive unpacked; `file` names it in messages, and `file_bytes` is where the stream's
/// position ends. Errors as open_image_source() says of archives.
Result<std::unique_ptr<ImageSource>> open_image_archive(std::unique_ptr<ByteStream> stream, std::string file,
                                                        std::uint64_t file_bytes);

}  // namespace lookbook::loader
