#pragma once
// Photographs from somewhere, one after another: the files of a folder, or of a tar archive.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lookbook/base/result.hpp"

namespace lookbook::loader {

/// Bytes; a photograph of a product that is larger is none.
inline constexpr std::uint64_t kLargestImage = std::uint64_t{64} << 20;

struct ImageFile {
  std::string name;                       ///< the path below the folder or in the archive, with '/'
  std::optional<std::string> bytes = {};  ///< nothing if there are over kLargestImage
};

class ImageSource {
 public:
  virtual ~ImageSource() = default;
  /// The next regular file: of a folder in the order of their names' bytes, of an archive in its own; nothing
  /// at the end.
  virtual Result<std::optional<ImageFile>> next() = 0;
  /// What position() ends at, and what of: "file" or "byte".
  virtual std::uint64_t total() const = 0;
  virtual std::string_view unit() const = 0;
  virtual std::uint64_t position() const = 0;
};

/// `path`: a folder, whose files are given at any depth (links to folders are not followed), or a tar archive
/// (ustar, pax or GNU; plain, gzip or zstd), of which links and special files are passed over. kNotFound;
/// kInvalidArgument if it is neither; reading an archive gives kCorruptData where it is damaged or cut off,
/// and kInvalidArgument as expansion_limit.hpp says.
Result<std::unique_ptr<ImageSource>> open_image_source(const std::filesystem::path& path,
                                                       double max_expansion);

}  // namespace lookbook::loader
