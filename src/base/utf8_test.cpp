#include "lookbook/base/utf8.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lookbook {
namespace {

TEST(Utf8Test, SequencesOfEveryLengthAreDecoded) {
  EXPECT_EQ(decode_utf8("A").value, U'A');
  EXPECT_EQ(decode_utf8("\xC3\xA9").value, 0xE9U);             // é
  EXPECT_EQ(decode_utf8("\xE2\x82\xAC rest").value, 0x20ACU);  // €
  EXPECT_EQ(decode_utf8("\xF0\x9F\x91\x97").value, 0x1F457U);  // a dress
  EXPECT_EQ(decode_utf8("\xF0\x9F\x91\x97").bytes, 4U);
}

TEST(Utf8Test, WhatIsNotUtf8TakesOneByte) {
  for (const std::string_view bad :
       {"\x80", "\xC0\xAF", "\xE2\x82", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
    EXPECT_FALSE(decode_utf8(bad).valid);
    EXPECT_EQ(decode_utf8(bad).bytes, 1U);
    EXPECT_EQ(decode_utf8(bad).value, kReplacementCharacter);
  }
}

RC_GTEST_PROP(Utf8Properties, WhatIsAppendedIsDecodedAgain, ()) {
  const auto value = static_cast<char32_t>(*rc::gen::inRange<std::uint32_t>(0, 0x110000));
  std::string text;
  append_utf8(text, value);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  const CodePoint point = decode_utf8(text);
  RC_ASSERT(point.valid);
  RC_ASSERT(point.bytes == text.size());
  RC_ASSERT(point.value == (surrogate ? kReplacementCharacter : value));
}

TEST(Utf8Test, APrefixNeverCutsACharacter) {
  EXPECT_EQ(utf8_prefix("h\xC3\xA9", 2), "h");
  EXPECT_EQ(utf8_prefix("h\xC3\xA9", 3), "h\xC3\xA9");
  EXPECT_EQ(utf8_prefix("abc", 0), "");
}

}  // namespace
}  // namespace lookbook
