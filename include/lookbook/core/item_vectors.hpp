#pragma once
// One vector an item, from its photograph, text or behaviour: what a featuriser makes and similarity models
// compare. 4 x dimension + 1 bytes an item.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lookbook/core/index.hpp"
#include "lookbook/core/matrix_view.hpp"

namespace lookbook {

struct ItemVectors {
  std::string name;  ///< "look", "text", …
  std::size_t dimension = 0;
  std::vector<float> values;  ///< [n_items x dimension], rows of unit length; a missing item's row is zero
  std::vector<std::uint8_t> present;  ///< [n_items] 1 where the item has a vector
  std::string source = {};            ///< fingerprint of what they were made from; empty: not known

  std::size_t n_items() const { return present.size(); }
  MatrixView<const float> matrix() const { return {values.data(), n_items(), dimension}; }
  std::span<const float> row(ItemIndex item) const { return matrix().row(item.number()); }
};

}  // namespace lookbook
