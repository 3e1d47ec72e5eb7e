#include "lookbook/storage/json_text.hpp"

#include <gtest/gtest.h>

namespace lookbook::storage {
namespace {

TEST(JsonTextTest, WritesOneEntryALine) {
  EXPECT_EQ(indented_json(R"({"a":1,"b":[true,null,"x"],"c":{"d":-2}})"),
            "{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null,\n    \"x\"\n  ],\n  \"c\": {\n    \"d\": -2\n  "
            "}\n}\n");
}

TEST(JsonTextTest, WhatIsEmptyStaysOnItsLine) {
  EXPECT_EQ(indented_json("{}"), "{}\n");
  EXPECT_EQ(indented_json(R"({"a":[],"b":{}})"), "{\n  \"a\": [],\n  \"b\": {}\n}\n");
  EXPECT_EQ(indented_json("[[[]]]"), "[\n  [\n    []\n  ]\n]\n");
}

TEST(JsonTextTest, MarksInTextsAreText) {
  EXPECT_EQ(indented_json(R"({"a,{":"]\"}:\\"})"), "{\n  \"a,{\": \"]\\\"}:\\\\\"\n}\n");
}

TEST(JsonTextTest, NumbersAreShortAndExact) {
  EXPECT_EQ(indented_json("5E-1"), "0.5\n");
  EXPECT_EQ(indented_json("5E0"), "5\n");
  EXPECT_EQ(indented_json("1E-1"), "0.1\n");
  EXPECT_EQ(indented_json("1.7976931348623157E308"), "1.7976931348623157e+308\n");
  EXPECT_EQ(indented_json("18446744073709551615"), "18446744073709551615\n");
}

TEST(JsonTextTest, ANumberThatIsNotFiniteIsNull) {
  EXPECT_EQ(indented_json(R"({"a":1e99999,"b":-1e99999,"c":NaN,"d":-Infinity})"),
            "{\n  \"a\": null,\n  \"b\": null,\n  \"c\": null,\n  \"d\": null\n}\n");
}

}  // namespace
}  // namespace lookbook::storage
