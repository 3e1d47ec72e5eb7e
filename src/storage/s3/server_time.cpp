#include "storage/s3/server_time.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string_view>

namespace lookbook::storage {
namespace {

struct CivilTime {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
};

std::optional<UnixSeconds> unix_time_of(const CivilTime& time) {
  const std::chrono::year_month_day date(std::chrono::year(time.year), std::chrono::month(time.month),
                                         std::chrono::day(time.day));
  if (!date.ok()) return std::nullopt;
  const auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return UnixSeconds{days} * 86400 + UnixSeconds{time.hour} * 3600 + UnixSeconds{time.minute} * 60 +
         time.second;
}

}  // namespace

std::optional<UnixSeconds> unix_time_of_http(const std::string& text) {
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  CivilTime time;
  char month[4] = {};
  if (std::sscanf(text.c_str(), "%*3s, %2u %3s %4d %2d:%2d:%2d GMT", &time.day, month, &time.year, &time.hour,
                  &time.minute, &time.second) != 6) {
    return std::nullopt;
  }
  const std::size_t at = kMonths.find(month);
  if (at == kMonths.npos || at % 3 != 0) return std::nullopt;
  time.month = static_cast<unsigned>(at / 3 + 1);
  return unix_time_of(time);
}

std::optional<UnixSeconds> unix_time_of_iso(const std::string& text) {
  CivilTime time;
  if (std::sscanf(text.c_str(), "%4d-%2u-%2uT%2d:%2d:%2d", &time.year, &time.month, &time.day, &time.hour,
                  &time.minute, &time.second) != 6) {
    return std::nullopt;
  }
  return unix_time_of(time);
}

UnixSeconds seconds_between(std::optional<UnixSeconds> earlier, std::optional<UnixSeconds> later) {
  return earlier && later ? std::max<UnixSeconds>(0, *later - *earlier) : 0;
}

}  // namespace lookbook::storage
