#include "loader/source_files.hpp"

#include <algorithm>

#include "loader/clean_text.hpp"
#include "loader/delimited_line.hpp"
#include "loader/open_text.hpp"
#include "loader/schemas.hpp"
#include "lookbook/base/checksum.hpp"
#include "lookbook/base/utf8.hpp"
#include "lookbook/loader/record_reader.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::loader {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;
constexpr std::size_t kLongestName = 200;

/// Of a line: one, or of "user item item …" as many as there are items.
std::uint64_t records_in(std::string_view line, const SourceLayout& layout) {
  if (is_blank(line)) return 0;
  if (layout.schema != kUserItems) return 1;
  std::uint64_t words = 0;
  for (std::string_view word; take_word(line, word);) ++words;
  return words - 1;
}

Result<std::uint64_t> count_text_rows(const std::string& file, const SourceLayout& layout,
                                      double max_expansion, Progress& progress) {
  LOOKBOOK_TRY(std::unique_ptr<ByteStream> stream, open_text(file, layout.compression, max_expansion));
  LineChunks chunks(std::move(stream), kBlock, kMaxLineBytes);
  TextChunk chunk;
  std::uint64_t rows = 0;
  std::uint64_t done = 0;
  while (true) {
    LOOKBOOK_CHECK(check_cancelled(progress));
    LOOKBOOK_TRY(const bool more, chunks.next(chunk));
    if (!more) break;
    std::string_view rest = chunk.text();
    std::string_view line;
    while (take_line(rest, line)) rows += records_in(line, layout);
    progress.advance(chunks.position() - std::exchange(done, chunks.position()));
  }
  return layout.has_header && rows > 0 ? rows - 1 : rows;
}

Result<std::uint64_t> count_table_rows(const std::string& file, Progress& progress) {
  LOOKBOOK_TRY(const std::unique_ptr<storage::TableReader> table, storage::TableReader::open_foreign(file));
  while (true) {
    LOOKBOOK_CHECK(check_cancelled(progress));
    LOOKBOOK_TRY(const std::optional<RecordBatch> batch, table->next());
    if (!batch) return table->rows();
  }
}

Status check_role(const std::string& file, const SourceLayout& layout, bool products) {
  if ((layout.role == SourceRole::kProducts) == products) return ok();
  return Error(ErrorCode::kInvalidArgument,
               file +
                   (products ? " was given as product metadata, but looks like reviews or ratings ("
                             : " was given as reviews, but looks like product metadata (") +
                   layout.why + ")");
}

}  // namespace

Status check_cancelled(const Progress& progress) {
  if (!progress.cancelled()) return ok();
  return Error(ErrorCode::kCancelled, "loading was stopped; run it again to go on");
}

Result<std::string> checksum_of(const std::string& file, Progress& progress) {
  LOOKBOOK_TRY(const std::unique_ptr<ByteStream> stream, open_file_stream(file));
  std::vector<char> block(kBlock);
  Sha256 sum;
  while (true) {
    LOOKBOOK_CHECK(check_cancelled(progress));
    LOOKBOOK_TRY(const std::size_t count, stream->read(block));
    if (count == 0) return std::move(sum).hex_digest();
    sum.update(std::string_view(block.data(), count));
  }
}

Result<SourceLayout> layout_of(const std::string& file, const HowToRead& how) {
  if (how.mapping != nullptr)
    return recognise_mapped(file, *how.mapping, how.mapping_file, how.max_expansion);
  LOOKBOOK_TRY(SourceLayout layout, recognise(file, how.schema, how.max_expansion));
  LOOKBOOK_CHECK(check_role(file, layout, how.products));
  return layout;
}

Result<LandedSource> inspect(const std::string& file, const HowToRead& how, Progress& progress) {
  LandedSource source;
  LOOKBOOK_TRY(source.layout, layout_of(file, how));
  std::error_code failed;
  source.bytes = std::filesystem::file_size(file, failed);
  if (failed) return error_from_errno(failed.value(), "cannot look at " + file);
  progress.begin("checking " + landing_name(file), source.bytes, "byte");
  if (source.layout.format == SourceFormat::kParquet) {
    LOOKBOOK_TRY(source.rows, count_table_rows(file, progress));
  } else {
    LOOKBOOK_TRY(source.rows, count_text_rows(file, source.layout, how.max_expansion, progress));
  }
  progress.end();
  LOOKBOOK_TRY(source.sha256, checksum_of(file, progress));
  return source;
}

std::string landing_name(const std::filesystem::path& file) {
  std::string name = cleaned(file.filename().string());
  const auto is_unwelcome = [](char c) {
    return static_cast<unsigned char>(c) < ' ' || c == '\x7F' || c == '\\' || c == '/';
  };
  std::ranges::replace_if(name, is_unwelcome, '_');
  if (name.empty()) name = "source";
  if (name.size() <= kLongestName) return name;
  const std::size_t cut = utf8_prefix(name, name.size() - kLongestName).size();
  // The prefix may end before a sequence that the cut would fall into: drop that one too.
  return name.substr(
      cut + (name.size() - cut > kLongestName ? decode_utf8(std::string_view(name).substr(cut)).bytes : 0));
}

}  // namespace lookbook::loader
