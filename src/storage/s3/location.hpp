#pragma once
// Where a store on S3 is and how patient to be with it: what `s3://bucket/prefix?region=...` and the
// environment say. The URI goes before LOOKBOOK_S3_<NAME>, that before Amazon's own AWS_REGION,
// AWS_DEFAULT_REGION, AWS_ENDPOINT_URL_S3 and AWS_ENDPOINT_URL. Credentials are never part of it.

#include <string>
#include <string_view>

#include "lookbook/base/function_ref.hpp"
#include "lookbook/base/result.hpp"

namespace lookbook::storage {

struct S3Location {
  std::string bucket;
  std::string prefix;  ///< "" or "shops/demo", without a slash at either end
  std::string region = "us-east-1";
  std::string scheme = "https";
  std::string endpoint;         ///< host[:port] of a server that is not Amazon's; "" is Amazon
  double connect_timeout = 5;   ///< seconds, > 0
  double request_timeout = 10;  ///< seconds without a byte in either direction, at least 1
  int attempts = 6;             ///< of one request, at least 1
  double lease = 60;            ///< seconds that a killed holder's lock outlives it, at least 1
  double leftover_age = 86400;  ///< seconds after which an unfinished upload is a leftover

  /// The object's key in the bucket.
  std::string key_of(std::string_view path) const;
  /// "http://127.0.0.1:9000" or "https://shop.s3.eu-west-1.amazonaws.com", for requests and messages.
  std::string server() const;
  /// Whether the bucket is the path's first part and not the host's: other servers than Amazon's, and
  /// buckets whose dots no certificate covers.
  bool has_bucket_in_path() const;
};

/// A variable of the environment; null if it is not set.
using Environment = FunctionRef<const char*(const char*)>;

/// kInvalidArgument says which part of the URI or which variable is wrong.
Result<S3Location> parse_s3_uri(std::string_view uri, Environment environment);

}  // namespace lookbook::storage
