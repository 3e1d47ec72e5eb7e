#pragma once
// What a load would do, found out without writing anything. load() does what its plan says.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/loader/landing.hpp"

namespace lookbook::loader {

enum class SourceFate : std::uint8_t {
  kLand,      ///< it is new, and nothing is landed yet
  kAppend,    ///< it is new, and comes to what is landed
  kSkip,      ///< its checksum is known
  kReadAnew,  ///< its checksum is known, but it is read with another schema or mapping from now on
};

/// "land", "append", "skip", "read anew".
std::string_view name_of(SourceFate fate);

struct PlannedSource {
  std::string file;  ///< as given, or found in a folder or by a pattern
  SourceFate fate = SourceFate::kLand;
  /// As the manifest will have it. Its name is empty where it is new, or of the bytes of another new one.
  LandedSource source;
};

struct LoadPlan {
  std::vector<PlannedSource> sources = {};        ///< in the order of the request, reviews first
  std::vector<std::string> sources_ignored = {};  ///< as LoadReport says
};

/// Reads every file of the request to its last byte; photographs are not looked at, nor is what the store has
/// of a known source. `landed` is its manifest. Errors as load() says, but for those of writing.
Result<LoadPlan> plan_load(const LoadRequest& request, const LandingManifest& landed, Progress& progress);

}  // namespace lookbook::loader
