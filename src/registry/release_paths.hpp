#pragma once
// Where the registry keeps what, inside a store.

#include <string>
#include <string_view>

namespace lookbook::registry {

inline constexpr std::string_view kReleasesPrefix = "releases/";
inline constexpr std::string_view kPartsPrefix = "releases/parts/";
inline constexpr std::string_view kChannelsPath = "releases/channels.json";
inline constexpr std::string_view kManifestName = "/manifest.json";
/// As the manifest, while its parts are being written: tells collect_garbage what not to remove.
inline constexpr std::string_view kDraftName = "/draft.json";

inline std::string manifest_path(std::string_view id) {
  return std::string(kReleasesPrefix) + std::string(id) + std::string(kManifestName);
}
inline std::string draft_path(std::string_view id) {
  return std::string(kReleasesPrefix) + std::string(id) + std::string(kDraftName);
}

}  // namespace lookbook::registry
