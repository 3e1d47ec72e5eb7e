#include "processing/markup.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <span>

#include "lookbook/base/utf8.hpp"

namespace lookbook::processing {
namespace {

constexpr auto kBlockTags = std::to_array<std::string_view>(
    {"blockquote", "body",  "br",    "center", "dd",   "div",   "dl",   "dt", "h1", "h2",
     "h3",         "h4",    "h5",    "h6",     "head", "hr",    "html", "li", "ol", "p",
     "pre",        "table", "tbody", "td",     "th",   "thead", "tr",   "ul"});
constexpr auto kInlineTags = std::to_array<std::string_view>(
    {"a",   "abbr", "b", "big",   "cite", "code",   "em",     "font", "i",   "img", "ins",
     "kbd", "q",    "s", "small", "span", "strike", "strong", "sub",  "sup", "u"});

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_name(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':';
}
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_bare_value(char c) {
  return !is_blank(c) && c != '>' && c != '<' && c != '"' && c != '\'';
}

/// Reads one tag from its start; every function advances over what it reads.
class TagReader {
 public:
  explicit TagReader(std::string_view text) : text_(text) {}

  struct Tag {
    std::size_t bytes = 0;
    bool breaks_line = false;
  };

  /// The tag at the start of the text, which is a '<'.
  std::optional<Tag> read() {
    ++at_;
    take('/');
    const std::string_view name = run(is_name);
    const bool block = is_one_of(kBlockTags, name);
    if (!block && !is_one_of(kInlineTags, name)) return std::nullopt;
    while (!run(is_blank).empty() && is_letter(next())) {
      if (!attribute()) return std::nullopt;
    }
    take('/');
    if (!take('>')) return std::nullopt;
    return Tag{at_, block};
  }

 private:
  static bool is_one_of(std::span<const std::string_view> tags, std::string_view name) {
    const auto same = [](char a, char b) { return (is_letter(a) ? static_cast<char>(a | 0x20) : a) == b; };
    return std::ranges::any_of(tags, [&](auto tag) { return std::ranges::equal(name, tag, same); });
  }
  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char wanted) {
    if (next() != wanted) return false;
    ++at_;
    return true;
  }
  std::string_view run(bool (*belongs)(char)) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && belongs(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  /// name = value, name = "value" or name = 'value'. A name alone is prose: "<b and c>".
  bool attribute() {
    run(is_name);
    run(is_blank);
    if (!take('=')) return false;
    run(is_blank);
    const char quote = next();
    if (quote != '"' && quote != '\'') return !run(is_bare_value).empty();
    const std::size_t end = text_.find(quote, at_ + 1);
    if (end == text_.npos) return false;
    at_ = end + 1;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

struct Reference {
  std::string_view name;
  char32_t value;
};

/// HTML's names of U+00A0 … U+00FF, in that order.
constexpr auto kLatin1 = std::to_array<std::string_view>(
    {"nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",
     "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",
     "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12",
     "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil",
     "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde",
     "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",
     "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
     "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",
     "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
     "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"});
static_assert(kLatin1.size() == 96);

constexpr auto kOthers = std::to_array<Reference>(
    {{"amp", '&'},      {"apos", '\''},     {"bdquo", 0x201E}, {"bull", 0x2022},  {"euro", 0x20AC},
     {"gt", '>'},       {"hellip", 0x2026}, {"ldquo", 0x201C}, {"lsquo", 0x2018}, {"lt", '<'},
     {"mdash", 0x2014}, {"ndash", 0x2013},  {"OElig", 0x152},  {"oelig", 0x153},  {"quot", '"'},
     {"rdquo", 0x201D}, {"rsquo", 0x2019},  {"sbquo", 0x201A}, {"Scaron", 0x160}, {"scaron", 0x161},
     {"trade", 0x2122}, {"Yuml", 0x178}});

std::optional<char32_t> named_reference(std::string_view name) {
  const auto latin = std::ranges::find(kLatin1, name);
  if (latin != kLatin1.end()) return 0xA0 + static_cast<char32_t>(latin - kLatin1.begin());
  const auto other = std::ranges::find(kOthers, name, &Reference::name);
  return other != kOthers.end() ? std::optional(other->value) : std::nullopt;
}

std::optional<char32_t> numeric_reference(std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (const char32_t mended = windows_1252(value); mended != 0) return mended;
  return value == 0 ? kReplacementCharacter : value;
}

constexpr std::size_t kLongestReference = 10;  // bytes between '&' and ';'

}  // namespace

char32_t windows_1252(char32_t value) {
  constexpr std::array<char32_t, 32> kTable = {
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  return value >= 0x80 && value <= 0x9F ? kTable[value - 0x80] : 0;
}

std::string without_tags(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t bracket = text.find('<');
    out += text.substr(0, bracket);
    if (bracket == text.npos) break;
    text.remove_prefix(bracket);
    if (const auto tag = TagReader(text).read()) {
      if (tag->breaks_line) out += '\n';
      text.remove_prefix(tag->bytes);
    } else {
      out += '<';
      text.remove_prefix(1);
    }
  }
  return out;
}

std::string with_references_decoded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t ampersand = text.find('&');
    out += text.substr(0, ampersand);
    if (ampersand == text.npos) break;
    text.remove_prefix(ampersand);
    const std::size_t end = text.substr(0, kLongestReference + 2).find(';');
    std::optional<char32_t> value;
    if (end != text.npos && end > 1) {
      const std::string_view name = text.substr(1, end - 1);
      value = name.front() == '#' ? numeric_reference(name.substr(1)) : named_reference(name);
    }
    if (value)
      append_utf8(out, *value);
    else
      out += '&';
    text.remove_prefix(value ? end + 1 : 1);
  }
  return out;
}

}  // namespace lookbook::processing
