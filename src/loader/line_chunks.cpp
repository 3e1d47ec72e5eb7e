#include "loader/line_chunks.hpp"

#include <algorithm>

#include "lookbook/base/byte_scan.hpp"

namespace lookbook::loader {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kReadBytes = std::size_t{256} << 10;

std::string_view without_mark(std::string_view line) {
  if (line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  return line;
}

}  // namespace

void TextChunk::make_room(std::size_t bytes) {
  if (bytes_.size() < bytes) bytes_.resize(std::max(bytes, bytes_.size() * 2));
}

LineChunks::LineChunks(std::unique_ptr<ByteStream> stream, std::size_t chunk_bytes,
                       std::size_t max_line_bytes)
    : stream_(std::move(stream)),
      chunk_bytes_(std::max<std::size_t>(chunk_bytes, 1)),
      max_line_bytes_(max_line_bytes) {}

void LineChunks::begin(TextChunk& chunk) {
  chunk.make_room(rest_.size());
  std::ranges::copy(rest_, chunk.bytes_.begin());
  chunk.size_ = rest_.size();
  rest_.clear();
  chunk.first_line_ = next_line_;
  chunk.is_too_long_ = false;
}

Status LineChunks::read_more(TextChunk& chunk) {
  const std::size_t wanted = std::min(chunk_bytes_, kReadBytes);
  chunk.make_room(chunk.size_ + wanted);
  LOOKBOOK_TRY(const std::size_t count, stream_->read(std::span(chunk.bytes_).subspan(chunk.size_, wanted)));
  chunk.size_ += count;
  at_end_ = count == 0;
  return ok();
}

Result<std::size_t> LineChunks::fill(TextChunk& chunk) {
  std::size_t searched = 0;  // what stands before it has no line feed
  while (true) {
    if (chunk.size_ >= chunk_bytes_ || at_end_) {
      const std::size_t end = chunk.text().substr(searched).rfind('\n');
      if (end != std::string_view::npos) return searched + end + 1;
      searched = chunk.size_;
      if (at_end_ || without_mark(chunk.text()).size() > max_line_bytes_) return std::size_t{0};
    }
    LOOKBOOK_CHECK(read_more(chunk));
  }
}

Result<bool> LineChunks::next(TextChunk& chunk) {
  begin(chunk);
  LOOKBOOK_TRY(const std::size_t end, fill(chunk));
  if (end == 0 && without_mark(chunk.text()).size() > max_line_bytes_) {
    LOOKBOOK_CHECK(skip_line());
    chunk.size_ = std::min(chunk.size_, kLineBeginning);
    chunk.is_too_long_ = true;
    ++next_line_;
    return true;
  }
  if (end > 0) {
    rest_.assign(chunk.bytes_.begin() + static_cast<std::ptrdiff_t>(end),
                 chunk.bytes_.begin() + static_cast<std::ptrdiff_t>(chunk.size_));
    chunk.size_ = end;
  }
  next_line_ += static_cast<std::int64_t>(count_byte(chunk.text(), '\n'));
  return chunk.size_ > 0;
}

Status LineChunks::skip_line() {
  std::vector<char> buffer(kReadBytes);
  while (!at_end_) {
    LOOKBOOK_TRY(const std::size_t count, stream_->read(buffer));
    at_end_ = count == 0;
    const std::string_view text(buffer.data(), count);
    if (const std::size_t end = text.find('\n'); end != text.npos) {
      rest_.assign(text.begin() + static_cast<std::ptrdiff_t>(end) + 1, text.end());
      break;
    }
  }
  return ok();
}

bool take_line(std::string_view& text, std::string_view& line) {
  if (text.empty()) return false;
  const std::size_t end = text.find('\n');
  line = without_mark(text.substr(0, end));
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return true;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == line.npos;
}

}  // namespace lookbook::loader
