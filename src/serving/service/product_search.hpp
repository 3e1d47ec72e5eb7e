#pragma once
// Finds products by words: an inverted index of title, brand, colour and categories. A query costs a binary
// search a word and the intersection of their lists; memory is about 4 bytes a word of the catalogue.
// Immutable.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lookbook/core/catalogue.hpp"
#include "lookbook/core/index.hpp"

namespace lookbook::serving {

class ProductSearch {
 public:
  explicit ProductSearch(const Catalogue& catalogue);

  /// Products that hold all `words` (as words_of gives them), the last of which may be a beginning; by item
  /// number. Precondition: not empty.
  std::vector<ItemIndex> find(const std::vector<std::string>& words) const;

 private:
  using Posting = std::pair<std::string, std::vector<ItemIndex>>;
  std::vector<ItemIndex> with_word(std::string_view word) const;
  std::vector<ItemIndex> with_beginning(std::string_view beginning) const;

  std::vector<Posting> postings_;  ///< by word; each list by item number
};

}  // namespace lookbook::serving
