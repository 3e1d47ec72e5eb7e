#pragma once
// Numbers as people read them. Pure; independent of the locale. NaN and infinities are "-".

#include <cstdint>
#include <string>
#include <string_view>

namespace lookbook::report {

/// 1234567 -> "1,234,567"
std::string grouped(std::int64_t number);
/// counted(1, "row", "rows") -> "1 row"; counted(2000, "row", "rows") -> "2,000 rows"
std::string counted(std::uint64_t number, std::string_view one, std::string_view many);
/// fixed(0.0393, 4) -> "0.0393"
std::string fixed(double number, int digits);
/// percent(0.623) -> "62.3%"; percent(0.623, 0) -> "62%"
std::string percent(double fraction, int digits = 1);
/// Seconds: "0.47 ms", "12 ms", "1.80 s", "84.0 s", "2 min 05 s", "1 h 02 min"
std::string duration(double seconds);
/// 47285200 -> "47.3 MB" (powers of 1000)
std::string bytes(std::uint64_t count);

}  // namespace lookbook::report
