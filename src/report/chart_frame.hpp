#pragma once
// What the kinds of chart share: marks that can be pointed at, axes in HTML beside the stretched SVG, tables.

#include <string>
#include <vector>

#include "lookbook/report/chart.hpp"

namespace lookbook::report {

/// The figure in one line: its cells joined by commas.
std::string in_one_line(const std::string& figure);

/// What a mark says when it is pointed at: attributes of an SVG element, with a space before them. The script
/// makes one mark of each chart a stop of the tab key and lets the arrow keys go on from there.
Html tip(const std::string& label, const std::string& figure);

/// x, y, width and height as attributes in percent.
Html box(const Rectangle& percent);

/// The tag that opens the SVG of a chart's marks: a group that is called `title`.
Html open_marks(const std::string& title);

/// A label of an axis: `at` in percent from the left or the bottom.
struct AxisLabel {
  double at = 0;
  std::string text;
};
/// Ticks of values; the largest is at 100 percent.
std::vector<AxisLabel> value_labels(double largest, double from = 0, bool percent = false);

/// Labels at even distances, few enough to be read on a telephone; each in the middle of its column or,
/// `on_points`, from end to end.
std::vector<AxisLabel> even_labels(const std::vector<std::string>& labels, bool on_points);

/// `marks` (an SVG) between its axes. `x_name` stands below; empty: nothing does.
Html plot(const Html& marks, const std::vector<AxisLabel>& y, const std::vector<AxisLabel>& x,
          const std::string& x_name = {});

/// Label and figure of each mark.
Table table_of(const ChartWords& words, const std::vector<Mark>& marks);

}  // namespace lookbook::report
