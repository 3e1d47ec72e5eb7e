#pragma once
// Which part of an experiment each interaction belongs to.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/core/interactions.hpp"

namespace lookbook {

/// The numbers are stored in files.
enum class Part : std::uint8_t { kTrain = 0, kValid = 1, kTest = 2, kUnused = 3 };

struct Split {
  std::string name;         ///< "leave-last-out", "random-seed42", …
  std::vector<Part> parts;  ///< [n_interactions]
};

/// The rows of one part, in their order.
Interactions rows_of(const Interactions& interactions, const Split& split, Part part);

}  // namespace lookbook
