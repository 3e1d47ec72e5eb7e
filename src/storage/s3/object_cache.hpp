#pragma once
// Copies of a store's objects on the local disk, to be mapped. A folder that all stores and processes share:
// a copy appears whole or not at all, is named by what it is a copy of (store, path, version), and carries
// its SHA-256, which is checked when a process first uses it: a damaged one is fetched again. Copies that
// were not used for longest are removed when there are more bytes than allowed, but none that this process
// has given out. (Another process may have one mapped: removing a file does not take it from those.)
// Thread-safe.

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "lookbook/storage/object_store.hpp"
#include "storage/s3/location.hpp"

namespace lookbook::storage {

struct CacheOptions {
  std::string folder;
  std::uint64_t max_bytes = 20'000'000'000;
  double least_idle = 60;  ///< seconds; what was used since then is not removed: somebody may be opening it
};

/// LOOKBOOK_CACHE, else $XDG_CACHE_HOME/lookbook, else ~/.cache/lookbook; LOOKBOOK_CACHE_GB (10^9 bytes).
/// kInvalidArgument if there is no home or the size is no number.
Result<CacheOptions> cache_options(Environment environment);

/// What a copy is a copy of.
struct CachedVersion {
  std::string store;  ///< the server, bucket and prefix
  std::string path;
  std::string etag;
  std::uint64_t bytes = 0;
};

struct CachedFile {
  std::string file;
  std::string sha256;
};

class ObjectCache {
 public:
  /// Writes the object's bytes.
  using Fetch = std::function<Status(ObjectWriter&)>;

  /// Makes the folder if it is not there.
  static Result<std::unique_ptr<ObjectCache>> open(CacheOptions options);

  /// The copy, fetched if there is none that is whole. kCorruptData if fetch() wrote another number of bytes.
  Result<CachedFile> get(const CachedVersion& version, const Fetch& fetch);

 private:
  ObjectCache(CacheOptions options, std::unique_ptr<ObjectStore> files)
      : options_(std::move(options)), files_(std::move(files)) {}
  Result<std::string> find(const CachedVersion& version, const std::string& name);
  Result<std::string> fetch_copy(const CachedVersion& version, const std::string& name, const Fetch& fetch);
  bool is_given_out(const std::string& name, const std::string& sha256);
  /// After so many more bytes. Lists the copies only once they may be too many.
  void evict(std::uint64_t fetched);

  CacheOptions options_;
  std::unique_ptr<ObjectStore> files_;
  std::mutex mutex_;
  std::optional<std::uint64_t> held_;             // bytes of all copies, or a little more; unknown at first
  std::map<std::string, std::string> given_out_;  // the SHA-256 of each copy that this process has checked
};

}  // namespace lookbook::storage
