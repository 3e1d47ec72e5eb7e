#include "serving/service/product_search.hpp"

#include <algorithm>
#include <unordered_map>

#include "serving/service/words.hpp"

namespace lookbook::serving {
namespace {

std::vector<std::string> all_words(const Product& product) {
  std::string text = product.title + ' ' + product.brand + ' ' + product.colour;
  for (const auto& category : product.categories) text += ' ' + category;
  auto words = words_of(text);
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

constexpr auto by_word = [](const auto& posting, std::string_view word) { return posting.first < word; };

}  // namespace

ProductSearch::ProductSearch(const Catalogue& catalogue) {
  std::unordered_map<std::string, std::vector<ItemIndex>> lists;
  for (std::uint32_t i = 0; i < catalogue.size(); ++i) {
    for (auto& word : all_words(catalogue[ItemIndex(i)])) lists[std::move(word)].emplace_back(i);
  }
  postings_.reserve(lists.size());
  for (auto& [word, items] : lists) postings_.emplace_back(word, std::move(items));
  std::ranges::sort(postings_, {}, &Posting::first);
}

std::vector<ItemIndex> ProductSearch::find(const std::vector<std::string>& words) const {
  std::vector<ItemIndex> found = with_beginning(words.back());
  for (std::size_t w = 0; w + 1 < words.size() && !found.empty(); ++w) {
    std::vector<ItemIndex> both;
    std::ranges::set_intersection(found, with_word(words[w]), std::back_inserter(both));
    found = std::move(both);
  }
  return found;
}

std::vector<ItemIndex> ProductSearch::with_word(std::string_view word) const {
  const auto at = std::lower_bound(postings_.begin(), postings_.end(), word, by_word);
  if (at == postings_.end() || at->first != word) return {};
  return at->second;
}

std::vector<ItemIndex> ProductSearch::with_beginning(std::string_view beginning) const {
  std::vector<ItemIndex> items;
  auto at = std::lower_bound(postings_.begin(), postings_.end(), beginning, by_word);
  for (; at != postings_.end() && at->first.starts_with(beginning); ++at) {
    items.insert(items.end(), at->second.begin(), at->second.end());
  }
  std::ranges::sort(items);
  items.erase(std::unique(items.begin(), items.end()), items.end());
  return items;
}

}  // namespace lookbook::serving
