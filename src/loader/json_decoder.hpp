#pragma once
// One line of JSON, or of a Python literal, as fields. Written for records of mostly text and the same names
// in the same order: a name is compared with the one that came next before, the end of a string is found by
// vectors, and it is taken from the line itself unless it has escapes; what nobody wants is only passed over.
// The grammar is RFC 8259's, but for what saves rows: NaN and control characters in strings are allowed, and
// invalid UTF-8, NUL, lone surrogates and unknown escapes become U+FFFD or the character itself. Of equal
// names the sink sees all. Nesting beyond 64 is refused. One for each thread.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "loader/value.hpp"

namespace lookbook::loader {

enum class LineState : std::uint8_t {
  kClean,
  kRepaired,     ///< text was replaced to make it valid, or a very long list was cut
  kNotAnObject,  ///< what the sink has is worthless
};

class JsonScanner;

class JsonDecoder {
 public:
  /// `sink` takes the fields of all lines.
  explicit JsonDecoder(FieldSink& sink) : sink_(sink) {}
  /// Values live until the next call, as long as the line does.
  LineState decode(std::string_view line);

 private:
  /// A name as it stands in the text, from its quote to the value.
  struct Key {
    std::string text;
    FieldNumber field = 0;
  };
  bool read_line(std::string_view line);
  bool take_name(JsonScanner& scanner, FieldNumber& field);

  FieldSink& sink_;
  Value value_;
  std::string unescaped_;
  std::string cleaned_;
  std::string converted_;
  bool repaired_ = false;
  std::vector<Key> keys_;  // in the order in which they first came
  std::size_t next_key_ = 0;
};

}  // namespace lookbook::loader
