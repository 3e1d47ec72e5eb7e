#pragma once
// A limit on what a packed file may unpack to, so that a small file that was made to hold terabytes is
// refused after 64 MiB or soon after, before it fills a disk or takes hours.

#include <memory>
#include <string>

#include "loader/byte_stream.hpp"

namespace lookbook::loader {

/// Gives the bytes of `text` until they are over 64 MiB and over `max_expansion` times text->position(), the
/// packed bytes read for them; then kInvalidArgument, naming the file `name` and the flag that allows more.
std::unique_ptr<ByteStream> limit_expansion(std::unique_ptr<ByteStream> text, double max_expansion,
                                            std::string name);

}  // namespace lookbook::loader
