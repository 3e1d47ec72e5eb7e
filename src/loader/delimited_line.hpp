#pragma once
// One line of a delimited file as fields. In comma- and semicolon-separated files quotes work as RFC 4180
// says; in tab- and bar-separated ones they are ordinary characters, unless they enclose the whole field. A
// record is a line: a quoted field that goes on in the next line is not read. A delimiter is a text such as
// "," or "::"; " " is any number of spaces and tabs, which do not begin or end a line.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lookbook::loader {

class DelimitedLine {
 public:
  explicit DelimitedLine(std::string delimiter) : delimiter_(std::move(delimiter)) {}
  /// false if a quoted field is not closed. A carriage return at the end is dropped.
  bool split(std::string_view line);
  /// Of the last line; they live until the next call, as long as the line does.
  const std::vector<std::string_view>& fields() const { return fields_; }

 private:
  bool take_quoted(std::string_view& rest);
  void take_plain(std::string_view& rest);

  bool split_words(std::string_view line);
  std::size_t end_of(std::string_view field) const;

  std::string delimiter_;
  std::vector<std::string_view> fields_;
  std::string unquoted_;  // reserved once a line, so that views into it stay
};

/// Cuts the first word off `text`: what stands between spaces and tabs. false when there is none left.
bool take_word(std::string_view& text, std::string_view& word);

}  // namespace lookbook::loader
