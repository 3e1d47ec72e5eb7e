#include "loader/text_records.hpp"

#include <algorithm>

#include "loader/clean_text.hpp"
#include "loader/delimited_line.hpp"
#include "loader/json_decoder.hpp"
#include "loader/rejections.hpp"
#include "loader/row_builder.hpp"
#include "loader/schemas.hpp"
#include "lookbook/base/parallel.hpp"

namespace lookbook::loader {
namespace {

/// A line, or a copy of it that was made valid UTF-8.
class CleanLine {
 public:
  std::string_view of(std::string_view line) {
    repaired_ = !is_clean(line);
    if (!repaired_) return line;
    copy_ = cleaned(line);
    return copy_;
  }
  bool repaired() const { return repaired_; }

 private:
  std::string copy_;
  bool repaired_ = false;
};

/// Turns lines into rows of one batch.
class LineParser {
 public:
  explicit LineParser(RowBuilder& rows) : rows_(rows) {}
  virtual ~LineParser() = default;
  /// Empty if the line became a row, else why not.
  virtual std::string_view parse(std::string_view line, std::int64_t number) = 0;

 protected:
  RowBuilder& rows_;
};

class JsonLineParser final : public LineParser {
 public:
  using LineParser::LineParser;

  std::string_view parse(std::string_view line, std::int64_t number) override {
    const LineState state = decoder_.decode(line, rows_);
    if (state == LineState::kNotAnObject) return reasons::kNotAnObject;
    return rows_.finish(number, state == LineState::kRepaired);
  }

 private:
  JsonDecoder decoder_;
};

class DelimitedLineParser final : public LineParser {
 public:
  DelimitedLineParser(RowBuilder& rows, const SourceLayout& layout)
      : LineParser(rows), columns_(layout.columns), line_(layout.delimiter) {}

  std::string_view parse(std::string_view line, std::int64_t number) override {
    if (!line_.split(clean_.of(line))) return reasons::kOpenQuote;
    if (line_.fields().size() != columns_.size()) return reasons::kColumns;
    rows_.begin_row();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (rows_.wants(columns_[i])) rows_.take(Value::of_text(line_.fields()[i]));
    }
    return rows_.finish(number, clean_.repaired());
  }

 private:
  const std::vector<std::string>& columns_;
  DelimitedLine line_;
  CleanLine clean_;
};

/// "user item item …": as many rows as there are items, which may be none.
class UserItemsParser final : public LineParser {
 public:
  using LineParser::LineParser;

  std::string_view parse(std::string_view line, std::int64_t number) override {
    std::string_view rest = clean_.of(line);
    std::string_view user;
    std::string_view item;
    take_word(rest, user);
    std::string_view problem;
    while (take_word(rest, item)) {
      rows_.begin_row();
      if (rows_.wants("user_id")) rows_.take(Value::of_text(user));
      if (rows_.wants("item_id")) rows_.take(Value::of_text(item));
      const std::string_view reason = rows_.finish(number, clean_.repaired());
      if (problem.empty()) problem = reason;
    }
    return problem;
  }

 private:
  CleanLine clean_;
};

std::unique_ptr<LineParser> line_parser(const SourceLayout& layout, RowBuilder& rows) {
  if (layout.format != SourceFormat::kDelimited) return std::make_unique<JsonLineParser>(rows);
  if (layout.schema == kUserItems) return std::make_unique<UserItemsParser>(rows);
  return std::make_unique<DelimitedLineParser>(rows, layout);
}

class TextRecordReader final : public RecordReader {
 public:
  TextRecordReader(std::unique_ptr<ByteStream> stream, SourceLayout layout, std::string source_name,
                   const ReadOptions& options)
      : layout_(std::move(layout)),
        source_name_(std::move(source_name)),
        options_(options),
        chunks_(std::move(stream), options.chunk_bytes, kMaxLineBytes) {
    reading_.chunks.resize(std::max<std::size_t>(options.chunks_ahead, 1));
    parsing_.chunks.resize(reading_.chunks.size());
  }

  Result<std::optional<ParsedBatch>> next() override {
    if (given_ == ready_.size()) {
      if (!started_) read_group(reading_);
      started_ = true;
      if (reading_.size == 0) {
        if (reading_.error) return *reading_.error;
        return std::optional<ParsedBatch>();
      }
      parse_group();
    }
    Result<ParsedBatch>& batch = *ready_[given_++];
    if (!batch) return std::move(batch).error();
    return std::optional<ParsedBatch>(*std::move(batch));
  }

  std::uint64_t bytes_read() const override { return chunks_.position(); }

 private:
  struct Group {
    std::vector<TextChunk> chunks;  // the first `size` are filled
    std::size_t size = 0;
    std::optional<Error> error;  // what ended the file behind them
  };

  void read_group(Group& group) {
    group.size = 0;
    while (group.size < group.chunks.size() && !group.error) {
      Result<bool> more = chunks_.next(group.chunks[group.size]);
      if (!more) {
        group.error = std::move(more).error();
      } else if (!*more) {
        return;
      } else {
        ++group.size;
      }
    }
  }

  // Parses the group that was read while the next one is read.
  void parse_group() {
    std::swap(reading_, parsing_);
    reading_.size = 0;
    ready_.clear();
    ready_.resize(parsing_.size);
    given_ = 0;
    parallel_for(parsing_.size + 1, 1, [&](Chunk part) {
      if (part.index == 0) {
        if (!parsing_.error) return read_group(reading_);
        reading_.error = parsing_.error;
      } else {
        ready_[part.index - 1].emplace(
            parse_chunk(parsing_.chunks[part.index - 1], layout_, source_name_, options_));
      }
    });
  }

  SourceLayout layout_;
  std::string source_name_;
  ReadOptions options_;
  LineChunks chunks_;
  Group reading_;
  Group parsing_;
  bool started_ = false;
  std::vector<std::optional<Result<ParsedBatch>>> ready_;
  std::size_t given_ = 0;
};

}  // namespace

Result<ParsedBatch> parse_chunk(const TextChunk& chunk, const SourceLayout& layout,
                                const std::string& source_name, const ReadOptions& options) {
  const std::unique_ptr<RowBuilder> rows = rows_of(layout, source_name, options);
  const std::unique_ptr<LineParser> parser = line_parser(layout, *rows);
  Rejections rejected(source_name);
  bool header = chunk.is_first() && layout.has_header;
  std::int64_t number = chunk.first_line();
  std::string_view rest = chunk.text();
  std::string_view line;
  for (; take_line(rest, line); ++number) {
    if (is_blank(line)) continue;
    if (std::exchange(header, false)) continue;
    const bool too_long = chunk.is_too_long() || line.size() > kMaxLineBytes;
    const std::string_view reason = too_long ? reasons::kTooLong : parser->parse(line, number);
    if (!reason.empty()) rejected.add(number, reason, line);
  }
  LOOKBOOK_TRY(RecordBatch good, rows->take_batch());
  LOOKBOOK_TRY(RecordBatch bad, rejected.take_batch());
  return ParsedBatch{std::move(good), std::move(bad), rows->repairs(), rows->take_beside()};
}

std::unique_ptr<RecordReader> text_record_reader(std::unique_ptr<ByteStream> stream, SourceLayout layout,
                                                 std::string source_name, const ReadOptions& options) {
  return std::make_unique<TextRecordReader>(std::move(stream), std::move(layout), std::move(source_name),
                                            options);
}

}  // namespace lookbook::loader
