#pragma once
// How wide a character is on a terminal, private to report.

#include <cstddef>

namespace lookbook::report {

/// Columns of a terminal that a code point takes: 0, 1 or 2.
std::size_t columns_of(char32_t value);

}  // namespace lookbook::report
