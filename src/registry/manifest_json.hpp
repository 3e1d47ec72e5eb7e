#pragma once
// The text of a manifest. It seals itself: "checksum" is the SHA-256 of the file with that checksum's digits
// as zeros, so that a flipped byte anywhere is noticed.

#include <string>
#include <string_view>

#include "lookbook/registry/release.hpp"

namespace lookbook::registry {

/// The id that belongs to the manifest's content.
std::string id_of(const ReleaseManifest& manifest);
std::string manifest_text(const ReleaseManifest& manifest);
/// `where` names the file in errors: kCorruptData, kUnsupportedVersion.
Result<ReleaseManifest> parse_manifest(std::string_view text, const std::string& where);

}  // namespace lookbook::registry
