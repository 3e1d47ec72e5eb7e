#include "storage/s3/upload.hpp"

#include <arrow/io/interfaces.h>

#include "storage/s3/errors.hpp"

namespace lookbook::storage {

Result<std::unique_ptr<S3Writer>> S3Writer::create(arrow::fs::FileSystem& files, const S3Location& location,
                                                   std::string_view path, std::function<Status()> may_write) {
  const std::string name = location.bucket + "/" + location.key_of(path);
  std::string what = "writing s3://" + name;
  auto stream = files.OpenOutputStream(name);
  if (!stream.ok()) return error_of_arrow(stream.status().message(), location, what);
  return std::unique_ptr<S3Writer>(
      new S3Writer(location, std::move(what), *std::move(stream), std::move(may_write)));
}

S3Writer::~S3Writer() {
  // Where the server is gone, sweep() aborts it later.
  if (!committed_) static_cast<void>(stream_->Abort());
}

Status S3Writer::append(std::span<const std::byte> bytes) {
  checksum_.update(bytes);
  const arrow::Status written = stream_->Write(bytes.data(), static_cast<std::int64_t>(bytes.size()));
  if (!written.ok()) return error_of_arrow(written.message(), location_, what_);
  return ok();
}

Result<std::string> S3Writer::commit() {
  LOOKBOOK_CHECK(may_write_());
  const arrow::Status closed = stream_->Close();
  if (!closed.ok()) return error_of_arrow(closed.message(), location_, what_);
  committed_ = true;
  return std::move(checksum_).hex_digest();
}

}  // namespace lookbook::storage
