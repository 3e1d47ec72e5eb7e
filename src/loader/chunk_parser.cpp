#include "loader/chunk_parser.hpp"

#include <utility>
#include <vector>

#include "loader/clean_text.hpp"
#include "loader/delimited_line.hpp"
#include "loader/json_decoder.hpp"
#include "loader/schemas.hpp"

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

class JsonLineParser final : public LineParser {
 public:
  explicit JsonLineParser(RowBuilder& rows) : LineParser(rows), decoder_(rows) {}

  std::string_view parse(std::string_view line, std::int64_t number) override {
    const LineState state = decoder_.decode(line);
    if (state == LineState::kNotAnObject) return reasons::kNotAnObject;
    return rows_.finish(number, state == LineState::kRepaired);
  }

 private:
  JsonDecoder decoder_;
};

class DelimitedLineParser final : public LineParser {
 public:
  DelimitedLineParser(RowBuilder& rows, const SourceLayout& layout)
      : LineParser(rows), line_(layout.delimiter) {
    for (const std::string& column : layout.columns) columns_.push_back(rows.number_of(column));
  }

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
  std::vector<FieldNumber> columns_;
  DelimitedLine line_;
  CleanLine clean_;
};

/// "user item item …": as many rows as there are items, which may be none.
class UserItemsParser final : public LineParser {
 public:
  explicit UserItemsParser(RowBuilder& rows)
      : LineParser(rows), user_(rows.number_of("user_id")), item_(rows.number_of("item_id")) {}

  std::string_view parse(std::string_view line, std::int64_t number) override {
    std::string_view rest = clean_.of(line);
    std::string_view user;
    std::string_view item;
    take_word(rest, user);
    std::string_view problem;
    rejected_ = 0;
    while (take_word(rest, item)) {
      rows_.begin_row();
      if (rows_.wants(user_)) rows_.take(Value::of_text(user));
      if (rows_.wants(item_)) rows_.take(Value::of_text(item));
      const std::string_view reason = rows_.finish(number, clean_.repaired());
      rejected_ += reason.empty() ? 0 : 1;
      if (problem.empty()) problem = reason;
    }
    return problem;
  }
  std::size_t rejected() const override { return rejected_; }

 private:
  FieldNumber user_;
  FieldNumber item_;
  CleanLine clean_;
  std::size_t rejected_ = 0;
};

std::unique_ptr<LineParser> line_parser(const SourceLayout& layout, RowBuilder& rows) {
  if (layout.format != SourceFormat::kDelimited) return std::make_unique<JsonLineParser>(rows);
  if (layout.schema == kUserItems) return std::make_unique<UserItemsParser>(rows);
  return std::make_unique<DelimitedLineParser>(rows, layout);
}

}  // namespace

ChunkParser::ChunkParser(const SourceLayout& layout, const std::string& source_name,
                         const ReadOptions& options)
    : has_header_(layout.has_header),
      rows_(rows_of(layout, source_name, options)),
      lines_(line_parser(layout, *rows_)),
      rejected_(source_name) {}

Result<ParsedBatch> ChunkParser::parse(const TextChunk& chunk) {
  bool header = chunk.is_first() && has_header_;
  std::int64_t number = chunk.first_line();
  std::string_view rest = chunk.text();
  std::string_view line;
  for (; take_line(rest, line); ++number) {
    if (is_blank(line)) continue;
    if (std::exchange(header, false)) continue;
    parse_line(line, number, chunk.is_too_long());
  }
  LOOKBOOK_TRY(RecordBatch good, rows_->take_batch());
  LOOKBOOK_TRY(RecordBatch bad, rejected_.take_batch());
  return ParsedBatch{std::move(good), std::move(bad), rows_->take_repairs(), rows_->take_beside()};
}

void ChunkParser::parse_line(std::string_view line, std::int64_t number, bool too_long) {
  too_long = too_long || line.size() > kMaxLineBytes;
  const std::string_view reason = too_long ? reasons::kTooLong : lines_->parse(line, number);
  if (reason.empty()) return;
  for (std::size_t i = too_long ? 1 : lines_->rejected(); i > 0; --i) rejected_.add(number, reason, line);
}

}  // namespace lookbook::loader
