#include "storage/s3/arrow_s3.hpp"

#include <cmath>
#include <cstdlib>

#include "storage/arrow_errors.hpp"
#include "storage/s3/errors.hpp"
#include "storage/s3/http_client.hpp"
#include "storage/s3/retries.hpp"

namespace lookbook::storage {
namespace {

/// The same patience as S3Client's.
class Retries final : public arrow::fs::S3RetryStrategy {
 public:
  explicit Retries(int attempts) : attempts_(attempts) {}
  bool ShouldRetry(const AWSErrorDetail& error, std::int64_t attempted_retries) override {
    return error.should_retry && attempted_retries + 1 < attempts_;
  }
  std::int64_t CalculateDelayBeforeNextRetry(const AWSErrorDetail& /*error*/,
                                             std::int64_t attempted_retries) override {
    return std::lround(1000 * seconds_before_retry(static_cast<int>(attempted_retries) + 1));
  }

 private:
  int attempts_;
};

arrow::Status initialize() {
  arrow::fs::S3GlobalOptions options = arrow::fs::S3GlobalOptions::Defaults();
  if (std::getenv("ARROW_S3_LOG_LEVEL") == nullptr) options.log_level = arrow::fs::S3LogLevel::Off;
  // A server that closes a connection is an error of that request, not the end of the program.
  options.install_sigpipe_handler = true;
  return arrow::fs::InitializeS3(options);
}

}  // namespace

Status start_s3() {
  static const arrow::Status started = initialize();
  LOOKBOOK_ARROW_CHECK("starting Amazon's SDK", started);
  return ok();
}

arrow::fs::S3Options s3_options(const S3Location& location) {
  auto options = arrow::fs::S3Options::Defaults();
  options.region = location.region;
  options.scheme = location.scheme;
  options.endpoint_override = location.endpoint;
  options.connect_timeout = location.connect_timeout;
  options.request_timeout = location.request_timeout;
  options.retry_strategy = std::make_shared<Retries>(location.attempts);
  options.tls_ca_file_path = trusted_certificates();
  // What is small goes up as one PUT.
  options.allow_delayed_open = true;
  // A writer waits for each part. In the background Arrow holds all parts that a slow server has not taken.
  options.background_writes = false;
  return options;
}

Result<std::shared_ptr<arrow::fs::FileSystem>> make_s3_file_system(const arrow::fs::S3Options& options,
                                                                   const S3Location& location) {
  auto made = arrow::fs::S3FileSystem::Make(options);
  // Amazon's SDK must be stopped before its own static objects go, the last of which the first file system
  // made.
  static const int at_exit = std::atexit([] { static_cast<void>(arrow::fs::EnsureS3Finalized()); });
  static_cast<void>(at_exit);
  if (!made.ok()) {
    return error_of_arrow(made.status().message(), location, "opening s3://" + location.bucket);
  }
  return std::shared_ptr<arrow::fs::FileSystem>(*std::move(made));
}

Result<Credentials> current_credentials(const arrow::fs::S3Options& options) {
  Credentials credentials = {options.GetAccessKey(), options.GetSecretKey(), options.GetSessionToken()};
  if (!credentials.access_key.empty() && !credentials.secret_key.empty()) return credentials;
  const char* profile = std::getenv("AWS_PROFILE");
  return Error(ErrorCode::kPermissionDenied,
               std::string("there are no credentials for S3") +
                   (profile == nullptr ? "" : " (the profile '" + std::string(profile) + "' has none)") +
                   "; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE to a profile of "
                   "~/.aws/credentials");
}

}  // namespace lookbook::storage
