#pragma once
// HTML (and SVG) that is put together so that nothing of the data can become markup: what is written in the
// source is Markup, known when it is compiled; everything else goes in as text and is escaped. Pure.
//
//   Html row;
//   row.markup("<td>").data(product.title).markup("</td>");

#include <cstddef>
#include <string>
#include <string_view>

namespace lookbook::report {

/// Markup that stands in the source. It cannot be made from a string of the data.
class Markup {
 public:
  template <std::size_t N>
  consteval Markup(const char (&text)[N]) : text_(text, N - 1) {}  // NOLINT(google-explicit-constructor)
  constexpr std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

class Html {
 public:
  Html& markup(Markup markup);
  /// Escaped for elements and for attributes in quotes. Control characters and invalid UTF-8 become U+FFFD.
  Html& text(std::string_view text);
  /// text() of sentences: a date in them (2014-03-07) stays on one line.
  Html& prose(std::string_view text);
  /// text() of the data's own words, in an element that keeps their direction of writing to themselves.
  Html& data(std::string_view text);
  /// For attributes: at most three decimals, no exponent; what is not finite is 0.
  Html& number(double number);
  Html& add(const Html& other);

  bool empty() const { return html_.empty(); }
  const std::string& str() const { return html_; }

 private:
  std::string html_;
};

/// "data:image/jpeg;base64,…" of a JPEG file's bytes, for an attribute.
std::string jpeg_data_uri(std::string_view jpeg);

/// RFC 4648.
std::string base64(std::string_view bytes);

}  // namespace lookbook::report
