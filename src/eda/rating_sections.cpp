#include <cmath>
#include <limits>
#include <map>

#include "eda/sections.hpp"

namespace lookbook::eda {
namespace {

using report::Html;
using report::Mark;
using report::percent;
using report::Section;

/// What is left after each reason for which rows were set aside.
Html funnel_chart(const Profile& profile) {
  const std::uint64_t read = profile.review_rows + profile.unusable_rows;
  std::vector<Mark> marks = {{"rows read", static_cast<double>(read), with_share(read, read), 0, false}};
  std::uint64_t left = read;
  for (const auto& [reason, rows] : profile.rejected) {
    left -= std::min(left, rows);
    marks.push_back(
        {"− " + reason, static_cast<double>(rows), with_share(rows, read), static_cast<double>(left)});
  }
  marks.push_back(
      {"ratings kept", static_cast<double>(profile.ratings), with_share(profile.ratings, read), 0, false});
  return report::row_bars({.title = "From rows to ratings",
                           .summary = "Each reason takes its rows off what the one above it left.",
                           .headers = {"Step", "Rows", "Of those read"},
                           .wide = true},
                          marks);
}

Html repairs_table(const Profile& profile) {
  report::Table table({{"What else happened"}, {"Rows", report::Align::kRight}});
  const auto add = [&](const char* what, std::uint64_t rows) {
    if (rows > 0) table.add({what, number_text(rows)});
  };
  add("product rows read", profile.product_rows);
  add("… of these, further rows of a product, merged into its first", profile.merged_products);
  add("products known by reviews alone", profile.only_rated);
  add("rows kept with text that was repaired", profile.rows_repaired);
  add("fields of the wrong type, now empty", profile.fields_dropped);
  add("ratings without stars", profile.ratings - profile.starred);
  add("ratings without a time", profile.ratings - profile.timed);
  Html html;
  if (table.rows() == 0) return html;
  html.markup("<div class=\"block narrow\">").add(report::html_table("What else happened", table));
  return html.markup("</div>");
}

Html stars_chart(const Profile& profile) {
  std::vector<NamedCount> best_first(profile.stars.rbegin(), profile.stars.rend());
  for (NamedCount& stars : best_first) stars.name += " ★";
  return report::row_bars({.title = "Stars",
                           .summary = "Mean " + report::fixed(profile.mean_stars, 2) + ", variance " +
                                      report::fixed(profile.variance_stars, 3) +
                                      ": the squared error of always predicting the mean.",
                           .headers = {"Stars", "Ratings", "Share"}},
                          marks_of(best_first, profile.starred));
}

/// Months where there are few, else years.
std::vector<Month> periods_of(const Profile& profile) {
  constexpr std::size_t kMostMonths = 48;
  if (profile.months.size() <= kMostMonths) return profile.months;
  std::map<std::string, Month> years;
  for (const Month& month : profile.months) {
    Month& year = years[month.name.substr(0, month.name.size() - 3)];
    const double stars = year.mean_stars * static_cast<double>(year.starred) +
                         month.mean_stars * static_cast<double>(month.starred);
    year.ratings += month.ratings;
    year.starred += month.starred;
    year.mean_stars = year.starred > 0 ? stars / static_cast<double>(year.starred) : 0;
  }
  std::vector<Month> periods;
  for (auto& [name, year] : years) {
    year.name = name;
    periods.push_back(year);
  }
  return periods;
}

Html drift_chart(const Profile& profile) {
  const std::vector<Month> periods = periods_of(profile);
  report::LineChart chart{.series = {{"Mean stars", {}}}, .figures = {{}}};
  double lowest = std::numeric_limits<double>::infinity();
  double highest = 0;
  for (const Month& period : periods) {
    const bool known = period.starred > 0;
    chart.series[0].points.push_back({static_cast<double>(chart.x_labels.size()),
                                      known ? period.mean_stars : std::numeric_limits<double>::quiet_NaN()});
    chart.x_labels.push_back(period.name);
    chart.figures[0].push_back(known ? report::fixed(period.mean_stars, 2) + " from " +
                                           report::counted(period.starred, "rating", "ratings")
                                     : "no stars");
    if (!known) continue;
    lowest = std::min(lowest, period.mean_stars);
    highest = std::max(highest, period.mean_stars);
  }
  if (periods.size() < 2 || highest == 0) return {};
  chart.y_min = std::floor(lowest);
  chart.y_max = std::max(std::ceil(highest), chart.y_min + 1);
  return report::lines(
      {.title = "Drift of the stars",
       .summary = "The mean of each period; one that moves makes yesterday's ratings a poor guide.",
       .headers = {"Period"}},
      chart);
}

Html lorenz_chart(const Profile& profile) {
  report::LineChart chart{.series = {{"Items", {}}, {"Users", {}}}, .figures = {{}, {}}};
  for (std::size_t at = 0; at < profile.lorenz_items.size(); at += 5) {
    const auto x = static_cast<double>(at);
    chart.series[0].points.push_back({x, profile.lorenz_items[at]});
    chart.series[1].points.push_back({x, profile.lorenz_users[at]});
    chart.figures[0].push_back(percent(profile.lorenz_items[at]));
    chart.figures[1].push_back(percent(profile.lorenz_users[at]));
    chart.x_labels.push_back(std::to_string(at) + "%");
  }
  chart.y_max = 1;
  chart.percent = true;
  chart.diagonal = true;
  chart.x_name = "The least rated of the items, or users";
  return report::lines(
      {.title = "Lorenz curve",
       .summary = "What share of the ratings the least rated part of the items, or users, has. The "
                  "dotted line: all alike. Gini " +
                  report::fixed(profile.gini, 2) + " over items, " + report::fixed(profile.gini_users, 2) +
                  " over users.",
       .headers = {"The least rated"}},
      chart);
}

Html deciles_chart(const Profile& profile) {
  std::vector<Mark> marks;
  for (std::size_t tenth = 0; tenth < profile.deciles.size(); ++tenth) {
    const std::string range = std::to_string(tenth * 10) + "–" + std::to_string(tenth * 10 + 10) + "%";
    marks.push_back({range, profile.deciles[tenth], percent(profile.deciles[tenth])});
  }
  return report::row_bars({.title = "Ratings by tenth of the items",
                           .summary = "Most rated first. The top 1% has " + percent(profile.top_1_share) +
                                      " of the ratings, the top 10% " + percent(profile.top_10_share) + ".",
                           .headers = {"Items", "Share of the ratings"}},
                          marks);
}

Html cores_chart(const Profile& profile) {
  report::LineChart chart{.series = {{"Users", {}}, {"Items", {}}, {"Ratings", {}}}, .figures = {{}, {}, {}}};
  for (const CoreSize& core : profile.cores) {
    const std::uint64_t kept[] = {core.users, core.items, core.ratings};
    const std::uint64_t whole[] = {profile.users, profile.rated_items, profile.ratings};
    for (std::size_t i = 0; i < 3; ++i) {
      chart.series[i].points.push_back({static_cast<double>(core.k), share(kept[i], whole[i])});
      chart.figures[i].push_back(number_text(kept[i]) + " (" + percent(share(kept[i], whole[i])) + ")");
    }
    chart.x_labels.push_back(std::to_string(core.k));
  }
  chart.y_max = 1;
  chart.percent = true;
  chart.x_name = "k: ratings that everybody has at least";
  return report::lines(
      {.title = "k-cores",
       .summary = "The share that is left where everybody, user and item, has at least k ratings.",
       .headers = {"k"},
       .wide = true},
      chart);
}

std::string spread_text(const Quantiles& spread) {
  return "Median " + report::fixed(spread.median, 0) + ", mean " + report::fixed(spread.mean, 1) +
         "; 99 in a hundred have at most " + report::fixed(spread.q99, 0) + ", the most is " +
         report::grouped(static_cast<std::int64_t>(spread.max)) + ".";
}

/// "less than an hour", "5 hours", "2.5 days", "120 days"; of times that are whole days "the same day".
std::string stay_text(double days, bool whole_days) {
  if (whole_days && days < 1) return "the same day";
  const auto hours = static_cast<std::uint64_t>(std::llround(days * 24));
  if (days * 24 < 1) return "less than an hour";
  if (hours < 24) return report::counted(hours, "hour", "hours");
  const bool is_broken = days < 10 && std::llround(days * 10) % 10 != 0;
  if (is_broken) return report::fixed(days, 1) + " days";
  return report::counted(static_cast<std::uint64_t>(std::llround(days)), "day", "days");
}

Html days_chart(const Profile& profile) {
  const Quantiles& days = profile.history_days;
  if (days.max <= 0) return {};
  const auto mark = [&](const char* who, double number) {
    return Mark{who, number, stay_text(number, profile.whole_days)};
  };
  return report::row_bars(
      {.title = "How long people stay",
       .summary = "From the first to the last rating of users with two dated ones or more.",
       .headers = {"Users", "Within"},
       .wide = true},
      {mark("a quarter within", days.q25), mark("half within", days.median),
       mark("three quarters within", days.q75), mark("nine tenths within", days.q90),
       mark("the longest", days.max)});
}

}  // namespace

Section funnel_section(const Profile& profile) {
  const std::uint64_t read = profile.review_rows + profile.unusable_rows;
  std::string lead = "Of " + report::counted(read, "row", "rows") + " read, " +
                     report::counted(profile.ratings, "became a rating", "became ratings") + ".";
  if (profile.rejected.empty())
    lead += " Not one had to be set aside.";
  else
    lead += " The others lie in standard/rejected.parquet, each with its line and reason.";
  return {"funnel", "The funnel", lead,
          read == 0 ? Html() : side_by_side({funnel_chart(profile), repairs_table(profile)})};
}

Section stars_section(const Profile& profile) {
  if (profile.stars.empty()) return {};
  return {"stars", "Stars", "What people gave, and whether they give the same as they used to.",
          side_by_side({stars_chart(profile), drift_chart(profile)})};
}

Section tail_section(const Profile& profile) {
  if (profile.ratings == 0) return {};
  return {"tail", "Sparsity and the long tail",
          "Of the pairs of users and rated items " +
              percent(profile.density, profile.density < 0.001 ? 4 : 2) + " are rated, and those not evenly.",
          side_by_side({lorenz_chart(profile), deciles_chart(profile), cores_chart(profile)})};
}

Section histories_section(const Profile& profile) {
  if (profile.ratings == 0) return {};
  return {"histories", "Histories", "How much is known of each user and each item.",
          side_by_side({report::column_bars({.title = "Users by their ratings",
                                             .summary = spread_text(profile.per_user),
                                             .headers = {"Ratings", "Users", "Share"}},
                                            marks_of(profile.user_histories, profile.users)),
                        report::column_bars({.title = "Items by their ratings",
                                             .summary = spread_text(profile.per_item),
                                             .headers = {"Ratings", "Items", "Share"}},
                                            marks_of(profile.item_histories, profile.rated_items)),
                        days_chart(profile)})};
}

Section cold_section(const Profile& profile) {
  Html splits;
  report::Table table({{"Split"},
                       {"Train", report::Align::kRight},
                       {"Valid", report::Align::kRight},
                       {"Test", report::Align::kRight},
                       {"Unused", report::Align::kRight},
                       {"New users", report::Align::kRight},
                       {"New items", report::Align::kRight},
                       {"Cold test rows", report::Align::kRight}});
  for (const ColdStart& cold : profile.splits) {
    table.add({cold.split, number_text(cold.train), number_text(cold.valid), number_text(cold.test),
               number_text(cold.unused), percent(cold.new_users), percent(cold.new_items),
               percent(cold.cold_rows)});
  }
  if (table.rows() > 0) {
    splits.markup(
        "<div class=\"block\"><h3>Splits of this store</h3><p>Of the users and items of test, who has no "
        "row in train; cold rows are of such a user or item.</p>");
    splits.add(report::html_table("Cold starts by split", table)).markup("</div>");
  }
  Html newest;
  if (profile.timed >= 10) {
    newest = report::row_bars(
        {.title = "The newest tenth of the ratings",
         .summary = "What a model trained on the nine tenths before it would not have known.",
         .headers = {"Ratings", "Share"},
         .wide = true},
        {{"by users never seen before", profile.new_user_share, percent(profile.new_user_share)},
         {"of items never seen before", profile.new_item_share, percent(profile.new_item_share)}},
        1);
  }
  return {"cold", "Cold starts", "How often a model meets somebody, or something, for the first time.",
          side_by_side({newest, splits})};
}

}  // namespace lookbook::eda
