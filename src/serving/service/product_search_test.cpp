#include "serving/service/product_search.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>

#include "serving/service/cursor.hpp"
#include "serving/service/words.hpp"

namespace lookbook::serving {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(WordsTest, AreLowerCaseWithoutPunctuation) {
  EXPECT_THAT(words_of("Women's T-Shirt, size 38/40"),
              ElementsAre("womens", "t", "shirt", "size", "38", "40"));
  EXPECT_THAT(words_of("  ...  "), IsEmpty());
  EXPECT_THAT(words_of(""), IsEmpty());
}

TEST(WordsTest, FoldLatinGreekAndCyrillicLetters) {
  EXPECT_THAT(words_of("ÉCOLE Żółw ΣΟΦΙΑ ЁЛКА"), ElementsAre("école", "żółw", "σοφια", "ёлка"));
  EXPECT_THAT(words_of("×÷ – „quoted“ ’s"), ElementsAre("quoted", "s"));
}

TEST(WordsTest, WhatIsNoUtf8EndsAWord) {
  EXPECT_THAT(words_of("a\xFF"
                       "b"),
              ElementsAre("a", "b"));
}

TEST(CursorTest, ReadsBackWhatItWrote) {
  for (const std::uint32_t number : {0U, 1U, 24U, 1'000'000U, 4'294'967'295U}) {
    EXPECT_EQ(decode_cursor(encode_cursor(ItemIndex(number))), ItemIndex(number));
  }
}

TEST(CursorTest, AChangedCursorIsNone) {
  std::string cursor = encode_cursor(ItemIndex(24));
  for (char& c : cursor) {
    const char kept = c;
    c = c == 'a' ? 'b' : 'a';
    EXPECT_EQ(decode_cursor(cursor), std::nullopt) << cursor;
    c = kept;
  }
  EXPECT_EQ(decode_cursor(""), std::nullopt);
}

/// A catalogue whose titles are of few short words, so that random queries hit.
Catalogue random_catalogue(const std::vector<std::string>& titles) {
  std::vector<Product> products(titles.size());
  for (std::size_t i = 0; i < titles.size(); ++i) products[i].title = titles[i];
  return Catalogue(std::move(products));
}

/// The slow twin: looks at every word of every product.
std::vector<ItemIndex> slow_find(const Catalogue& catalogue, const std::vector<std::string>& words) {
  std::vector<ItemIndex> found;
  for (std::uint32_t i = 0; i < catalogue.size(); ++i) {
    const auto has = words_of(catalogue[ItemIndex(i)].title);
    bool all = std::ranges::any_of(has, [&](const auto& word) { return word.starts_with(words.back()); });
    for (std::size_t w = 0; w + 1 < words.size(); ++w)
      all = all && std::ranges::find(has, words[w]) != has.end();
    if (all) found.emplace_back(i);
  }
  return found;
}

RC_GTEST_PROP(ProductSearchTest, AgreesWithTheSlowTwin, ()) {
  const auto text = rc::gen::container<std::string>(rc::gen::element('a', 'b', 'A', ' '));
  const Catalogue catalogue = random_catalogue(*rc::gen::container<std::vector<std::string>>(text));
  const auto words = words_of(*text);
  RC_PRE(!words.empty());
  RC_ASSERT(ProductSearch(catalogue).find(words) == slow_find(catalogue, words));
}

}  // namespace
}  // namespace lookbook::serving
