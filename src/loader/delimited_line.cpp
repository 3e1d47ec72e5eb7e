#include "loader/delimited_line.hpp"

#include <algorithm>

namespace lookbook::loader {

bool DelimitedLine::split(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  fields_.clear();
  if (delimiter_ == " ") return split_words(line);
  unquoted_.clear();
  unquoted_.reserve(line.size());
  const bool strict = delimiter_ == "," || delimiter_ == ";";
  std::string_view rest = line;
  while (true) {
    const std::string_view before = rest;
    if (!rest.starts_with('"') || !take_quoted(rest)) {
      if (strict && before.starts_with('"')) return false;
      rest = before;
      take_plain(rest);
    }
    if (rest.empty()) return true;
    rest.remove_prefix(delimiter_.size());
    if (rest.empty()) {
      fields_.emplace_back();
      return true;
    }
  }
}

bool DelimitedLine::split_words(std::string_view line) {
  for (std::string_view word; take_word(line, word);) fields_.push_back(word);
  return true;
}

/// Nearly all delimiters are one byte, which is found faster than a text.
std::size_t DelimitedLine::end_of(std::string_view field) const {
  return delimiter_.size() == 1 ? field.find(delimiter_.front()) : field.find(delimiter_);
}

void DelimitedLine::take_plain(std::string_view& rest) {
  const std::string_view field = rest.substr(0, end_of(rest));
  fields_.push_back(field);
  rest.remove_prefix(field.size());
}

bool DelimitedLine::take_quoted(std::string_view& rest) {
  rest.remove_prefix(1);
  const std::size_t begin = unquoted_.size();
  while (true) {
    const std::size_t quote = rest.find('"');
    if (quote == rest.npos) break;
    unquoted_.append(rest.substr(0, quote));
    rest.remove_prefix(quote + 1);
    if (rest.empty() || rest.starts_with(delimiter_)) {
      fields_.push_back(std::string_view(unquoted_).substr(begin));
      return true;
    }
    if (rest.front() != '"') break;
    unquoted_ += '"';
    rest.remove_prefix(1);
  }
  unquoted_.resize(begin);
  return false;
}

bool take_word(std::string_view& text, std::string_view& word) {
  constexpr std::string_view kSpaces = " \t\r";
  text.remove_prefix(std::min(text.find_first_not_of(kSpaces), text.size()));
  word = text.substr(0, text.find_first_of(kSpaces));
  text.remove_prefix(word.size());
  return !word.empty();
}

}  // namespace lookbook::loader
