#include "storage/s3/upload.hpp"

#include <arrow/io/interfaces.h>

#include <mutex>
#include <vector>

#include "storage/s3/errors.hpp"

namespace lookbook::storage {
namespace {

Error upload_error(const arrow::Status& status, const S3Location& location, const std::string& key) {
  return error_of_arrow(status.message(), location, "writing s3://" + location.bucket + "/" + key);
}

/// The destructor of a stream that is neither closed nor aborted completes the upload: an object that was
/// given up halfway would appear. So such a stream is kept until the process ends, and not destroyed then.
void never_destroy(std::shared_ptr<arrow::io::OutputStream> stream) {
  static std::mutex mutex;
  static auto* const kept = new std::vector<std::shared_ptr<arrow::io::OutputStream>>();
  const std::lock_guard lock(mutex);
  kept->push_back(std::move(stream));
}

}  // namespace

Result<std::unique_ptr<S3Writer>> S3Writer::create(arrow::fs::FileSystem& files,
                                                   std::shared_ptr<const S3Client> client, std::string key,
                                                   MayWrite may_write) {
  const S3Location& location = client->location();
  auto stream = files.OpenOutputStream(location.bucket + "/" + key);
  if (!stream.ok()) return upload_error(stream.status(), location, key);
  return std::unique_ptr<S3Writer>(
      new S3Writer(std::move(client), std::move(key), *std::move(stream), std::move(may_write)));
}

S3Writer::~S3Writer() {  // NOLINT(bugprone-exception-escape)
  if (committed_) return;
  const bool is_aborted = !closed_ && stream_->Abort().ok();
  if (is_aborted) return;
  // Where the server is gone, sweep() ends the upload later.
  end_uploads();
  if (!stream_->closed()) never_destroy(std::move(stream_));
}

/// Arrow forgets an upload whose end failed, and tries an abort only so often.
void S3Writer::end_uploads() const {
  const S3Client client = client_->with_attempts(1);
  const auto uploads = client.uploads(key_);
  if (!uploads) return;
  for (const S3Upload& upload : *uploads) {
    if (upload.key == key_) static_cast<void>(client.abort(upload));
  }
}

Error S3Writer::failed(const arrow::Status& status) const {
  return upload_error(status, client_->location(), key_);
}

Status S3Writer::append(std::span<const std::byte> bytes) {
  checksum_.update(bytes);
  const arrow::Status written = stream_->Write(bytes.data(), static_cast<std::int64_t>(bytes.size()));
  if (!written.ok()) return failed(written);
  return ok();
}

Result<std::string> S3Writer::commit() {
  LOOKBOOK_CHECK(may_write_());
  closed_ = true;
  const arrow::Status closed = stream_->Close();
  if (!closed.ok()) return failed(closed);
  committed_ = true;
  return std::move(checksum_).hex_digest();
}

}  // namespace lookbook::storage
