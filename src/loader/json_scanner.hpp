#pragma once
// Reads JSON values from the front of a text. What JsonDecoder is made of.

#include <cstddef>
#include <string>
#include <string_view>

#include "loader/value.hpp"

namespace lookbook::loader {

/// Every function returns false if the text is not what it reads; the scanner is then of no more use.
class JsonScanner {
 public:
  /// Texts with escapes are written to `unescaped`, which is emptied and must not be touched while values
  /// live.
  JsonScanner(std::string_view text, std::string& unescaped);

  /// Takes `mark` and the spaces before it.
  bool take(char mark);
  /// Whether nothing but spaces is left.
  bool at_end();
  /// Takes a string without its quotes; its escapes are still in it, if `has_escapes`.
  bool take_raw_text(std::string_view& raw, bool& has_escapes);
  /// Takes a name and the colon behind it.
  bool take_name(std::string_view& name);
  /// Takes any value. Its texts point into the text or into `unescaped`.
  bool take_value(Value& value) { return take_value(value, 0); }
  bool skip_value() { return skip_value(0); }
  /// Whether text was replaced or a list cut.
  bool repaired() const { return repaired_; }

 private:
  void skip_spaces();
  bool take_value(Value& value, int depth);
  bool take_list(Value& list, int depth);
  bool take_object(Value& object, int depth);
  bool take_text(std::string_view& text);
  bool take_number(Value& value);
  bool take_word(Value& value);
  bool skip_value(int depth);
  bool skip_members(char closing, bool named, int depth);
  std::string_view unescape(std::string_view raw);
  void unescape_one(std::string_view& rest);
  void unescape_unicode(std::string_view& rest);

  const char* at_;
  const char* end_;
  std::string& unescaped_;
  std::size_t values_ = 0;
  bool repaired_ = false;
};

}  // namespace lookbook::loader
