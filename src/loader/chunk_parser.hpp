#pragma once
// Whole lines of text as one batch: the part of reading that runs in parallel.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "loader/line_chunks.hpp"
#include "loader/rejections.hpp"
#include "loader/row_builder.hpp"
#include "lookbook/loader/record_reader.hpp"

namespace lookbook::loader {

/// Turns lines into rows of one batch: one class a format.
class LineParser {
 public:
  explicit LineParser(RowBuilder& rows) : rows_(rows) {}
  virtual ~LineParser() = default;
  /// Empty if the line became a row, else why not.
  virtual std::string_view parse(std::string_view line, std::int64_t number) = 0;
  /// How many rows of the line that was parsed last were rejected for that reason.
  virtual std::size_t rejected() const { return 1; }

 protected:
  RowBuilder& rows_;
};

/// Parses chunks, one after another. Its buffers are used again. For one thread.
class ChunkParser {
 public:
  /// `layout` is delimited or JSON lines.
  ChunkParser(const SourceLayout& layout, const std::string& source_name, const ReadOptions& options);
  /// kInternal, kInvalidArgument: a batch that cannot be built.
  Result<ParsedBatch> parse(const TextChunk& chunk);

 private:
  void parse_line(std::string_view line, std::int64_t number, bool too_long);

  bool has_header_;
  std::unique_ptr<RowBuilder> rows_;
  std::unique_ptr<LineParser> lines_;
  Rejections rejected_;
};

}  // namespace lookbook::loader
