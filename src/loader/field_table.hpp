#pragma once
// Fields as they are found in the rows of a source: for raw_schema.hpp.

#include <cstddef>
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
  /// The fields as they came first, what is inside a field right behind it.
  std::vector<RawField> take() &&;
  /// Whether there were more than are listed.
  bool is_cut() const { return is_cut_; }

 private:
  static constexpr std::size_t kNone = SIZE_MAX;

  /// `outer` is the place of the field that it is inside of.
  void note(const std::string& path, const Value& value, std::size_t depth, std::size_t outer);
  std::size_t place_of(const std::string& path, std::size_t outer);
  void note_inside(const std::string& path, const Value& value, std::size_t depth, std::size_t outer);
  void move_inside(std::size_t outer, std::vector<RawField>& to);

  RawSchemaOptions options_;
  std::vector<RawField> fields_;
  std::vector<std::size_t> outers_;       // of each; kNone where it is the row's own
  std::vector<std::uint64_t> last_rows_;  // in which each was present
  std::unordered_map<std::string, std::size_t> places_;
  std::uint64_t row_ = 0;
  bool is_cut_ = false;
};

}  // namespace lookbook::loader
