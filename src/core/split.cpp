#include "lookbook/core/split.hpp"

namespace lookbook {

Interactions rows_of(const Interactions& interactions, const Split& split, Part part) {
  Interactions rows;
  for (std::size_t row = 0; row < interactions.size(); ++row) {
    if (split.parts[row] == part) rows.push_back(interactions[row]);
  }
  return rows;
}

}  // namespace lookbook
