#include "loader/source_paths.hpp"

#include <glob.h>

#include <algorithm>
#include <array>
#include <memory>

#include "loader/schemas.hpp"

namespace lookbook::loader {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPackings[] = {".gz", ".zst"};
constexpr std::string_view kEndings[] = {".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet"};

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

Result<std::vector<fs::path>> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code failed;
  fs::recursive_directory_iterator entry(folder, failed);
  for (; !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed)) {
    std::error_code unknown;
    if (is_hidden(entry->path())) {
      entry.disable_recursion_pending();
    } else if (!entry->is_directory(unknown) || entry->is_symlink(unknown)) {
      files.push_back(entry->path());
    }
  }
  if (failed) return error_from_errno(failed.value(), "cannot list " + folder.string());
  std::ranges::sort(files, {}, &fs::path::native);
  return files;
}

Status add_folder(const fs::path& folder, SourcePaths& paths) {
  LOOKBOOK_TRY(const std::vector<fs::path> files, files_below(folder));
  const std::size_t before = paths.files.size();
  for (const fs::path& file : files) {
    if (is_called_as_a_source(file)) {
      paths.files.push_back(file);
    } else {
      paths.ignored.push_back(file.string());
    }
  }
  if (paths.files.size() > before) return ok();
  const std::string found = files.empty() ? "is empty"
                                          : "holds no source among its " + std::to_string(files.size()) +
                                                " files, such as " + files.front().filename().string();
  return Error(
      ErrorCode::kInvalidArgument,
      folder.string() + " " + found +
          "; of a folder .json, .jsonl, .ndjson, .csv, .tsv and .parquet are taken, with or without "
          ".gz or .zst. Files that are called otherwise can be named one by one, or by a pattern such as '" +
          (folder / "*").string() + "'");
}

Status add_path(const fs::path& path, SourcePaths& paths) {
  std::error_code unknown;
  if (fs::is_directory(path, unknown)) return add_folder(path, paths);
  paths.files.push_back(path);  // whether it is there, opening it will say
  return ok();
}

struct GlobFree {
  void operator()(glob_t* found) const {
    ::globfree(found);
    delete found;  // NOLINT(cppcoreguidelines-owning-memory)
  }
};

Status add_matches(const std::string& pattern, SourcePaths& paths) {
  const std::unique_ptr<glob_t, GlobFree> found(new glob_t{});
  const int status = ::glob(pattern.c_str(), GLOB_ERR | GLOB_NOSORT, nullptr, found.get());
  if (status == GLOB_NOMATCH)
    return Error(ErrorCode::kNotFound, "no file matches " + pattern + "; look for a typing error in it");
  if (status != 0) return error_from_errno(errno, "cannot look for files that match " + pattern);
  std::vector<std::string> matches(found->gl_pathv, found->gl_pathv + found->gl_pathc);
  std::ranges::sort(matches);
  for (const std::string& match : matches) LOOKBOOK_CHECK(add_path(match, paths));
  return ok();
}

bool is_pattern(const fs::path& name) {
  std::error_code unknown;
  return name.native().find_first_of("*?[") != std::string::npos && !fs::exists(name, unknown);
}

}  // namespace

bool is_called_as_a_source(const fs::path& file) {
  const std::string lower = lower_case(file.filename().string());
  std::string_view name = lower;
  for (const std::string_view packing : kPackings) {
    if (name.ends_with(packing)) name.remove_suffix(packing.size());
  }
  return std::ranges::any_of(kEndings, [&](std::string_view ending) { return name.ends_with(ending); });
}

Result<SourcePaths> expand(const std::vector<fs::path>& names) {
  SourcePaths paths;
  for (const fs::path& name : names) {
    LOOKBOOK_CHECK(is_pattern(name) ? add_matches(name.native(), paths) : add_path(name, paths));
  }
  return paths;
}

}  // namespace lookbook::loader
