#include "loader/parquet_records.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <span>

#include "loader/clean_text.hpp"
#include "loader/rejections.hpp"
#include "loader/row_builder.hpp"
#include "loader/table_cells.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::loader {
namespace {

/// Replaces what is not clean; the copies live in `kept`.
bool repair(Value& value, std::vector<std::unique_ptr<std::string>>& kept) {
  bool repaired = false;
  for (Value& item : value.items) repaired = repair(item, kept) || repaired;
  if (value.kind != Value::Kind::kText || is_clean(value.text)) return repaired;
  kept.push_back(std::make_unique<std::string>(cleaned(value.text)));
  value.text = *kept.back();
  return true;
}

/// A number that is no longer known but for that it was too large: a column takes it for a wrong value, as it
/// does such a number in JSON, and not for a missing one.
Value too_large() {
  Value value;
  value.kind = Value::Kind::kReal;
  value.real = std::numeric_limits<double>::infinity();
  return value;
}

/// What `rejected` shows of a row: "user_id=A1, rating=5".
void describe(const Value& value, const std::string& name, std::string& raw) {
  if (value.kind == Value::Kind::kNull || value.kind == Value::Kind::kList || raw.size() > kLineBeginning)
    return;
  raw += (raw.empty() ? "" : ", ") + name + "=";
  if (value.kind == Value::Kind::kText) raw += value.text;
  if (value.kind == Value::Kind::kInteger) raw += std::to_string(value.integer);
  if (value.kind == Value::Kind::kReal)
    raw += std::isinf(value.real) ? "out of range" : std::to_string(value.real);
  if (value.kind == Value::Kind::kBool) raw += value.truth ? "true" : "false";
}

class ParquetRecordReader final : public RecordReader {
 public:
  ParquetRecordReader(std::unique_ptr<storage::TableReader> table, std::uint64_t bytes,
                      const SourceLayout& layout, std::string source_name, const ReadOptions& options)
      : table_(std::move(table)),
        bytes_(bytes),
        rows_(rows_of(layout, source_name, options)),
        source_name_(std::move(source_name)) {}

  Status read(Refine refine, Take take) override {
    while (true) {
      LOOKBOOK_TRY(const std::optional<RecordBatch> cells, table_->next());
      if (!cells) return ok();
      LOOKBOOK_TRY(ParsedBatch parsed, parse(*cells));
      LOOKBOOK_TRY(ParsedBatch refined, refine(std::move(parsed)));
      LOOKBOOK_TRY(const bool goes_on, take(std::move(refined)));
      if (!goes_on) return ok();
    }
  }

  std::uint64_t bytes_read() const override {
    if (table_->rows() == 0) return bytes_;
    return static_cast<std::uint64_t>(static_cast<double>(bytes_) * static_cast<double>(row_number_) /
                                      static_cast<double>(table_->rows()));
  }

 private:
  struct NamedCells {
    std::string name;
    FieldNumber field;
    std::unique_ptr<Cells> cells;
    bool is_time;
    std::span<const std::size_t> out_of_range;  // rows
  };

  Result<ParsedBatch> parse(const RecordBatch& cells) {
    LOOKBOOK_CHECK(open_columns(cells));
    Rejections rejected(source_name_);
    for (std::size_t row = 0; row < cells.rows(); ++row) add_row(row, rejected);
    LOOKBOOK_TRY(RecordBatch good, rows_->take_batch());
    LOOKBOOK_TRY(RecordBatch bad, rejected.take_batch());
    return ParsedBatch{std::move(good), std::move(bad), rows_->take_repairs(), rows_->take_beside()};
  }

  Status open_columns(const RecordBatch& batch) {
    columns_.clear();
    for (const Field& field : batch.schema()) {
      LOOKBOOK_TRY(std::unique_ptr<Cells> cells, cells_of(batch, field));
      const std::size_t column = columns_.size();
      columns_.push_back({field.name, rows_->number_of(field.name), std::move(cells), table_->is_time(column),
                          table_->out_of_range(column)});
    }
    return ok();
  }

  void add_row(std::size_t row, Rejections& rejected) {
    std::vector<std::unique_ptr<std::string>> repairs;
    std::string raw;
    rows_->begin_row();
    for (const auto& [name, field, cells, is_time, out_of_range] : columns_) {
      if (!rows_->wants(field)) continue;
      Value value;
      cells->read(row, value);
      value.is_millis = is_time;
      if (std::ranges::binary_search(out_of_range, row)) value = too_large();
      repair(value, repairs);
      describe(value, name, raw);
      rows_->take(value);
    }
    ++row_number_;
    const std::string_view reason = rows_->finish(row_number_, !repairs.empty());
    if (!reason.empty()) rejected.add(row_number_, reason, raw);
  }

  std::unique_ptr<storage::TableReader> table_;
  std::uint64_t bytes_;
  std::unique_ptr<RowBuilder> rows_;
  std::string source_name_;
  std::vector<NamedCells> columns_;
  std::int64_t row_number_ = 0;
};

}  // namespace

Result<std::unique_ptr<RecordReader>> parquet_record_reader(const std::string& file,
                                                            const SourceLayout& layout,
                                                            std::string source_name,
                                                            const ReadOptions& options) {
  LOOKBOOK_TRY(std::unique_ptr<storage::TableReader> table, storage::TableReader::open_foreign(file));
  std::error_code failed;
  const std::uintmax_t bytes = std::filesystem::file_size(file, failed);
  if (failed) return error_from_errno(failed.value(), "cannot look at " + file);
  return std::unique_ptr<RecordReader>(std::make_unique<ParquetRecordReader>(
      std::move(table), bytes, layout, std::move(source_name), options));
}

}  // namespace lookbook::loader
