#include <algorithm>
#include <array>

#include "eda/sections.hpp"

namespace lookbook::eda {
namespace {

using report::HeatRow;
using report::Html;
using report::Section;

constexpr std::size_t kMostYears = 30;  // rows of the chart; all months are in the table of --json

std::vector<HeatRow> rows_by_year(const Profile& profile) {
  std::vector<HeatRow> rows;
  for (const Month& month : profile.months) {
    const std::string year = month.name.substr(0, month.name.size() - 3);
    if (rows.empty() || rows.back().label != year) rows.push_back({year, std::vector<report::Mark>(12)});
    const auto place = static_cast<std::size_t>(std::stoi(month.name.substr(month.name.size() - 2)) - 1);
    rows.back().cells[place] = {month.name, static_cast<double>(month.ratings), number_text(month.ratings)};
  }
  if (rows.size() > kMostYears)
    rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(kMostYears));
  return rows;
}

Html calendar(const Profile& profile) {
  return report::heat_strips(
      {.title = "Ratings by month",
       .summary = "The stronger the colour, the more. The busiest day is " + profile.busiest_day + " with " +
                  report::percent(profile.busiest_day_share, 2) + " of the dated ratings.",
       .headers = {"Month", "Ratings"},
       .wide = true},
      {"J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D"}, rows_by_year(profile));
}

std::string peak_of(const std::vector<NamedCount>& counts, std::uint64_t whole) {
  const auto most = std::ranges::max_element(counts, {}, &NamedCount::count);
  return most->name + " has the most, " + report::percent(share(most->count, whole)) +
         "; an even one would have " + report::percent(1 / static_cast<double>(counts.size())) + ".";
}

std::vector<report::Mark> short_names(const std::vector<NamedCount>& counts, std::uint64_t whole) {
  std::vector<report::Mark> marks = marks_of(counts, whole);
  for (report::Mark& mark : marks) mark.label = mark.label.substr(0, 3);
  return marks;
}

}  // namespace

Section seasons_section(const Profile& profile) {
  if (profile.months.empty()) return {};
  return {"seasons", "Seasons", "When people rate, UTC.",
          side_by_side({calendar(profile),
                        report::column_bars({.title = "Months of the year",
                                             .summary = peak_of(profile.months_of_year, profile.timed),
                                             .headers = {"Month", "Ratings", "Share"}},
                                            short_names(profile.months_of_year, profile.timed)),
                        report::column_bars({.title = "Days of the week",
                                             .summary = peak_of(profile.weekdays, profile.timed),
                                             .headers = {"Day", "Ratings", "Share"}},
                                            short_names(profile.weekdays, profile.timed))})};
}

}  // namespace lookbook::eda
