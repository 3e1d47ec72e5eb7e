#include "lookbook/report/json.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/json.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

namespace lookbook::report {
namespace {

TEST(JsonTest, MembersKeepTheirOrder) {
  Json row = Json::object();
  row.set("name", "item_knn").set("ndcg", 0.0393).set("seconds", 1.5F).set("users", std::size_t{12});
  row.set("known", true).set("note", Json()).set("name", "ease");
  EXPECT_EQ(row.to_text(0),
            R"({"name":"ease","ndcg":0.0393,"seconds":1.5,"users":12,"known":true,"note":null})");
  EXPECT_EQ(row.size(), 6U);
}

TEST(JsonTest, IndentedTextIsReadable) {
  Json report = Json::object();
  report.set("stars", Json::array_of(std::vector<int>{1, 2})).set("none", Json::array());
  EXPECT_EQ(report.to_text(), "{\n  \"stars\": [\n    1,\n    2\n  ],\n  \"none\": []\n}");
  EXPECT_EQ(Json::object().to_text(), "{}");
}

TEST(JsonTest, StringsAreEscapedAndInvalidBytesReplaced) {
  EXPECT_EQ(Json("a\"b\\c\n\x01ü").to_text(), "\"a\\\"b\\\\c\\n\\u0001ü\"");
  EXPECT_EQ(Json("\xFFz").to_text(), "\"\uFFFDz\"");
}

TEST(JsonTest, WhatIsNoNumberIsNull) {
  EXPECT_EQ(Json(std::numeric_limits<double>::quiet_NaN()).to_text(), "null");
  EXPECT_EQ(Json(std::numeric_limits<float>::infinity()).to_text(), "null");
  EXPECT_EQ(Json(0.1F).to_text(), "0.1");
  EXPECT_EQ(Json(std::numeric_limits<std::uint64_t>::max()).to_text(), "18446744073709551615");
  EXPECT_EQ(Json(std::numeric_limits<std::int64_t>::min()).to_text(), "-9223372036854775808");
}

RC_GTEST_PROP(JsonProperties, AnotherParserReadsBackWhatWasWritten,
              (const std::string& text, double number)) {
  Json value = Json::object();
  value.set("text", text).set("list", Json::array().push(number).push(-7));
  const auto read = boost::json::parse(value.to_text(*rc::gen::inRange(0, 4)));
  const bool ascii = text.find_first_not_of('\0') == text.npos ||
                     std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
  if (ascii) RC_ASSERT(std::string(read.at("text").as_string()) == text);
  RC_ASSERT(std::abs(read.at("list").at(0).to_number<double>() - number) <= std::abs(number) * 1e-15);
}

}  // namespace
}  // namespace lookbook::report
