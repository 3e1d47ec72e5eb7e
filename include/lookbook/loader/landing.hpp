#pragma once
// The landing zone: every source byte for byte, and what it is. Everything after it can be made again.
//
//   landing/files/<12 digits>-<name>   a source; the digits begin its SHA-256
//   landing/images/<sha256>.<ending>   a photograph, once whatever its names
//   landing/images.parquet             name to path, tables::landed_images, sorted by name
//   landing/manifest.json              written last; what it does not name is not there (docs/formats.md)
//
// Loading is incremental: a source or photograph whose checksum is known is skipped (a damaged copy in the
// store is replaced), a new one is added, and a load that was stopped goes on where it was. All sources are
// read to their last byte before the first is copied.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lookbook/base/clock.hpp"
#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/loader/source_layout.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::loader {

inline constexpr std::uint32_t kLandingFormatVersion = 2;

struct LandedSource {
  std::string name;  ///< the file's, unique; what the column `source` of every later table says
  SourceLayout layout;
  std::uint64_t bytes = 0;  ///< as stored, that is packed
  std::string sha256;
  std::uint64_t rows = 0;  ///< records: lines that are not blank, without the header; items of user-items
  UnixMillis landed_at = 0;
  bool operator==(const LandedSource&) const = default;
};

/// Where it lies in the store.
std::string path_of(const LandedSource& source);

struct LandingManifest {
  std::vector<LandedSource> sources;  ///< in the order in which they came
  std::uint64_t images = 0;           ///< rows of landing/images.parquet
  /// Photographs that all loads so far have repaired: when it grows, what was made of them is out of date.
  std::uint64_t images_repaired = 0;
  bool operator==(const LandingManifest&) const = default;
};

/// An empty manifest if the store has none. kCorruptData if it is damaged, kUnsupportedVersion if a newer
/// Lookbook wrote it.
Result<LandingManifest> read_manifest(const storage::ObjectStore& store);

struct LoadRequest {
  /// Reviews or ratings: files; folders, of which the files that are called as sources are taken, at any
  /// depth and sorted by name; patterns of '*', '?' and '[…]'; likewise of s3://bucket/…, with settings
  /// behind
  /// '?' (docs/s3.md).
  std::vector<std::filesystem::path> reviews = {};
  std::vector<std::filesystem::path> metadata = {};  ///< products, likewise
  /// A folder, or a tar archive of one (plain, gzip or zstd), also on S3; its JPEG, PNG and WebP files are
  /// taken, at any depth.
  std::optional<std::filesystem::path> images = {};
  /// Overrides the guess for all sources of this request, and what the store says of those it has.
  std::optional<std::string> schema = {};
  /// A mapping file (docs/mapping.md), which says what the fields of the files of one list or both are. Files
  /// of a list that it does not speak of are recognised.
  std::optional<std::filesystem::path> mapping = {};
  /// A packed file that gives more than so many times its size is refused.
  double max_expansion = kMaxExpansion;
  UnixMillis now = 0;
};

struct LoadReport {
  LandingManifest manifest;          ///< all that is landed now
  std::vector<std::string> added;    ///< names of the sources that are new
  std::vector<std::string> skipped;  ///< files whose bytes were there already, as given
  /// Names of sources that were known, but damaged or gone in the store, and are whole again.
  std::vector<std::string> repaired = {};
  /// Names of known sources that are read with another schema from now on.
  std::vector<std::string> relaid = {};
  std::uint64_t images_added = 0;     ///< names that are new or changed
  std::uint64_t images_repaired = 0;  ///< photographs that were damaged or gone in the store, now whole
  std::uint64_t images_known = 0;
  std::uint64_t files_ignored = 0;                ///< files among the images that are no photographs
  std::vector<std::string> ignored_samples = {};  ///< the first five of them, below the folder
  std::vector<std::string> sources_ignored = {};  ///< files in folders of sources that are not called as such
};

/// Lines for people about the files in folders that were ignored; none if none was.
std::vector<std::string> ignored_notices(const LoadReport& report);

/// Errors: kInvalidArgument for an empty request, one with a schema and a mapping, a mapping that does not
/// fit, a file in the wrong list (also one that is loaded already as the other kind, and one in both), a
/// folder without a source, an empty file or one of unknown layout; kNotFound for a pattern that matches
/// nothing; kCorruptData for damaged packing; kUnavailable if another load finished meanwhile (run it again);
/// kCancelled; those of the operating system. After an error the manifest is as it was before.
Result<LoadReport> load(const LoadRequest& request, storage::ObjectStore& store, Progress& progress);

}  // namespace lookbook::loader
