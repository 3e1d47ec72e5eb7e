#include "lookbook/report/page.hpp"

#include <cstdint>

#include "lookbook/base/checksum.hpp"
#include "report/page_assets.hpp"

namespace lookbook::report {
namespace {

std::string bytes_of_hex(const std::string& hex) {
  std::string bytes;
  for (std::size_t at = 0; at + 1 < hex.size(); at += 2)
    bytes += static_cast<char>(std::stoi(hex.substr(at, 2), nullptr, 16));
  return bytes;
}

/// Forbids every request, and every script but the page's own, whatever else should get into the page.
std::string policy() {
  return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-" +
         base64(bytes_of_hex(sha256_hex(page_script()))) + "'; base-uri 'none'; form-action 'none'";
}

Html figures(const std::vector<KeyFigure>& figures) {
  Html html;
  if (figures.empty()) return html;
  html.markup("<dl class=\"figures\">");
  for (const KeyFigure& one : figures) {
    html.markup("<div><dt>").text(one.name).markup("</dt><dd>").data(one.figure).markup("</dd></div>");
  }
  return html.markup("</dl>");
}

Html contents(const std::vector<Section>& sections) {
  Html html;
  html.markup("<nav aria-label=\"Contents\"><h2>Contents</h2><ul>");
  for (const Section& section : sections) {
    if (section.body.empty()) continue;
    html.markup("<li><a href=\"#").text(section.id).markup("\">").text(section.title).markup("</a></li>");
  }
  return html.markup("</ul></nav>");
}

Html section_html(const Section& section) {
  Html html;
  html.markup("<section id=\"").text(section.id).markup("\" aria-labelledby=\"").text(section.id);
  html.markup("-title\"><h2 id=\"").text(section.id).markup("-title\">").text(section.title).markup("</h2>");
  if (!section.lead.empty()) html.markup("<p class=\"lead\">").prose(section.lead).markup("</p>");
  return html.add(section.body).markup("</section>\n");
}

}  // namespace

std::string to_html(const Page& page) {
  Html body;
  body.markup("<a class=\"skip\" href=\"#main\">Skip to the report</a><div class=\"shell\"><header>");
  body.markup("<p class=\"kicker\">").text(page.kicker).markup("</p><h1>").data(page.title);
  body.markup("</h1><p class=\"subtitle\">").prose(page.subtitle).markup("</p>").add(figures(page.figures));
  body.markup("</header><div class=\"columns\">").add(contents(page.sections)).markup("<main id=\"main\">");
  for (const Section& section : page.sections) {
    if (!section.body.empty()) body.add(section_html(section));
  }
  body.markup("</main></div><footer><p>").text(page.footer).markup("</p></footer></div>\n");
  body.markup("<div id=\"tip\" aria-hidden=\"true\" hidden></div>\n");

  Html head;
  head.markup("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
  head.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"").text(policy()).markup("\">");
  head.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
  head.text(page.title).markup(" – ").text(page.kicker).markup("</title>\n<style>");
  return head.str() + std::string(page_styles()) + "</style></head><body>\n" + body.str() + "<script>" +
         std::string(page_script()) + "</script></body></html>\n";
}

}  // namespace lookbook::report
