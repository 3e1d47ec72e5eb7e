#include "eda/title_sums.hpp"

#include <algorithm>
#include <array>

#include "eda/distribution.hpp"
#include "lookbook/base/utf8.hpp"

namespace lookbook::eda {
namespace {

constexpr std::size_t kWords = 40;
constexpr std::size_t kSameTitles = 10;
constexpr std::size_t kLongestTitle = 120;  // bytes that are shown

/// Words of grammar, which say nothing about a shop; sorted.
constexpr std::array<std::string_view, 48> kGrammar = {
    "about", "all", "an",   "and", "are", "as",   "at",  "be",   "by",   "can",  "de",  "der",
    "des",   "die", "do",   "et",  "for", "from", "go",  "have", "he",   "how",  "if",  "in",
    "into",  "is",  "it",   "its", "la",  "le",   "not", "of",   "on",   "or",   "our", "she",
    "that",  "the", "this", "to",  "und", "up",   "was", "we",   "what", "with", "you", "your"};
static_assert(std::ranges::is_sorted(kGrammar));

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Letters of ASCII and whatever is beyond it; an apostrophe inside a word belongs to it.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

void keep_word(std::vector<std::string>& words, std::string_view word) {
  while (word.ends_with('\'')) word.remove_suffix(1);
  if (word.ends_with("'s")) word.remove_suffix(2);
  if (characters_of(word) < 2 || std::ranges::binary_search(kGrammar, word)) return;
  if (std::ranges::find(words, word) == words.end()) words.emplace_back(word);
}

}  // namespace

std::string folded(std::string_view title) {
  std::string text;
  text.reserve(title.size());
  for (const char c : title) {
    if (!is_space(c))
      text += small(c);
    else if (!text.empty() && text.back() != ' ')
      text += ' ';
  }
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

std::vector<std::string> words_of(std::string_view title) {
  const std::string text = folded(title);
  std::vector<std::string> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool goes_on = at < text.size() && (is_letter(text[at]) || (text[at] == '\'' && at > begin));
    if (goes_on) continue;
    keep_word(words, std::string_view(text).substr(begin, at - begin));
    begin = at + 1;
  }
  return words;
}

void TitleSums::add(std::string_view title) {
  lengths_.push_back(static_cast<double>(characters_of(title)));
  count(titles_, folded(title));
  for (const std::string& word : words_of(title)) count(words_, word);
}

void TitleSums::describe(Profile& profile) const {
  profile.title_length = quantiles_of(lengths_);
  profile.title_words = largest(words_, kWords);
  Counts shared;
  for (const auto& [title, products] : titles_) {
    if (products < 2) continue;
    ++profile.same_title_groups;
    profile.same_title_products += products;
    shared.emplace(title, products);
  }
  profile.same_titles = largest(shared, kSameTitles);
  for (NamedCount& title : profile.same_titles) {
    if (title.name.size() > kLongestTitle)
      title.name = std::string(utf8_prefix(title.name, kLongestTitle)) + "…";
  }
}

}  // namespace lookbook::eda
