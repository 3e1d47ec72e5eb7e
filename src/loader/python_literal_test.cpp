#include "loader/python_literal.hpp"

#include <gtest/gtest.h>

namespace lookbook::loader {
namespace {

std::string json_of(std::string_view literal) {
  std::string json;
  return python_literal_to_json(literal, json) ? json : "refused";
}

TEST(PythonLiteralTest, WordsBecomeJsons) {
  EXPECT_EQ(json_of("{'a': True, 'b': False, 'c': None}"), R"({"a": true, "b": false, "c": null})");
  EXPECT_EQ(json_of("[nan, inf, -inf]"), "[NaN, NaN, NaN]");
}

TEST(PythonLiteralTest, StringsWithEitherQuote) {
  EXPECT_EQ(json_of(R"('it"s')"), R"("it\"s")");
  EXPECT_EQ(json_of(R"("it's")"), R"("it's")");
  EXPECT_EQ(json_of(R"('it\'s')"), R"("it's")");
  EXPECT_EQ(json_of("u'a' b'b'"), R"("a" "b")");
}

TEST(PythonLiteralTest, Escapes) {
  EXPECT_EQ(json_of(R"('\\ \n \t \x41 \101')"), R"("\\ \u000a \u0009 A A")");
  EXPECT_EQ(json_of(R"('\q')"), R"("\\q")");  // Python keeps a backslash that it does not know
  EXPECT_EQ(json_of(R"('\u20ac')"), "\"€\"");
  EXPECT_EQ(json_of(R"('\U0001f600')"), "\"😀\"");
  EXPECT_EQ(json_of(R"(u'\ud83d\ude00')"), R"("\ud83d\ude00")");  // the JSON parser joins them
}

TEST(PythonLiteralTest, BytesAreUtf8WhereTheyCanBeElseLatin1) {
  EXPECT_EQ(json_of(R"('caf\xc3\xa9')"), "\"café\"");
  EXPECT_EQ(json_of(R"(u'caf\xe9')"), "\"café\"");
}

TEST(PythonLiteralTest, NumbersAndTuples) {
  EXPECT_EQ(json_of("(1, 2.5, -3e4, 7L)"), "[1, 2.5, -3e4, 7]");
  EXPECT_EQ(json_of("(1,)"), "[1]");
  EXPECT_EQ(json_of("{'a': 1, }"), R"({"a": 1})");
}

TEST(PythonLiteralTest, AnythingElseIsRefused) {
  for (const std::string_view text :
       {"Trues", "foo(1)", "'open", "\"open", "'open\\", "a = 1", "{'a': 1;}", "undefined", "#"}) {
    EXPECT_EQ(json_of(text), "refused") << text;
  }
}

}  // namespace
}  // namespace lookbook::loader
