#pragma once
// Values read as moments and as money.

#include <cstdint>
#include <optional>
#include <string>

#include "loader/value.hpp"

namespace lookbook::loader {

/// Unix seconds. Of a number that is no time by its type the unit is guessed: below 10^11 it is seconds,
/// below 10^14 milliseconds, below 10^17 microseconds, rounded down; texts "09 4, 2015" (month, day),
/// "2015-09-04" and "2015-09-04T12:30:00" are UTC. Times before 1970 are nothing.
std::optional<std::int64_t> read_time(const Value& value);

struct Price {
  double amount = 0;
  std::string currency;  ///< ISO 4217; empty if the value does not say
};

/// 9.99, "$1,250.00", "9,99 €", "USD 12", "from $9.99"; of a range "$9.99 - $19.99" the low end. Anything
/// else, such as the markup that stands in some files, is nothing.
std::optional<Price> read_price(const Value& value);

}  // namespace lookbook::loader
