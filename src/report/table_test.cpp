#include "lookbook/report/table.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sstream>

namespace lookbook::report {
namespace {

Table seed_table() {
  Table table({{"Method"}, {"MSE", Align::kRight}});
  table.add({"Baseline", "1.163"});
  table.add({"User KNN", "11.474"});
  return table;
}

TEST(TableTest, NumbersAlignRightInABox) {
  EXPECT_EQ(seed_table().to_text({}),
            "┌──────────┬────────┐\n"
            "│ Method   │    MSE │\n"
            "├──────────┼────────┤\n"
            "│ Baseline │  1.163 │\n"
            "│ User KNN │ 11.474 │\n"
            "└──────────┴────────┘\n");
}

TEST(TableTest, PlainTerminalsGetAscii) {
  EXPECT_EQ(seed_table().to_text({.unicode = false}),
            "+----------+--------+\n"
            "| Method   |    MSE |\n"
            "+----------+--------+\n"
            "| Baseline |  1.163 |\n"
            "| User KNN | 11.474 |\n"
            "+----------+--------+\n");
}

TEST(TableTest, TextIsClippedToTheWidthAndNumbersAreNot) {
  Table table({{"Product"}, {"Ratings", Align::kRight}});
  table.add({"A very long title of a shirt", "1,234,567"});
  EXPECT_EQ(table.to_text({.width = 24}),
            "┌──────────┬───────────┐\n"
            "│ Product  │   Ratings │\n"
            "├──────────┼───────────┤\n"
            "│ A very … │ 1,234,567 │\n"
            "└──────────┴───────────┘\n");
}

TEST(TableTest, AColumnThatIsToBeWholeIsNotClipped) {
  Table table({{"Product"}, {.header = "Column", .is_whole = true}});
  table.add({"A very long title of a shirt", "products.title"});
  EXPECT_EQ(table.to_text({.width = 27}),
            "┌────────┬────────────────┐\n"
            "│ Produ… │ Column         │\n"
            "├────────┼────────────────┤\n"
            "│ A ver… │ products.title │\n"
            "└────────┴────────────────┘\n");
}

TEST(TableTest, WideCharactersKeepTheColumnsStraight) {
  Table table({{"a"}, {"b"}});
  table.add({"着", "x"});
  table.add({"Ö", "y"});
  EXPECT_EQ(table.to_text({}),
            "┌────┬───┐\n"
            "│ a  │ b │\n"
            "├────┼───┤\n"
            "│ 着 │ x │\n"
            "│ Ö  │ y │\n"
            "└────┴───┘\n");
}

TEST(TableTest, ShortRowsAreFilledAndEmptyTablesHaveAHeader) {
  Table table({{"a"}, {"b"}});
  EXPECT_EQ(table.to_text({}), "┌───┬───┐\n│ a │ b │\n├───┼───┤\n└───┴───┘\n");
  table.add({"x"});
  EXPECT_EQ(table.to_text({.unicode = false}), "+---+---+\n| a | b |\n+---+---+\n| x |   |\n+---+---+\n");
  EXPECT_EQ(Table({}).to_text({}), "");
}

TEST(TableTest, ColourPaintsHeadersAndCells) {
  Table table({{"a"}});
  table.add({Cell("x", Ink::kGood)});
  const std::string text = table.to_text({.colour = true});
  EXPECT_NE(text.find("\x1b[1ma\x1b[0m"), std::string::npos);
  EXPECT_NE(text.find("\x1b[32mx\x1b[0m"), std::string::npos);
}

RC_GTEST_PROP(TableProperties, EveryLineHasTheSameWidth, (const std::vector<std::string>& cells)) {
  Table table({{"first"}, {"second", Align::kRight}});
  for (const std::string& cell : cells) table.add({cell, cell});
  std::istringstream lines(table.to_text({.width = 30}));
  std::string line;
  std::getline(lines, line);
  const std::size_t width = display_width(line);
  while (std::getline(lines, line)) RC_ASSERT(display_width(line) == width);
}

}  // namespace
}  // namespace lookbook::report
