#include "lookbook/report/html.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <type_traits>

namespace lookbook::report {
namespace {

TEST(HtmlTest, TextCannotBecomeMarkup) {
  Html html;
  html.markup("<p title=\"").text("a\" onload='x'").markup("\">").text("<script>1 && 2</script>");
  EXPECT_EQ(html.markup("</p>").str(),
            "<p title=\"a&quot; onload=&#39;x&#39;\">&lt;script&gt;1 &amp;&amp; 2&lt;/script&gt;</p>");
}

TEST(HtmlTest, MarkupCannotBeMadeFromAString) {
  EXPECT_FALSE((std::is_constructible_v<Markup, std::string>));
  EXPECT_FALSE((std::is_constructible_v<Markup, std::string_view>));
  EXPECT_FALSE((std::is_constructible_v<Markup, const char*>));
}

TEST(HtmlTest, WordsOfTheDataKeepTheirDirectionToThemselves) {
  EXPECT_EQ(Html().data("שמלה 👗").str(), "<bdi>שמלה 👗</bdi>");
}

TEST(HtmlTest, DatesInSentencesStayOnOneLine) {
  EXPECT_EQ(
      Html().prose("from 2003-01-02 to 2014-03-07 & on.").str(),
      "from <span class=\"date\">2003-01-02</span> to <span class=\"date\">2014-03-07</span> &amp; on.");
  EXPECT_EQ(Html().prose("12003-01-02 2003-1-02 2003-01-023 2003-01").str(),
            "12003-01-02 2003-1-02 2003-01-023 2003-01");
}

TEST(HtmlTest, WhatIsNoTextIsReplaced) {
  EXPECT_EQ(Html().text(std::string_view("a\0b\x1B\xFF\n", 6)).str(), "a\uFFFDb\uFFFD\uFFFD\n");
}

TEST(HtmlTest, NumbersAreShortAndAlwaysNumbers) {
  EXPECT_EQ(Html().number(12.5).markup(" ").number(1e-9).markup(" ").number(-0.0001).str(), "12.5 0 0");
  EXPECT_EQ(Html().number(std::numeric_limits<double>::quiet_NaN()).str(), "0");
}

TEST(HtmlTest, Base64IsThatOfTheStandard) {  // RFC 4648, section 10
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64("\xFF\xFE\xFD"), "//79");
}

}  // namespace
}  // namespace lookbook::report
