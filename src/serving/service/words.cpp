#include "serving/service/words.hpp"

#include "lookbook/base/utf8.hpp"

namespace lookbook::serving {
namespace {

bool is_between(char32_t c, char32_t first, char32_t last) {
  return first <= c && c <= last;
}

/// Latin Extended-A alternates capital and small letter, beginning with even or odd numbers by stretches.
char32_t lower_extended_latin(char32_t c) {
  if (c == 0x178) return 0xFF;  // Y with diaeresis
  const bool even_capitals = is_between(c, 0x100, 0x137) || is_between(c, 0x14A, 0x177);
  const bool odd_capitals = is_between(c, 0x139, 0x148) || is_between(c, 0x179, 0x17E);
  if (even_capitals && c % 2 == 0) return c + 1;
  if (odd_capitals && c % 2 == 1) return c + 1;
  return c;
}

char32_t lower(char32_t c) {
  if (is_between(c, 'A', 'Z')) return c + 32;
  if (c < 0xC0) return c;
  if (is_between(c, 0xC0, 0xDE) && c != 0xD7) return c + 32;
  if (is_between(c, 0x100, 0x17F)) return lower_extended_latin(c);
  if (is_between(c, 0x391, 0x3A9) || is_between(c, 0x410, 0x42F)) return c + 32;
  if (is_between(c, 0x400, 0x40F)) return c + 80;
  return c;
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019;
}

bool belongs_to_a_word(char32_t c) {
  if (c < 0x80) return is_between(c, 'a', 'z') || is_between(c, 'A', 'Z') || is_between(c, '0', '9');
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  return c != 0xD7 && c != 0xF7 && !is_between(c, 0x2000, 0x2BFF) && !is_between(c, 0x3000, 0x303F) &&
         !is_between(c, 0xFF00, 0xFF0F) && c != kReplacementCharacter;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  while (!text.empty()) {
    const CodePoint c = decode_utf8(text);
    text.remove_prefix(c.bytes);
    if (is_apostrophe(c.value)) continue;
    if (belongs_to_a_word(c.value)) {
      append_utf8(word, lower(c.value));
    } else {
      finish();
    }
  }
  finish();
  return words;
}

}  // namespace lookbook::serving
