#include "loader/json_decoder.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <boost/json.hpp>
#include <map>

#include "lookbook/base/random.hpp"

namespace lookbook::loader {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

/// A value written in one way, so that values can be compared.
std::string show(const Value& value) {
  switch (value.kind) {
    case Value::Kind::kNull:
      return "null";
    case Value::Kind::kBool:
      return value.truth ? "true" : "false";
    case Value::Kind::kInteger:
      return std::to_string(value.integer);
    case Value::Kind::kReal:
      return "~" + std::to_string(value.real);
    case Value::Kind::kText:
      return "'" + std::string(value.text) + "'";
    case Value::Kind::kList:
    case Value::Kind::kObject:
      break;
  }
  std::string text = value.kind == Value::Kind::kList ? "[" : "{";
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    if (value.kind == Value::Kind::kObject) text += std::string(value.names[i]) + "=";
    text += show(value.items[i]) + ",";
  }
  return text + (value.kind == Value::Kind::kList ? "]" : "}");
}

/// Keeps the fields that it wants: all but those that begin with "skip".
class Fields final : public FieldSink {
 public:
  void begin_row() override { fields.clear(); }
  FieldNumber number_of(std::string_view name) override {
    if (name.starts_with("skip")) return 0;
    names_.emplace_back(name);
    return static_cast<FieldNumber>(names_.size());
  }
  bool wants(FieldNumber field) override {
    name_ = names_[field - 1];
    return true;
  }
  void take(const Value& value) override { fields.emplace_back(name_, show(value)); }
  std::vector<std::pair<std::string, std::string>> fields;

 private:
  std::vector<std::string> names_;
  std::string name_;
};

struct Decoded {
  LineState state;
  std::vector<std::pair<std::string, std::string>> fields;
};

Decoded decode(std::string_view line) {
  Fields fields;
  JsonDecoder decoder(fields);
  const LineState state = decoder.decode(line);
  return {state, fields.fields};
}

std::string only_value(std::string_view json) {
  const Decoded decoded = decode("{\"a\":" + std::string(json) + "}");
  return decoded.state == LineState::kNotAnObject || decoded.fields.size() != 1 ? "none"
                                                                                : decoded.fields[0].second;
}

TEST(JsonDecoderTest, ReadsEveryKindOfValue) {
  EXPECT_EQ(only_value("\"text\""), "'text'");
  EXPECT_EQ(only_value(" 5 "), "5");
  EXPECT_EQ(only_value("-7"), "-7");
  EXPECT_EQ(only_value("5.25"), "~5.250000");
  EXPECT_EQ(only_value("1e3"), "~1000.000000");
  EXPECT_EQ(only_value("true"), "true");
  EXPECT_EQ(only_value("false"), "false");
  EXPECT_EQ(only_value("null"), "null");
  EXPECT_EQ(only_value("[]"), "[]");
  EXPECT_EQ(only_value("[1, \"b\", [true]]"), "[1,'b',[true,],]");
  EXPECT_EQ(only_value("{}"), "{}");
  EXPECT_EQ(only_value("{\"x\": {\"y\": null}}"), "{x={y=null,},}");
}

TEST(JsonDecoderTest, ReadsEscapes) {
  EXPECT_EQ(only_value(R"("a\"b\\c\/d\n\t")"), "'a\"b\\c/d\n\t'");
  EXPECT_EQ(only_value(R"("caf\u00e9 \u20ac")"), "'café €'");
  EXPECT_EQ(only_value(R"("\ud83d\ude00")"), "'😀'");
  EXPECT_EQ(only_value(R"("ends with \\")"), "'ends with \\'");
}

TEST(JsonDecoderTest, DamagedTextIsRepairedAndSaidSo) {
  const auto repaired = [](std::string_view text) {
    const Decoded decoded = decode("{\"a\":\"" + std::string(text) + "\"}");
    EXPECT_EQ(decoded.state, LineState::kRepaired);
    return decoded.fields.at(0).second;
  };
  EXPECT_EQ(repaired("a\xFF\xFE"
                     "b"),
            "'a\xEF\xBF\xBD\xEF\xBF\xBD"
            "b'");
  EXPECT_EQ(repaired("caf\xE9"), "'caf\xEF\xBF\xBD'");
  EXPECT_EQ(repaired(std::string_view("a\0b", 3)),
            "'a\xEF\xBF\xBD"
            "b'");
  EXPECT_EQ(repaired(R"(\ud83d alone)"), "'\xEF\xBF\xBD alone'");
  EXPECT_EQ(repaired(R"(\u0000)"), "'\xEF\xBF\xBD'");
  EXPECT_EQ(repaired(R"(\q)"), "'q'");
  EXPECT_EQ(repaired(R"(\u12)"), "'u12'");
}

TEST(JsonDecoderTest, NumbersBeyond64BitsAreReals) {
  EXPECT_EQ(only_value("9223372036854775807"), "9223372036854775807");
  EXPECT_EQ(only_value("9223372036854775808"), "~9223372036854775808.000000");
  EXPECT_EQ(only_value("1e999"), "~inf");
  EXPECT_EQ(only_value("NaN"), "~nan");
}

TEST(JsonDecoderTest, EqualKeysAllReachTheSink) {
  EXPECT_THAT(decode(R"({"a": 1, "b": 2, "a": 3})").fields,
              ElementsAre(Pair("a", "1"), Pair("b", "2"), Pair("a", "3")));
}

TEST(JsonDecoderTest, UnwantedFieldsArePassedOver) {
  EXPECT_THAT(
      decode(R"({"skip": {"a": [1, {"b": "}\"]"}]}, "skip2": "x", "skip3": -1.5, "skip4": null, "a": 1})")
          .fields,
      ElementsAre(Pair("a", "1")));
}

TEST(JsonDecoderTest, WhatIsNoObjectIsNotTaken) {
  for (const std::string_view line : {"",
                                      "x",
                                      "this is not json",
                                      "[1]",
                                      "5",
                                      "\"a\"",
                                      "{",
                                      "{\"a\"",
                                      "{\"a\":",
                                      "{\"a\":1",
                                      "{\"a\":1,",
                                      "{\"a\":1,}x",
                                      "{\"a\" 1}",
                                      "{\"a\":1 \"b\":2}",
                                      "{\"a\":\"open}",
                                      "{\"a\":\"open\\\"}",
                                      "{\"a\":tru}",
                                      "{\"a\":1}}",
                                      "{\"a\":1}{\"b\":2}",
                                      "{a:1}",
                                      "{\"a\":[1,2}",
                                      "{\"a\":[1,2]",
                                      "{\"a\":{\"b\":1]}",
                                      "{\"skip\":[1,2}}",
                                      "{\"skip\":{\"b\":1]}",
                                      "{\"skip\":\"open}",
                                      "{\"skip\":1.2.3}",
                                      "{\"a\":--1}",
                                      "{\"a\":01x}",
                                      "{\"a\":+}",
                                      "{\"skip\":}",
                                      "{\"skip\":,}",
                                      "\\",
                                      "{\"\\"}) {
    EXPECT_EQ(decode(line).state, LineState::kNotAnObject) << line;
  }
}

TEST(JsonDecoderTest, EveryPrefixOfALineIsRefused) {
  const std::string line =
      R"({"overall": 5.0, "style": {"Size:": " 7.0 oz"}, "image": ["a", "b"], "reviewText": "say \"hi\" \u00e9", "verified": true})";
  EXPECT_EQ(decode(line).state, LineState::kClean);
  for (std::size_t size = 0; size < line.size(); ++size) {
    EXPECT_EQ(decode(line.substr(0, size)).state, LineState::kNotAnObject) << line.substr(0, size);
  }
}

TEST(JsonDecoderTest, NestingHasALimit) {
  const auto nested = [](int depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_EQ(decode("{\"a\":" + nested(60) + ",\"skip\":" + nested(60) + "}").state, LineState::kClean);
  EXPECT_EQ(decode("{\"a\":" + nested(1000000) + "}").state, LineState::kNotAnObject);
  EXPECT_EQ(decode("{\"skip\":" + nested(1000000) + "}").state, LineState::kNotAnObject);
}

TEST(JsonDecoderTest, AListOfMillionsIsCut) {
  std::string list = "{\"a\":[";
  for (int i = 0; i < 1000000; ++i) list += "1,";
  const Decoded decoded = decode(list + "1],\"b\":2}");
  EXPECT_EQ(decoded.state, LineState::kRepaired);
  EXPECT_LT(decoded.fields.at(0).second.size(), 50000U);
  EXPECT_THAT(decoded.fields.at(1), Pair("b", "2"));
}

TEST(JsonDecoderTest, PythonLiteralsAreRead) {
  EXPECT_THAT(
      decode(
          R"({'asin': '0001', 'title': "Don't", 'price': None, 'ok': True, 'related': {'also_bought': ['a', u'b']}})")
          .fields,
      ElementsAre(Pair("asin", "'0001'"), Pair("title", "'Don't'"), Pair("price", "null"), Pair("ok", "true"),
                  Pair("related", "{also_bought=['a','b',],}")));
}

/// A random value as Boost.JSON has it.
boost::json::value random_value(Rng& rng, int depth) {
  static const std::vector<std::string> kTexts = {"",     "plain", "quo\"te", "back\\slash", "line\nfeed",
                                                  "café", "😀",    "\x01",    "/",           "{[,:]}"};
  switch (rng.below(depth > 4 ? 5 : 7)) {
    case 0:
      return nullptr;
    case 1:
      return rng.chance(.5);
    case 2:
      return static_cast<std::int64_t>(rng() >> rng.below(64)) * (rng.chance(.5) ? 1 : -1);
    case 3:
      return std::ldexp(rng.uniform(-1, 1), static_cast<int>(rng.below(60)) - 30);
    case 4:
      return boost::json::string(kTexts[rng.below(kTexts.size())]);
    case 5: {
      boost::json::array array;
      for (std::uint64_t i = rng.below(4); i > 0; --i) array.push_back(random_value(rng, depth + 1));
      return array;
    }
    default: {
      boost::json::object object;
      for (std::uint64_t i = rng.below(4); i > 0; --i)
        object[kTexts[rng.below(kTexts.size())]] = random_value(rng, depth + 1);
      return object;
    }
  }
}

std::string show(const boost::json::value& value) {
  if (value.is_null()) return "null";
  if (value.is_bool()) return value.get_bool() ? "true" : "false";
  if (value.is_int64()) return std::to_string(value.get_int64());
  if (value.is_double()) return "~" + std::to_string(value.get_double());
  if (value.is_string()) return "'" + std::string(value.get_string()) + "'";
  std::string text;
  if (value.is_array()) {
    for (const auto& item : value.get_array()) text += show(item) + ",";
    return "[" + text + "]";
  }
  for (const auto& [name, item] : value.get_object()) text += std::string(name) + "=" + show(item) + ",";
  return "{" + text + "}";
}

// Boost.JSON is the slow, obvious twin.
RC_GTEST_PROP(JsonDecoderTest, AgreesWithBoostJsonOnRandomValues, (std::uint64_t seed)) {
  Rng rng(seed);
  boost::json::object object;
  for (std::uint64_t i = rng.below(6); i > 0; --i) {
    object[(rng.chance(.3) ? "skip " : "field ") + std::to_string(i)] = random_value(rng, 0);
  }
  const Decoded decoded = decode(boost::json::serialize(object));
  RC_ASSERT(decoded.state == LineState::kClean);
  std::vector<std::pair<std::string, std::string>> expected;
  for (const auto& [name, value] : object) {
    if (!std::string_view(name).starts_with("skip")) expected.emplace_back(name, show(value));
  }
  RC_ASSERT(decoded.fields == expected);
}

// A line that Boost.JSON takes is taken; of damaged ones a few that it refuses are saved on purpose (Python
// literals, damaged text), so only this direction holds.
RC_GTEST_PROP(JsonDecoderTest, TakesEveryLineThatBoostJsonTakes, (std::uint64_t seed)) {
  Rng rng(seed);
  boost::json::object object;
  for (std::uint64_t i = rng.below(4); i > 0; --i)
    object["field " + std::to_string(i)] = random_value(rng, 2);
  std::string line = boost::json::serialize(object);
  for (std::uint64_t i = 1 + rng.below(3); i > 0; --i) {
    line[rng.below(line.size())] = "{}[],:\"\\ 0e-tn"[rng.below(14)];
  }
  boost::system::error_code error;
  const boost::json::value value = boost::json::parse(line, error);
  if (!error && value.is_object()) RC_ASSERT(decode(line).state != LineState::kNotAnObject);
}

}  // namespace
}  // namespace lookbook::loader
