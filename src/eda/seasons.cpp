#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <utility>

#include "eda/counts.hpp"
#include "eda/distribution.hpp"
#include "eda/rated_pairs.hpp"

namespace lookbook::eda {
namespace {

constexpr int kMostMonths = 1200;  // a broken clock must not make a list without end
constexpr std::array kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};
constexpr std::array kWeekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                  "Friday", "Saturday", "Sunday"};

using Days = std::chrono::sys_days;

Days day_of(UnixSeconds time) {
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(time)));
}

/// Months since the year 0.
int month_number(Days day) {
  const std::chrono::year_month_day date(day);
  return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

std::string month_name(int number) {
  const int month = number % 12 + 1;
  return std::to_string(number / 12) + (month < 10 ? "-0" : "-") + std::to_string(month);
}

struct MonthSums {
  std::uint64_t ratings = 0, starred = 0;
  double stars = 0;
};

using MonthsSeen = std::map<int, MonthSums>;
using DaysSeen = std::map<Days, std::uint64_t>;

void list_months(MonthsSeen& seen, Profile& profile) {
  const int last = seen.rbegin()->first;
  for (int number = std::max(seen.begin()->first, last - kMostMonths + 1); number <= last; ++number) {
    const MonthSums& sums = seen[number];
    const double mean = sums.starred > 0 ? sums.stars / static_cast<double>(sums.starred) : 0;
    profile.months.push_back({month_name(number), sums.ratings, sums.starred, mean});
  }
}

void list_seasons(const MonthsSeen& months, const DaysSeen& days, Profile& profile) {
  for (const char* name : kMonths) profile.months_of_year.push_back({name, 0});
  for (const char* name : kWeekdays) profile.weekdays.push_back({name, 0});
  for (const auto& [number, sums] : months)
    profile.months_of_year[static_cast<std::size_t>(number % 12)].count += sums.ratings;
  for (const auto& [day, count] : days)
    profile.weekdays[std::chrono::weekday(day).iso_encoding() - 1].count += count;
}

void find_busiest(const DaysSeen& days, Profile& profile) {
  const auto busiest =
      std::ranges::max_element(days, {}, [](const DaysSeen::value_type& day) { return day.second; });
  const auto midnight = std::chrono::sys_seconds(busiest->first).time_since_epoch().count();
  profile.busiest_day = iso8601(midnight).substr(0, 10);
  profile.busiest_day_share = share(busiest->second, profile.timed);
}

/// From the first to the last time of users with two or more.
std::vector<double> days_of_histories(const RatedPairs& pairs) {
  struct Span {
    UnixSeconds first = 0, last = 0;
    std::size_t ratings = 0;
  };
  std::vector<Span> spans(pairs.n_users);
  for (std::size_t row = 0; row < pairs.rows.size(); ++row) {
    const UnixSeconds time = pairs.rows.times[row];
    if (time == kNoTime) continue;
    Span& span = spans[pairs.rows.users[row].number()];
    span.first = span.ratings == 0 ? time : std::min(span.first, time);
    span.last = span.ratings == 0 ? time : std::max(span.last, time);
    ++span.ratings;
  }
  std::vector<double> days;
  for (const Span& span : spans) {
    if (span.ratings >= 2) days.push_back(static_cast<double>(span.last - span.first) / 86400);
  }
  return days;
}

}  // namespace

void describe_seasons(const RatedPairs& pairs, Profile& profile) {
  MonthsSeen months;
  DaysSeen days;
  for (std::size_t row = 0; row < pairs.rows.size(); ++row) {
    const UnixSeconds time = pairs.rows.times[row];
    if (time == kNoTime) continue;
    const Days day = day_of(time);
    ++days[day];
    MonthSums& month = months[month_number(day)];
    ++month.ratings;
    if (pairs.rows.kinds[row] != EventKind::kRating) continue;
    ++month.starred;
    month.stars += pairs.rows.values[row];
  }
  if (days.empty()) return;
  list_months(months, profile);
  list_seasons(months, days, profile);
  find_busiest(days, profile);
  profile.history_days = quantiles_of(days_of_histories(pairs));
}

}  // namespace lookbook::eda
