#include <algorithm>
#include <sstream>

#include "eda/counts.hpp"
#include "lookbook/base/clock.hpp"
#include "lookbook/eda/findings.hpp"
#include "lookbook/eda/rendering.hpp"
#include "lookbook/report/numbers.hpp"
#include "lookbook/report/table.hpp"

namespace lookbook::eda {
namespace {

using report::Align;
using report::Ink;
using report::Table;
using report::TerminalStyle;

constexpr std::size_t kLongestLabel = 30;  // columns
constexpr std::size_t kLongestBar = 40;

std::string number_text(std::uint64_t number) {
  return report::grouped(static_cast<std::int64_t>(number));
}

std::string right(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, report::display_width(text)), ' ') + text;
}

std::string left(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(width, report::display_width(text)), ' ');
}

/// `text` in lines of the terminal's width, all but the first indented.
std::string wrapped(const std::string& text, std::size_t indent, const TerminalStyle& style) {
  std::istringstream words(text);
  std::string lines;
  std::string word;
  std::size_t used = indent;
  while (words >> word) {
    const std::size_t width = report::display_width(word);
    if (used > indent && used + 1 + width > style.width) {
      lines += "\n" + std::string(indent, ' ');
      used = indent;
    } else if (used > indent) {
      lines += " ";
      ++used;
    }
    lines += word;
    used += width;
  }
  return lines + "\n";
}

/// A bar with a label before and figures after it.
struct Bar {
  std::string label;
  double length = 0;  ///< of the longest bar
  std::string figures;
};

std::string bars(const std::vector<Bar>& rows, const TerminalStyle& style) {
  std::size_t label_width = 0;
  std::size_t figure_width = 0;
  double longest = 0;
  for (const Bar& row : rows) {
    label_width = std::max(label_width, std::min(kLongestLabel, report::display_width(row.label)));
    figure_width = std::max(figure_width, report::display_width(row.figures));
    longest = std::max(longest, row.length);
  }
  const std::size_t taken = label_width + figure_width + 6;
  const std::size_t bar_width =
      std::clamp<std::size_t>(style.width > taken ? style.width - taken : 0, 5, kLongestBar);
  std::string text;
  for (const Bar& row : rows) {
    const std::string drawn = report::bar(longest > 0 ? row.length / longest : 0, bar_width, style);
    text += "  " + left(report::clip(row.label, label_width, style), label_width) + "  ";
    text += report::paint(drawn, Ink::kAccent, style) + left("", bar_width - report::display_width(drawn));
    text += "  " + right(row.figures, figure_width) + "\n";
  }
  return text;
}

/// Counts as bars with their share of `whole`.
std::string counted_bars(const std::vector<NamedCount>& counts, std::uint64_t whole,
                         const TerminalStyle& style) {
  std::vector<Bar> rows;
  rows.reserve(counts.size());
  for (const auto& [name, number] : counts) {
    rows.push_back({name, static_cast<double>(number),
                    number_text(number) + right(report::percent(share(number, whole)), 8)});
  }
  return bars(rows, style);
}

std::string section(const std::string& title, const std::string& body, const TerminalStyle& style) {
  return body.empty() ? "" : report::heading(title, style) + body + "\n";
}

std::string size_text(const Profile& profile, const TerminalStyle& style) {
  Table table({{"Users", Align::kRight},
               {"Products", Align::kRight},
               {"Rated", Align::kRight},
               {"Ratings", Align::kRight},
               {"Density", Align::kRight},
               {"From", Align::kRight},
               {"To", Align::kRight}});
  const auto day = [](const std::optional<UnixSeconds>& time) {
    return time ? iso8601(*time).substr(0, 10) : "-";
  };
  table.add({number_text(profile.users), number_text(profile.products), number_text(profile.rated_items),
             number_text(profile.ratings), report::percent(profile.density, profile.density < 0.001 ? 4 : 2),
             day(profile.first_time), day(profile.last_time)});
  return table.to_text(style);
}

std::string stars_text(const Profile& profile, const TerminalStyle& style) {
  if (profile.stars.empty()) return "";
  std::vector<NamedCount> best_first(profile.stars.rbegin(), profile.stars.rend());
  for (NamedCount& stars : best_first) stars.name += style.unicode ? " ★" : " stars";
  return counted_bars(best_first, profile.starred, style) + "  mean " + report::fixed(profile.mean_stars, 2) +
         ", variance " + report::fixed(profile.variance_stars, 3) + "\n";
}

std::string spread_text(const Profile& profile, const TerminalStyle& style) {
  Table table({{""},
               {"min", Align::kRight},
               {"25%", Align::kRight},
               {"median", Align::kRight},
               {"75%", Align::kRight},
               {"90%", Align::kRight},
               {"99%", Align::kRight},
               {"max", Align::kRight},
               {"mean", Align::kRight}});
  const auto add = [&](const std::string& name, const Quantiles& q, int digits) {
    std::vector<report::Cell> row{name};
    for (const double value : {q.min, q.q25, q.median, q.q75, q.q90, q.q99, q.max}) {
      row.emplace_back(digits > 0 ? report::fixed(value, digits)
                                  : report::grouped(static_cast<std::int64_t>(value)));
    }
    row.emplace_back(report::fixed(q.mean, 2));
    table.add(row);
  };
  if (profile.ratings > 0) {
    add("ratings a user", profile.per_user, 0);
    add("ratings an item", profile.per_item, 0);
  }
  if (profile.with_price > 0) add("price, " + profile.currency, profile.prices, 2);
  return table.rows() == 0 ? "" : table.to_text(style);
}

std::string tail_text(const Profile& profile, const TerminalStyle& style) {
  if (profile.deciles.empty()) return "";
  std::vector<Bar> rows;
  for (std::size_t tenth = 0; tenth < profile.deciles.size(); ++tenth) {
    const std::string range = std::to_string(tenth * 10) + "-" + std::to_string(tenth * 10 + 10) + "%";
    rows.push_back({right(range, 7), profile.deciles[tenth], report::percent(profile.deciles[tenth])});
  }
  const std::string sums = "the top 1% of the items has " + report::percent(profile.top_1_share) +
                           " of the ratings, the top 10% " + report::percent(profile.top_10_share) +
                           "; Gini " + report::fixed(profile.gini, 3);
  return bars(rows, style) + "  " + wrapped(sums, 2, style);
}

std::string catalogue_text(const Profile& profile, const TerminalStyle& style) {
  if (profile.products == 0) return "";
  const std::vector<NamedCount> known = {{"title", profile.with_title},
                                         {"brand", profile.with_brand},
                                         {"category", profile.with_category},
                                         {"description", profile.with_description},
                                         {"price", profile.with_price},
                                         {"photograph", profile.with_photograph},
                                         {"a rating", profile.products - profile.never_rated}};
  std::vector<Bar> rows;
  for (const auto& [name, number] : known) {
    const double part = share(number, profile.products);
    rows.push_back({name, part, number_text(number) + right(report::percent(part), 8)});
  }
  rows.push_back({"of all", 1, number_text(profile.products) + right("", 8)});
  return bars(rows, style);
}

std::string cores_text(const Profile& profile, const TerminalStyle& style) {
  if (profile.ratings == 0) return "";
  std::vector<Bar> rows;
  for (const CoreSize& core : profile.cores) {
    rows.push_back({right(std::to_string(core.k), 2), static_cast<double>(core.ratings),
                    right(number_text(core.users), 9) + " users" + right(number_text(core.items), 9) +
                        " items" + right(number_text(core.ratings), 11) + " ratings"});
    if (core.ratings == 0) break;  // nor will anything be left for a larger k
  }
  return bars(rows, style);
}

std::string cold_text(const Profile& profile, const TerminalStyle& style) {
  if (profile.timed == 0) return "";
  return bars(
      {{"by users never seen before", profile.new_user_share, report::percent(profile.new_user_share)},
       {"of items never seen before", profile.new_item_share, report::percent(profile.new_item_share)},
       {"of all", 1, ""}},
      style);
}

std::string rejected_text(const Profile& profile, const TerminalStyle& style) {
  if (profile.rejected.empty()) return "";
  std::uint64_t rows = 0;
  for (const NamedCount& reason : profile.rejected) rows += reason.count;
  return counted_bars(profile.rejected, rows, style);
}

std::string findings_text(const Profile& profile, const TerminalStyle& style) {
  std::string text;
  for (const Finding& finding : findings(profile)) {
    const bool warning = finding.weight == Weight::kWarning;
    text += report::paint(warning ? "  ! " : "  - ", warning ? Ink::kWarning : Ink::kAccent, style);
    text += report::paint(wrapped(finding.what, 4, style), Ink::kBold, style);
    text += "    " + wrapped(finding.advice, 4, style);
    if (!finding.command.empty()) text += report::paint("    " + finding.command, Ink::kDim, style) + "\n";
  }
  if (text.find("$STORE") != text.npos) text += "  In these commands STORE is the store.\n";
  return text;
}

}  // namespace

std::string to_text(const Profile& profile, const TerminalStyle& style) {
  return section("Size", size_text(profile, style), style) +
         section("What stands out", findings_text(profile, style), style) +
         section("Stars", stars_text(profile, style), style) +
         section("Spread", spread_text(profile, style), style) +
         section("Long tail: share of the ratings by tenth of the rated items, most rated first",
                 tail_text(profile, style), style) +
         section("Ratings by year", counted_bars(profile.years, profile.timed, style), style) +
         section("Products with", catalogue_text(profile, style), style) +
         section("Largest categories, by products", counted_bars(profile.categories, profile.products, style),
                 style) +
         section("Largest brands, by products", counted_bars(profile.brands, profile.products, style),
                 style) +
         section("k-cores: what is left where everybody has at least k ratings", cores_text(profile, style),
                 style) +
         section("Newcomers among the newest tenth of the ratings", cold_text(profile, style), style) +
         section("Rows that were not used", rejected_text(profile, style), style);
}

}  // namespace lookbook::eda
