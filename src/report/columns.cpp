#include "report/columns.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace lookbook::report {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Marks drawn over the character before them, and invisible joiners.
constexpr std::array kZeroWidth = {Range{0x0300, 0x036F}, Range{0x200B, 0x200F}, Range{0x20D0, 0x20FF},
                                   Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF}};
/// The large blocks that Unicode Standard Annex 11 calls wide.
constexpr std::array kWide = {Range{0x1100, 0x115F},   Range{0x2E80, 0xA4CF},   Range{0xAC00, 0xD7A3},
                              Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},
                              Range{0xFFE0, 0xFFE6},   Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF},
                              Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD}};

bool in_any(std::span<const Range> ranges, char32_t value) {
  return std::ranges::any_of(ranges,
                             [&](Range range) { return value >= range.first && value <= range.last; });
}

}  // namespace

std::size_t columns_of(char32_t value) {
  if (in_any(kZeroWidth, value)) return 0;
  return in_any(kWide, value) ? 2 : 1;
}

}  // namespace lookbook::report
