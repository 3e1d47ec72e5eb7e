#pragma once
// How a source writes its times, where a mapping file says so.

#include <cstdint>
#include <optional>
#include <string>

#include "loader/value.hpp"

namespace lookbook::loader {

/// kAnyTime, a unit of Unix time ("seconds", "milliseconds", "microseconds"), or a pattern of strptime, which
/// has a '%'.
bool is_time_format(const std::string& format);

/// Unix seconds of a value in that format, in UTC unless the pattern has %z; nothing for what is of another
/// form or before 1970. A pattern is for the whole text.
std::optional<std::int64_t> read_time_as(const Value& value, const std::string& format);

}  // namespace lookbook::loader
