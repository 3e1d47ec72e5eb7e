#pragma once
// landing/manifest.json: JSON for people and programs, one source a line.

#include <optional>
#include <string>

#include "lookbook/loader/landing.hpp"

namespace lookbook::loader {

std::string manifest_to_json(const LandingManifest& manifest);
/// kCorruptData if it is no manifest, kUnsupportedVersion if a newer Lookbook wrote it.
Result<LandingManifest> manifest_from_json(const std::string& json);

/// The manifest's bytes in the store, nothing if there is none.
Result<std::optional<std::string>> read_manifest_bytes(const storage::ObjectStore& store);

}  // namespace lookbook::loader
