#pragma once
// A store that is a prefix of a bucket, on Amazon S3 or any server that speaks its protocol with conditional
// writes. Objects are written in parts and appear whole; what is mapped is a checked copy on the local disk.

#include <memory>
#include <string>

#include "lookbook/storage/object_store.hpp"
#include "storage/s3/lease.hpp"
#include "storage/s3/location.hpp"
#include "storage/s3/object_cache.hpp"

namespace arrow::fs {
class FileSystem;
}

namespace lookbook::storage {

class S3Store final : public ObjectStore {
 public:
  /// Asks the server for the prefix, so that a wrong bucket, key or endpoint is known at once. kNotFound if
  /// there is nothing there, unless it is `create`d; a bucket is never made.
  static Result<std::unique_ptr<ObjectStore>> open(std::string_view uri, bool create);

  const std::string& uri() const override { return uri_; }
  Result<std::string> read(std::string_view path) const override;
  Result<bool> exists(std::string_view path) const override;
  Result<std::uint64_t> size(std::string_view path) const override;
  Result<std::string> checksum(std::string_view path) const override;
  Result<std::vector<ObjectInfo>> list(std::string_view prefix) const override;
  Result<std::unique_ptr<ObjectWriter>> create(std::string_view path) override;
  Status write_many(std::span<const NamedBytes> objects) override;
  Status remove(std::string_view path) override;
  Result<std::string> local_file(std::string_view path) const override;
  Result<bool> replace_if(std::string_view path, const std::optional<std::string>& expected,
                          std::string_view bytes) override;
  /// Ends the uploads in parts that were begun longer ago than the location says.
  Result<std::size_t> sweep() override;
  Result<std::unique_ptr<StoreLock>> lock() override;

 private:
  S3Store(std::string uri, std::shared_ptr<const S3Client> client,
          std::shared_ptr<arrow::fs::FileSystem> files, std::unique_ptr<ObjectCache> cache);
  Result<std::string> key_of(std::string_view path) const;
  Result<S3Object> object_at(std::string_view path) const;
  Result<CachedFile> cached(std::string_view path) const;
  Status may_write() const;
  Error not_found(std::string_view path) const;

  std::string uri_;
  std::shared_ptr<const S3Client> client_;
  std::shared_ptr<arrow::fs::FileSystem> files_;
  std::unique_ptr<ObjectCache> cache_;
  LeaseLost lease_lost_;
};

}  // namespace lookbook::storage
