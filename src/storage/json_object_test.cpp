#include "lookbook/storage/json_object.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temporary_folder.hpp"

namespace lookbook::storage {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr JsonFormat kFormat{.newest = 2, .mend = "make it again"};

Result<JsonObject> parse(std::string_view text) {
  return JsonObject::parse(text, "file.json", kFormat);
}

TEST(JsonObjectTest, EntriesComeAsTheirTypes) {
  const auto file = parse(R"({"format_version": 1, "text": "a", "whole": 7, "real": 0.5, "flag": true,
                              "none": null, "texts": ["b", "c"], "objects": [{"x": 1}, {"x": 2}],
                              "object": {"b": "1", "a": "2"}})");
  ASSERT_TRUE(file) << file.error().message();
  EXPECT_EQ(file->format_version(), 1U);
  EXPECT_EQ(*file->text("text"), "a");
  EXPECT_EQ(*file->whole("whole"), 7U);
  EXPECT_EQ(*file->real("real"), .5);
  EXPECT_EQ(*file->real("whole"), 7);
  EXPECT_TRUE(*file->flag("flag"));
  EXPECT_THAT(*file->texts("texts"), ElementsAre("b", "c"));
  EXPECT_EQ(*file->objects("objects")->at(1).whole("x"), 2U);
  EXPECT_THAT(file->object("object")->names(), ElementsAre("b", "a"));
  EXPECT_TRUE(file->has("text"));
  EXPECT_FALSE(file->has("none"));
  EXPECT_FALSE(file->has("other"));
}

TEST(JsonObjectTest, WhatDoesNotFitNamesTheFileTheEntryAndWhatMendsIt) {
  const auto file = parse(R"({"format_version": 2, "a": -1, "list": [1], "in": {}})");
  ASSERT_TRUE(file) << file.error().message();
  for (const Error& error :
       {file->text("a").error(), file->whole("a").error(), file->flag("a").error(), file->object("a").error(),
        file->objects("a").error(), file->texts("a").error(), file->damaged("'a' is odd")}) {
    EXPECT_EQ(error.code(), ErrorCode::kCorruptData);
    EXPECT_THAT(error.message(), AllOf(HasSubstr("file.json"), HasSubstr("'a'"), HasSubstr("make it again")));
  }
  EXPECT_FALSE(file->real("list"));
  EXPECT_FALSE(file->texts("list"));
  EXPECT_FALSE(file->objects("list"));
  EXPECT_THAT(file->object("in")->text("b").error().message(),
              HasSubstr("file.json is damaged: it has no 'b'"));
}

TEST(JsonObjectTest, WhatIsNoObjectWithAVersionIsDamaged) {
  for (const char* text : {"", "{", "[]", "7", "{}", R"({"format_version": "1"})",
                           R"({"format_version": -1})", R"({"format_version": 1} x)"}) {
    const auto file = parse(text);
    ASSERT_FALSE(file) << text;
    EXPECT_EQ(file.error().code(), ErrorCode::kCorruptData) << text;
  }
}

TEST(JsonObjectTest, ANewerVersionIsRefusedWhateverElseItHolds) {
  for (const char* text : {R"({"format_version": 3})", R"({"format_version": 4294967297, "text": {}})",
                           R"({"format_version": 18446744073709551615})"}) {
    const auto file = parse(text);
    ASSERT_FALSE(file) << text;
    EXPECT_EQ(file.error().code(), ErrorCode::kUnsupportedVersion);
    EXPECT_THAT(file.error().message(), AllOf(HasSubstr("newer Lookbook"), HasSubstr("up to 2")));
  }
}

TEST(JsonObjectTest, AFileIsNamedWithItsStore) {
  const test_support::TemporaryFolder folder;
  const auto store = *create_store(folder.path());
  EXPECT_EQ(read_json(*store, "analytics/a.json", kFormat).error().code(), ErrorCode::kNotFound);
  ASSERT_TRUE(store->write("analytics/a.json", "{"));
  EXPECT_THAT(read_json(*store, "analytics/a.json", kFormat).error().message(),
              HasSubstr("analytics/a.json in " + store->uri()));
  ASSERT_TRUE(store->write("analytics/a.json", R"({"format_version": 1, "x": 3})"));
  EXPECT_EQ(*read_json(*store, "analytics/a.json", kFormat)->whole("x"), 3U);
}

TEST(JsonObjectTest, AFileIsWrittenWithItsVersionBeforeItsMembers) {
  const test_support::TemporaryFolder folder;
  const auto store = *create_store(folder.path());
  ASSERT_TRUE(write_json(*store, "analytics/a.json", kFormat, R"({"x":3,"in":{"y":5E-1}})"));
  EXPECT_EQ(*store->read("analytics/a.json"),
            "{\n  \"format_version\": 2,\n  \"x\": 3,\n  \"in\": {\n    \"y\": 0.5\n  }\n}\n");
  EXPECT_EQ(*read_json(*store, "analytics/a.json", kFormat)->whole("x"), 3U);
  ASSERT_TRUE(write_json(*store, "analytics/b.json", kFormat, "{}"));
  EXPECT_EQ(*store->read("analytics/b.json"), "{\n  \"format_version\": 2\n}\n");
}

}  // namespace
}  // namespace lookbook::storage
