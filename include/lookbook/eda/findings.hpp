#pragma once
// What stands out in a profile and what to do about it: the sentences that a person would say who has seen
// many shops. Pure. Rules and their limits stand in findings.cpp (ratings) and catalogue_findings.cpp (all
// else), one function each.

#include <cstdint>
#include <string>
#include <vector>

#include "lookbook/eda/profile.hpp"

namespace lookbook::eda {

enum class Weight : std::uint8_t { kNote, kWarning };

struct Finding {
  Weight weight = Weight::kNote;
  std::string what;    ///< one sentence with its number
  std::string advice;  ///< one sentence: what it means for modelling
  /// What looks closer, for a shell where STORE is the store's folder; may be empty. A command of Lookbook,
  /// or of duckdb, which reads the store's tables as they are.
  std::string command = {};
};

/// Warnings first, otherwise in the order of the profile.
std::vector<Finding> findings(const Profile& profile);

}  // namespace lookbook::eda
