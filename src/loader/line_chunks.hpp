#pragma once
// A stream of text cut into chunks of whole lines, so that chunks can be parsed apart from each other. A line
// of more than `max_line_bytes` comes alone, as its beginning only: it never fills the memory. Where the cuts
// fall depends on the text and the sizes alone. Not thread-safe.

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "loader/byte_stream.hpp"

namespace lookbook::loader {

/// How much of a line that is too long is kept.
inline constexpr std::size_t kLineBeginning = 1000;

/// Whole lines. Reused for the next ones, so that memory is not asked for again.
class TextChunk {
 public:
  std::string_view text() const { return {bytes_.data(), size_}; }
  std::int64_t first_line() const { return first_line_; }
  /// The chunk is the beginning of one line that is too long.
  bool is_too_long() const { return is_too_long_; }
  /// The first chunk of the stream.
  bool is_first() const { return first_line_ == 1; }

 private:
  friend class LineChunks;
  void make_room(std::size_t bytes);
  std::vector<char> bytes_;
  std::size_t size_ = 0;
  std::int64_t first_line_ = 1;
  bool is_too_long_ = false;
};

class LineChunks {
 public:
  LineChunks(std::unique_ptr<ByteStream> stream, std::size_t chunk_bytes, std::size_t max_line_bytes);
  /// false at the end. An error of the stream comes in place of the chunk that it cuts short.
  Result<bool> next(TextChunk& chunk);
  std::uint64_t position() const { return stream_->position(); }

 private:
  /// Starts the chunk with what was read already.
  void begin(TextChunk& chunk);
  /// Reads until the chunk is full and holds a line feed, its only line is too long, or the stream ends.
  /// Where the last line feed ends; 0 if there is none.
  Result<std::size_t> fill(TextChunk& chunk);
  Status read_more(TextChunk& chunk);
  Status skip_line();

  std::unique_ptr<ByteStream> stream_;
  std::size_t chunk_bytes_;
  std::size_t max_line_bytes_;
  std::vector<char> rest_;  // read already, belongs to the next chunk
  std::int64_t next_line_ = 1;
  bool at_end_ = false;
};

/// Cuts the first line off `text`, without its line feed and without a byte order mark at its front: files
/// that were put together have one in their midst. false when there is none left.
bool take_line(std::string_view& text, std::string_view& line);
/// true if it holds spaces, tabs and carriage returns only.
bool is_blank(std::string_view line);

}  // namespace lookbook::loader
