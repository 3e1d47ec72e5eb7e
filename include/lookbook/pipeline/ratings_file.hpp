#pragma once
// One file of ratings or reviews, in any layout that loader knows, as numbered interactions in the order of
// the file: for figures on somebody's plain file, without a store.

#include <cstdint>
#include <limits>
#include <string>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/id_map.hpp"
#include "lookbook/core/interactions.hpp"

namespace lookbook::pipeline {

inline constexpr std::uint64_t kAllRows = std::numeric_limits<std::uint64_t>::max();

struct RatingsFile {
  UserIds users;  ///< numbered by first appearance, like the items
  ItemIds items;
  Interactions ratings;  ///< a pair that is rated twice stands twice; without times
  std::uint64_t rejected =
      0;  ///< rows passed over before the last that was taken: dirty, or without a rating
};

/// The first `limit` usable rows. Errors of loader::recognise and of its reader; kInvalidArgument for a file
/// of products or without any rating; kCancelled.
Result<RatingsFile> read_ratings_file(const std::string& file, std::uint64_t limit, Progress& progress);

}  // namespace lookbook::pipeline
