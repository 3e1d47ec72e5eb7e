#include <algorithm>
#include <charconv>

#include "loader/clean_text.hpp"
#include "loader/delimited_line.hpp"
#include "loader/field_values.hpp"
#include "loader/json_decoder.hpp"
#include "loader/open_text.hpp"
#include "loader/schemas.hpp"
#include "lookbook/loader/record_reader.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::loader {
namespace {

constexpr std::size_t kSampleRows = 100;
constexpr std::size_t kSampleChunk = std::size_t{64} << 10;
constexpr std::size_t kMaxFields = 1000;

using Row = std::vector<std::string>;

/// Notes the names of an object's fields.
class FieldNames final : public FieldSink {
 public:
  void begin_row() override { row_.clear(); }
  bool wants(std::string_view name) override {
    if (row_.size() < kMaxFields) row_.emplace_back(name);
    return false;
  }
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

/// The first lines of the text that are not blank.
struct Sample {
  std::vector<TextChunk> chunks;  // hold the lines
  std::vector<std::string_view> lines;
};

Result<Sample> take_sample(const std::string& file, Compression compression) {
  LOOKBOOK_TRY(std::unique_ptr<ByteStream> stream, open_text(file, compression));
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

Result<const NamedSchema*> schema_called(const std::string& name) {
  if (const NamedSchema* schema = find_schema(name)) return schema;
  std::string known;
  for (const std::string_view one : schema_names()) known += (known.empty() ? "" : ", ") + std::string(one);
  return Error(ErrorCode::kInvalidArgument,
               "there is no layout '" + name + "' for such a file; there are " + known);
}

/// Schema, role and why, from fields with names.
Status set_schema(SourceLayout& layout, const Row& fields, const std::optional<std::string>& told) {
  SchemaGuess guess;
  if (told) {
    LOOKBOOK_TRY(guess.schema, schema_called(*told));
    guess.why = std::string(guess.schema->what) + ": you said so";
  } else {
    LOOKBOOK_TRY(guess, guess_schema(fields));
  }
  layout.schema = guess.schema->name;
  layout.role = guess.schema->role;
  layout.why = std::move(guess.why);
  return ok();
}

Status recognise_json(SourceLayout& layout, const Sample& sample, const std::optional<std::string>& told) {
  FieldNames names;
  JsonDecoder decoder;
  std::size_t objects = 0;
  for (const std::string_view line : sample.lines) {
    if (decoder.decode(line, names) == LineState::kNotAnObject) continue;
    names.keep_row();
    ++objects;
  }
  if (objects == 0) {
    return Error(ErrorCode::kInvalidArgument,
                 "none of its first lines is a JSON object; one object a line is needed");
  }
  layout.format = SourceFormat::kJsonLines;
  return set_schema(layout, names.names(), told);
}

/// The fields of the sample's lines, all of as many as the first has.
std::vector<Row> split_sample(const Sample& sample, char delimiter) {
  DelimitedLine splitter(delimiter);
  std::vector<Row> rows;
  for (const std::string_view line : sample.lines) {
    if (!splitter.split(line)) continue;
    rows.emplace_back();
    for (const std::string_view field : splitter.fields()) rows.back().push_back(cleaned(field));
  }
  return rows;
}

/// The mark that cuts most lines into the same number of fields, at least three; 0 if none does.
char delimiter_of(const Sample& sample) {
  for (const char delimiter : {'\t', ',', ';', '|'}) {
    const std::vector<Row> rows = split_sample(sample, delimiter);
    if (rows.empty() || rows.front().size() < 3) continue;
    const auto same =
        std::ranges::count_if(rows, [&](const Row& row) { return row.size() == rows.front().size(); });
    if (2 * static_cast<std::size_t>(same) > sample.lines.size()) return delimiter;
  }
  return '\0';
}

bool is_number(const std::string& field) {
  return read_number(Value::of_text(field)).has_value();
}

/// Ten digits or capitals that begin as Amazon's item ids do; its user ids begin with A and are longer.
bool looks_like_item(const std::string& id) {
  return id.size() == 10 && (id.front() == 'B' || (id.front() >= '0' && id.front() <= '9'));
}
bool looks_like_user(const std::string& id) {
  return id.size() > 10 && id.front() == 'A';
}

Status recognise_columns(SourceLayout& layout, const std::vector<Row>& rows,
                         const std::optional<std::string>& told) {
  if (told && *told != kRatingsUserItem && *told != kRatingsItemUser) {
    return Error(ErrorCode::kInvalidArgument,
                 "the layout '" + *told + "' needs a first line that names the columns");
  }
  const std::size_t columns = rows.front().size();
  std::size_t fitting = 0;
  std::size_t item_first = 0;
  for (const Row& row : rows) {
    if (row.size() != columns || columns > 4 || !is_number(row[2])) continue;
    ++fitting;
    if (looks_like_item(row[0]) && looks_like_user(row[1])) ++item_first;
  }
  if (2 * fitting <= rows.size()) {
    std::string seen;
    for (const std::string& field : rows.front()) seen += (seen.empty() ? "" : " | ") + excerpt(field, 40);
    return Error(ErrorCode::kInvalidArgument, "its first line (" + excerpt(seen, 300) +
                                                  ") is neither names of columns, among them user and item, "
                                                  "nor user, item, rating and perhaps time");
  }
  bool swapped = 2 * item_first > fitting;
  if (told) swapped = *told == kRatingsItemUser;
  layout.role = SourceRole::kRatings;
  layout.schema = swapped ? kRatingsItemUser : kRatingsUserItem;
  layout.columns = swapped ? Row{"item_id", "user_id", "rating"} : Row{"user_id", "item_id", "rating"};
  layout.why = std::to_string(columns) + " columns, " +
               (swapped ? "item, user, rating" : "user, item, rating") + (columns == 4 ? ", time" : "") +
               (swapped && !told ? ": the first look like item ids" : "");
  if (columns == 4) layout.columns.emplace_back("time");
  return ok();
}

/// Whether the first line names columns: a user and an item, or a product.
bool is_header(const Row& row) {
  bool user = false;
  bool item = false;
  for (const std::string& name : row) {
    user = user || rule_for(rules_for(SourceRole::kReviews), trim(name)).target == Target::kUser;
    item = item || rule_for(rules_for(SourceRole::kReviews), trim(name)).target == Target::kItem;
  }
  const auto titled = [](const std::string& name) {
    return rule_for(rules_for(SourceRole::kProducts), trim(name)).target == Target::kTitle;
  };
  const auto identified = [](const std::string& name) {
    return rule_for(rules_for(SourceRole::kProducts), trim(name)).target == Target::kItem;
  };
  return (user && item) || (std::ranges::any_of(row, titled) && std::ranges::any_of(row, identified));
}

Status recognise_delimited(SourceLayout& layout, const Sample& sample,
                           const std::optional<std::string>& told) {
  layout.format = SourceFormat::kDelimited;
  layout.delimiter = delimiter_of(sample);
  if (layout.delimiter == '\0') {
    return Error(ErrorCode::kInvalidArgument,
                 "its lines are neither JSON objects nor three or more columns separated by tabs, commas, "
                 "semicolons or "
                 "bars; it begins \"" +
                     excerpt(sample.lines.front(), 80) + "\"");
  }
  const std::vector<Row> rows = split_sample(sample, layout.delimiter);
  if (!is_header(rows.front())) return recognise_columns(layout, rows, told);
  layout.has_header = true;
  for (const std::string& name : rows.front()) layout.columns.emplace_back(trim(name));
  if (told && *told != kRatingsHeader) return set_schema(layout, layout.columns, told);
  if (auto guess = guess_schema(layout.columns)) {
    layout.schema = guess->schema->name;
    layout.role = guess->schema->role;
    layout.why = guess->why;
    return ok();
  }
  layout.role = SourceRole::kRatings;
  layout.schema = kRatingsHeader;
  layout.why = "a header that names user and item";
  return ok();
}

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

Status recognise_lines(SourceLayout& layout, const Sample& sample, const std::optional<std::string>& told) {
  const auto is_object = [](std::string_view line) { return trim(line).starts_with('{'); };
  if (std::ranges::any_of(sample.lines, is_object)) return recognise_json(layout, sample, told);
  return recognise_delimited(layout, sample, told);
}

Status recognise_parquet(SourceLayout& layout, const storage::TableReader& table,
                         const std::optional<std::string>& told) {
  Row fields;
  for (const Field& field : table.schema()) fields.push_back(field.name);
  layout.format = SourceFormat::kParquet;
  return set_schema(layout, fields, told);
}

}  // namespace

Result<SourceLayout> recognise(const std::string& file, const std::optional<std::string>& schema) {
  SourceLayout layout;
  Status known = ok();
  LOOKBOOK_TRY(const std::string beginning, beginning_of(file, 8));
  if (beginning.starts_with("PAR1")) {
    LOOKBOOK_TRY(const std::unique_ptr<storage::TableReader> table, storage::TableReader::open_foreign(file));
    known = recognise_parquet(layout, *table, schema);
  } else {
    LOOKBOOK_TRY(layout.compression, packing_of(file, beginning));
    LOOKBOOK_TRY(const Sample sample, take_sample(file, layout.compression));
    if (sample.lines.empty()) {
      return Error(ErrorCode::kInvalidArgument, file + " is empty or blank; there is nothing to load");
    }
    if (const std::string_view what = foreign_text(sample.lines.front()); !what.empty()) {
      return Error(ErrorCode::kInvalidArgument, file + " " + std::string(what));
    }
    known = recognise_lines(layout, sample, schema);
  }
  if (!known) return std::move(known).error().with_context(file);
  return layout;
}

}  // namespace lookbook::loader
