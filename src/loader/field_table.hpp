#pragma once
// Fields as they are found in the rows of a source: for raw_schema.hpp.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "loader/value.hpp"
#include "lookbook/loader/raw_schema.hpp"

namespace lookbook::loader {

class FieldTable {
 public:
  explicit FieldTable(const RawSchemaOptions& options) : options_(options) {}

  void begin_row() { ++row_; }
  /// A field of the row, with all that is inside it.
  void note(std::string_view name, const Value& value);
  /// The fields, and whether there were more than are listed.
  std::vector<RawField> take() && { return std::move(fields_); }
  bool is_cut() const { return is_cut_; }

 private:
  void note(const std::string& path, const Value& value, std::size_t depth);
  RawField* field_at(const std::string& path);
  void note_inside(const std::string& path, const Value& value, std::size_t depth);

  RawSchemaOptions options_;
  std::vector<RawField> fields_;
  std::vector<std::uint64_t> last_rows_;  // in which each was present
  std::unordered_map<std::string, std::size_t> places_;
  std::uint64_t row_ = 0;
  bool is_cut_ = false;
};

}  // namespace lookbook::loader
