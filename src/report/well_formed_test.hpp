#pragma once
// A small judge of markup, for tests: tags nest and close, attributes are quoted, no letter of the text is
// one that should have been escaped.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook::report {

/// What is wrong with `html`; empty if nothing is. `<!doctype>` and elements that have no end are known.
inline std::string fault_of(std::string_view html) {
  constexpr std::string_view kVoid[] = {"meta", "img", "br", "!doctype"};
  std::vector<std::string> open;
  while (!html.empty()) {
    const std::size_t begin = html.find('<');
    if (html.substr(0, begin).find('>') != html.npos) return "a loose >";
    if (begin == html.npos) break;
    html.remove_prefix(begin + 1);
    std::size_t end = 0;
    bool quoted = false;
    for (; end < html.size() && (quoted || html[end] != '>'); ++end) {
      if (html[end] == '"') quoted = !quoted;
      if (html[end] == '<') return "< inside a tag";
    }
    if (end == html.size()) return "a tag that does not end";
    const std::string_view tag = html.substr(0, end);
    const std::string name(tag.substr(0, std::min(tag.find_first_of(" \n/", 1), tag.size())));
    html.remove_prefix(end + 1);
    if (name.starts_with('/')) {
      if (open.empty() || open.back() != name.substr(1)) return "closes " + name.substr(1);
      open.pop_back();
    } else if (!tag.ends_with('/') && std::ranges::find(kVoid, name) == std::end(kVoid)) {
      open.push_back(name);
    }
  }
  return open.empty() ? "" : "leaves " + open.back() + " open";
}

}  // namespace lookbook::report
