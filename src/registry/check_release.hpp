#pragma once
// Proves that the files of a release are what its manifest says.

#include "lookbook/registry/release.hpp"

namespace lookbook::registry {

/// kCorruptData names the first part (by name) that is missing or damaged.
Status check_parts(const storage::ObjectStore& store, const ReleaseManifest& manifest, Verify verify);

}  // namespace lookbook::registry
