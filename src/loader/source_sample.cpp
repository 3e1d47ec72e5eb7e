#include "loader/source_sample.hpp"

#include <algorithm>

#include "loader/clean_text.hpp"
#include "loader/json_decoder.hpp"
#include "loader/open_text.hpp"
#include "lookbook/loader/record_reader.hpp"

namespace lookbook::loader {
namespace {

constexpr std::size_t kSampleRows = 100;
constexpr std::size_t kSampleChunk = std::size_t{64} << 10;
constexpr std::size_t kMaxFields = 1000;

using Row = std::vector<std::string>;

/// Notes the names of an object's fields, whose values it does not want.
class FieldNames final : public FieldSink {
 public:
  void begin_row() override { row_.clear(); }
  FieldNumber number_of(std::string_view name) override {
    if (row_.size() < kMaxFields) row_.emplace_back(name);
    return 0;
  }
  bool wants(FieldNumber) override { return false; }
  void take(const Value&) override {}
  void keep_row() {
    for (std::string& name : row_) {
      if (names_.size() < kMaxFields && std::ranges::find(names_, name) == names_.end())
        names_.push_back(std::move(name));
    }
  }
  const Row& names() const { return names_; }

 private:
  Row row_;
  Row names_;
};

/// What a text begins with that is neither lines of JSON nor of columns, for a message; empty if it may be
/// either.
std::string_view foreign_text(std::string_view begin) {
  if (begin.starts_with("\xFF\xFE") || begin.starts_with("\xFE\xFF")) return "is UTF-16; save it as UTF-8";
  if (begin.find('\0') != begin.npos) return "is not text; JSON lines, CSV, TSV and Parquet are read";
  begin = trim(begin);
  if (begin.starts_with('['))
    return "is one JSON array; one object a line is needed (jq -c '.[]' makes that)";
  if (begin.starts_with('<'))
    return "is XML or HTML, which is not read; if it was downloaded, look whether it is an error page";
  return {};
}

Result<Sample> lines_of(const std::string& file, Compression compression, double max_expansion) {
  LOOKBOOK_TRY(std::unique_ptr<ByteStream> stream, open_text(file, compression, max_expansion));
  LineChunks chunks(std::move(stream), kSampleChunk, kMaxLineBytes);
  Sample sample;
  while (sample.lines.size() < kSampleRows) {
    TextChunk chunk;
    LOOKBOOK_TRY(const bool more, chunks.next(chunk));
    if (!more) break;
    if (chunk.is_too_long()) continue;
    sample.chunks.push_back(std::move(chunk));
    std::string_view rest = sample.chunks.back().text();
    std::string_view line;
    while (sample.lines.size() < kSampleRows && take_line(rest, line)) {
      if (!is_blank(line) && line.size() <= kMaxLineBytes) sample.lines.push_back(line);
    }
  }
  return sample;
}

}  // namespace

Result<Sample> take_sample(const std::string& file, Compression compression, double max_expansion) {
  LOOKBOOK_TRY(Sample sample, lines_of(file, compression, max_expansion));
  if (sample.lines.empty()) {
    return Error(ErrorCode::kInvalidArgument, file + " is empty or blank; there is nothing to load");
  }
  if (const std::string_view what = foreign_text(sample.lines.front()); !what.empty()) {
    return Error(ErrorCode::kInvalidArgument, file + " " + std::string(what));
  }
  return sample;
}

Result<std::vector<std::string>> names_of_objects(const Sample& sample) {
  FieldNames names;
  std::size_t objects = 0;
  for (const std::string_view line : sample.lines) {
    if (JsonDecoder(names).decode(line) == LineState::kNotAnObject) continue;
    names.keep_row();
    ++objects;
  }
  if (objects == 0) {
    return Error(ErrorCode::kInvalidArgument,
                 "none of its first lines is a JSON object; one object a line is needed");
  }
  return names.names();
}

}  // namespace lookbook::loader
