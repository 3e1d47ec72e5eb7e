#pragma once
// Writes one object of an S3 store through Arrow: in parts while the bytes come, or at once if they are few.
// S3 shows it when the last request succeeds, whole; before, and without commit(), there is nothing.

#include <arrow/filesystem/filesystem.h>

#include <functional>
#include <memory>
#include <string>

#include "lookbook/base/checksum.hpp"
#include "lookbook/storage/object_store.hpp"
#include "storage/s3/client.hpp"

namespace lookbook::storage {

class S3Writer final : public ObjectWriter {
 public:
  /// Asked before the object is shown: whether the command still holds its lock.
  using MayWrite = std::function<Status()>;

  static Result<std::unique_ptr<S3Writer>> create(arrow::fs::FileSystem& files,
                                                  std::shared_ptr<const S3Client> client, std::string key,
                                                  MayWrite may_write);
  ~S3Writer() override;  // NOLINT(bugprone-exception-escape): only memory that is gone throws

  Status append(std::span<const std::byte> bytes) override;
  Result<std::string> commit() override;

 private:
  S3Writer(std::shared_ptr<const S3Client> client, std::string key,
           std::shared_ptr<arrow::io::OutputStream> stream, MayWrite may_write)
      : client_(std::move(client)),
        key_(std::move(key)),
        stream_(std::move(stream)),
        may_write_(std::move(may_write)) {}
  Error failed(const arrow::Status& status) const;
  void end_uploads() const;

  std::shared_ptr<const S3Client> client_;
  std::string key_;
  std::shared_ptr<arrow::io::OutputStream> stream_;
  MayWrite may_write_;
  Sha256 checksum_;
  bool closed_ = false;
  bool committed_ = false;
};

}  // namespace lookbook::storage
