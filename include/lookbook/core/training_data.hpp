#pragma once
// What a model is fitted on. Borrowed: all of it must outlive the call to fit, and no model keeps any of it.

#include <cstddef>

#include "lookbook/core/catalogue.hpp"
#include "lookbook/core/interactions.hpp"
#include "lookbook/core/item_vectors.hpp"

namespace lookbook {

struct TrainingData {
  const Interactions& interactions;  ///< the training part only, in data order
  std::size_t n_users = 0;
  std::size_t n_items = 0;               ///< of the whole index: items without interactions are scored too
  const Catalogue* catalogue = nullptr;  ///< [n_items], or none
  const ItemVectors* look = nullptr;     ///< vectors of the photographs, or none
};

}  // namespace lookbook
