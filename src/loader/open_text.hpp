#pragma once
// A text file as lines, whatever packing it is in.

#include <string>

#include "loader/line_chunks.hpp"
#include "lookbook/loader/source_layout.hpp"

namespace lookbook::loader {

/// The first bytes of a file: `bytes` of them, or all. kInvalidArgument if it is empty.
Result<std::string> beginning_of(const std::string& file, std::size_t bytes);

/// The packing by a file's first bytes, not its name. kInvalidArgument for one that is not read (zip, xz,
/// …); kCorruptData if its name says .gz or .zst and its bytes do not.
Result<Compression> packing_of(const std::string& file, std::string_view beginning);

/// The file's text. Reading gives kInvalidArgument once a packed file gives more than `max_expansion` times
/// what was read of it, and more than 64 MiB.
Result<std::unique_ptr<ByteStream>> open_text(const std::string& file, Compression compression,
                                              double max_expansion);

}  // namespace lookbook::loader
