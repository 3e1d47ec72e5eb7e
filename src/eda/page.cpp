#include "lookbook/eda/page.hpp"

#include "eda/sections.hpp"
#include "lookbook/base/clock.hpp"
#include "lookbook/eda/findings.hpp"
#include "lookbook/report/terminal.hpp"

namespace lookbook::eda {
namespace {

using report::Html;
using report::Section;

bool is_on_s3(const std::string& store) {
  return store.starts_with("s3://");
}

/// What people call the store: the last part of its path.
std::string name_of(const std::string& store) {
  std::string path = is_on_s3(store) ? store.substr(0, store.find('?')) : store;
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  const std::size_t slash = path.rfind('/');
  return slash == path.npos || slash + 1 == path.size() ? path : path.substr(slash + 1);
}

std::string day(UnixSeconds time) {
  return iso8601(time).substr(0, 10);
}

std::string subtitle_of(const Profile& profile) {
  using report::counted;
  std::string text = counted(profile.ratings, "rating", "ratings") + " by " +
                     counted(profile.users, "user", "users") + " of " +
                     counted(profile.rated_items, "product", "products");
  if (profile.first_time && profile.last_time)
    text += ", from " + day(*profile.first_time) + " to " + day(*profile.last_time);
  return text + ".";
}

std::vector<report::KeyFigure> key_figures(const Profile& profile) {
  std::vector<report::KeyFigure> figures = {
      {number_text(profile.ratings), "ratings"},
      {number_text(profile.users), "users"},
      {number_text(profile.products), "products"},
      {report::percent(profile.density, profile.density < 0.001 ? 4 : 2),
       "of the pairs of users and rated products"}};
  if (profile.starred > 0) figures.push_back({report::fixed(profile.mean_stars, 2), "mean stars"});
  if (profile.ratings > 0) {
    figures.push_back(
        {report::percent(share(profile.users_with_one, profile.users), 0), "of users rated once"});
    figures.push_back({report::fixed(profile.gini, 2), "Gini over items"});
  }
  if (profile.products > 0) {
    figures.push_back({report::percent(share(profile.with_photograph, profile.products), 0),
                       "of products with photograph"});
  }
  return figures;
}

std::string left_out(const Profile& profile) {
  std::string text;
  const auto add = [&](bool is_missing, const char* what) {
    if (is_missing) text += (text.empty() ? "" : ", ") + std::string(what);
  };
  add(profile.starred == 0, "stars");
  add(profile.timed == 0, "times");
  add(profile.with_title == 0, "titles");
  add(profile.with_category == 0, "categories");
  add(profile.with_price == 0, "prices");
  add(profile.with_photograph == 0, "photographs");
  add(profile.links.empty(), "links between products");
  add(profile.splits.empty(), "a split");
  return text.empty() ? "" : "Left out, as this store has none: " + text + ". ";
}

Html finding_html(const Finding& finding) {
  Html html;
  if (finding.weight == Weight::kWarning)
    html.markup(
        "<li class=\"warning\"><span class=\"sign\" aria-hidden=\"true\">▲</span><div>"
        "<span class=\"unseen\">Warning: </span>");
  else
    html.markup("<li><span class=\"sign\" aria-hidden=\"true\">○</span><div>");
  html.markup("<p class=\"what\">").prose(finding.what).markup("</p><p class=\"advice\">");
  html.prose(finding.advice).markup("</p>");
  if (!finding.command.empty()) {
    html.markup("<code class=\"command\">");
    html.text(finding.command).markup("</code>");
  }
  return html.markup("</div></li>");
}

}  // namespace

Section findings_section(const Profile& profile, const std::string& store) {
  const auto found = findings(profile);
  Html list;
  if (found.empty()) {
    list.markup("<p class=\"lead\">Nothing is odd by the rules that Lookbook knows.</p>");
  } else {
    list.markup("<ul class=\"findings\">");
    for (const Finding& finding : found) list.add(finding_html(finding));
    list.markup("</ul>");
  }
  return {
      "findings", "What stands out",
      "What is odd, what it means for modelling, and the command that looks closer, after STORE=" +
          report::shell_word(store) + " in the shell." +
          (is_on_s3(store) ? " DuckDB needs a copy of the store's standard/ in a folder: name that instead."
                           : "") +
          " ▲ is a warning, ○ a note.",
      std::move(list)};
}

report::Page shop_page(const Profile& profile, const std::string& store) {
  report::Page page;
  page.kicker = "Lookbook: a look at the data";
  page.title = name_of(store);
  page.subtitle = subtitle_of(profile);
  page.figures = key_figures(profile);
  page.sections = {findings_section(profile, store),
                   funnel_section(profile),
                   stars_section(profile),
                   tail_section(profile),
                   histories_section(profile),
                   seasons_section(profile),
                   cold_section(profile),
                   catalogue_section(profile),
                   prices_section(profile),
                   titles_section(profile),
                   links_section(profile)};
  page.footer =
      left_out(profile) +
      "Every number is defined in include/lookbook/eda/profile.hpp and printed by `lookbook eda --json`.";
  return page;
}

}  // namespace lookbook::eda
