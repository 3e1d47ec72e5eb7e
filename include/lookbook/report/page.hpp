#pragma once
// One self-contained HTML page: its styles and its script are in it, and its content security policy forbids
// every request, so that it opens from a disk and says nothing to anybody. Light and dark by the reader's
// setting, from telephones to wide screens, and on paper. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "lookbook/report/html.hpp"

namespace lookbook::report {

struct Section {
  std::string id;     ///< of the anchor: letters and '-'
  std::string title;  ///< also in the table of contents
  std::string lead;   ///< one or two sentences below the title; may be empty
  Html body;
};

/// A number that is written large.
struct KeyFigure {
  std::string figure;
  std::string name;
};

struct Page {
  std::string kicker;  ///< the line above the title: what kind of page this is
  std::string title;
  std::string subtitle;
  std::vector<KeyFigure> figures = {};
  std::vector<Section> sections = {};
  std::string footer = {};
};

/// The whole document. Sections without a body are left out.
std::string to_html(const Page& page);

}  // namespace lookbook::report
