#include "loader/line_chunks.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "loader/gzip_stream.hpp"
#include "loader/test_files.hpp"

namespace lookbook::loader {
namespace {

struct Line {
  std::int64_t number;
  std::string text;
  bool is_too_long;
  bool operator==(const Line&) const = default;
};

std::vector<Line> lines_of(std::string_view text, std::size_t chunk_bytes, std::size_t max_line,
                           std::size_t at_a_time) {
  LineChunks chunks(memory_stream(text, at_a_time), chunk_bytes, max_line);
  std::vector<Line> lines;
  TextChunk chunk;
  while (*chunks.next(chunk)) {
    std::int64_t number = chunk.first_line();
    std::string_view rest = chunk.text();
    for (std::string_view line; take_line(rest, line); ++number) {
      lines.push_back({number, std::string(line), chunk.is_too_long() || line.size() > max_line});
    }
  }
  return lines;
}

/// The slow, obvious twin: all the text at once.
std::vector<Line> twin(std::string text, std::size_t max_line) {
  std::vector<Line> lines;
  std::int64_t number = 0;
  std::string_view rest = text;
  for (std::string_view line; take_line(rest, line);)
    lines.push_back({++number, std::string(line), line.size() > max_line});
  return lines;
}

RC_GTEST_PROP(LineChunksTest, LinesDoNotDependOnSizesOfChunksAndReads, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("a", "bc", "\n", "\n\n", "\r\n", "0123456789", "\xEF\xBB\xBF"));
  std::string text;
  for (const auto& piece : pieces) text += piece;
  const auto chunk_bytes = *rc::gen::inRange<std::size_t>(1, 40);
  const auto at_a_time = *rc::gen::inRange<std::size_t>(1, 40);
  const std::size_t max_line = 12;
  std::vector<Line> got = lines_of(text, chunk_bytes, max_line, at_a_time);
  std::vector<Line> expected = twin(text, max_line);
  RC_ASSERT(got.size() == expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) {
    RC_ASSERT(got[i].number == expected[i].number);
    RC_ASSERT(got[i].is_too_long == expected[i].is_too_long);
    // Of a line that is too long only the beginning is kept.
    RC_ASSERT(expected[i].text.starts_with(got[i].text));
    if (!got[i].is_too_long) RC_ASSERT(got[i].text == expected[i].text);
  }
}

TEST(LineChunksTest, AVeryLongLineKeepsItsFirstThousandBytes) {
  const std::string text = "first\n" + std::string(100000, 'x') + "\nlast";
  const std::vector<Line> lines = lines_of(text, 64, 5000, 777);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[1], (Line{2, std::string(1000, 'x'), true}));
  EXPECT_EQ(lines[2], (Line{3, "last", false}));
}

TEST(LineChunksTest, AnErrorOfTheStreamIsPassedOn) {
  const std::string packed = gzip("one\ntwo\n");
  const std::string_view cut = std::string_view(packed).substr(0, packed.size() - 3);
  LineChunks chunks(gunzip(memory_stream(cut), "file"), 1000, 1000);
  TextChunk chunk;
  const auto more = chunks.next(chunk);
  ASSERT_FALSE(more);
  EXPECT_EQ(more.error().code(), ErrorCode::kCorruptData);
}

TEST(LineChunksTest, AByteOrderMarkIsNoPartOfAnyLine) {
  const std::vector<Line> lines = lines_of(
      "\xEF\xBB\xBF"
      "a\nb\n\xEF\xBB\xBF\n\xEF\xBB\xBF"
      "c\xEF\xBB\xBF\n",
      16, 100, 1);
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0].text, "a");
  EXPECT_EQ(lines[1].text, "b");
  EXPECT_EQ(lines[2].text, "");
  EXPECT_EQ(lines[3].text, "c\xEF\xBB\xBF");
}

TEST(LineChunksTest, NothingGivesNothing) {
  EXPECT_TRUE(lines_of("", 16, 100, 10).empty());
}

}  // namespace
}  // namespace lookbook::loader
