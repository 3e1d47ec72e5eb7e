#pragma once
// The beginning of a text source, which tells what it is.

#include <string>
#include <string_view>
#include <vector>

#include "loader/line_chunks.hpp"
#include "lookbook/loader/source_layout.hpp"

namespace lookbook::loader {

/// The first lines of the text that are not blank, up to 100.
struct Sample {
  std::vector<TextChunk> chunks;  ///< hold the lines
  std::vector<std::string_view> lines;
};

/// kInvalidArgument if there is no such line, or it is of no text that is read (XML, UTF-16, one JSON array).
Result<Sample> take_sample(const std::string& file, Compression compression, double max_expansion);

/// The names of the fields of the lines that are JSON objects, as they came first. kInvalidArgument, without
/// the file's name, if none is.
Result<std::vector<std::string>> names_of_objects(const Sample& sample);

}  // namespace lookbook::loader
