#include "loader/delimited_line.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <optional>

namespace lookbook::loader {
namespace {

using ::testing::ElementsAre;
using ::testing::Optional;

std::optional<std::vector<std::string>> split(std::string_view line, const std::string& delimiter = ",") {
  DelimitedLine splitter(delimiter);
  if (!splitter.split(line)) return std::nullopt;
  return std::vector<std::string>(splitter.fields().begin(), splitter.fields().end());
}

TEST(DelimitedLineTest, SplitsAtTheDelimiter) {
  EXPECT_THAT(split("u1\ti1\t5.0\t1500", "\t"), Optional(ElementsAre("u1", "i1", "5.0", "1500")));
  EXPECT_THAT(split("a,,c,"), Optional(ElementsAre("a", "", "c", "")));
  EXPECT_THAT(split(","), Optional(ElementsAre("", "")));
  EXPECT_THAT(split("a,b\r"), Optional(ElementsAre("a", "b")));
}

TEST(DelimitedLineTest, ADelimiterMayBeATextOfSeveralBytes) {
  EXPECT_THAT(split("1::1193::5::978300760\r", "::"), Optional(ElementsAre("1", "1193", "5", "978300760")));
  EXPECT_THAT(split("1::Ghost: Part: 2::", "::"), Optional(ElementsAre("1", "Ghost: Part: 2", "")));
  EXPECT_THAT(split("\"a::b\"::c", "::"), Optional(ElementsAre("a::b", "c")));
}

TEST(DelimitedLineTest, SpacesAreAnyNumberOfSpacesAndTabs) {
  EXPECT_THAT(split("  u1 \t i1  5\r", " "), Optional(ElementsAre("u1", "i1", "5")));
}

TEST(DelimitedLineTest, QuotesWorkAsRfc4180Says) {
  EXPECT_THAT(split(R"("a,b","say ""hi""",c)"), Optional(ElementsAre("a,b", "say \"hi\"", "c")));
  EXPECT_THAT(split(R"("","")"), Optional(ElementsAre("", "")));
  EXPECT_THAT(split(R"(5" pipe,b)"), Optional(ElementsAre("5\" pipe", "b")));
}

TEST(DelimitedLineTest, AnOpenQuoteIsAnErrorWhereQuotesHaveAMeaning) {
  EXPECT_EQ(split(R"(a,"b)"), std::nullopt);
  EXPECT_EQ(split(R"("a"b,c)"), std::nullopt);
  EXPECT_THAT(split("\"a\tb", "\t"), Optional(ElementsAre("\"a", "b")));
  EXPECT_THAT(split("\"a\"\t\"b", "\t"), Optional(ElementsAre("a", "\"b")));
}

RC_GTEST_PROP(DelimitedLineTest, ReadsBackWhatWasQuoted, ()) {
  const auto fields = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(
      rc::gen::container<std::string>(rc::gen::element('a', 'b', ',', '"', ' ', ';'))));
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    line += i > 0 ? "," : "";
    line += '"';
    for (const char c : fields[i]) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }
  const auto back = split(line);
  RC_ASSERT(back.has_value());
  RC_ASSERT(*back == fields);
}

}  // namespace
}  // namespace lookbook::loader
