#pragma once
// A gzip stream (RFC 1952) unpacked by ISA-L: any number of members one after another, each checked against
// its CRC-32. Zero bytes after the last member are padding and ignored.

#include <memory>
#include <string>

#include "loader/byte_stream.hpp"

namespace lookbook::loader {

/// `name` is the file's, for messages. Reading gives kCorruptData for what is not gzip, damaged, or cut off;
/// the message says where.
std::unique_ptr<ByteStream> gunzip(std::unique_ptr<ByteStream> packed, std::string name);

}  // namespace lookbook::loader
