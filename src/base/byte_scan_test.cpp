#include "lookbook/base/byte_scan.hpp"

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <algorithm>
#include <string>

#include "lookbook/base/random.hpp"

namespace lookbook {
namespace {

std::size_t first_where(const std::string& text, bool (*stops)(const std::string&, std::size_t)) {
  std::size_t at = 0;
  while (at < text.size() && !stops(text, at)) ++at;
  return at;
}

bool is_quote_or_backslash(const std::string& text, std::size_t at) {
  return text[at] == '"' || text[at] == '\\';
}

bool is_no_plain_ascii(const std::string& text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte == 0 || byte >= 0x80;
}

bool is_untidy(const std::string& text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == ' ') return at + 1 < text.size() && text[at + 1] == ' ';
  return byte < ' ' || byte > '~' || byte == '<' || byte == '&';
}

/// Letters, with one byte of any value somewhere, and sometimes a second space.
std::string random_text(Rng& rng) {
  std::string text(rng.below(200), 'x');
  for (char& c : text) c = static_cast<char>('a' + rng.below(26));
  if (text.empty()) return text;
  text[rng.below(text.size())] = static_cast<char>(rng.below(256));
  const std::size_t space = rng.below(text.size());
  text[space] = ' ';
  if (rng.chance(.3) && space + 1 < text.size()) text[space + 1] = ' ';
  return text;
}

TEST(ByteScanTest, EveryInstructionSetStopsWhereAPlainLoopDoes) {
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    SCOPED_TRACE(hwy::TargetName(target));
    Rng rng(5);
    for (int round = 0; round < 5000; ++round) {
      const std::string text = random_text(rng);
      EXPECT_EQ(find_quote_or_backslash(text), first_where(text, is_quote_or_backslash)) << text;
      EXPECT_EQ(plain_ascii_prefix(text), first_where(text, is_no_plain_ascii)) << text;
      EXPECT_EQ(tidy_prefix(text), first_where(text, is_untidy)) << text;
      EXPECT_EQ(count_byte(text, 'k'), static_cast<std::size_t>(std::ranges::count(text, 'k'))) << text;
    }
  }
  hwy::SetSupportedTargetsForTest(0);
}

TEST(ByteScanTest, NothingStopsInATextWithoutStops) {
  EXPECT_EQ(find_quote_or_backslash(""), 0U);
  EXPECT_EQ(tidy_prefix("one space at the end "), 21U);
  EXPECT_EQ(plain_ascii_prefix(std::string(1000, '\t')), 1000U);
}

}  // namespace
}  // namespace lookbook
