#pragma once
// What finds items that are like an item: by look, by words, by behaviour. Shared by all threads.

#include <cstddef>
#include <span>

#include "lookbook/base/function_ref.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/ranked_list.hpp"
#include "lookbook/models/ranker.hpp"

namespace lookbook::models {

struct SimilarQuery {
  std::size_t limit = 10;
  /// Only items for which it is true; none: all.
  const FunctionRef<bool(ItemIndex)>* filter = nullptr;
  /// Of those, the ones for which it is true come before all others; none: nobody does.
  const FunctionRef<bool(ItemIndex)>* first = nullptr;

  bool wants(ItemIndex item) const { return filter == nullptr || (*filter)(item); }
  bool puts_first(ItemIndex item) const { return first != nullptr && (*first)(item); }
};

class SimilarityModel {
 public:
  virtual ~SimilarityModel() = default;
  virtual std::size_t n_items() const = 0;
  /// The most similar items, those that the query puts first before the others, each part best first, ties by
  /// item number, without the item itself; items that are not
  /// similar at all (score <= 0) are left out. Empty for an item that the model does not know.
  virtual RankedList similar(ItemIndex item, const SimilarQuery& query, Workspace& workspace) const = 0;
  virtual std::size_t bytes() const = 0;
};

}  // namespace lookbook::models
