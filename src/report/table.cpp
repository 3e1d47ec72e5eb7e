#include "lookbook/report/table.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace lookbook::report {
namespace {

constexpr std::size_t kNarrowest = 6;  // columns of text

struct Lines {
  std::string_view horizontal, vertical;
  std::string_view top_left, top_cross, top_right;
  std::string_view left_cross, cross, right_cross;
  std::string_view bottom_left, bottom_cross, bottom_right;
};
constexpr Lines kBox = {"─", "│", "┌", "┬", "┐", "├", "┼", "┤", "└", "┴", "┘"};
constexpr Lines kAscii = {"-", "|", "+", "+", "+", "+", "+", "+", "+", "+", "+"};

std::string rule(const std::vector<std::size_t>& widths, std::string_view left, std::string_view cross,
                 std::string_view right, std::string_view horizontal) {
  std::string out(left);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (i > 0) out += cross;
    for (std::size_t k = 0; k < widths[i] + 2; ++k) out += horizontal;
  }
  return out.append(right);
}

std::string padded(const Cell& cell, std::size_t width, Align align, const TerminalStyle& style) {
  const std::string text = clip(cell.text, width, style);
  const std::string space(width - std::min(width, display_width(text)), ' ');
  const std::string painted = paint(text, cell.ink, style);
  return align == Align::kRight ? space + painted : painted + space;
}

}  // namespace

void Table::add(std::vector<Cell> row) {
  row.resize(columns_.size(), Cell(""));
  rows_.push_back(std::move(row));
}

std::vector<std::size_t> Table::widths(const TerminalStyle& style) const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::size_t width = display_width(columns_[i].header);
    for (const auto& row : rows_) width = std::max(width, display_width(row[i].text));
    widths.push_back(width);
  }
  const std::size_t frame = 3 * widths.size() + 1;
  std::size_t total = std::accumulate(widths.begin(), widths.end(), frame);
  while (total > style.width) {
    std::size_t* widest = nullptr;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const bool shrinks =
          columns_[i].align == Align::kLeft && !columns_[i].is_whole && widths[i] > kNarrowest;
      if (shrinks && (widest == nullptr || widths[i] > *widest)) widest = &widths[i];
    }
    if (widest == nullptr) break;
    --*widest;
    --total;
  }
  return widths;
}

std::string Table::to_text(const TerminalStyle& style) const {
  if (columns_.empty()) return "";
  const Lines& lines = style.unicode ? kBox : kAscii;
  const std::vector<std::size_t> width = widths(style);
  const std::string vertical = paint(lines.vertical, Ink::kDim, style);
  std::string out;
  const auto add_rule = [&](std::string_view left, std::string_view cross, std::string_view right) {
    out += paint(rule(width, left, cross, right, lines.horizontal), Ink::kDim, style) + "\n";
  };
  const auto add_row = [&](const std::vector<Cell>& row) {
    for (std::size_t i = 0; i < width.size(); ++i) {
      out.append(vertical).append(" ").append(padded(row[i], width[i], columns_[i].align, style)).append(" ");
    }
    out.append(vertical).append("\n");
  };

  add_rule(lines.top_left, lines.top_cross, lines.top_right);
  std::vector<Cell> headers;
  for (const TableColumn& column : columns_) headers.emplace_back(column.header, Ink::kBold);
  add_row(headers);
  add_rule(lines.left_cross, lines.cross, lines.right_cross);
  for (const auto& row : rows_) add_row(row);
  add_rule(lines.bottom_left, lines.bottom_cross, lines.bottom_right);
  return out;
}

}  // namespace lookbook::report
