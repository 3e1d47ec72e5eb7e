#pragma once
// Photographs of a folder or an archive, landed once by content.

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
/// photograph's name is that of ImageFile; of a name that an archive has twice the last counts, as when it is
/// unpacked. Errors of open_image_source() and its reading.
Result<ImageCounts> land_images(const std::filesystem::path& from, double max_expansion,
                                storage::ObjectStore& store, Progress& progress);

}  // namespace lookbook::loader
