#pragma once
// Text as the words that people search by: lower case, without punctuation. "Women's T-Shirt" is womens, t,
// shirt. Latin, Greek and Cyrillic letters are folded one by one; others stay as they are. O(n).

#include <string>
#include <string_view>
#include <vector>

namespace lookbook::serving {

std::vector<std::string> words_of(std::string_view text);

}  // namespace lookbook::serving
