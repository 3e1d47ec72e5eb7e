#include "report/chart_frame.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "lookbook/report/numbers.hpp"
#include "lookbook/report/terminal.hpp"

namespace lookbook::report {
namespace {

constexpr std::size_t kMostLabels = 7;
constexpr std::size_t kLettersOfAxis = 40;  // that find room below a chart on a telephone

/// How many of these labels can stand beside one another.
std::size_t most_labels(const std::vector<std::string>& labels) {
  std::size_t longest = 1;
  for (const std::string& label : labels) longest = std::max(longest, display_width(label));
  return std::clamp<std::size_t>(kLettersOfAxis / (longest + 1), 2, kMostLabels);
}

/// "1,200", "1.2k", "3M", "0.25"
std::string tick_text(double tick) {
  if (tick >= 1e6) return fixed(tick / 1e6, std::fmod(tick, 1e6) == 0 ? 0 : 1) + "M";
  if (tick >= 1e4) return fixed(tick / 1e3, std::fmod(tick, 1e3) == 0 ? 0 : 1) + "k";
  if (tick == std::floor(tick)) return grouped(static_cast<std::int64_t>(tick));
  return fixed(tick, tick < 0.1 ? 2 : 1);
}

std::vector<Cell> cells_of(const std::string& label, const std::string& figure) {
  std::vector<Cell> cells{label};
  std::istringstream parts(figure);
  for (std::string part; std::getline(parts, part, '\t');) cells.emplace_back(part);
  return cells;
}

void add_labels(Html& html, const std::vector<AxisLabel>& labels, Markup open) {
  for (const AxisLabel& label : labels) {
    html.markup(open).number(label.at).markup("%\">").data(label.text).markup("</span>");
  }
}

}  // namespace

std::vector<double> axis_ticks(double largest) {
  if (!(largest > 0) || !std::isfinite(largest)) return {0, 1};
  const double power = std::pow(10, std::floor(std::log10(largest / 4)));
  double step = power;
  for (const double round : {1.0, 2.0, 5.0, 10.0}) {
    step = round * power;
    if (largest / step <= 4.0001) break;
  }
  std::vector<double> ticks;
  for (int i = 0; ticks.empty() || ticks.back() < largest * 0.9999; ++i) ticks.push_back(i * step);
  return ticks;
}

std::string in_one_line(const std::string& figure) {
  std::string line;
  for (const char c : figure) line += c == '\t' ? std::string(", ") : std::string(1, c);
  return line;
}

Html tip(const std::string& label, const std::string& figure) {
  const std::string value = in_one_line(figure);
  Html html;
  html.markup(" role=\"img\" aria-label=\"").text(label).markup(": ").text(value);
  html.markup("\" data-l=\"").text(label).markup("\" data-v=\"").text(value).markup("\"");
  return html;
}

Html box(const Rectangle& percent) {
  Html html;
  html.markup(" x=\"").number(percent.x).markup("%\" y=\"").number(percent.y);
  html.markup("%\" width=\"").number(std::max(percent.width, 0.0));
  return html.markup("%\" height=\"").number(std::max(percent.height, 0.0)).markup("%\"");
}

Html open_marks(const std::string& title) {
  Html html;
  return html.markup("<svg class=\"marks\" data-keys role=\"group\" aria-label=\"")
      .text(title)
      .markup("\" width=\"100%\" height=\"100%\">");
}

std::vector<AxisLabel> value_labels(double largest, double from, bool percent) {
  std::vector<AxisLabel> labels;
  for (const double tick : axis_ticks(largest - from)) {
    const double at = largest > from ? 100 * tick / (largest - from) : 100 * tick;
    labels.push_back({at, percent ? report::percent(from + tick, 0) : tick_text(from + tick)});
  }
  return labels;
}

std::vector<AxisLabel> even_labels(const std::vector<std::string>& labels, bool on_points) {
  std::vector<AxisLabel> shown;
  const std::size_t n = labels.size();
  const std::size_t most = most_labels(labels);
  std::size_t step = std::max<std::size_t>((n + most - 1) / most, 1);
  // Points are labelled to the last one where a step not much longer gets there.
  for (std::size_t longer = step; on_points && longer <= 2 * step; ++longer) {
    if (n < 2 || (n - 1) % longer != 0) continue;
    step = longer;
    break;
  }
  for (std::size_t i = 0; i < n; i += step) {
    const auto place = static_cast<double>(i);
    const double at = on_points ? (n > 1 ? place / static_cast<double>(n - 1) : 0.5)
                                : (place + 0.5) / static_cast<double>(n);
    shown.push_back({100 * at, labels[i]});
  }
  return shown;
}

Html plot(const Html& marks, const std::vector<AxisLabel>& y, const std::vector<AxisLabel>& x,
          const std::string& x_name) {
  Html html;
  html.markup("<div class=\"plot\"><div class=\"y\" aria-hidden=\"true\">");
  add_labels(html, y, "<span style=\"bottom:");
  html.markup("</div><div class=\"area\">");
  for (const AxisLabel& label : y) {
    if (label.at > 0) html.markup("<i style=\"bottom:").number(label.at).markup("%\"></i>");
  }
  html.add(marks).markup("</div><div class=\"x\" aria-hidden=\"true\">");
  add_labels(html, x, "<span style=\"left:");
  html.markup("</div>");
  if (!x_name.empty()) html.markup("<p class=\"axis\">").text(x_name).markup("</p>");
  return html.markup("</div>");
}

Table table_of(const ChartWords& words, const std::vector<Mark>& marks) {
  std::vector<TableColumn> columns;
  for (const std::string& header : words.headers)
    columns.push_back({header, columns.empty() ? Align::kLeft : Align::kRight});
  Table table(std::move(columns));
  for (const Mark& mark : marks) table.add(cells_of(mark.label, mark.figure));
  return table;
}

Html html_table(const std::string& caption, const Table& table) {
  Html html;
  html.markup("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").text(caption);
  html.markup("\"><table><caption>").text(caption).markup("</caption><thead><tr>");
  const auto& columns = table.columns();
  for (const TableColumn& column : columns) {
    if (column.align == Align::kRight)
      html.markup("<th scope=\"col\" class=\"n\">");
    else
      html.markup("<th scope=\"col\">");
    html.text(column.header).markup("</th>");
  }
  html.markup("</tr></thead><tbody>");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    html.markup("<tr>");
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string text = i < table.row(row).size() ? table.row(row)[i].text : std::string();
      if (columns[i].align == Align::kRight)
        html.markup("<td class=\"n\">");
      else
        html.markup("<td>");
      html.data(text).markup("</td>");
    }
    html.markup("</tr>");
  }
  return html.markup("</tbody></table></div>");
}

Html figure(const ChartWords& words, const Html& drawing, const Table& table) {
  Html html;
  if (words.wide)
    html.markup("<figure class=\"chart wide\">");
  else
    html.markup("<figure class=\"chart\">");
  html.markup("<figcaption><h3>").text(words.title).markup("</h3>");
  if (!words.summary.empty()) html.markup("<p>").prose(words.summary).markup("</p>");
  html.markup("</figcaption>").add(drawing);
  html.markup("<details><summary>Numbers<span class=\"unseen\">: ").text(words.title);
  html.markup("</span></summary>").add(html_table(words.title, table));
  return html.markup("</details></figure>");
}

}  // namespace lookbook::report
