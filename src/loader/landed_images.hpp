#pragma once
// A folder of photographs, landed once by content.

#include <filesystem>

#include "lookbook/base/progress.hpp"
#include "lookbook/loader/landing.hpp"

namespace lookbook::loader {

struct ImageCounts {
  std::uint64_t total = 0;                        ///< names in landing/images.parquet now
  std::uint64_t added = 0;                        ///< new, or of new content
  std::uint64_t known = 0;                        ///< there already
  std::uint64_t repaired = 0;                     ///< of other bytes than their name says, or gone; once each
  std::uint64_t ignored = 0;                      ///< files that are no JPEG, PNG or WebP, or over 64 MiB
  std::vector<std::string> ignored_samples = {};  ///< the first five of them
};

/// Copies what is new or damaged in the store, and rewrites landing/images.parquet if a name is new. A
/// photograph's name is its path below the folder, with '/'. kInvalidArgument if `folder` is no folder.
Result<ImageCounts> land_images(const std::filesystem::path& folder, storage::ObjectStore& store,
                                Progress& progress);

}  // namespace lookbook::loader
