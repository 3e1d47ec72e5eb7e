#pragma once
// The sections of a shop's page, one function each; one of what the data do not have has no body. Pure.

#include <string>
#include <string_view>

#include "eda/counts.hpp"
#include "lookbook/eda/profile.hpp"
#include "lookbook/report/chart.hpp"
#include "lookbook/report/numbers.hpp"
#include "lookbook/report/page.hpp"

namespace lookbook::eda {

report::Section findings_section(const Profile& profile, const std::string& store);
report::Section funnel_section(const Profile& profile);
report::Section stars_section(const Profile& profile);
report::Section tail_section(const Profile& profile);
report::Section histories_section(const Profile& profile);
report::Section seasons_section(const Profile& profile);
report::Section catalogue_section(const Profile& profile);
report::Section prices_section(const Profile& profile);
report::Section titles_section(const Profile& profile);
report::Section links_section(const Profile& profile);
report::Section cold_section(const Profile& profile);

inline std::string number_text(std::uint64_t number) {
  return report::grouped(static_cast<std::int64_t>(number));
}

/// "1,234" and its share of `whole`, as two cells.
inline std::string with_share(std::uint64_t part, std::uint64_t whole) {
  return number_text(part) + "\t" + report::percent(share(part, whole));
}

inline std::vector<report::Mark> marks_of(const std::vector<NamedCount>& counts, std::uint64_t whole) {
  std::vector<report::Mark> marks;
  for (const auto& [name, number] : counts)
    marks.push_back({name, static_cast<double>(number), with_share(number, whole)});
  return marks;
}

/// Charts side by side where there is room; nothing if all are empty.
inline report::Html side_by_side(std::initializer_list<report::Html> charts) {
  report::Html inside;
  for (const report::Html& chart : charts) inside.add(chart);
  if (inside.empty()) return inside;
  report::Html html;
  return html.markup("<div class=\"charts\">").add(inside).markup("</div>");
}

}  // namespace lookbook::eda
