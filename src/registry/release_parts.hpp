#pragma once
// The files of a release: how each is written, and how it is read back.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/registry/release.hpp"

namespace lookbook::registry {

/// Writes a part to a path of a store and returns its SHA-256; always the same bytes.
using WritePart = std::function<Result<std::string>(storage::ObjectStore& store, std::string_view path)>;

struct PlannedPart {
  std::string name;         ///< in ReleaseManifest::parts
  std::string_view ending;  ///< ".arrow" or ".parquet"
  WritePart write;
};

/// All parts of a draft, which must live as long as the plan is used.
std::vector<PlannedPart> plan_parts(const ReleaseDraft& draft);
/// The name in ReleaseManifest::parts of an array of a model.
std::string array_part_name(std::string_view model, std::string_view array);

/// Reads the parts of a release back; `parts` as in its manifest. kCorruptData if one is not in the manifest
/// or is damaged.
Status read_indices(const storage::ObjectStore& store, Release& release);
Status read_catalogue(const storage::ObjectStore& store, Release& release);
Status map_histories(const storage::ObjectStore& store, Release& release);
Status map_models(const storage::ObjectStore& store, Release& release);

}  // namespace lookbook::registry
