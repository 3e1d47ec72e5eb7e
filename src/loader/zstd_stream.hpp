#pragma once
// A Zstandard stream (RFC 8878) unpacked by libzstd: any number of frames one after another, each checked
// against its checksum where it has one.

#include <memory>
#include <string>

#include "loader/byte_stream.hpp"

namespace lookbook::loader {

/// `name` is the file's, for messages. Reading gives kCorruptData for what is not Zstandard, damaged, or cut
/// off, and kInvalidArgument for a frame whose window is over 128 MiB (zstd --long=28 and more); the message
/// says where.
std::unique_ptr<ByteStream> unzstd(std::unique_ptr<ByteStream> packed, std::string name);

}  // namespace lookbook::loader
