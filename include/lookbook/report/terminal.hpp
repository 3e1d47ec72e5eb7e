#pragma once
// Text for a terminal as strings: widths, colours, bars. Nothing here prints or asks the environment: the
// program states what its terminal can do in a TerminalStyle. All functions are pure and thread-safe. Control
// characters of the data never reach the output (a product's title cannot move the cursor).

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lookbook::report {

struct TerminalStyle {
  std::size_t width = 100;  ///< columns
  bool unicode = true;      ///< false: box lines and bars in ASCII
  bool colour = false;      ///< ANSI escapes for weight and colour
};

/// What a program knows of its output. Empty strings: the variable is not set.
struct TerminalFacts {
  bool is_terminal = false;
  std::size_t columns = 0;       ///< 0: unknown, 100 is taken
  std::string_view locale = {};  ///< the first that is set of LC_ALL, LC_CTYPE, LANG
  std::string_view term = {};    ///< TERM
  bool no_color = false;         ///< NO_COLOR is set (no-color.org)
};

/// Unicode where the locale is UTF-8 or the output is a file; colour on a terminal other than "dumb" unless
/// no_color.
TerminalStyle terminal_style(const TerminalFacts& facts);

enum class Ink : std::uint8_t { kPlain, kBold, kDim, kGood, kWarning, kBad, kAccent };

/// Columns that `text` takes: code points, of which combining marks take 0 and East Asian wide ones 2.
/// Invalid bytes and control characters count as 1.
std::size_t display_width(std::string_view text);

/// `text` with control characters and invalid UTF-8 replaced, at most `width` columns, cut with an ellipsis.
/// Without unicode every character beyond ASCII becomes '?'.
std::string clip(std::string_view text, std::size_t width, const TerminalStyle& style);

/// `text` in an ink; unchanged without colour.
std::string paint(std::string_view text, Ink ink, const TerminalStyle& style);

/// `title` underlined across the terminal, with a line feed after each of the two lines.
std::string heading(std::string_view title, const TerminalStyle& style);

/// A horizontal bar of `fraction` (clamped to 0 … 1, NaN is 0) of `width` columns, in eighths of a column,
/// without padding. A fraction above 0 shows at least the thinnest mark.
std::string bar(double fraction, std::size_t width, const TerminalStyle& style);

/// A word of a command that a person may copy into a shell: in quotes where it needs them.
std::string shell_word(std::string_view word);

}  // namespace lookbook::report
