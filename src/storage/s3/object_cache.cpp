#include "storage/s3/object_cache.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "lookbook/base/checksum.hpp"
#include "lookbook/base/clock.hpp"

namespace lookbook::storage {
namespace {

constexpr std::string_view kChecksumEnding = ".sha256";
constexpr std::size_t kLongestName = 120;

/// "3f/3f9c…-ratings.parquet": the name's end is for people.
std::string name_of(const CachedVersion& version) {
  const std::string key = sha256_hex(version.store + '\n' + version.path + '\n' + version.etag + '\n' +
                                     std::to_string(version.bytes));
  std::string name = version.path.substr(version.path.find_last_of('/') + 1);
  if (name.size() > kLongestName) name.erase(0, name.size() - kLongestName);
  return key.substr(0, 2) + "/" + key + "-" + name;
}

std::string checksum_name(const std::string& name) {
  return name + std::string(kChecksumEnding);
}

/// The time of the last use is kept as that of the last access, since many systems do not write it on their
/// own.
void note_use(const std::string& file) {
  const timespec times[2] = {{0, UTIME_NOW}, {0, UTIME_OMIT}};
  ::utimensat(AT_FDCWD, file.c_str(), times, 0);
}

struct Copy {
  std::string name;
  std::uint64_t bytes = 0;
  double used = 0;  ///< Unix seconds
};

/// The copies, those that were not used for longest first.
std::vector<Copy> copies_in(const ObjectStore& files) {
  std::vector<Copy> copies;
  const auto listed = files.list("");
  if (!listed) return copies;
  for (const ObjectInfo& object : *listed) {
    const auto file = files.local_file(object.path);
    struct stat status {};
    if (object.path.ends_with(kChecksumEnding) || !file || ::stat(file->c_str(), &status) != 0) continue;
    const timespec& used = status.st_atim;
    copies.push_back({object.path, object.bytes,
                      static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9});
  }
  std::ranges::sort(copies, {}, &Copy::used);
  return copies;
}

}  // namespace

Result<CacheOptions> cache_options(Environment environment) {
  const auto value_of = [&](const char* name) {
    const char* value = environment(name);
    return std::string(value == nullptr ? "" : value);
  };
  CacheOptions options;
  options.folder = value_of("LOOKBOOK_CACHE");
  if (options.folder.empty()) {
    std::string above = value_of("XDG_CACHE_HOME");
    if (above.empty() && !value_of("HOME").empty()) above = value_of("HOME") + "/.cache";
    if (above.empty()) {
      return Error(ErrorCode::kInvalidArgument,
                   "a store on S3 needs a folder for its copies; set LOOKBOOK_CACHE to one");
    }
    options.folder = above + "/lookbook";
  }
  const std::string size = value_of("LOOKBOOK_CACHE_GB");
  if (size.empty()) return options;
  double gigabytes = 0;
  const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), gigabytes);
  if (error != std::errc() || end != size.data() + size.size() || !(gigabytes >= 0 && gigabytes < 1e9)) {
    return Error(ErrorCode::kInvalidArgument,
                 "LOOKBOOK_CACHE_GB is '" + size + "', not a number of gigabytes");
  }
  options.max_bytes = static_cast<std::uint64_t>(gigabytes * 1e9);
  return options;
}

Result<std::unique_ptr<ObjectCache>> ObjectCache::open(CacheOptions options) {
  auto files = create_store("file:" + options.folder);
  if (!files) return std::move(files).error().with_context("the folder for copies (LOOKBOOK_CACHE)");
  static_cast<void>((*files)->sweep());  // what killed processes were fetching; no harm if it stays
  return std::unique_ptr<ObjectCache>(new ObjectCache(std::move(options), *std::move(files)));
}

Result<CachedFile> ObjectCache::get(const CachedVersion& version, const Fetch& fetch) {
  const std::string name = name_of(version);
  LOOKBOOK_TRY(std::string sha256, find(version, name));
  if (sha256.empty()) {
    LOOKBOOK_TRY(sha256, fetch_copy(version, name, fetch));
  }
  LOOKBOOK_TRY(std::string file, files_->local_file(name));
  note_use(file);
  return CachedFile{std::move(file), std::move(sha256)};
}

/// The SHA-256 of the copy; "" if there is none or it is damaged.
Result<std::string> ObjectCache::find(const CachedVersion& version, const std::string& name) {
  const auto bytes = files_->size(name);
  const auto sha256 = files_->read(checksum_name(name));
  if (!bytes || !sha256 || *bytes != version.bytes) return std::string();
  if (is_given_out(name, *sha256)) return *sha256;
  if (const auto file = files_->local_file(name)) note_use(*file);  // first, lest others evict it meanwhile
  const auto now = files_->checksum(name);
  if (!now || *now != *sha256) return std::string();
  const std::lock_guard lock(mutex_);
  given_out_[name] = *sha256;
  return *sha256;
}

bool ObjectCache::is_given_out(const std::string& name, const std::string& sha256) {
  const std::lock_guard lock(mutex_);
  const auto known = given_out_.find(name);
  return known != given_out_.end() && known->second == sha256;
}

Result<std::string> ObjectCache::fetch_copy(const CachedVersion& version, const std::string& name,
                                            const Fetch& fetch) {
  LOOKBOOK_TRY(const std::unique_ptr<ObjectWriter> writer, files_->create(name));
  LOOKBOOK_CHECK(fetch(*writer));
  LOOKBOOK_TRY(std::string sha256, writer->commit());
  LOOKBOOK_TRY(const std::uint64_t bytes, files_->size(name));
  if (bytes != version.bytes) {
    LOOKBOOK_CHECK(files_->remove(name));
    return Error(ErrorCode::kCorruptData, version.path + " in " + version.store + " came with " +
                                              std::to_string(bytes) + " bytes, not " +
                                              std::to_string(version.bytes) + "; try again");
  }
  LOOKBOOK_TRY([[maybe_unused]] const std::string written, files_->write(checksum_name(name), sha256));
  {
    const std::lock_guard lock(mutex_);
    given_out_[name] = sha256;
  }
  evict(bytes);
  return sha256;
}

void ObjectCache::evict(std::uint64_t fetched) {
  const std::lock_guard lock(mutex_);
  if (held_ && (*held_ += fetched) <= options_.max_bytes) return;
  const std::vector<Copy> copies = copies_in(*files_);
  std::uint64_t total = 0;
  for (const Copy& copy : copies) total += copy.bytes;
  const double latest = static_cast<double>(now_millis()) / 1000 - options_.least_idle;
  for (const Copy& copy : copies) {
    if (total <= options_.max_bytes || copy.used > latest) break;
    if (given_out_.contains(copy.name)) continue;
    // Without its checksum the copy is none, so that comes first.
    if (!files_->remove(checksum_name(copy.name)) || !files_->remove(copy.name)) continue;
    total -= copy.bytes;
  }
  held_ = total;
}

}  // namespace lookbook::storage
