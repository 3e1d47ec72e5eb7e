#include "lookbook/report/terminal.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace lookbook::report {
namespace {

constexpr TerminalStyle kPlain{.width = 40, .unicode = true, .colour = false};
constexpr TerminalStyle kAscii{.width = 40, .unicode = false, .colour = false};
constexpr TerminalStyle kColour{.width = 40, .unicode = true, .colour = true};

TEST(TerminalTest, WidthCountsWhatTheEyeSees) {
  EXPECT_EQ(display_width("shirt"), 5U);
  EXPECT_EQ(display_width("Größe"), 5U);
  EXPECT_EQ(display_width("e\u0301"), 1U);  // e and a combining acute
  EXPECT_EQ(display_width("着物"), 4U);
  EXPECT_EQ(display_width("👗"), 2U);
  EXPECT_EQ(display_width("\xFF"), 1U);
}

TEST(TerminalTest, ClippingKeepsWholeCharactersAndMarksTheCut) {
  EXPECT_EQ(clip("linen shirt", 11, kPlain), "linen shirt");
  EXPECT_EQ(clip("linen shirt", 6, kPlain), "linen…");
  EXPECT_EQ(clip("着物と帯", 6, kPlain), "着物…");  // 2 + 2 + 1: a third would need the ellipsis' column
  EXPECT_EQ(clip("linen shirt", 6, kAscii), "linen~");
  EXPECT_EQ(clip("linen", 0, kPlain), "");
}

TEST(TerminalTest, DataCannotMoveTheCursor) {
  EXPECT_EQ(clip("a\x1b[2Jb\nc\x7f", 20, kPlain), "a?[2Jb c?");
  EXPECT_EQ(clip("\xC2\x9B", 20, kPlain), "?");  // U+009B, the one-byte form of the escape
  EXPECT_EQ(clip("Größe", 20, kAscii), "Gr??e");
}

RC_GTEST_PROP(TerminalProperties, ClippedTextIsNeverWiderThanAsked, (const std::string& text)) {
  const auto width = *rc::gen::inRange<std::size_t>(0, 20);
  RC_ASSERT(display_width(clip(text, width, kPlain)) <= width);
  RC_ASSERT(display_width(clip(text, width, kAscii)) <= width);
}

TEST(TerminalTest, BarsGrowByEighths) {
  EXPECT_EQ(bar(0.5, 4, kPlain), "██");
  EXPECT_EQ(bar(0.53125, 4, kPlain), "██▏");  // 17 eighths
  EXPECT_EQ(bar(1e-9, 4, kPlain), "▏");
  EXPECT_EQ(bar(7, 2, kPlain), "██");
  EXPECT_EQ(bar(0, 4, kPlain), "");
  EXPECT_EQ(bar(std::numeric_limits<double>::quiet_NaN(), 4, kPlain), "");
  EXPECT_EQ(bar(0.5, 4, kAscii), "##");
  EXPECT_EQ(bar(1e-9, 4, kAscii), "#");
}

TEST(TerminalTest, PaintAddsEscapesOnlyWithColour) {
  EXPECT_EQ(paint("best", Ink::kGood, kColour), "\x1b[32mbest\x1b[0m");
  EXPECT_EQ(paint("best", Ink::kGood, kPlain), "best");
  EXPECT_EQ(heading("Stars", kAscii), "Stars\n-----\n");
}

TEST(TerminalTest, TheStyleFollowsTheFacts) {
  const TerminalStyle screen =
      terminal_style({.is_terminal = true, .columns = 80, .locale = "en_GB.UTF-8", .term = "xterm"});
  EXPECT_EQ(screen.width, 80U);
  EXPECT_TRUE(screen.unicode);
  EXPECT_TRUE(screen.colour);
  EXPECT_FALSE(terminal_style({.is_terminal = true, .locale = "C", .term = "xterm"}).unicode);
  EXPECT_FALSE(terminal_style({.is_terminal = true, .locale = "C.utf8", .term = "dumb"}).colour);
  EXPECT_FALSE(terminal_style({.is_terminal = true, .term = "xterm", .no_color = true}).colour);
  const TerminalStyle file = terminal_style({});
  EXPECT_TRUE(file.unicode);
  EXPECT_FALSE(file.colour);
  EXPECT_EQ(file.width, 100U);
}

}  // namespace
}  // namespace lookbook::report
