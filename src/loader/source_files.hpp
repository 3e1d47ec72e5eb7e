#pragma once
// Files of the user, looked at before anything is copied.

#include <filesystem>
#include <optional>
#include <string>

#include "loader/mapping.hpp"
#include "lookbook/base/progress.hpp"
#include "lookbook/loader/landing.hpp"

namespace lookbook::loader {

/// What the user said of the files of one list.
struct HowToRead {
  bool products = false;                   ///< which list it is
  std::optional<std::string> schema = {};  ///< as LoadRequest::schema
  const TableMapping* mapping = nullptr;   ///< or this, from
  std::string mapping_file = {};
  double max_expansion = kMaxExpansion;
};

/// The file's SHA-256 in hexadecimal. kCancelled.
Result<std::string> checksum_of(const std::string& file, Progress& progress);

/// Everything that the manifest will say of it but its unique name and the time. Reads it to the last byte,
/// so that damage is found now. Errors as load() says.
Result<LandedSource> inspect(const std::string& file, const HowToRead& how, Progress& progress);

/// Its layout alone, by its first rows.
Result<SourceLayout> layout_of(const std::string& file, const HowToRead& how);

/// A name that every store and table can hold, from a file's path: valid UTF-8, no control characters,
/// slashes or backslashes, at most 200 bytes of its end.
std::string landing_name(const std::filesystem::path& file);

Status check_cancelled(const Progress& progress);

}  // namespace lookbook::loader
