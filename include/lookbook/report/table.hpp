#pragma once
// A table for the terminal: aligned columns in light box lines. Fits its width by clipping the widest columns
// of text; numbers, and columns that are to be whole, are never clipped. O(cells). Pure.
//
//   Table table({{"Model"}, {"NDCG@10", Align::kRight}});
//   table.add({"ItemKnn", fixed(0.0393, 4)});
//   table.to_text(style)

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "lookbook/report/terminal.hpp"

namespace lookbook::report {

enum class Align : std::uint8_t { kLeft, kRight };

struct TableColumn {
  std::string header;
  Align align = Align::kLeft;
  bool is_whole = false;  ///< its text is never clipped, as numbers are not
};

struct Cell {
  std::string text;
  Ink ink = Ink::kPlain;
  Cell(std::string cell_text, Ink cell_ink = Ink::kPlain)  // NOLINT(google-explicit-constructor): rows are
      : text(std::move(cell_text)), ink(cell_ink) {}       // written as lists of strings
  Cell(const char* cell_text, Ink cell_ink = Ink::kPlain)  // NOLINT(google-explicit-constructor)
      : text(cell_text), ink(cell_ink) {}
};

class Table {
 public:
  explicit Table(std::vector<TableColumn> columns) : columns_(std::move(columns)) {}

  /// Missing cells at the end are empty, further ones are ignored.
  void add(std::vector<Cell> row);
  std::size_t rows() const { return rows_.size(); }
  const std::vector<TableColumn>& columns() const { return columns_; }
  const std::vector<Cell>& row(std::size_t row) const { return rows_[row]; }

  /// With a line feed after every line. A table without rows still shows its header; without columns it is
  /// "". Columns of text shrink to no less than 6, so a table of many columns may exceed the width.
  std::string to_text(const TerminalStyle& style) const;

 private:
  std::vector<std::size_t> widths(const TerminalStyle& style) const;

  std::vector<TableColumn> columns_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace lookbook::report
