#pragma once
// Chunks of text parsed into batches: the part of reading that runs in parallel.

#include <string>

#include "loader/line_chunks.hpp"
#include "lookbook/loader/record_reader.hpp"

namespace lookbook::loader {

/// Pure; thread-safe. kInternal, kInvalidArgument: a batch that cannot be built.
Result<ParsedBatch> parse_chunk(const TextChunk& chunk, const SourceLayout& layout,
                                const std::string& source_name, const ReadOptions& options = {});

/// Reads text of `layout`, which is delimited or JSON lines, from `stream`.
std::unique_ptr<RecordReader> text_record_reader(std::unique_ptr<ByteStream> stream, SourceLayout layout,
                                                 std::string source_name, const ReadOptions& options);

}  // namespace lookbook::loader
