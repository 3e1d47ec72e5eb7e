#pragma once
// Writes one object of an S3 store through Arrow: in parts while the bytes come, or at once if they are few.
// S3 shows it when the last request succeeds, whole; before, and without commit(), there is nothing.

#include <arrow/filesystem/filesystem.h>

#include <functional>
#include <memory>
#include <string>

#include "lookbook/base/checksum.hpp"
#include "lookbook/storage/object_store.hpp"
#include "storage/s3/location.hpp"

namespace lookbook::storage {

class S3Writer final : public ObjectWriter {
 public:
  /// `may_write` is asked before the object is shown: whether the command still holds its lock.
  static Result<std::unique_ptr<S3Writer>> create(arrow::fs::FileSystem& files, const S3Location& location,
                                                  std::string_view path, std::function<Status()> may_write);
  ~S3Writer() override;

  Status append(std::span<const std::byte> bytes) override;
  Result<std::string> commit() override;

 private:
  S3Writer(S3Location location, std::string what, std::shared_ptr<arrow::io::OutputStream> stream,
           std::function<Status()> may_write)
      : location_(std::move(location)),
        what_(std::move(what)),
        stream_(std::move(stream)),
        may_write_(std::move(may_write)) {}

  S3Location location_;
  std::string what_;
  std::shared_ptr<arrow::io::OutputStream> stream_;
  std::function<Status()> may_write_;
  Sha256 checksum_;
  bool committed_ = false;
};

}  // namespace lookbook::storage
