#pragma once
// One field's value as a source has it, before it is read as what a column wants: a JSON value, a field of a
// delimited line, a Parquet cell. Texts point into the row's buffers and live until the next row.

#include <cstdint>
#include <string_view>
#include <vector>

namespace lookbook::loader {

struct Value {
  enum class Kind : std::uint8_t { kNull, kBool, kInteger, kReal, kText, kList, kObject };
  Kind kind = Kind::kNull;
  bool truth = false;
  bool is_millis = false;  ///< of an integer: Unix milliseconds, by its column's type
  std::int64_t integer = 0;
  double real = 0;  ///< of an integer beyond 64 bits too; not finite for NaN and what exceeds its range
  std::string_view text;
  std::vector<Value> items;             ///< of a list or an object
  std::vector<std::string_view> names;  ///< of an object: names[i] is of items[i]

  static Value of_text(std::string_view text) {
    Value value;
    value.kind = Kind::kText;
    value.text = text;
    return value;
  }
};

/// What a sink calls a field: the same number for the same name as long as it lives. 0: it wants no such
/// field.
using FieldNumber = std::uint32_t;

/// Takes the fields of one row, one after another.
class FieldSink {
 public:
  virtual ~FieldSink() = default;
  virtual FieldNumber number_of(std::string_view name) = 0;
  /// Forgets what it has; a row that turns out to need repair begins again.
  virtual void begin_row() = 0;
  /// true if the field's value is wanted in this row; take() follows then.
  virtual bool wants(FieldNumber field) = 0;
  virtual void take(const Value& value) = 0;
};

}  // namespace lookbook::loader
