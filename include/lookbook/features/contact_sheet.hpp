#pragma once
// A shop's photographs at a glance: a sample of them by colour, as thumbnails small enough to stand in a
// page. The same photographs give the same sheet. In parallel; memory: the thumbnails and a decoded
// photograph a thread.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::features {

struct ShownPhotograph {
  std::string item;
  std::string path;  ///< in the store
};

struct Thumbnail {
  std::string item;
  std::string jpeg;  ///< the file's bytes
};

/// Photographs whose product is mostly of one colour.
struct ColourShelf {
  std::string colour;             ///< "black", "blue", …
  std::uint64_t photographs = 0;  ///< of those that were looked at
  std::vector<Thumbnail> shown = {};
};

struct ContactSheet {
  std::uint64_t photographs = 0;          ///< that there are
  std::uint64_t looked_at = 0;            ///< evenly over all of them
  std::uint64_t unreadable = 0;           ///< of these
  std::vector<ColourShelf> shelves = {};  ///< from black over the colours to white; none is empty
};

struct ContactSheetOptions {
  std::size_t looked_at = 600;               ///< at most
  std::size_t shown = 10;                    ///< of a colour, at most
  std::size_t width = 102;                   ///< pixels, at most
  std::size_t height = 132;                  ///< pixels, at most
  std::size_t bytes = std::size_t{1} << 20;  ///< of all thumbnails together, at most
};

/// kCancelled if `progress` says so. A photograph that is damaged or not there stops nothing; a store that
/// does not answer does.
Result<ContactSheet> contact_sheet(const storage::ObjectStore& store,
                                   std::span<const ShownPhotograph> photographs, Progress& progress,
                                   const ContactSheetOptions& options = {});

}  // namespace lookbook::features
