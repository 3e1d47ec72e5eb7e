#pragma once
// Reviews as JSON lines that are made up, and yet as hard to read and to pack as real ones: words by Zipf's
// law that follow each other by habit, lengths spread as those of real reviews, escapes, some accents, names,
// sizes and colours. bench/peers/convert.py prints how well they pack beside real reviews.

#include <string>
#include <vector>

#include "lookbook/base/random.hpp"

namespace lookbook::bench {

class ReviewText {
 public:
  explicit ReviewText(std::uint64_t seed);
  /// One review of the 2018 schema, with its line feed.
  std::string next_line();

 private:
  /// A word and those that like to follow it, the favourite first.
  struct Word {
    std::string text;
    std::vector<std::uint32_t> followers;
  };
  std::uint32_t next_word(std::uint32_t after);
  std::uint32_t any_word();
  std::string words(std::size_t count);

  Rng rng_;
  std::vector<Word> vocabulary_;
  std::vector<std::string> names_;
};

}  // namespace lookbook::bench
