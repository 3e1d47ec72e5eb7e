#pragma once
// The requests of S3's protocol that a store is made of, signed, repeated while they may pass, and with
// errors for people. Large uploads go through Arrow's file system instead (upload.hpp); all that needs an
// ETag or a condition is here. Keys are whole: prefix and path. Thread-safe.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/clock.hpp"
#include "lookbook/base/result.hpp"
#include "storage/s3/http_client.hpp"
#include "storage/s3/location.hpp"
#include "storage/s3/signature.hpp"

namespace lookbook::storage {

/// Takes an object's bytes in order; an error ends the request.
using ByteSink = std::function<Status(std::span<const std::byte>)>;

/// One version of an object.
struct S3Object {
  std::string etag;  ///< with its quotes
  std::uint64_t bytes = 0;
  UnixSeconds age = 0;  ///< by the server's clock alone, 0 if it does not tell
};

/// An object with all its bytes.
struct S3Content {
  S3Object object;
  std::string bytes;
};

struct S3Listed {
  std::string key;
  std::uint64_t bytes = 0;
};

/// A multipart upload that nobody finished.
struct S3Upload {
  std::string key;
  std::string id;
  UnixSeconds age = 0;  ///< by the server's clock alone
};

class S3Client {
 public:
  /// Asked before every request, so that temporary credentials can be renewed.
  using CredentialsSource = std::function<Result<Credentials>()>;

  S3Client(S3Location location, CredentialsSource credentials);

  const S3Location& location() const { return location_; }
  /// The same, with another number of attempts.
  S3Client with_attempts(int attempts) const;

  /// nullopt if there is no such object.
  Result<std::optional<S3Object>> head(const std::string& key) const;
  /// Gives the bytes of one version to the sink, continuing where a broken connection ended. With `etag` only
  /// that version: kUnavailable if there is another now. nullopt if there is no such object.
  Result<std::optional<S3Object>> get(const std::string& key, const ByteSink& sink,
                                      const std::string& etag = {}) const;
  /// get() of a small object. nullopt if there is no such object.
  Result<std::optional<S3Content>> read(const std::string& key) const;
  /// Writes only over the version `etag`, or only if there is no object (nullopt). Returns the new ETag;
  /// nullopt if the condition did not hold.
  Result<std::optional<std::string>> put_if(const std::string& key, std::string_view bytes,
                                            const std::optional<std::string>& etag) const;
  /// With `etag` only that version, where the server can. What is not there is fine.
  Status remove(const std::string& key, const std::string& etag = {}) const;
  /// All objects whose key starts with `prefix`, page by page, sorted by key; at most `most`.
  Result<std::vector<S3Listed>> list(const std::string& prefix, std::size_t most = SIZE_MAX) const;
  Result<std::vector<S3Upload>> uploads(const std::string& prefix) const;
  Status abort(const S3Upload& upload) const;

 private:
  struct Request {
    std::string method;
    std::string key;  ///< "" is the bucket
    QueryParameters query = {};
    SignedHeaders headers = {};
    std::string_view body = {};
  };
  /// Until it is answered with something that will not pass. `attempts` counts those made.
  Result<HttpOutcome> send(const Request& request, int& attempts) const;
  Result<HttpOutcome> send_once(const Request& request, const BodySink& sink = {}) const;
  /// The version's ETag if the object holds just these bytes.
  Result<std::optional<std::string>> etag_of(const std::string& key, std::string_view bytes) const;
  Error error(const HttpOutcome& outcome, std::string_view verb, const std::string& key) const;
  /// A server whose pages have no end.
  Error stuck(std::string_view verb, const std::string& key) const;
  /// "reading s3://shop/demo/a.json"
  std::string doing(std::string_view verb, const std::string& key) const;

  S3Location location_;
  CredentialsSource credentials_;
  HttpClient http_;
};

}  // namespace lookbook::storage
