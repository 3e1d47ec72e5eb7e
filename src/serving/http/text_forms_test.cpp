// The small languages of HTTP: JSON as it is written, addresses as they are read.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <boost/json.hpp>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "lookbook/base/utf8.hpp"
#include "serving/http/json_writer.hpp"
#include "serving/http/plain_text.hpp"
#include "serving/http/target.hpp"

namespace lookbook::serving::http {
namespace {

using ::testing::ElementsAre;

template <class T>
std::string written(const T& value) {
  JsonWriter json;
  json.value(value);
  return std::move(json).text();
}

TEST(JsonWriterTest, PutsCommasWhereTheyBelong) {
  JsonWriter json;
  json.begin_object().member("a", std::int64_t{1}).key("b").begin_array();
  json.value(true).null().begin_object().end_object().begin_array().end_array().end_array();
  json.member("c", "x").end_object();
  EXPECT_EQ(std::move(json).text(), R"({"a":1,"b":[true,null,{},[]],"c":"x"})");
}

TEST(JsonWriterTest, EscapesWhatJsonDoesNotTake) {
  EXPECT_EQ(written("a\"b\\c\n\r\t\x01/é😀"), R"("a\"b\\c\n\r\t\u0001/é😀")");
  EXPECT_EQ(written(std::string("\0", 1)), R"("\u0000")");
}

TEST(JsonWriterTest, WhatIsNoUtf8IsReplaced) {
  EXPECT_EQ(written("a\xFFz\xC3"), "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\"");
}

TEST(JsonWriterTest, WritesNumbersShortest) {
  EXPECT_EQ(written(0.1), "0.1");
  EXPECT_EQ(written(0.1F), "0.1");
  EXPECT_EQ(written(5.0), "5");
  EXPECT_EQ(written(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615");
  EXPECT_EQ(written(std::nan("")), "null");
  EXPECT_EQ(written(std::numeric_limits<float>::infinity()), "null");
}

RC_GTEST_PROP(JsonWriterTest, AnyTextReadsBackEqual, ()) {
  const auto text = *rc::gen::string<std::string>();
  const auto value = boost::json::parse(written(text));
  if (is_plain_text(text)) RC_ASSERT(std::string(value.as_string()) == text);
}

RC_GTEST_PROP(JsonWriterTest, AnyNumberReadsBackEqual, ()) {
  const auto number = *rc::gen::arbitrary<double>();
  RC_PRE(std::isfinite(number));
  RC_ASSERT(std::strtod(written(number).c_str(), nullptr) == number);
}

TEST(TargetTest, TakesPathAndQueryApart) {
  const auto target = parse_target("/v1/users/a%2Fb%20c+d?limit=3&q=red+shoe%26&empty&limit=4");
  ASSERT_TRUE(target);
  EXPECT_THAT(target->segments, ElementsAre("v1", "users", "a/b c+d"));
  EXPECT_EQ(*target->parameter("limit"), "3") << "the first of two";
  EXPECT_EQ(*target->parameter("q"), "red shoe&");
  EXPECT_EQ(*target->parameter("empty"), "");
  EXPECT_EQ(target->parameter("none"), nullptr);
}

TEST(TargetTest, TheRootIsOneEmptySegment) {
  EXPECT_THAT(parse_target("/")->segments, ElementsAre(""));
  EXPECT_THAT(parse_target("/?a=b")->segments, ElementsAre(""));
  EXPECT_THAT(parse_target("http://shop")->segments, ElementsAre(""));
  EXPECT_THAT(parse_target("http://shop:80/healthz")->segments, ElementsAre("healthz"));
}

TEST(TargetTest, WhatIsNoAddressIsNone) {
  for (const char* text : {"", "*", "healthz", "/%", "/%4", "/%4g", "/\x80", "/%C3", "/%0A", "/?a=%7F"}) {
    EXPECT_EQ(parse_target(text), std::nullopt) << text;
  }
}

RC_GTEST_PROP(TargetTest, AnEncodedSegmentReadsBackEqual, ()) {
  std::string text;
  for (const std::uint32_t number :
       *rc::gen::container<std::vector<std::uint32_t>>(rc::gen::inRange(0x20U, 0x2000U))) {
    if (number != 0x7F) append_utf8(text, number);
  }
  const auto target = parse_target("/" + percent_encode(text));
  RC_ASSERT(target.has_value());
  RC_ASSERT(target->segments == std::vector<std::string>{text});
}

RC_GTEST_PROP(TargetTest, AnyBytesAreReadOrRefused, ()) {
  const auto target = parse_target("/" + *rc::gen::string<std::string>());
  if (target)
    RC_ASSERT(std::ranges::all_of(target->segments, [](const auto& s) { return is_plain_text(s); }));
}

}  // namespace
}  // namespace lookbook::serving::http
