#pragma once
// A release: the unit that is served, promoted and rolled back. One immutable manifest that names, by
// checksum, the indices, the catalogue, the histories and the fitted models that belong together, so that
// numberings never mix. On disk: releases/<id>/manifest.json and content-addressed parts
// releases/parts/<sha256>.<arrow|parquet>, shared between releases (docs/formats.md).

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/core/catalogue.hpp"
#include "lookbook/core/history.hpp"
#include "lookbook/core/id_map.hpp"
#include "lookbook/core/interactions.hpp"
#include "lookbook/core/model_parts.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::registry {

/// The newest format version this build writes and the newest it reads.
inline constexpr std::uint32_t kReleaseFormatVersion = 1;

/// One file of a release.
struct PartInfo {
  std::string path;  ///< in the store
  std::string sha256;
  std::uint64_t bytes = 0;
  bool operator==(const PartInfo&) const = default;
};

/// A ModelParts without its arrays' bytes.
struct ModelInfo {
  std::string kind;
  std::uint32_t format_version = 1;
  std::map<std::string, std::string, std::less<>> parameters;
  std::map<std::string, std::string, std::less<>> arrays;  ///< array name -> name in ReleaseManifest::parts
  bool operator==(const ModelInfo&) const = default;
};

/// releases/<id>/manifest.json
struct ReleaseManifest {
  std::string id;       ///< 12 hexadecimal digits from the content: all below but `created` and `seconds`
  std::string created;  ///< "2026-11-23T14:05:09Z"
  std::uint32_t format_version = kReleaseFormatVersion;
  std::string lookbook_version;
  std::string fingerprint;  ///< of the data it was built from
  std::uint64_t users = 0;
  std::uint64_t items = 0;
  std::uint64_t events = 0;                                    ///< of all histories together
  std::map<std::string, std::string, std::less<>> parameters;  ///< of the run, as text
  std::map<std::string, double, std::less<>> metrics;          ///< finite; "item_knn/ndcg@10" -> .05
  std::map<std::string, double, std::less<>> seconds;          ///< wall time of each step
  std::map<std::string, PartInfo, std::less<>> parts;          ///< "catalogue", "models/item_knn/sums", …
  std::map<std::string, ModelInfo, std::less<>> models;        ///< by the name it is served under
  bool operator==(const ReleaseManifest&) const = default;
};

/// What publish() writes. Borrowed parts must outlive the call.
struct ReleaseDraft {
  const UserIds& users;
  const ItemIds& items;
  const Catalogue& catalogue;        ///< [items.size()], row i is item i
  const Interactions& interactions;  ///< become the histories, ordered as Histories orders them
  std::map<std::string, ModelParts, std::less<>> models;  ///< fitted models and featurisers by served name
  std::map<std::string, std::string, std::less<>> parameters;
  std::map<std::string, double, std::less<>> metrics;  ///< all finite
  std::map<std::string, double, std::less<>> seconds;
  std::string fingerprint;
  std::string lookbook_version;
  UnixSeconds created = 0;
};

/// The histories of a release, mapped column by column. Copying shares the memory; reading is thread-safe.
class UserHistories {
 public:
  UserHistories() = default;
  /// Arrays as publish() writes them: "offsets" uint64 [n_users + 1], "items" uint32, "kinds" uint8, "values"
  /// float32, "times" int64. kCorruptData if they do not fit each other or name items beyond n_items.
  static Result<UserHistories> open(const ModelParts& columns, std::size_t n_items);

  std::size_t size() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
  /// The history of `user`, copied into `memory`, which must live as long as the result is used. Empty for a
  /// user beyond size().
  History of(UserIndex user, std::vector<HistoryEvent>& memory) const;

 private:
  ModelParts columns_;  // keeps the mapping alive
  std::span<const std::uint64_t> offsets_;
  std::span<const std::uint32_t> items_;
  std::span<const std::uint8_t> kinds_;
  std::span<const float> values_;
  std::span<const std::int64_t> times_;
};

/// An opened release: everything that serving needs. The models' arrays and the histories are mapped, so it
/// opens at once and memory is shared between processes; indices and catalogue are in memory. Immutable:
/// share it between threads as std::shared_ptr<const Release>. Move-only.
struct Release {
  ReleaseManifest manifest;
  UserIds users;
  ItemIds items;
  Catalogue catalogue;  ///< [items.size()]
  UserHistories histories;
  std::map<std::string, ModelParts, std::less<>> models;
};

enum class Verify : std::uint8_t {
  kChecksums,  ///< read every part and compare its SHA-256: about a second a gigabyte
  kSizes,      ///< only that every part is there with its size
};

/// Writes the parts that are not there yet and, last, the manifest. The same content gives the same id, and
/// publishing it again writes nothing (a damaged part is repaired). Safe to repeat after a crash, and beside
/// other writers. kInvalidArgument if the catalogue does not fit the items, an interaction names a user or
/// item that does not exist, or a metric is not finite.
Result<ReleaseManifest> publish(storage::ObjectStore& store, const ReleaseDraft& draft);

/// kNotFound lists the newest releases there are; kCorruptData for a damaged manifest; kUnsupportedVersion if
/// a newer Lookbook wrote it.
Result<ReleaseManifest> read_manifest(const storage::ObjectStore& store, std::string_view id);
/// As read_manifest, and kCorruptData that names the part and what to do (roll back, or publish again) if one
/// is missing or damaged.
Result<Release> open_release(const storage::ObjectStore& store, std::string_view id,
                             Verify verify = Verify::kChecksums);

}  // namespace lookbook::registry
