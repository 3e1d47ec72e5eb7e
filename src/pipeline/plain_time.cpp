#include "pipeline/plain_time.hpp"

#include <charconv>
#include <chrono>
#include <cmath>

namespace lookbook::pipeline {
namespace {

constexpr double kMillisFrom = 1e11;  // as seconds the year 5138
constexpr double kMicrosFrom = 1e14;
constexpr double kNothingFrom = 1e17;

std::optional<UnixSeconds> of_number(double number) {
  if (!(number >= 0) || number >= kNothingFrom) return std::nullopt;
  const double per_second = number >= kMicrosFrom ? 1e6 : number >= kMillisFrom ? 1e3 : 1;
  return static_cast<UnixSeconds>(std::floor(number / per_second));
}

/// Takes `digits` digits and, before them, `mark` if it is not '\0'.
std::optional<int> take(std::string_view& text, char mark, std::size_t digits) {
  if (mark != '\0') {
    if (!text.starts_with(mark)) return std::nullopt;
    text.remove_prefix(1);
  }
  if (text.size() < digits || text.substr(0, digits).find_first_not_of("0123456789") != text.npos) {
    return std::nullopt;
  }
  int number = 0;
  std::from_chars(text.data(), text.data() + digits, number);
  text.remove_prefix(digits);
  return number;
}

std::optional<UnixSeconds> of_date(std::string_view text) {
  const auto year = take(text, '\0', 4);
  const auto month = year ? take(text, '-', 2) : std::nullopt;
  const auto day = month ? take(text, '-', 2) : std::nullopt;
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok() || *year < 1970) return std::nullopt;
  const UnixSeconds midnight =
      UnixSeconds{std::chrono::sys_days(date).time_since_epoch().count()} * 24 * 60 * 60;
  if (text.empty()) return midnight;
  const auto hour = take(text, text.front() == ' ' ? ' ' : 'T', 2);
  const auto minute = hour ? take(text, ':', 2) : std::nullopt;
  const auto second = minute ? take(text, ':', 2) : std::nullopt;
  if (!second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  return midnight + (*hour * 60 + *minute) * 60 + *second;
}

}  // namespace

std::optional<UnixSeconds> plain_time(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size()) return of_number(number);
  return of_date(text);
}

}  // namespace lookbook::pipeline
