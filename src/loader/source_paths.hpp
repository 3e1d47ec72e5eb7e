#pragma once
// What a user names as sources, as files: a file is itself, a folder is the files in it, a pattern is what
// matches it.

#include <filesystem>
#include <string>
#include <vector>

#include "lookbook/base/result.hpp"

namespace lookbook::loader {

struct SourcePaths {
  std::vector<std::filesystem::path> files;  ///< of each name in turn, sorted by their bytes
  std::vector<std::string> ignored;          ///< in folders, of no kind that is read; sorted as well
};

/// Whether a file of a folder is taken, by its name alone: it must not depend on a source's damage.
bool is_called_as_a_source(const std::filesystem::path& file);

/// Files and patterns are taken as they are, whatever they hold. Of a folder, at any depth, the files whose
/// name ends as a source's does (.json, .jsonl, .ndjson, .csv, .tsv, .parquet, plain or with .gz or .zst
/// behind it) are taken, others are ignored; names that begin with '.' are not looked at,
/// and links to folders are ignored. '*', '?' and '[…]'
/// make a pattern, unless a file is called so; they never match a '/'. kNotFound if nothing matches a
/// pattern; kInvalidArgument for a folder without a source.
Result<SourcePaths> expand(const std::vector<std::filesystem::path>& names);

}  // namespace lookbook::loader
