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

  void skip_spaces() {
    while (at_ < end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r' || *at_ == '\n')) ++at_;
  }
  /// Takes `mark` and the spaces before it.
  bool take(char mark) {
    skip_spaces();
    if (at_ == end_ || *at_ != mark) return false;
    ++at_;
    return true;
  }
  /// What is not read yet.
  std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }
  /// Takes `text` if it comes next, byte for byte.
  bool take_text_as_is(std::string_view text) {
    if (text.empty() || !rest().starts_with(text.front()) || !rest().starts_with(text)) return false;
    at_ += text.size();
    return true;
  }
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
  bool take_value(Value& value, int depth);
  bool take_list(Value& list, int depth);
  bool take_object(Value& object, int depth);
  bool take_text(std::string_view& text);
  bool take_number(Value& value);
  bool take_short_number(const char* begin, Value& value) const;
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
