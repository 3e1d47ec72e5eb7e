#include <algorithm>

#include "loader/clean_text.hpp"
#include "loader/open_text.hpp"
#include "loader/recognise_delimited.hpp"
#include "loader/schemas.hpp"
#include "loader/source_sample.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::loader {
namespace {

using Row = std::vector<std::string>;

Status recognise_json(SourceLayout& layout, const Sample& sample, const std::optional<std::string>& told) {
  LOOKBOOK_TRY(const Row names, names_of_objects(sample));
  layout.format = SourceFormat::kJsonLines;
  return set_schema(layout, names, told);
}

Status recognise_lines(SourceLayout& layout, const Sample& sample, const std::optional<std::string>& told) {
  const auto is_object = [](std::string_view line) { return trim(line).starts_with('{'); };
  if (std::ranges::any_of(sample.lines, is_object)) return recognise_json(layout, sample, told);
  return recognise_delimited(layout, sample.lines, told);
}

Status recognise_parquet(SourceLayout& layout, const storage::TableReader& table,
                         const std::optional<std::string>& told) {
  Row fields;
  for (const Field& field : table.schema()) fields.push_back(field.name);
  layout.format = SourceFormat::kParquet;
  return set_schema(layout, fields, told);
}

}  // namespace

Result<SourceLayout> recognise(const std::string& file, const std::optional<std::string>& schema,
                               double max_expansion) {
  SourceLayout layout;
  Status known = ok();
  LOOKBOOK_TRY(const std::string beginning, beginning_of(file, 8));
  if (beginning.starts_with("PAR1")) {
    LOOKBOOK_TRY(const std::unique_ptr<storage::TableReader> table, storage::TableReader::open_foreign(file));
    known = recognise_parquet(layout, *table, schema);
  } else {
    LOOKBOOK_TRY(layout.compression, packing_of(file, beginning));
    LOOKBOOK_TRY(const Sample sample, take_sample(file, layout.compression, max_expansion));
    known = recognise_lines(layout, sample, schema);
  }
  if (!known) return std::move(known).error().with_context(file);
  return layout;
}

}  // namespace lookbook::loader
