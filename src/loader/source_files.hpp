#pragma once
// Files of the user, looked at before anything is copied.

#include <filesystem>
#include <optional>
#include <string>

#include "lookbook/base/progress.hpp"
#include "lookbook/loader/landing.hpp"

namespace lookbook::loader {

/// The file's SHA-256 in hexadecimal. kCancelled.
Result<std::string> checksum_of(const std::string& file, Progress& progress);

/// Everything that the manifest will say of it but its unique name and the time. Reads it to the last byte,
/// so that damage is found now. `products`: which list of the request it stands in. Errors as load() says.
Result<LandedSource> inspect(const std::string& file, bool products, const std::optional<std::string>& schema,
                             Progress& progress);

/// A name that every store and table can hold, from a file's path: valid UTF-8, no control characters,
/// slashes or backslashes, at most 200 bytes of its end.
std::string landing_name(const std::filesystem::path& file);

Status check_cancelled(const Progress& progress);

}  // namespace lookbook::loader
