#include "loader/time_format.hpp"

#include <cmath>
#include <ctime>

#include "loader/clean_text.hpp"
#include "loader/field_values.hpp"
#include "loader/times_and_prices.hpp"
#include "lookbook/loader/source_layout.hpp"

namespace lookbook::loader {
namespace {

/// How many of the unit are a second; 0 if it is none.
double a_second_in(const std::string& unit) {
  if (unit == "seconds") return 1;
  if (unit == "milliseconds") return 1e3;
  if (unit == "microseconds") return 1e6;
  return 0;
}

std::optional<std::int64_t> read_unit(const Value& value, double a_second) {
  constexpr double kLatest = 1e11;  // seconds; the year 5138
  const auto number = read_number(value);
  if (!number || *number < 0 || *number / a_second >= kLatest) return std::nullopt;
  return static_cast<std::int64_t>(std::floor(*number / a_second));
}

std::optional<std::int64_t> read_pattern(const Value& value, const std::string& pattern) {
  if (value.kind != Value::Kind::kText && value.kind != Value::Kind::kInteger) return std::nullopt;
  const std::string text(value.kind == Value::Kind::kText ? std::string(trim(value.text))
                                                          : std::to_string(value.integer));
  std::tm moment{};
  moment.tm_mday = 1;
  const char* const end = ::strptime(text.c_str(), pattern.c_str(), &moment);
  if (end != text.c_str() + text.size()) return std::nullopt;
  const long zone = moment.tm_gmtoff;  // timegm clears it
  const std::tm read = moment;
  const std::int64_t seconds = ::timegm(&moment);
  const bool is_a_day = moment.tm_mday == read.tm_mday && moment.tm_mon == read.tm_mon;  // 31 June is none
  return is_a_day && seconds - zone >= 0 ? std::optional(seconds - zone) : std::nullopt;
}

}  // namespace

bool is_time_format(const std::string& format) {
  return format == kAnyTime || a_second_in(format) > 0 || format.find('%') != format.npos;
}

std::optional<std::int64_t> read_time_as(const Value& value, const std::string& format) {
  if (format == kAnyTime || value.is_millis) return read_time(value);
  const double a_second = a_second_in(format);
  return a_second > 0 ? read_unit(value, a_second) : read_pattern(value, format);
}

}  // namespace lookbook::loader
