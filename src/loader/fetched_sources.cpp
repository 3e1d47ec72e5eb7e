#include "loader/fetched_sources.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "loader/source_files.hpp"
#include "loader/source_paths.hpp"

namespace lookbook::loader {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kScheme = "s3://";

bool is_remote(const fs::path& name) {
  return name.native().starts_with(kScheme);
}

/// A name in the parts that are asked for one after another.
struct RemoteName {
  std::string folder;    ///< "s3://bucket/raw"
  std::string settings;  ///< "?region=…", or none
  std::string rest;      ///< below the folder: an object, a folder or a pattern; empty for all of it

  std::string store() const { return folder + settings; }
  bool is_pattern() const { return rest.find_first_of("*[") != std::string::npos; }
};

RemoteName remote_name(const std::string& name) {
  const std::size_t question = name.rfind('?');
  const bool has_settings = question != name.npos && name.find('=', question) != name.npos;
  RemoteName remote{.folder = has_settings ? name.substr(0, question) : name,
                    .settings = has_settings ? name.substr(question) : "",
                    .rest = ""};
  const std::size_t slash = remote.folder.rfind('/', remote.folder.find_first_of("*["));
  if (slash < kScheme.size()) return remote;  // the bucket alone
  remote.rest = remote.folder.substr(slash + 1);
  remote.folder.resize(slash);
  return remote;
}

Result<fs::path> new_folder() {
  std::error_code failed;
  const fs::path parent = fs::temp_directory_path(failed);
  if (failed) return error_from_errno(failed.value(), "cannot find a folder for temporary files");
  std::string name = (parent / "lookbook-sources-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) return error_from_errno(errno, "cannot make the folder " + name);
  return fs::path(name);
}

/// `file` under another name: a hard link, which stays when the cache drops the file, where it can be one.
Status link(const fs::path& file, const fs::path& name) {
  std::error_code failed;
  fs::create_directories(name.parent_path(), failed);
  if (failed)
    return error_from_errno(failed.value(), "cannot make the folder " + name.parent_path().string());
  fs::create_hard_link(file, name, failed);
  if (failed) fs::create_symlink(file, name, failed);
  if (failed) return error_from_errno(failed.value(), "cannot make " + name.string());
  return ok();
}

}  // namespace

/// Fetches one name after another into `into`.
class FetchedSources::Fetcher {
 public:
  Fetcher(FetchedSources& into, Progress& progress) : into_(into), progress_(progress) {}

  Status list(const std::vector<fs::path>& names, std::vector<fs::path>& files) {
    for (const fs::path& name : names) {
      if (!is_remote(name)) {
        files.push_back(name);
        continue;
      }
      LOOKBOOK_TRY(const Found found, find(name.native()));
      LOOKBOOK_TRY(std::vector<std::string> sources, sources_of(found, name.native()));
      LOOKBOOK_TRY(const std::vector<fs::path> fetched, fetch(found, sources));
      files.insert(files.end(), fetched.begin(), fetched.end());
    }
    return ok();
  }

  /// An archive, or a folder with all that is in it.
  Result<fs::path> images(const fs::path& name) {
    if (remote_name(name.native()).is_pattern()) {
      return Error(ErrorCode::kInvalidArgument,
                   name.string() + " is a pattern; photographs are in one archive or one folder: name that");
    }
    LOOKBOOK_TRY(const Found found, find(name.native()));
    LOOKBOOK_TRY(const std::vector<fs::path> fetched, fetch(found, found.objects));
    return found.is_folder ? fs::path(into_.names_.back().first) : fetched.front();
  }

 private:
  struct Found {
    RemoteName name;
    std::unique_ptr<storage::ObjectStore> store;
    std::vector<std::string> objects;  ///< below the store, sorted; at least one
    bool is_folder = false;
  };

  static Result<Found> find(const std::string& name) {
    Found found{.name = remote_name(name), .store = nullptr, .objects = {}};
    LOOKBOOK_TRY(found.store, storage::create_store(found.name.store()));
    const std::string& rest = found.name.rest;
    bool is_object = false;
    if (!rest.empty() && !found.name.is_pattern()) {
      LOOKBOOK_TRY(is_object, found.store->exists(rest));
    }
    if (is_object) {
      found.objects = {rest};
      return found;
    }
    found.is_folder = !found.name.is_pattern();
    LOOKBOOK_TRY(const std::vector<storage::ObjectInfo> objects,
                 found.store->list(found.is_folder && !rest.empty() ? rest + "/" : ""));
    for (const storage::ObjectInfo& object : objects) {
      if (found.is_folder || ::fnmatch(rest.c_str(), object.path.c_str(), FNM_PATHNAME) == 0)
        found.objects.push_back(object.path);
    }
    if (!found.objects.empty()) return found;
    return Error(ErrorCode::kNotFound, (found.is_folder ? "there is no object " : "no object matches ") +
                                           name + "; look for a typing error in it");
  }

  /// Of a folder those that are called as sources; the others are noted.
  Result<std::vector<std::string>> sources_of(const Found& found, const std::string& name) {
    if (!found.is_folder) return found.objects;
    std::vector<std::string> sources;
    for (const std::string& object : found.objects) {
      if (is_called_as_a_source(object))
        sources.push_back(object);
      else
        into_.ignored_.push_back(found.name.folder + "/" + object);
    }
    if (!sources.empty()) return sources;
    return Error(ErrorCode::kInvalidArgument, name + " holds no source among its " +
                                                  std::to_string(found.objects.size()) +
                                                  " objects, such as " + found.objects.front());
  }

  Result<std::vector<fs::path>> fetch(const Found& found, const std::vector<std::string>& objects) {
    if (into_.folder_.empty()) {
      LOOKBOOK_TRY(into_.folder_, new_folder());
    }
    const fs::path folder = into_.folder_ / std::to_string(into_.names_.size());
    into_.names_.emplace_back(folder.string() + "/", found.name.folder + "/");
    std::vector<fs::path> files;
    progress_.begin("fetching from " + found.name.folder, objects.size(), "object");
    for (const std::string& object : objects) {
      LOOKBOOK_CHECK(check_cancelled(progress_));
      LOOKBOOK_TRY(const std::string file, found.store->local_file(object));
      files.push_back(folder / object);
      LOOKBOOK_CHECK(link(file, files.back()));
      progress_.advance(1);
    }
    progress_.end();
    return files;
  }

  FetchedSources& into_;
  Progress& progress_;
};

Result<FetchedSources> FetchedSources::fetch(const LoadRequest& request, Progress& progress) {
  FetchedSources sources;
  sources.request_ = request;
  Fetcher fetcher(sources, progress);
  sources.request_.reviews.clear();
  LOOKBOOK_CHECK(fetcher.list(request.reviews, sources.request_.reviews));
  sources.request_.metadata.clear();
  LOOKBOOK_CHECK(fetcher.list(request.metadata, sources.request_.metadata));
  if (request.images && is_remote(*request.images)) {
    LOOKBOOK_TRY(sources.request_.images, fetcher.images(*request.images));
  }
  return sources;
}

FetchedSources::FetchedSources(FetchedSources&& other) noexcept
    : folder_(std::exchange(other.folder_, {})),
      request_(std::move(other.request_)),
      ignored_(std::move(other.ignored_)),
      names_(std::move(other.names_)) {}

FetchedSources::~FetchedSources() {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

std::string FetchedSources::told(std::string text) const {
  for (const auto& [folder, uri] : names_) {
    for (std::size_t at = 0; (at = text.find(folder, at)) != text.npos; at += uri.size())
      text.replace(at, folder.size(), uri);
  }
  return text;
}

}  // namespace lookbook::loader
