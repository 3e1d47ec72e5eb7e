#include <algorithm>

#include "report/chart_frame.hpp"

namespace lookbook::report {
namespace {

double largest_of(const std::vector<Mark>& marks) {
  double largest = 0;
  for (const Mark& mark : marks) largest = std::max(largest, mark.start + mark.value);
  return largest;
}

/// What is there is drawn, however little it is.
double visible(double percent) {
  return percent > 0 ? std::max(percent, 0.4) : 0;
}

Html row_of(const Mark& mark, double whole) {
  const double width = visible(whole > 0 ? 100 * mark.value / whole : 0);
  const double start = whole > 0 ? std::min(100 * mark.start / whole, 100 - width) : 0;
  Html html;
  html.markup("<li><span class=\"label\">").data(mark.label);
  html.markup("</span><svg class=\"bar\" aria-hidden=\"true\" width=\"100%\" height=\"14\">");
  html.markup("<rect class=\"track\" width=\"100%\" height=\"100%\"/>");
  if (mark.strong)
    html.markup("<rect class=\"c1\"");
  else
    html.markup("<rect class=\"pale\"");
  html.add(box({start, 0, width, 100})).markup("/></svg><span class=\"figure\">");
  return html.text(in_one_line(mark.figure)).markup("</span></li>");
}

/// A hit area as high as the plot, so that small bars can be pointed at too.
Html column_of(const Mark& mark, const Rectangle& bar) {
  Html html;
  html.markup("<g class=\"hit\"").add(tip(mark.label, mark.figure)).markup("><rect class=\"catch\"");
  html.add(box({bar.x, 0, bar.width, 100})).markup("/>");
  if (mark.strong)
    html.markup("<rect class=\"c1\"");
  else
    html.markup("<rect class=\"pale\"");
  return html.add(box(bar)).markup("/></g>");
}

}  // namespace

Html row_bars(const ChartWords& words, const std::vector<Mark>& marks, double whole) {
  if (whole <= 0) whole = largest_of(marks);
  Html drawing;
  drawing.markup("<ul class=\"rows\">");
  for (const Mark& mark : marks) drawing.add(row_of(mark, whole));
  drawing.markup("</ul>");
  return figure(words, drawing, table_of(words, marks));
}

Html column_bars(const ChartWords& words, const std::vector<Mark>& marks) {
  const double top = axis_ticks(largest_of(marks)).back();
  const double step = marks.empty() ? 100 : 100 / static_cast<double>(marks.size());
  Html drawing = open_marks(words.title);
  std::vector<std::string> labels;
  double x = 0;
  for (const Mark& mark : marks) {
    const double height = visible(100 * mark.value / top);
    drawing.add(column_of(mark, {x + step * 0.1, 100 - height, step * 0.8, height}));
    labels.push_back(mark.label);
    x += step;
  }
  drawing.markup("</svg>");
  return figure(words, plot(drawing, value_labels(top), even_labels(labels, false)), table_of(words, marks));
}

}  // namespace lookbook::report
