#include <algorithm>
#include <cmath>

#include "report/chart_frame.hpp"

namespace lookbook::report {
namespace {

constexpr double kLogarithmicFrom = 20;  // largest over smallest

struct Scale {
  double from = 0;
  double to = 1;
  bool logarithmic = false;
  double percent(double value) const {
    if (to <= from) return 50;
    if (logarithmic) return 100 * std::log(std::max(value, from) / from) / std::log(to / from);
    return 100 * (value - from) / (to - from);
  }
};

Scale scale_of(const std::vector<Range>& rows) {
  Scale scale{rows.front().low, rows.front().high, false};
  for (const Range& row : rows) {
    scale.from = std::min(scale.from, row.low);
    scale.to = std::max(scale.to, row.high);
  }
  scale.logarithmic = scale.from > 0 && scale.to >= kLogarithmicFrom * scale.from;
  if (!scale.logarithmic) scale.from = std::min(scale.from, 0.0);
  return scale;
}

Html range_row(const Range& row, const Scale& scale) {
  const double low = scale.percent(row.low);
  const double q25 = scale.percent(row.q25);
  Html html;
  html.markup("<li><span class=\"label\">").data(row.label);
  html.markup("</span><svg class=\"bar\" aria-hidden=\"true\" width=\"100%\" height=\"18\">");
  html.markup("<rect class=\"whisker\"").add(box({low, 46, scale.percent(row.high) - low, 8})).markup("/>");
  html.markup("<rect class=\"pale\"");
  html.add(box({q25, 8, std::max(scale.percent(row.q75) - q25, 0.4), 84})).markup("/>");
  html.markup("<rect class=\"c1\"").add(box({std::min(scale.percent(row.median), 99.2), 0, 0.8, 100}));
  const std::string drawn = row.figure.substr(0, row.figure.find('\t'));
  return html.markup("/></svg><span class=\"figure\">").text(drawn).markup("</span></li>");
}

}  // namespace

Html ranges(const ChartWords& words, const std::vector<Range>& rows) {
  if (rows.empty()) return {};
  const Scale scale = scale_of(rows);
  Html drawing;
  std::vector<Mark> marks;
  drawing.markup("<ul class=\"rows\">");
  for (const Range& row : rows) {
    drawing.add(range_row(row, scale));
    marks.push_back({row.label, row.median, row.figure});
  }
  drawing.markup("</ul>");
  return figure(words, drawing, table_of(words, marks));
}

}  // namespace lookbook::report
