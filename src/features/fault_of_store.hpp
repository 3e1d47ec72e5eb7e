#pragma once
// What is wrong with a photograph, and what with the store that should give it.

#include <optional>
#include <ranges>

#include "lookbook/base/error.hpp"

namespace lookbook::features {

/// Whether a photograph is damaged, too large or not there, and will be so the next time. Any other error is
/// the store's, and may be over a moment later.
inline bool is_own_fault(const Error& error) {
  return error.code() == ErrorCode::kCorruptData || error.code() == ErrorCode::kInvalidArgument ||
         error.code() == ErrorCode::kNotFound;
}

/// The first error of `results` that is the store's.
template <std::ranges::range Results>
std::optional<Error> fault_of_store(const Results& results) {
  for (const auto& result : results) {
    if (!result && !is_own_fault(result.error())) return result.error();
  }
  return std::nullopt;
}

}  // namespace lookbook::features
