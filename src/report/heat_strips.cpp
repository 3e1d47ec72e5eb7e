#include <algorithm>

#include "report/chart_frame.hpp"

namespace lookbook::report {
namespace {

Html strip(const std::string& title, const HeatRow& row, double largest) {
  Html html = open_marks(title + ", " + row.label);
  const double step = 100 / static_cast<double>(std::max<std::size_t>(row.cells.size(), 1));
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Mark& cell = row.cells[i];
    if (cell.figure.empty()) continue;
    html.markup("<g class=\"hit\"").add(tip(cell.label, cell.figure)).markup("><rect class=\"heat\"");
    html.add(box({step * (static_cast<double>(i) + 0.03), 0, step * 0.94, 100}));
    html.markup(" fill-opacity=\"").number(largest > 0 ? 0.06 + 0.94 * cell.value / largest : 0.06);
    html.markup("\"/></g>");
  }
  return html.markup("</svg>");
}

}  // namespace

Html heat_strips(const ChartWords& words, const std::vector<std::string>& columns,
                 const std::vector<HeatRow>& rows) {
  double largest = 0;
  for (const HeatRow& row : rows) {
    for (const Mark& cell : row.cells) largest = std::max(largest, cell.value);
  }
  std::vector<Mark> cells;
  Html drawing;
  drawing.markup(
      "<div class=\"heat-grid\"><div class=\"heat-row head\" aria-hidden=\"true\"><span></span><div>");
  for (const std::string& column : columns) drawing.markup("<span>").text(column).markup("</span>");
  drawing.markup("</div></div>");
  for (const HeatRow& row : rows) {
    drawing.markup("<div class=\"heat-row\"><span>").text(row.label).markup("</span><div>");
    drawing.add(strip(words.title, row, largest)).markup("</div></div>");
    std::ranges::copy_if(row.cells, std::back_inserter(cells),
                         [](const Mark& c) { return !c.figure.empty(); });
  }
  drawing.markup("</div>");
  return figure(words, drawing, table_of(words, cells));
}

}  // namespace lookbook::report
