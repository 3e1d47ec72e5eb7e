#include "lookbook/loader/raw_schema.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "loader/clean_text.hpp"
#include "loader/delimited_line.hpp"
#include "loader/field_table.hpp"
#include "loader/field_values.hpp"
#include "loader/json_decoder.hpp"
#include "loader/line_chunks.hpp"
#include "loader/open_text.hpp"
#include "loader/schemas.hpp"
#include "loader/table_cells.hpp"
#include "lookbook/loader/record_reader.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::loader {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{256} << 10;

/// The columns that a field's target fills.
std::vector<std::string> columns_of(Target target, SourceRole role) {
  const bool is_product = role == SourceRole::kProducts;
  const std::string table = is_product ? "products." : "reviews.";
  const auto rated = [&](const char* column) -> std::vector<std::string> {
    return {table + column, std::string("ratings.") + column};
  };
  switch (target) {
    case Target::kIgnored:
      return {};
    case Target::kUser:
      return rated("user_id");
    case Target::kItem:
      return is_product ? std::vector{table + "item_id"} : rated("item_id");
    case Target::kRating:
      return rated("rating");
    case Target::kTime:
      return rated("time");
    case Target::kText:
      return {table + "text"};
    case Target::kVerified:
      return {table + "verified"};
    case Target::kHelpful:
      return {table + "helpful"};
    case Target::kStyle:
      return {table + "colour", table + "size"};
    case Target::kSize:
      return {table + "size"};
    case Target::kTitle:
      return {table + "title"};
    case Target::kColour:
      return {table + "colour"};
    case Target::kParent:
      return {table + "variant_group"};
    case Target::kBrand:
      return {table + "brand"};
    case Target::kCategories:
      return {table + "categories"};
    case Target::kPrice:
      return {table + "price"};
    case Target::kCurrency:
      return {table + "currency"};
    case Target::kDescription:
      return {table + "description"};
    case Target::kImages:
      return {table + "images"};
    case Target::kAlsoBought:
      return {table + "also_bought"};
    case Target::kAlsoViewed:
      return {table + "also_viewed"};
    case Target::kBoughtTogether:
      return {table + "bought_together"};
    case Target::kRelated:
      return {table + "also_bought", table + "also_viewed", table + "bought_together"};
    case Target::kDetails:
      return {table + "colour", table + "brand"};
  }
  return {};
}

void say_what_they_become(RawSchema& schema) {
  const SourceRole role = schema.source.layout.role;
  std::map<Target, std::uint8_t> best;  // the lowest rank among the fields that are there
  for (const RawField& field : schema.fields) {
    const FieldRule rule = rule_for(rules_for(role), known_name(schema.source.layout.mapped, field.path));
    const auto [place, is_first] = best.try_emplace(rule.target, rule.rank);
    if (!is_first) place->second = std::min(place->second, rule.rank);
  }
  const bool has_item = best.contains(Target::kItem);
  for (RawField& field : schema.fields) {
    const FieldRule rule = rule_for(rules_for(role), known_name(schema.source.layout.mapped, field.path));
    const bool is_id = rule.target == Target::kParent && !has_item;  // as it is where nothing else is
    field.becomes = columns_of(is_id ? Target::kItem : rule.target, role);
    field.is_fallback = !field.becomes.empty() && rule.rank > best.at(rule.target);
  }
}

/// The fields of one row of JSON, held until it is known that it is one.
class RowFields final : public FieldSink {
 public:
  FieldNumber number_of(std::string_view name) override {
    auto found = std::ranges::find(names_, name);
    if (found == names_.end()) found = names_.emplace(names_.end(), name);
    return static_cast<FieldNumber>(found - names_.begin()) + 1;
  }
  void begin_row() override { fields_.clear(); }
  bool wants(FieldNumber field) override {
    fields_.emplace_back(names_[field - 1], Value());
    return true;
  }
  void take(const Value& value) override { fields_.back().second = value; }
  void note_in(FieldTable& table) const {
    table.begin_row();
    for (const auto& [name, value] : fields_) table.note(name, value);
  }

 private:
  std::vector<std::string> names_;
  std::vector<std::pair<std::string, Value>> fields_;
};

/// A field of a delimited line as what it can be read as without losing anything: "0001048791" is text.
Value typed(std::string_view text) {
  Value value = Value::of_text(text);
  const std::string_view word = trim(text);
  const auto number = read_number(value);
  if (!number || word.empty()) return value;
  std::int64_t whole = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), whole);
  if (error == std::errc() && end == word.data() + word.size()) {
    if (std::to_string(whole) != word) return value;
    value.kind = Value::Kind::kInteger;
    value.integer = whole;
  } else if (word.find_first_not_of("+-0123456789") != word.npos) {
    value.kind = Value::Kind::kReal;
    value.real = *number;
  }
  return value;
}

/// One line of a text source; false if it is no row.
class LineFields {
 public:
  LineFields(FieldTable& table, const SourceLayout& layout)
      : table_(table), layout_(layout), splitter_(layout.delimiter) {}

  bool note(std::string_view line) {
    if (layout_.format == SourceFormat::kJsonLines) return note_object(line);
    const std::string clean = cleaned(line);
    return layout_.schema == kUserItems ? note_words(clean) : note_columns(clean);
  }

 private:
  bool note_object(std::string_view line) {
    if (decoder_.decode(line) == LineState::kNotAnObject) return false;
    row_.note_in(table_);
    return true;
  }

  bool note_columns(std::string_view line) {
    if (!splitter_.split(line) || splitter_.fields().size() != layout_.columns.size()) return false;
    table_.begin_row();
    for (std::size_t i = 0; i < layout_.columns.size(); ++i)
      table_.note(layout_.columns[i], typed(splitter_.fields()[i]));
    return true;
  }

  bool note_words(std::string_view line) {
    std::string_view word;
    if (!take_word(line, word)) return false;
    table_.begin_row();
    table_.note("user_id", typed(word));
    Value items;
    items.kind = Value::Kind::kList;
    while (take_word(line, word)) items.items.push_back(typed(word));
    table_.note("item_id", items);
    return true;
  }

  FieldTable& table_;
  const SourceLayout& layout_;
  RowFields row_;
  JsonDecoder decoder_{row_};
  DelimitedLine splitter_;
};

Status look_at_text(const std::string& file, FieldTable& table, RawSchema& schema, std::size_t most) {
  const SourceLayout& layout = schema.source.layout;
  LOOKBOOK_TRY(std::unique_ptr<ByteStream> stream, open_text(file, layout.compression, kAnyExpansion));
  LineChunks chunks(std::move(stream), kChunkBytes, kMaxLineBytes);
  LineFields fields(table, layout);
  bool header = layout.has_header;
  TextChunk chunk;
  while (true) {
    LOOKBOOK_TRY(const bool more, chunks.next(chunk));
    schema.is_whole = !more;
    if (!more) return ok();
    std::string_view rest = chunk.text();
    std::string_view line;
    while (take_line(rest, line)) {
      if (is_blank(line)) continue;
      if (std::exchange(header, false)) continue;
      if (schema.rows + schema.bad >= most) return ok();
      ++(!chunk.is_too_long() && fields.note(line) ? schema.rows : schema.bad);
    }
  }
}

Status look_at_parquet(const std::string& file, FieldTable& table, RawSchema& schema, std::size_t most) {
  LOOKBOOK_TRY(const auto reader, storage::TableReader::open_foreign(file));
  while (schema.rows < most) {
    LOOKBOOK_TRY(const std::optional<RecordBatch> batch, reader->next());
    if (!batch) break;
    std::vector<std::unique_ptr<Cells>> columns;
    for (const Field& field : batch->schema()) {
      LOOKBOOK_TRY(std::unique_ptr<Cells> cells, cells_of(*batch, field));
      columns.push_back(std::move(cells));
    }
    for (std::size_t row = 0; row < batch->rows() && schema.rows < most; ++row, ++schema.rows) {
      table.begin_row();
      for (std::size_t i = 0; i < columns.size(); ++i) {
        Value value;
        columns[i]->read(row, value);
        table.note(batch->schema()[i].name, value);
      }
    }
  }
  schema.is_whole = schema.rows >= reader->rows();
  return ok();
}

}  // namespace

Result<RawSchema> raw_schema(const storage::ObjectStore& store, const LandedSource& source,
                             const RawSchemaOptions& options) {
  RawSchema schema{.source = source, .fields = {}};
  // Opening it compares its size, so that a damaged source is said to be so.
  LOOKBOOK_TRY([[maybe_unused]] const auto reader, RecordReader::open(store, source));
  LOOKBOOK_TRY(const std::string file, store.local_file(path_of(source)));
  FieldTable table(options);
  LOOKBOOK_CHECK(source.layout.format == SourceFormat::kParquet
                     ? look_at_parquet(file, table, schema, options.rows)
                     : look_at_text(file, table, schema, options.rows));
  schema.is_cut = table.is_cut();
  schema.fields = std::move(table).take();
  say_what_they_become(schema);
  return schema;
}

}  // namespace lookbook::loader
