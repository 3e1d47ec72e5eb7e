#pragma once
// Fields of a row, gathered, checked and appended to a batch: one class for reviews and ratings, one for
// products.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "loader/schemas.hpp"
#include "loader/value.hpp"
#include "lookbook/core/record_batch_builder.hpp"
#include "lookbook/loader/record_reader.hpp"

namespace lookbook::loader {

/// An id while it is gathered: text, or a whole number. Owns its text.
class IdField {
 public:
  void clear();
  void take(const Value& value);
  bool is_set() const { return state_ == State::kGood; }
  const std::string& text() const { return text_; }
  /// Empty if the id can be used; else the reason that fits. `repaired`: the row held invalid UTF-8.
  std::string_view problem(bool repaired, std::string_view missing, std::string_view wrong,
                           std::string_view dirty) const;

 private:
  enum class State : std::uint8_t { kMissing, kWrong, kGood };
  State state_ = State::kMissing;
  std::string text_;
};

/// What became of a value.
enum class Stored : std::uint8_t {
  kYes,
  kNothing,  ///< of the right type, but empty: another field may say more
  kWrong,    ///< not what the column needs
};

/// Use: begin_row(), wants()/take() for the fields, finish().
class RowBuilder : public FieldSink {
 public:
  void begin_row() final;
  FieldNumber number_of(std::string_view name) final;
  bool wants(FieldNumber field) final;
  void take(const Value& value) final;

  /// Ends the row: appends it and returns an empty text, or the reason why it is rejected.
  virtual std::string_view finish(std::int64_t line, bool repaired) = 0;
  /// All rows since the last call.
  Result<RecordBatch> take_batch() { return batch_.finish(); }
  /// Of the rows since the last call, as ParsedBatch::beside.
  std::vector<std::string> take_beside() { return std::exchange(beside_, {}); }
  /// Keeps the field `name` beside the rows.
  void keep_beside(std::string_view name);
  /// Reads these fields of the source and no others, unless there is none.
  void read_mapped(std::vector<MappedField> fields) { mapped_ = std::move(fields); }
  /// Of the rows since the last call.
  RepairCounts take_repairs() { return std::exchange(repairs_, {}); }

 protected:
  RowBuilder(std::string source, SourceRole role, Schema schema);
  virtual void clear() = 0;
  virtual Stored store(Target target, const Value& value) = 0;
  /// To be called once a row is kept.
  void keep_row(bool repaired);

  std::string source_;
  RecordBatchBuilder batch_;

 private:
  static constexpr FieldNumber kBeside = 1U << 16U;  // added to a rule's place behind 1, for beside_name_

  std::span<const FieldRule> rules_;
  const FieldRule* rule_ = nullptr;  // of the field that take() is about; null if none wants it
  bool is_beside_ = false;           // whether it is kept beside the row
  std::vector<MappedField> mapped_;
  std::string beside_name_;  // in lower case
  IdField beside_in_row_;
  std::vector<std::string> beside_;
  std::array<std::uint8_t, kTargets> ranks_{};
  RepairCounts repairs_;
  std::uint64_t dropped_in_row_ = 0;
};

/// The builder that fits a source.
std::unique_ptr<RowBuilder> rows_of(const SourceLayout& layout, const std::string& source_name,
                                    const ReadOptions& options);

/// `rating_needed`: false if the source has no field for ratings, so that none is demanded. `time_format`: as
/// SourceLayout says.
std::unique_ptr<RowBuilder> review_rows(std::string source, bool rating_needed, std::string time_format);
/// `currency`: of prices that do not say.
std::unique_ptr<RowBuilder> product_rows(std::string source, std::string currency);

}  // namespace lookbook::loader
