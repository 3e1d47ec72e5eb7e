#include <algorithm>
#include <filesystem>

#include "loader/clean_text.hpp"
#include "loader/delimited_line.hpp"
#include "loader/mapping.hpp"
#include "loader/open_text.hpp"
#include "loader/schemas.hpp"
#include "loader/source_sample.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::loader {
namespace {

using Row = std::vector<std::string>;

/// The names in the first line, or the numbers of its fields: "1", "2", ….
Result<Row> columns_of(const Sample& sample, const TableMapping& table) {
  DelimitedLine splitter(table.layout.delimiter);
  if (!splitter.split(sample.lines.front()))
    return Error(ErrorCode::kInvalidArgument, "a quoted field of its first line is not closed");
  Row columns;
  for (const std::string_view field : splitter.fields()) {
    columns.push_back(table.by_number ? std::to_string(columns.size() + 1)
                                      : std::string(trim(cleaned(field))));
  }
  return columns;
}

std::string shown(const Row& fields) {
  std::string list;
  for (const std::string& field : fields) list += (list.empty() ? "" : ", ") + excerpt(field, 40);
  return excerpt(list, 300);
}

/// Every mapped field must be among those found.
Status check_fields(const Row& found, const TableMapping& table, const std::string& mapping_file) {
  for (std::size_t i = 0; i < table.layout.mapped.size(); ++i) {
    const std::string& name = table.layout.mapped[i].name;
    const auto times = std::ranges::count(found, name);
    if (times == 1) continue;
    const std::string says = mapping_file + " says " + table.keys[i] + " = ";
    if (table.by_number) {
      return Error(ErrorCode::kInvalidArgument,
                   says + name + ", but its first line has " + std::to_string(found.size()) +
                       (found.size() == 1 ? " column" : " columns") + "; is the format or delimiter right?");
    }
    return Error(ErrorCode::kInvalidArgument,
                 says + '"' + name + "\", but " +
                     (times == 0 ? "it has no such field: its fields are " + shown(found)
                                 : "it has several of that name; number the columns instead"));
  }
  return ok();
}

/// JSON leaves out what it does not have: only a field that every row needs must be in the first ones.
Status check_objects(const Row& found, const TableMapping& table, const std::string& mapping_file) {
  TableMapping needed{.layout = {}};
  for (std::size_t i = 0; i < table.keys.size(); ++i) {
    const MappedField& field = table.layout.mapped[i];
    if (field.meaning != "user_id" && field.meaning != "item_id") continue;
    needed.layout.mapped.push_back(field);
    needed.keys.push_back(table.keys[i]);
  }
  return check_fields(found, needed, mapping_file);
}

Result<Row> fields_of_parquet(const std::string& source) {
  LOOKBOOK_TRY(const std::unique_ptr<storage::TableReader> table, storage::TableReader::open_foreign(source));
  Row fields;
  for (const Field& field : table->schema()) fields.push_back(field.name);
  return fields;
}

Status check_text(SourceLayout& layout, const std::string& source, const TableMapping& table,
                  const std::string& mapping_file, double max_expansion) {
  LOOKBOOK_TRY(const Sample sample, take_sample(source, layout.compression, max_expansion));
  if (layout.schema == kUserItems) return ok();
  if (layout.format == SourceFormat::kJsonLines) {
    LOOKBOOK_TRY(const Row fields, names_of_objects(sample));
    return check_objects(fields, table, mapping_file);
  }
  LOOKBOOK_TRY(layout.columns, columns_of(sample, table));
  return check_fields(layout.columns, table, mapping_file);
}

}  // namespace

Result<SourceLayout> recognise_mapped(const std::string& source, const TableMapping& table,
                                      const std::string& mapping_file, double max_expansion) {
  SourceLayout layout = table.layout;
  layout.why = "mapped by " + std::filesystem::path(mapping_file).filename().string();
  for (const MappedField& field : layout.mapped)
    layout.why += (&field == &layout.mapped.front() ? ": " : ", ") + field.meaning + " is " + field.name;
  LOOKBOOK_TRY(const std::string beginning, beginning_of(source, 8));
  Status fits = ok();
  if (beginning.starts_with("PAR1") != (layout.format == SourceFormat::kParquet)) {
    fits =
        Error(ErrorCode::kInvalidArgument,
              beginning.starts_with("PAR1") ? "it is Parquet, but " + mapping_file + " gives another format"
                                            : "it is not Parquet, as " + mapping_file + " says");
  } else if (layout.format == SourceFormat::kParquet) {
    LOOKBOOK_TRY(const Row fields, fields_of_parquet(source));
    fits = check_fields(fields, table, mapping_file);
  } else {
    LOOKBOOK_TRY(layout.compression, packing_of(source, beginning));
    fits = check_text(layout, source, table, mapping_file, max_expansion);
  }
  if (!fits) return std::move(fits).error().with_context(source);
  return layout;
}

}  // namespace lookbook::loader
