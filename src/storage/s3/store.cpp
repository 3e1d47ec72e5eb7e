#include "storage/s3/store.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <thread>

#include "storage/object_path.hpp"
#include "storage/s3/arrow_s3.hpp"
#include "storage/s3/client.hpp"
#include "storage/s3/upload.hpp"

namespace lookbook::storage {
namespace {

// More than cores: each waits for the server most of its time.
constexpr std::size_t kWritersAtOnce = 8;
// A version that is replaced between two requests is rare; several in a row are somebody's mistake.
constexpr int kVersionsTried = 5;

constexpr auto kVariable = [](const char* name) -> const char* { return std::getenv(name); };

/// What names the store in the cache, however its URI is written.
std::string cache_name(const S3Location& location) {
  return location.server() + "/" + location.bucket + "/" + location.prefix;
}

}  // namespace

Result<std::unique_ptr<ObjectStore>> S3Store::open(std::string_view uri, bool create) {
  LOOKBOOK_TRY(const S3Location location, parse_s3_uri(uri, kVariable));
  LOOKBOOK_TRY(CacheOptions cache_folder, cache_options(kVariable));
  LOOKBOOK_CHECK(start_s3());
  const arrow::fs::S3Options options = s3_options(location);
  LOOKBOOK_TRY(auto files, make_s3_file_system(options, location));
  const auto client =
      std::make_shared<const S3Client>(location, [options] { return current_credentials(options); });
  LOOKBOOK_TRY(const auto some, client->list(location.prefix.empty() ? "" : location.prefix + "/", 1));
  if (some.empty() && !create) {
    return Error(ErrorCode::kNotFound,
                 "there is no store " + std::string(uri) +
                     "; `lookbook load` or `lookbook run` makes one, or check the prefix");
  }
  LOOKBOOK_TRY(auto cache, ObjectCache::open(std::move(cache_folder)));
  return std::unique_ptr<ObjectStore>(
      new S3Store(std::string(uri), client, std::move(files), std::move(cache)));
}

S3Store::S3Store(std::string uri, std::shared_ptr<const S3Client> client,
                 std::shared_ptr<arrow::fs::FileSystem> files, std::unique_ptr<ObjectCache> cache)
    : uri_(std::move(uri)),
      client_(std::move(client)),
      files_(std::move(files)),
      cache_(std::move(cache)),
      lease_lost_(std::make_shared<std::atomic<bool>>(false)) {}

Error S3Store::not_found(std::string_view path) const {
  return {ErrorCode::kNotFound, "there is no " + std::string(path) + " in the store " + uri_};
}

Result<std::string> S3Store::key_of(std::string_view path) const {
  LOOKBOOK_CHECK(check_path(path));
  return client_->location().key_of(path);
}

Result<S3Object> S3Store::object_at(std::string_view path) const {
  LOOKBOOK_TRY(const std::string key, key_of(path));
  LOOKBOOK_TRY(const auto object, client_->head(key));
  if (!object) return not_found(path);
  return *object;
}

Result<std::string> S3Store::read(std::string_view path) const {
  LOOKBOOK_TRY(const std::string key, key_of(path));
  LOOKBOOK_TRY(auto content, client_->read(key));
  if (!content) return not_found(path);
  return std::move(content->bytes);
}

Result<bool> S3Store::exists(std::string_view path) const {
  LOOKBOOK_TRY(const std::string key, key_of(path));
  LOOKBOOK_TRY(const auto object, client_->head(key));
  return object.has_value();
}

Result<std::uint64_t> S3Store::size(std::string_view path) const {
  LOOKBOOK_TRY(const S3Object object, object_at(path));
  return object.bytes;
}

Result<std::string> S3Store::checksum(std::string_view path) const {
  LOOKBOOK_TRY(CachedFile copy, cached(path));
  return std::move(copy.sha256);
}

Result<std::string> S3Store::local_file(std::string_view path) const {
  LOOKBOOK_TRY(CachedFile copy, cached(path));
  return std::move(copy.file);
}

Result<CachedFile> S3Store::cached(std::string_view path) const {
  for (int tried = 1;; ++tried) {
    LOOKBOOK_TRY(const S3Object object, object_at(path));
    const CachedVersion version = {cache_name(client_->location()), std::string(path), object.etag,
                                   object.bytes};
    auto copy = cache_->get(version, [&](ObjectWriter& writer) -> Status {
      LOOKBOOK_TRY(const auto found,
                   client_->get(
                       client_->location().key_of(path),
                       [&](std::span<const std::byte> bytes) { return writer.append(bytes); }, object.etag));
      if (!found) return not_found(path);
      return ok();
    });
    // It was replaced between the two requests.
    const bool again = !copy && copy.error().code() == ErrorCode::kUnavailable && tried < kVersionsTried;
    if (!again) return copy;
    LOOKBOOK_TRY(const S3Object now, object_at(path));
    if (now.etag == object.etag) return copy;
  }
}

Result<std::vector<ObjectInfo>> S3Store::list(std::string_view prefix) const {
  const std::size_t root = client_->location().key_of("").size();
  LOOKBOOK_TRY(const auto listed, client_->list(client_->location().key_of(prefix)));
  std::vector<ObjectInfo> objects;
  for (const S3Listed& object : listed) {
    std::string path = object.key.substr(root);
    if (check_path(path)) objects.push_back({std::move(path), object.bytes});
  }
  return objects;
}

Status S3Store::may_write() const {
  if (!*lease_lost_) return ok();
  return Error(ErrorCode::kUnavailable, "this command lost its lock on the store " + uri_ +
                                            " because the server did not answer for longer than the lease; "
                                            "run it again");
}

Result<std::unique_ptr<ObjectWriter>> S3Store::create(std::string_view path) {
  LOOKBOOK_TRY(std::string key, key_of(path));
  LOOKBOOK_TRY(std::unique_ptr<ObjectWriter> writer,
               S3Writer::create(*files_, client_, std::move(key), [this] { return may_write(); }));
  return writer;
}

Status S3Store::write_many(std::span<const NamedBytes> objects) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  std::mutex mutex;
  Status first_error = ok();
  const auto work = [&] {
    for (std::size_t i = next++; i < objects.size() && !failed; i = next++) {
      const auto written = write(objects[i].path, objects[i].bytes);
      if (written) continue;
      const std::lock_guard lock(mutex);
      if (!failed.exchange(true)) first_error = written.error();
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < std::min(kWritersAtOnce, objects.size()); ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  return first_error;
}

Status S3Store::remove(std::string_view path) {
  LOOKBOOK_TRY(const std::string key, key_of(path));
  LOOKBOOK_CHECK(may_write());
  return client_->remove(key);
}

Result<bool> S3Store::replace_if(std::string_view path, const std::optional<std::string>& expected,
                                 std::string_view bytes) {
  LOOKBOOK_TRY(const std::string key, key_of(path));
  LOOKBOOK_TRY(const auto current, client_->read(key));
  const bool is_as_expected = current ? current->bytes == expected : !expected;
  if (!is_as_expected) return false;
  LOOKBOOK_TRY(const auto etag,
               client_->put_if(key, bytes, current ? std::optional(current->object.etag) : std::nullopt));
  return etag.has_value();
}

Result<std::size_t> S3Store::sweep() {
  LOOKBOOK_TRY(const auto uploads, client_->uploads(client_->location().key_of("")));
  std::size_t removed = 0;
  for (const S3Upload& upload : uploads) {
    if (static_cast<double>(upload.age) < client_->location().leftover_age) continue;
    LOOKBOOK_CHECK(client_->abort(upload));
    ++removed;
  }
  return removed;
}

Result<std::unique_ptr<StoreLock>> S3Store::lock() {
  return S3Lease::take(client_, lease_lost_);
}

}  // namespace lookbook::storage
