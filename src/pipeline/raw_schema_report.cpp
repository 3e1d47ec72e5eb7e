#include "pipeline/raw_schema_report.hpp"

#include "lookbook/core/tables.hpp"
#include "lookbook/pipeline/shop_page.hpp"
#include "lookbook/report/chart.hpp"
#include "lookbook/report/numbers.hpp"
#include "lookbook/report/table.hpp"

namespace lookbook::pipeline {
namespace {

using loader::RawField;
using loader::RawSchema;
using report::Align;
using report::Json;
using report::Table;

struct StandardTable {
  const char* name;
  Schema columns;
};

std::vector<StandardTable> standard_tables() {
  return {{"reviews", tables::reviews()},       {"ratings", tables::ratings()},
          {"products", tables::products()},     {"users", tables::users()},
          {"images", tables::images()},         {"related", tables::related()},
          {"categories", tables::categories()}, {"rejected", tables::rejected()}};
}

const char* type_name(ColumnType type) {
  switch (type) {
    case ColumnType::kBool:
      return "bool";
    case ColumnType::kInt32:
      return "int32";
    case ColumnType::kInt64:
      return "int64";
    case ColumnType::kFloat32:
      return "float32";
    case ColumnType::kFloat64:
      return "float64";
    case ColumnType::kString:
      return "string";
    case ColumnType::kStringList:
      return "list of string";
  }
  return "";
}

std::string joined(const std::vector<std::string>& texts, const char* by) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : by) + text;
  return all;
}

double missing_of(const RawField& field, const RawSchema& schema) {
  return schema.rows == 0 ? 0 : 1 - static_cast<double>(field.present) / static_cast<double>(schema.rows);
}

constexpr const char* kSecondChoice = " (second choice)";

std::string becomes_text(const RawField& field) {
  return joined(field.becomes, ", ") + (field.is_fallback ? kSecondChoice : "");
}

/// What a field becomes stands beside its name and is never cut: it is what the table is read for.
Table empty_table() {
  return Table({{"Field"},
                {.header = "Becomes", .is_whole = true},
                {"Type"},
                {"Missing", Align::kRight},
                {"Example"}});
}

void add_field(const RawField& field, const RawSchema& schema, const std::string& becomes, Table& table) {
  table.add({field.path, becomes, joined(field.types, ", "), report::percent(missing_of(field, schema)),
             field.example});
}

Table page_table(const RawSchema& schema) {
  Table table = empty_table();
  for (const RawField& field : schema.fields) add_field(field, schema, becomes_text(field), table);
  return table;
}

/// With a line for each column that a field becomes, so that they find room.
Table terminal_table(const RawSchema& schema) {
  Table table = empty_table();
  for (const RawField& field : schema.fields) {
    const std::string beside = field.is_fallback ? kSecondChoice : "";
    add_field(field, schema, field.becomes.empty() ? "" : field.becomes.front() + beside, table);
    for (std::size_t i = 1; i < field.becomes.size(); ++i) table.add({"", field.becomes[i] + beside});
  }
  return table;
}

Table standard_table() {
  Table table({{"Table"}, {"Columns"}});
  for (const StandardTable& standard : standard_tables()) {
    std::vector<std::string> columns;
    for (const Field& field : standard.columns) columns.push_back(field.name + " " + type_name(field.type));
    table.add({std::string("standard/") + standard.name, joined(columns, ", ")});
  }
  return table;
}

/// "2018 reviews: has …. The first 2,000 rows of 59,817, of which 3 are no rows."
std::string about(const RawSchema& schema) {
  using report::counted;
  const std::uint64_t looked_at = schema.rows + schema.bad;
  std::string text = schema.source.layout.why + ". " +
                     (schema.is_whole ? "All " + counted(looked_at, "row", "rows")
                                      : "The first " + counted(looked_at, "row", "rows") + " of " +
                                            report::grouped(static_cast<std::int64_t>(schema.source.rows))) +
                     " looked at";
  if (schema.bad > 0) text += ", of which " + counted(schema.bad, "cannot be read", "cannot be read");
  if (schema.is_cut)
    text += "; only the first " + counted(schema.fields.size(), "field", "fields") + " are listed";
  return text + ".";
}

Json field_json(const RawField& field, const RawSchema& schema) {
  Json json = Json::object();
  json.set("path", field.path).set("types", Json::array_of(field.types)).set("present", field.present);
  json.set("missing_share", missing_of(field, schema)).set("example", field.example);
  return json.set("becomes", Json::array_of(field.becomes)).set("second_choice", field.is_fallback);
}

Json source_json(const RawSchema& schema) {
  const loader::SourceLayout& layout = schema.source.layout;
  Json json = Json::object();
  json.set("name", schema.source.name).set("schema", layout.schema).set("role", name_of(layout.role));
  json.set("format", name_of(layout.format)).set("compression", name_of(layout.compression));
  json.set("why", layout.why).set("rows", schema.source.rows).set("bytes", schema.source.bytes);
  json.set("rows_looked_at", schema.rows + schema.bad).set("rows_unreadable", schema.bad);
  json.set("fields_cut", schema.is_cut);
  Json fields = Json::array();
  for (const RawField& field : schema.fields) fields.push(field_json(field, schema));
  return json.set("fields", std::move(fields));
}

}  // namespace

Result<std::vector<RawSchema>> raw_schemas(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const loader::LandingManifest manifest, loader::read_manifest(store));
  if (manifest.sources.empty()) {
    return Error(ErrorCode::kNotFound,
                 "nothing is loaded in " + store.uri() + ": run `lookbook load --reviews FILE` first");
  }
  std::vector<RawSchema> schemas;
  for (const loader::LandedSource& source : manifest.sources) {
    LOOKBOOK_TRY(RawSchema schema, loader::raw_schema(store, source));
    schemas.push_back(std::move(schema));
  }
  return schemas;
}

std::string raw_schemas_text(const std::vector<RawSchema>& sources, const report::TerminalStyle& style) {
  std::string text;
  for (const RawSchema& schema : sources) {
    text += report::heading(schema.source.name, style) + "  " + about(schema) + "\n";
    text += terminal_table(schema).to_text(style) + "\n";
  }
  text += report::heading("The standard tables", style);
  for (const StandardTable& standard : standard_tables()) {
    Table table({{std::string("standard/") + standard.name}, {"Type"}});
    for (const Field& field : standard.columns) table.add({field.name, type_name(field.type)});
    text += table.to_text(style);
  }
  return text;
}

Json raw_schemas_json(const std::vector<RawSchema>& sources) {
  Json landed = Json::array();
  for (const RawSchema& schema : sources) landed.push(source_json(schema));
  Json standard = Json::array();
  for (const StandardTable& table : standard_tables()) {
    Json columns = Json::array();
    for (const Field& field : table.columns)
      columns.push(Json::object().set("name", field.name).set("type", type_name(field.type)));
    standard.push(Json::object().set("table", table.name).set("columns", std::move(columns)));
  }
  Json json = Json::object();
  json.set("format_version", 1).set("sources", std::move(landed));
  return json.set("standard_tables", std::move(standard));
}

report::Section raw_schema_section(const std::vector<RawSchema>& sources) {
  if (sources.empty()) return {};
  report::Html body;
  body.markup("<div class=\"charts\">");
  for (const RawSchema& schema : sources) {
    body.markup("<div class=\"block\"><h3>").data(schema.source.name).markup("</h3><p>").text(about(schema));
    body.markup("</p>").add(report::html_table("Fields of " + schema.source.name, page_table(schema)));
    body.markup("</div>");
  }
  body.markup("<div class=\"block\"><h3>The standard tables</h3>");
  body.add(report::html_table("The standard tables", standard_table())).markup("</div></div>");
  return {"schema", "The raw schema",
          "The sources as they came, field by field, and what each field becomes.", body};
}

}  // namespace lookbook::pipeline
