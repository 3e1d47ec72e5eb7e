#pragma once
// The lock of a store on S3: the object ".lock", written only where there is none (If-None-Match) and renewed
// by its holder (If-Match). It says who holds it and for how long after the last renewal it stays valid; a
// killed holder's lease can be taken over when it is older than that, by the server's own clock. Advisory.

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "lookbook/storage/object_store.hpp"
#include "storage/s3/client.hpp"

namespace lookbook::storage {

/// Whether a lease that this store held was taken over, so that the store must not be written any more.
using LeaseLost = std::shared_ptr<std::atomic<bool>>;

class S3Lease final : public StoreLock {
 public:
  /// kUnavailable at once if another holds it, with its name and how long it may last. kInvalidArgument if
  /// the server ignores the condition, as some do.
  static Result<std::unique_ptr<StoreLock>> take(std::shared_ptr<const S3Client> client, LeaseLost lost);
  /// Gives it back.
  ~S3Lease() override;

 private:
  S3Lease(std::shared_ptr<const S3Client> client, std::string key, std::string text, std::string etag,
          LeaseLost lost);
  void keep();
  bool renew();

  std::shared_ptr<const S3Client> client_;
  std::string key_;
  std::string text_;
  std::string etag_;
  LeaseLost lost_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool is_over_ = false;
  std::thread keeper_;
};

}  // namespace lookbook::storage
