#pragma once
// Amazon's Signature Version 4 for one request with its body's checksum known: what Arrow's S3 file system
// cannot send (conditional PUT, the unfinished uploads) is signed here.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html

#include <map>
#include <string>
#include <string_view>

#include "lookbook/base/clock.hpp"

namespace lookbook::storage {

struct Credentials {
  std::string access_key;
  std::string secret_key;
  std::string session_token;  ///< "" unless they are temporary
};

/// Names and values as they are, not encoded.
using QueryParameters = std::map<std::string, std::string>;
/// By lower-case name.
using SignedHeaders = std::map<std::string, std::string>;

struct UnsignedRequest {
  std::string method;
  std::string path;  ///< percent-encoded, from the first '/'
  QueryParameters query;
  SignedHeaders headers;  ///< host, x-amz-date and all others that are to be signed
  std::string body_sha256;
};

/// What the signature is good for; `date_time` is "20130524T000000Z".
struct SigningScope {
  std::string date_time;
  std::string region;
  std::string service = "s3";
};

/// "20130524T000000Z".
std::string signing_time(UnixSeconds time);
/// "max-keys=2&prefix=J": encoded and in the order that is signed.
std::string query_text(const QueryParameters& query);
/// The value of the header Authorization.
std::string authorization(const UnsignedRequest& request, const Credentials& credentials,
                          const SigningScope& scope);

}  // namespace lookbook::storage
