#include <algorithm>
#include <array>
#include <cmath>

#include "report/chart_frame.hpp"

namespace lookbook::report {
namespace {

constexpr double kUnits = 1000;  // of the curves' own coordinates, which are stretched to the plot

/// Where a value lies in the plot: 0 … 1.
struct Scale {
  double from = 0;
  double to = 1;
  double of(double value) const { return to > from ? (value - from) / (to - from) : 0.5; }
};

struct Scales {
  Scale x, y;
};

Scales scales_of(const LineChart& chart) {
  Scales scales;
  const auto& points = chart.series.front().points;
  scales.x = {points.front().x, points.back().x};
  if (chart.y_max > chart.y_min) {
    scales.y = {chart.y_min, chart.y_max};
    return scales;
  }
  double largest = 0;
  for (const Series& series : chart.series) {
    for (const Point& point : series.points) largest = std::max(largest, std::isnan(point.y) ? 0 : point.y);
  }
  scales.y = {0, axis_ticks(largest).back()};
  return scales;
}

void add_class(Html& html, std::size_t series) {
  static constexpr std::array<Markup, 4> kClasses = {Markup("class=\"line s1\""), Markup("class=\"line s2\""),
                                                     Markup("class=\"line s3\""),
                                                     Markup("class=\"line s4\"")};
  html.markup(kClasses[std::min(series, kClasses.size() - 1)]);
}

Html curve(const Series& series, const Scales& scales, bool stepped) {
  Html path;
  bool is_drawing = false;
  for (const Point& point : series.points) {
    if (std::isnan(point.y)) {
      is_drawing = false;
      continue;
    }
    const double x = kUnits * scales.x.of(point.x);
    const double y = kUnits * (1 - scales.y.of(point.y));
    if (is_drawing && stepped) path.markup("H").number(x);
    if (is_drawing)
      path.markup("L");
    else
      path.markup("M");
    path.number(x).markup(" ").number(y);
    is_drawing = true;
  }
  return path;
}

Html curves(const LineChart& chart, const Scales& scales) {
  Html html;
  html.markup("<svg viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" width=\"100%\" height=\"100%\">");
  if (chart.diagonal) html.markup("<path class=\"even\" d=\"M0 1000L1000 0\"/>");
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    html.markup("<path ");
    add_class(html, i);
    html.markup(" d=\"").add(curve(chart.series[i], scales, chart.stepped)).markup("\"/>");
  }
  return html.markup("</svg>");
}

/// Circle, square, diamond and triangle: series are told apart without their colours.
void add_dot(Html& html, std::size_t series, double x, double y) {
  static constexpr std::array<Markup, 4> kShapes = {
      Markup("\"><circle class=\"c1\" r=\"4.5\"/></svg>"),
      Markup("\"><rect class=\"c2\" x=\"-4\" y=\"-4\" width=\"8\" height=\"8\"/></svg>"),
      Markup("\"><path class=\"c3\" d=\"M0 -6L6 0L0 6L-6 0Z\"/></svg>"),
      Markup("\"><path class=\"c4\" d=\"M0 -5L5.5 4.5L-5.5 4.5Z\"/></svg>")};
  html.markup("<svg class=\"dot\" overflow=\"visible\" x=\"").number(100 * x).markup("%\" y=\"");
  html.number(100 * y).markup("%").markup(kShapes[std::min(series, kShapes.size() - 1)]);
}

std::string figures_at(const LineChart& chart, std::size_t at) {
  std::string text;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    if (chart.figures[i][at].empty()) continue;
    if (!text.empty()) text += "; ";
    text +=
        chart.series.size() > 1 ? chart.series[i].name + " " + chart.figures[i][at] : chart.figures[i][at];
  }
  return text;
}

/// What shows the values of one x: a strip of the plot, as wide as it is nearer to this x than to another.
Html hit(const LineChart& chart, const Scales& scales, std::size_t at) {
  const auto& points = chart.series.front().points;
  const double x = scales.x.of(points[at].x);
  const double before = at > 0 ? (scales.x.of(points[at - 1].x) + x) / 2 : 0;
  const double after = at + 1 < points.size() ? (x + scales.x.of(points[at + 1].x)) / 2 : 1;
  Html html;
  html.markup("<g class=\"hit\"").add(tip(chart.x_labels[at], figures_at(chart, at)));
  html.markup("><rect class=\"catch\"").add(box({100 * before, 0, 100 * (after - before), 100}));
  html.markup("/><line class=\"guide\" y1=\"0\" y2=\"100%\" x1=\"").number(100 * x);
  html.markup("%\" x2=\"").number(100 * x).markup("%\"/>");
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    const double y = chart.series[i].points[at].y;
    if (!std::isnan(y)) add_dot(html, i, x, 1 - scales.y.of(y));
  }
  return html.markup("</g>");
}

Html legend(const LineChart& chart) {
  Html html;
  if (chart.series.size() < 2) return html;
  html.markup("<ul class=\"legend\">");
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    html.markup("<li><svg width=\"34\" height=\"14\" aria-hidden=\"true\"><path ");
    add_class(html, i);
    html.markup(" d=\"M0 7H34\"/><svg x=\"17\" y=\"7\" overflow=\"visible");
    add_dot(html.markup("\">"), i, 0, 0);
    html.markup("</svg></svg>").text(chart.series[i].name).markup("</li>");
  }
  return html.markup("</ul>");
}

Table table_of(const ChartWords& words, const LineChart& chart) {
  std::vector<TableColumn> columns{{words.headers.empty() ? std::string() : words.headers.front()}};
  for (const Series& series : chart.series) columns.push_back({series.name, Align::kRight});
  Table table(std::move(columns));
  for (std::size_t at = 0; at < chart.x_labels.size(); ++at) {
    std::vector<Cell> row{chart.x_labels[at]};
    for (const auto& figures : chart.figures) row.emplace_back(figures[at]);
    table.add(std::move(row));
  }
  return table;
}

}  // namespace

Html lines(const ChartWords& words, const LineChart& chart) {
  if (chart.series.empty() || chart.series.front().points.empty()) return {};
  const Scales scales = scales_of(chart);
  Html marks = open_marks(words.title);
  marks.add(curves(chart, scales));
  for (std::size_t at = 0; at < chart.x_labels.size(); ++at) marks.add(hit(chart, scales, at));
  marks.markup("</svg>");
  std::vector<AxisLabel> y;
  for (const AxisLabel& label : value_labels(scales.y.to, scales.y.from, chart.percent)) {
    if (label.at <= 100.001) y.push_back(label);
  }
  Html drawing = legend(chart);
  drawing.add(plot(marks, y, even_labels(chart.x_labels, true), chart.x_name));
  return figure(words, drawing, table_of(words, chart));
}

}  // namespace lookbook::report
