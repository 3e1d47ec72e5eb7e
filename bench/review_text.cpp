#include "review_text.hpp"

#include <algorithm>
#include <cmath>

namespace lookbook::bench {
namespace {

constexpr std::size_t kVocabulary = 30000;
constexpr std::size_t kFollowers = 12;
constexpr double kHabit = 0.62;  // how often a word is followed by one of its followers

/// A number below `n` by Zipf's law, nearly: the logarithm of its rank is spread evenly.
std::size_t zipf(Rng& rng, std::size_t n) {
  return static_cast<std::size_t>(std::pow(static_cast<double>(n) + 1, rng.uniform())) - 1;
}

/// Common words are short.
std::string made_up_word(Rng& rng, std::size_t rank) {
  constexpr std::string_view kConsonants = "tnshrdlcmfpgbvkwjy";
  constexpr std::string_view kVowels = "eaoiu";
  const std::size_t syllables = 1 + rng.below(rank < 300 ? 2 : 3);
  std::string word;
  for (std::size_t i = 0; i < syllables; ++i) {
    word += kConsonants[zipf(rng, kConsonants.size())];
    word += kVowels[zipf(rng, kVowels.size())];
    if (rng.chance(.5)) word += kConsonants[zipf(rng, kConsonants.size())];
  }
  if (rank > 300 && rng.chance(.01)) word += "\xC3\xA9";
  return word;
}

}  // namespace

ReviewText::ReviewText(std::uint64_t seed) : rng_(seed) {
  for (std::size_t rank = 0; rank < kVocabulary; ++rank) {
    Word word{made_up_word(rng_, rank), {}};
    for (std::size_t i = 0; i < kFollowers; ++i)
      word.followers.push_back(static_cast<std::uint32_t>(zipf(rng_, kVocabulary)));
    vocabulary_.push_back(std::move(word));
  }
  for (std::size_t i = 0; i < 3000; ++i) {
    names_.push_back(made_up_word(rng_, 1000) + " " + made_up_word(rng_, 1000));
    names_.back().front() = static_cast<char>(names_.back().front() - 'a' + 'A');
  }
}

std::uint32_t ReviewText::any_word() {
  return static_cast<std::uint32_t>(zipf(rng_, kVocabulary));
}

std::uint32_t ReviewText::next_word(std::uint32_t after) {
  return rng_.chance(kHabit) ? vocabulary_[after].followers[zipf(rng_, kFollowers)] : any_word();
}

std::string ReviewText::words(std::size_t count) {
  std::string text;
  std::uint32_t word = any_word();
  bool begins = true;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = text.size();
    text += vocabulary_[word].text;
    if (begins) text[at] = static_cast<char>(text[at] - 'a' + 'A');
    begins = rng_.chance(.08);
    if (i + 1 == count) break;
    text += begins             ? (rng_.chance(.15)  ? ".\\n\\n"
                                  : rng_.chance(.2) ? ".  "
                                                    : ". ")
            : rng_.chance(.03) ? ", "
                               : " ";
    if (rng_.chance(.004)) text += "\\\"";
    word = next_word(word);
  }
  return text;
}

std::string ReviewText::next_line() {
  constexpr std::string_view kMonths[] = {"01", "02", "03", "04", "05", "06",
                                          "07", "08", "09", "10", "11", "12"};
  constexpr std::string_view kSizes[] = {"Small", "Medium", "Large", "X-Large", "9 M US", "10 B(M) US"};
  const std::string stars = std::to_string(rng_.chance(.6) ? 5 : 1 + rng_.below(5));
  // Half of all reviews are short; the long ones make most of the text.
  const auto length = static_cast<std::size_t>(std::exp(3.3 + 1.05 * rng_.normal())) + 2;
  std::string line = R"({"overall": )" + stars + ".0";
  if (rng_.chance(.1)) line += R"(, "vote": ")" + std::to_string(1 + zipf(rng_, 100)) + '"';
  line += R"(, "verified": )" + std::string(rng_.chance(.9) ? "true" : "false") + R"(, "reviewTime": ")";
  line += std::string(kMonths[rng_.below(12)]) + " " + std::to_string(1 + rng_.below(28)) + ", ";
  line += std::to_string(2008 + rng_.below(10)) + R"(", "reviewerID": "A)";
  for (int i = 0; i < 12; ++i) line += "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rng_.below(36)];
  line += R"(", "asin": "B00)" + std::to_string(1000000 + zipf(rng_, 200000));
  if (rng_.chance(.6)) {
    line += R"(", "style": {"Size:": " )" + std::string(kSizes[rng_.below(6)]) + R"(", "Color:": " )" +
            vocabulary_[300 + zipf(rng_, 200)].text + R"("})";
  } else {
    line += '"';
  }
  line += R"(, "reviewerName": ")" + names_[zipf(rng_, names_.size())] + R"(", "reviewText": ")";
  line += words(std::min<std::size_t>(length, 2000)) + R"(", "summary": ")";
  line += rng_.chance(.3) ? "Five Stars" : words(2 + rng_.below(5));
  return line + R"(", "unixReviewTime": )" +
         std::to_string(1300000000 + rng_.below(20000) * 86400 % 200000000) + "}\n";
}

}  // namespace lookbook::bench
