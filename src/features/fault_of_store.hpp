#pragma once
// What is wrong with a photograph, and what with the store that should give it.

#include <optional>
#include <ranges>

#include "lookbook/base/error.hpp"

namespace lookbook::features {

/// The first error of `results` that is not a photograph's own, which would be so the next time too, but the
/// store's, which may be over a moment later.
template <std::ranges::range Results>
std::optional<Error> fault_of_store(const Results& results) {
  for (const auto& result : results) {
    if (!result && !is_fault_of_file(result.error())) return result.error();
  }
  return std::nullopt;
}

}  // namespace lookbook::features
