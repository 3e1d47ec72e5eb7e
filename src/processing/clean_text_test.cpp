#include "processing/clean_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "processing/markup.hpp"

namespace lookbook::processing {
namespace {

using ::testing::Optional;
using ::testing::StrEq;

TEST(CleanTextTest, BlanksAreTrimmedAndMadeOne) {
  EXPECT_THAT(clean_text("  Linen \t shirt\n"), Optional(StrEq("Linen shirt")));
  EXPECT_THAT(clean_text("Linen\xC2\xA0shirt"), Optional(StrEq("Linen shirt")));  // a no-break space
  EXPECT_EQ(clean_text(" \t\n "), std::nullopt);
  EXPECT_EQ(clean_text(""), std::nullopt);
}

TEST(CleanTextTest, ParagraphsStayInLongTexts) {
  EXPECT_THAT(clean_text("One.\r\nTwo.\n\n\n\nThree.", Lines::kMany),
              Optional(StrEq("One.\nTwo.\n\nThree.")));
  EXPECT_THAT(clean_text("One.<br /><br>Two.", Lines::kMany), Optional(StrEq("One.\n\nTwo.")));
  EXPECT_THAT(clean_text("One.<br />Two."), Optional(StrEq("One. Two.")));
}

TEST(CleanTextTest, TagsGoAndProseStays) {
  EXPECT_THAT(clean_text("<b>Bold</b> <a href=\"x.html?a=1\" target='_blank'>link</a>"),
              Optional(StrEq("Bold link")));
  EXPECT_THAT(clean_text("<SPAN class=big>5</span>stars"), Optional(StrEq("5stars")));
  EXPECT_THAT(clean_text("I <3 it, size < 8 and > 6"), Optional(StrEq("I <3 it, size < 8 and > 6")));
  EXPECT_THAT(clean_text("if a <b and c> d"), Optional(StrEq("if a <b and c> d")));
  EXPECT_THAT(clean_text("<unknown>x</unknown>"), Optional(StrEq("<unknown>x</unknown>")));
  EXPECT_THAT(clean_text("cut <a href=\"x"), Optional(StrEq("cut <a href=\"x")));
}

TEST(CleanTextTest, CharacterReferencesAreDecoded) {
  EXPECT_THAT(clean_text("Tom &amp; J&eacute;r&#244;me &quot;&#x2019;&quot;"),
              Optional(StrEq("Tom & Jérôme \"’\"")));
  EXPECT_THAT(clean_text("Levi&#x92;s &#146;n"), Optional(StrEq("Levi’s ’n")));  // bytes of Windows-1252
  EXPECT_THAT(clean_text("R&B; &bogus; &#; &#xZZ; AT&T"), Optional(StrEq("R&B; &bogus; &#; &#xZZ; AT&T")));
  EXPECT_THAT(clean_text("&#99999999;&#0;"), Optional(StrEq("\uFFFD\uFFFD")));
  EXPECT_THAT(clean_text("a&amp;amp;quot;b &lt;br&gt; c"), Optional(StrEq("a\"b c")));
}

TEST(CleanTextTest, ControlAndInvisibleCharactersGo) {
  EXPECT_THAT(clean_text(std::string_view("a\0b\x1b[31mc", 9)), Optional(StrEq("a b [31mc")));
  EXPECT_THAT(clean_text("a\u202Eb\u200Bc"), Optional(StrEq("abc")));
  EXPECT_THAT(clean_text("Don\u0092t"), Optional(StrEq("Don’t")));
}

TEST(CleanTextTest, InvalidUtf8IsReplaced) {
  EXPECT_THAT(clean_text("caf\xE9 noir"), Optional(StrEq("caf\uFFFD noir")));
  EXPECT_FALSE(is_utf8("caf\xE9"));
  EXPECT_TRUE(is_utf8("café"));
}

RC_GTEST_PROP(CleanTextProperties, CleaningTwiceIsCleaningOnce, ()) {
  const auto piece =
      rc::gen::element<std::string>("<b>", "</p>", "<br />", "&lt;", "&quot;", "&#x92;", "&nbsp;", "&", "<",
                                    "5 > 3", " ", "\n", "\r", "x", "\xC3\xA9", "\xE2", "\x01");
  std::string text;
  for (const std::string& part : *rc::gen::container<std::vector<std::string>>(piece)) text += part;
  for (const Lines lines : {Lines::kOne, Lines::kMany}) {
    const std::string once = clean_text(text, lines).value_or("");
    RC_ASSERT(is_utf8(once));
    RC_ASSERT(clean_text(once, lines).value_or("") == once);
  }
}

RC_GTEST_PROP(CleanTextProperties, AnyBytesBecomeUtf8WithoutControlCharacters, (const std::string& bytes)) {
  const std::string text = clean_text(bytes).value_or("");
  RC_ASSERT(is_utf8(text));
  RC_ASSERT(std::none_of(text.begin(), text.end(), [](char c) { return c >= 0 && c < 0x20; }));
}

TEST(CleanIdTest, OnlyTheEdgesAreTrimmed) {
  EXPECT_EQ(clean_id(" B00 1\t\n"), "B00 1");
  EXPECT_EQ(clean_id(" \x7F"), "");
}

}  // namespace
}  // namespace lookbook::processing
