#pragma once
// Text as batches: chunks of whole lines are read one after another, parsed in parallel, and handed on in
// order.

#include <memory>
#include <string>

#include "loader/byte_stream.hpp"
#include "lookbook/loader/record_reader.hpp"

namespace lookbook::loader {

/// Reads text of `layout`, which is delimited or JSON lines, from `stream`.
std::unique_ptr<RecordReader> text_record_reader(std::unique_ptr<ByteStream> stream,
                                                 const SourceLayout& layout, const std::string& source_name,
                                                 const ReadOptions& options);

}  // namespace lookbook::loader
