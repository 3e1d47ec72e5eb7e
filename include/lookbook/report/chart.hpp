#pragma once
// Charts as figures of a page: inline SVG that stretches with its column while its letters keep their size,
// values on hover, touch and keyboard (the arrow keys go through a chart), and the numbers as a table behind
// each. Series differ by dash and mark as well as by colour (Okabe and Ito 2008, "Color universal design").
// Every text is escaped. Pure.

#include <cstddef>
#include <string>
#include <vector>

#include "lookbook/report/html.hpp"
#include "lookbook/report/table.hpp"

namespace lookbook::report {

/// What is written around a chart.
struct ChartWords {
  std::string title = {};
  std::string summary = {};               ///< what is to be seen in it, in a sentence
  std::vector<std::string> headers = {};  ///< of the table: what the labels are, then what the values are
  bool wide = false;                      ///< takes the width of two
};

struct Mark {
  std::string label;
  double value = 0;    ///< 0 or more
  std::string figure;  ///< the value as people read it; cells of the table where there is '\t'
  double start = 0;    ///< of row_bars: where the bar begins
  bool strong = true;  ///< false: drawn pale, as what is beside the point
};

/// Horizontal bars, one a row, with their label before and their figure behind them. `whole`: the value as
/// long as the chart is wide; 0: the largest.
Html row_bars(const ChartWords& words, const std::vector<Mark>& marks, double whole = 0);

/// Vertical bars side by side: a histogram, or counts in the order of time.
Html column_bars(const ChartWords& words, const std::vector<Mark>& marks);

struct Point {
  double x = 0;
  double y = 0;
};

struct Series {
  std::string name;
  std::vector<Point> points;  ///< by rising x; NaN in y breaks the line
};

struct LineChart {
  std::vector<Series> series = {};                     ///< at most four, all with the same x
  std::vector<std::string> x_labels = {};              ///< of each x
  std::vector<std::vector<std::string>> figures = {};  ///< [series][x]: the value as people read it
  double y_min = 0, y_max = 0;                         ///< both 0: from 0 to the largest
  std::string x_name = {};                             ///< written below the axis; empty: nothing
  bool percent = false;                                ///< y are shares
  bool stepped = false;                                ///< holds a value until the next
  bool diagonal = false;  ///< draws what equality would be, from corner to corner
};
Html lines(const ChartWords& words, const LineChart& chart);

struct TreeGroup {
  Mark mark;
  std::vector<Mark> parts = {};  ///< together at most the group's value; what is left is drawn without a name
};

struct Rectangle {
  double x = 0, y = 0, width = 0, height = 0;
};

/// Bruls, Huizing and van Wijk 2000, "Squarified treemaps": areas in proportion to `values`, which fall.
/// Fills `area`. O(n). Values of 0 or less get empty rectangles.
std::vector<Rectangle> squarified(const std::vector<double>& values, const Rectangle& area);

/// Groups as fields of their size, with their parts inside.
Html treemap(const ChartWords& words, const std::vector<TreeGroup>& groups);

struct HeatRow {
  std::string label;
  std::vector<Mark> cells;  ///< one a column; an empty figure is a cell that is not there
};
/// A strip of shades for each row: the darker, the more.
Html heat_strips(const ChartWords& words, const std::vector<std::string>& columns,
                 const std::vector<HeatRow>& rows);

/// A summary of a distribution on a common scale.
struct Range {
  std::string label;
  double low = 0, q25 = 0, median = 0, q75 = 0, high = 0;
  std::string figure;  ///< as of a Mark; the first cell is drawn
};
/// Boxes from quartile to quartile with their median, and a line from low to high; on a logarithmic scale
/// where all are above 0 and the largest is 20 times the smallest.
Html ranges(const ChartWords& words, const std::vector<Range>& rows);

/// `drawing` with its words and the table behind it.
Html figure(const ChartWords& words, const Html& drawing, const Table& table);

/// A table to be read, with a caption.
Html html_table(const std::string& caption, const Table& table);

/// Round numbers from 0 to at least `largest`: three to six of them; 0 and 1 for nothing.
std::vector<double> axis_ticks(double largest);

}  // namespace lookbook::report
