#include "lookbook/report/page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/page_assets.hpp"
#include "report/well_formed_test.hpp"

namespace lookbook::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Page sample() {
  Page page{
      .kicker = "Kind", .title = "<script>title", .subtitle = "\u202Esub", .figures = {{"1<2", "is it"}}};
  page.sections.push_back({"one", "First & last", "lead <b>", Html().markup("<p>body</p>")});
  page.sections.push_back({"two", "Nothing", "", {}});
  return page;
}

/// Without the page's own styles and script, which are no data.
std::string frame_of(std::string html) {
  for (const std::string_view own : {page_styles(), page_script()}) html.erase(html.find(own), own.size());
  return html;
}

TEST(PageTest, ThePageIsWellFormedAndEscaped) {
  const std::string frame = frame_of(to_html(sample()));
  EXPECT_EQ(fault_of(frame), "");
  EXPECT_THAT(frame, HasSubstr("<h1><bdi>&lt;script&gt;title</bdi></h1>"));
  EXPECT_THAT(frame, HasSubstr("<h2 id=\"one-title\">First &amp; last</h2>"));
}

TEST(PageTest, SectionsWithoutABodyAreNotThereAtAll) {
  EXPECT_THAT(to_html(sample()), Not(HasSubstr("Nothing")));
}

TEST(PageTest, NothingIsFetchedAndOnlyItsOwnScriptMayRun) {
  const std::string html = to_html(sample());
  EXPECT_THAT(html, HasSubstr("default-src &#39;none&#39;; img-src data:;"));
  // openssl dgst -sha256 -binary src/report/assets/page.js | base64 has 44 digits
  const std::size_t digest = html.find("sha256-");
  EXPECT_EQ(html.substr(digest + 7 + 43, 1), "=");
  EXPECT_THAT(html, Not(HasSubstr("http://")));
  EXPECT_THAT(html, Not(HasSubstr("https://")));
}

}  // namespace
}  // namespace lookbook::report
