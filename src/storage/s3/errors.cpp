#include "storage/s3/errors.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>

#include "storage/s3/xml.hpp"

namespace lookbook::storage {
namespace {

/// A refusal by S3's code for it: what it is to us and what to do. {server}, {bucket} and {region} are filled
/// in.
struct Refusal {
  std::string_view code;
  ErrorCode error;
  std::string_view advice;
};

constexpr Refusal kRefusals[] = {
    {"NoSuchBucket", ErrorCode::kNotFound,
     "there is no bucket '{bucket}' at {server}; make it, or check the name, the region and the endpoint"},
    {"InvalidAccessKeyId", ErrorCode::kPermissionDenied,
     "{server} does not know the access key; check AWS_ACCESS_KEY_ID or the profile in ~/.aws/credentials"},
    {"SignatureDoesNotMatch", ErrorCode::kPermissionDenied,
     "{server} does not accept the signature; check AWS_SECRET_ACCESS_KEY or the profile in "
     "~/.aws/credentials"},
    {"ExpiredToken", ErrorCode::kPermissionDenied, "the credentials have expired; get new ones"},
    {"InvalidToken", ErrorCode::kPermissionDenied,
     "the session token is not valid; check AWS_SESSION_TOKEN, or unset it if the keys are permanent"},
    {"RequestTimeTooSkewed", ErrorCode::kPermissionDenied,
     "this machine's clock differs too much from that of {server}; set it"},
    {"AccessDenied", ErrorCode::kPermissionDenied,
     "{server} does not allow it; the credentials need s3:ListBucket, s3:ListBucketMultipartUploads, "
     "s3:GetObject, s3:PutObject, s3:DeleteObject and s3:AbortMultipartUpload on the bucket '{bucket}'"},
    {"PermanentRedirect", ErrorCode::kInvalidArgument,
     "the bucket '{bucket}' is in {region}; add region= of it to the store's URI"},
    {"AuthorizationHeaderMalformed", ErrorCode::kInvalidArgument,
     "the bucket '{bucket}' is in {region}; add region= of it to the store's URI"},
    {"NotImplemented", ErrorCode::kInvalidArgument,
     "{server} lacks a part of S3 that a store needs; docs/s3.md lists them"},
    {"QuotaExceeded", ErrorCode::kNoSpace, "the space of {server} is used up; free some, or ask for more"},
    {"XMinioStorageFull", ErrorCode::kNoSpace, "the disks of {server} are full; free some space"},
};

struct Answer {
  std::string code;     ///< S3's, "" if it gave none
  std::string message;  ///< its words
  std::string region;   ///< that it named
  int status = 0;
};

/// Answers to HEAD have no body, so their code is what the status usually means.
std::string code_of_status(int status) {
  switch (status) {
    case 301:
      return "PermanentRedirect";
    case 403:
      return "AccessDenied";
    case 501:
      return "NotImplemented";
    case 507:
      return "QuotaExceeded";
    default:
      return {};
  }
}

std::string filled(std::string_view advice, const S3Location& location, const std::string& region) {
  std::string text(advice);
  const std::array<std::pair<std::string_view, std::string>, 3> parts = {{
      {"{server}", location.server()},
      {"{bucket}", location.bucket},
      {"{region}", region.empty() ? "another region than " + location.region : "region " + region},
  }};
  for (const auto& [name, value] : parts) {
    if (const std::size_t at = text.find(name); at != text.npos) text.replace(at, name.size(), value);
  }
  return text;
}

Error refused(const Answer& answer, const S3Location& location, std::string_view what) {
  const auto refusal = std::ranges::find(kRefusals, answer.code, &Refusal::code);
  if (refusal != std::end(kRefusals)) {
    return {refusal->error, std::string(what) + ": " + filled(refusal->advice, location, answer.region)};
  }
  std::string said = answer.code + (answer.message.empty() ? "" : " (" + answer.message + ")");
  if (answer.status >= 500 || answer.status == 429 || answer.status == 409) {
    return {ErrorCode::kUnavailable, std::string(what) + ": " + location.server() + " answered " +
                                         std::to_string(answer.status) + " " + said + ", also when asked " +
                                         std::to_string(location.attempts) + " times; try again later"};
  }
  if (answer.status == 404) return {ErrorCode::kNotFound, std::string(what) + ": it is not there"};
  return {ErrorCode::kIo, std::string(what) + ": " + location.server() + " answered " +
                              std::to_string(answer.status) + " " + said};
}

std::string seconds(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

Error broken(Transport transport, const S3Location& location, std::string_view what,
             const std::string& detail) {
  const std::string start = std::string(what) + ": " + location.server();
  const std::string end = " (" + detail + "; tried " + std::to_string(location.attempts) + " times)";
  switch (transport) {
    case Transport::kUnreachable:
      return {ErrorCode::kUnavailable,
              start + " cannot be reached" + end + "; check the endpoint and the region, or the network"};
    case Transport::kStalled:
      return {ErrorCode::kUnavailable, start + " did not answer within " + seconds(location.request_timeout) +
                                           " s" + end +
                                           "; try again later, or allow more with request_timeout="};
    case Transport::kUntrusted:
      return {ErrorCode::kUnavailable, start + " cannot be trusted (" + detail +
                                           "); name its certificate's issuer with AWS_CA_BUNDLE"};
    case Transport::kAnswered:
    case Transport::kBroken:
    case Transport::kStopped:
      break;
  }
  return {ErrorCode::kUnavailable, start + " broke the connection" + end + "; try again later"};
}

/// "NoSuchBucket" of the SDK's "NO_SUCH_BUCKET".
std::string camel_case(std::string_view name) {
  std::string text;
  bool starts = true;
  for (const char c : name) {
    if (c != '_') text += starts ? c : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    starts = c == '_';
  }
  return text;
}

/// What follows `mark` in the text, up to one of `ends`.
std::string_view after(std::string_view text, std::string_view mark, std::string_view ends) {
  const std::size_t begin = text.find(mark);
  if (begin == text.npos) return {};
  text.remove_prefix(begin + mark.size());
  return text.substr(0, text.find_first_of(ends));
}

Transport transport_named(std::string_view curl_code) {
  if (curl_code == "6" || curl_code == "7") return Transport::kUnreachable;
  if (curl_code == "28") return Transport::kStalled;
  if (curl_code == "35" || curl_code == "60" || curl_code == "77") return Transport::kUntrusted;
  return Transport::kBroken;
}

int status_in(std::string_view message) {
  const std::string_view digits = after(message, "(HTTP status ", ")");
  return std::atoi(
      std::string(digits.empty() ? after(message, "HTTP response code: ", "\n ,.)") : digits).c_str());
}

}  // namespace

bool may_pass(const HttpOutcome& outcome) {
  switch (outcome.transport) {
    case Transport::kUnreachable:
    case Transport::kStalled:
    case Transport::kBroken:
      return true;
    case Transport::kUntrusted:
    case Transport::kStopped:
      return false;
    case Transport::kAnswered:
      break;
  }
  if (outcome.status == 400) return xml_text(outcome.body, "Code") == "RequestTimeout";
  return outcome.status == 429 || (outcome.status >= 500 && outcome.status != 501 && outcome.status != 507);
}

Error error_of(const HttpOutcome& outcome, const S3Location& location, std::string_view what) {
  if (outcome.stop) return *outcome.stop;
  if (outcome.transport != Transport::kAnswered) {
    return broken(outcome.transport, location, what, outcome.detail);
  }
  Answer answer = {xml_text(outcome.body, "Code"), xml_text(outcome.body, "Message"),
                   xml_text(outcome.body, "Region"), outcome.status};
  if (answer.code.empty()) answer.code = code_of_status(outcome.status);
  if (answer.region.empty()) answer.region = outcome.header("x-amz-bucket-region");
  return refused(answer, location, what);
}

Error error_of_arrow(std::string_view message, const S3Location& location, std::string_view what) {
  const std::string_view code = after(message, "AWS Error ", " ");
  if (code == "NETWORK_CONNECTION") {
    return broken(transport_named(after(message, "curlCode: ", ",")), location, what,
                  std::string(after(message, "Details: ", "")));
  }
  Answer answer = {camel_case(code), std::string(message), "", status_in(message)};
  if (answer.code == "Unknown" || answer.code.empty()) answer.code = code_of_status(answer.status);
  // The SDK's names for a server that is overloaded or broken, which it may give without a status.
  for (const std::string_view passing : {"SlowDown", "ServiceUnavailable", "InternalFailure", "Throttling"}) {
    if (answer.code == passing && answer.status == 0) answer.status = 503;
  }
  return refused(answer, location, what);
}

}  // namespace lookbook::storage
