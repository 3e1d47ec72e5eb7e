#include "loader/json_scanner.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <iterator>
#include <limits>

#include "lookbook/base/byte_scan.hpp"
#include "lookbook/base/utf8.hpp"

namespace lookbook::loader {
namespace {

constexpr int kMaxDepth = 64;
constexpr std::size_t kMaxValues = 20000;  // of wanted fields in one text; further ones of a list are dropped

bool is_number_part(char c) {
  return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
}

/// The four hexadecimal digits of \uXXXX; -1 if they are not.
std::int32_t hex4(std::string_view digits) {
  std::uint32_t value = 0;
  if (digits.size() < 4) return -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + 4, value, 16);
  return error == std::errc() && end == digits.data() + 4 ? static_cast<std::int32_t>(value) : -1;
}

}  // namespace

JsonScanner::JsonScanner(std::string_view text, std::string& unescaped)
    : at_(text.data()), end_(text.data() + text.size()), unescaped_(unescaped) {
  unescaped_.clear();
}

bool JsonScanner::at_end() {
  skip_spaces();
  return at_ == end_;
}

bool JsonScanner::take_raw_text(std::string_view& raw, bool& has_escapes) {
  if (!take('"')) return false;
  has_escapes = false;
  const char* const begin = at_;
  while (at_ < end_) {
    at_ += find_quote_or_backslash({at_, static_cast<std::size_t>(end_ - at_)});
    if (at_ < end_ && *at_ == '"') {
      raw = {begin, static_cast<std::size_t>(at_++ - begin)};
      return true;
    }
    has_escapes = true;
    at_ += std::min<std::ptrdiff_t>(2, end_ - at_);  // what is escaped ends no text
  }
  return false;
}

bool JsonScanner::take_text(std::string_view& text) {
  bool has_escapes = false;
  if (!take_raw_text(text, has_escapes)) return false;
  if (has_escapes) text = unescape(text);
  return true;
}

bool JsonScanner::take_name(std::string_view& name) {
  return take_text(name) && take(':');
}

bool JsonScanner::take_value(Value& value, int depth) {
  skip_spaces();
  value.kind = Value::Kind::kNull;
  value.items.clear();
  value.names.clear();
  ++values_;
  if (at_ == end_) return false;
  switch (*at_) {
    case '"':
      value.kind = Value::Kind::kText;
      return take_text(value.text);
    case '{':
      return take_object(value, depth + 1);
    case '[':
      return take_list(value, depth + 1);
    case 't':
    case 'f':
    case 'n':
    case 'N':
      return take_word(value);
    default:
      return take_number(value);
  }
}

bool JsonScanner::take_list(Value& list, int depth) {
  list.kind = Value::Kind::kList;
  if (depth > kMaxDepth || !take('[')) return false;
  if (take(']')) return true;
  do {
    if (values_ >= kMaxValues) {
      repaired_ = true;
      if (!skip_value(depth)) return false;
    } else if (!take_value(list.items.emplace_back(), depth)) {
      return false;
    }
  } while (take(','));
  return take(']');
}

bool JsonScanner::take_object(Value& object, int depth) {
  object.kind = Value::Kind::kObject;
  if (depth > kMaxDepth || !take('{')) return false;
  if (take('}')) return true;
  do {
    std::string_view name;
    if (!take_name(name)) return false;
    if (values_ >= kMaxValues) {
      repaired_ = true;
      if (!skip_value(depth)) return false;
      continue;
    }
    object.names.push_back(name);
    if (!take_value(object.items.emplace_back(), depth)) return false;
  } while (take(','));
  return take('}');
}

/// Most numbers: up to 18 digits, or few of them and ".0".
bool JsonScanner::take_short_number(const char* begin, Value& value) const {
  constexpr std::ptrdiff_t kDigits = 18;
  std::int64_t number = 0;
  const char* digit = begin;
  while (digit < at_ && *digit >= '0' && *digit <= '9' && digit - begin < kDigits)
    number = number * 10 + (*digit++ - '0');
  if (digit == begin) return false;
  if (digit == at_) {
    value.kind = Value::Kind::kInteger;
    value.integer = number;
    return true;
  }
  if (at_ - digit != 2 || digit[0] != '.' || digit[1] != '0') return false;
  value.kind = Value::Kind::kReal;
  value.real = static_cast<double>(number);
  return true;
}

bool JsonScanner::take_number(Value& value) {
  const char* const begin = at_;
  while (at_ < end_ && is_number_part(*at_)) ++at_;
  if (take_short_number(begin, value)) return true;
  const auto whole = std::from_chars(begin, at_, value.integer);
  if (whole.ec == std::errc() && whole.ptr == at_) {
    value.kind = Value::Kind::kInteger;
    return true;
  }
  const auto real = std::from_chars(begin, at_, value.real);
  value.kind = Value::Kind::kReal;
  // A number beyond a double's range is a number all the same, of a value that no column takes.
  if (real.ec == std::errc::result_out_of_range) value.real = std::numeric_limits<double>::infinity();
  return real.ec != std::errc::invalid_argument && real.ptr == at_;
}

bool JsonScanner::take_word(Value& value) {
  struct Word {
    std::string_view text;
    Value::Kind kind;
  };
  static constexpr Word kWords[] = {{"true", Value::Kind::kBool},
                                    {"false", Value::Kind::kBool},
                                    {"null", Value::Kind::kNull},
                                    {"NaN", Value::Kind::kReal}};
  const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  const auto* const word =
      std::ranges::find_if(kWords, [&](const Word& known) { return rest.starts_with(known.text); });
  if (word == std::end(kWords)) return false;
  value.kind = word->kind;
  value.truth = word->text == "true";
  value.real = std::numeric_limits<double>::quiet_NaN();
  at_ += word->text.size();
  return true;
}

bool JsonScanner::skip_value(int depth) {
  skip_spaces();
  if (at_ == end_) return false;
  if (*at_ == '{') return skip_members('}', true, depth + 1);
  if (*at_ == '[') return skip_members(']', false, depth + 1);
  std::string_view raw;
  bool has_escapes = false;
  if (*at_ == '"') return take_raw_text(raw, has_escapes);
  Value scalar;
  return is_number_part(*at_) ? take_number(scalar) : take_word(scalar);
}

bool JsonScanner::skip_members(char closing, bool named, int depth) {
  ++at_;
  if (depth > kMaxDepth) return false;
  if (take(closing)) return true;
  do {
    std::string_view raw;
    bool has_escapes = false;
    if (named && !(take_raw_text(raw, has_escapes) && take(':'))) return false;
    if (!skip_value(depth)) return false;
  } while (take(','));
  return take(closing);
}

std::string_view JsonScanner::unescape(std::string_view raw) {
  // What an escape stands for is never longer than the escape, so with this room no text ever moves.
  const auto left = static_cast<std::size_t>(end_ - raw.data());
  if (unescaped_.empty() && unescaped_.capacity() < left) unescaped_.reserve(left);
  const std::size_t begin = unescaped_.size();
  for (std::size_t escape = raw.find('\\'); escape != raw.npos; escape = raw.find('\\')) {
    unescaped_.append(raw.substr(0, escape));
    raw.remove_prefix(escape + 1);
    unescape_one(raw);
  }
  unescaped_.append(raw);
  return std::string_view(unescaped_).substr(begin);
}

void JsonScanner::unescape_one(std::string_view& rest) {
  constexpr std::string_view kCodes = "\"\\/ntrbf";
  constexpr std::string_view kMeanings = "\"\\/\n\t\r\b\f";
  const char code = rest.front();
  rest.remove_prefix(1);
  const std::size_t known = kCodes.find(code);
  if (code == 'u') return unescape_unicode(rest);
  repaired_ = repaired_ || known == kCodes.npos;
  unescaped_ += known == kCodes.npos ? code : kMeanings[known];
}

void JsonScanner::unescape_unicode(std::string_view& rest) {
  const std::int32_t unit = hex4(rest);
  if (unit < 0) {
    unescaped_ += 'u';
    repaired_ = true;
    return;
  }
  rest.remove_prefix(4);
  auto point = static_cast<char32_t>(unit);
  if (point >= 0xD800 && point < 0xDC00 && rest.starts_with("\\u")) {
    const std::int32_t low = hex4(rest.substr(2));
    if (low >= 0xDC00 && low < 0xE000) {
      point = 0x10000 + ((point - 0xD800) << 10U) + (static_cast<char32_t>(low) - 0xDC00);
      rest.remove_prefix(6);
    }
  }
  const bool usable = point != 0 && (point < 0xD800 || point > 0xDFFF);
  repaired_ = repaired_ || !usable;
  append_utf8(unescaped_, usable ? point : kReplacementCharacter);
}

}  // namespace lookbook::loader
