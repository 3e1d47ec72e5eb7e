#include "storage/s3/client.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <thread>
#include <utility>

#include "lookbook/base/checksum.hpp"
#include "storage/s3/errors.hpp"
#include "storage/s3/percent.hpp"
#include "storage/s3/retries.hpp"
#include "storage/s3/server_time.hpp"
#include "storage/s3/xml.hpp"

namespace lookbook::storage {
namespace {

bool is_success(const HttpOutcome& outcome) {
  return outcome.transport == Transport::kAnswered && outcome.status >= 200 && outcome.status < 300;
}

bool is_answer(const HttpOutcome& outcome, int status) {
  return outcome.transport == Transport::kAnswered && outcome.status == status;
}

/// 404 for an object; the bucket's absence is another matter.
bool is_no_object(const HttpOutcome& outcome) {
  return is_answer(outcome, 404) && xml_text(outcome.body, "Code") != "NoSuchBucket";
}

/// Somebody else was faster: 412, or 409 while both were at it, or 404 where there was a version to replace.
bool is_lost_race(const HttpOutcome& outcome) {
  return is_answer(outcome, 412) || is_answer(outcome, 409) || is_no_object(outcome);
}

std::uint64_t number_from(std::string_view text) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

S3Object object_of(const HttpOutcome& outcome) {
  return {outcome.header("etag"), number_from(outcome.header("content-length")),
          seconds_between(unix_time_of_http(outcome.header("last-modified")),
                          unix_time_of_http(outcome.header("date")))};
}

/// A text that S3 may have percent-encoded, as it says in <EncodingType>.
std::string key_in(std::string_view page, std::string_view element, std::string_view name) {
  const std::string text = xml_text(element, name);
  return xml_text(page, "EncodingType") == "url" ? percent_decoded(text) : text;
}

void wait_before_retry(int attempt) {
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds_before_retry(attempt)));
}

/// Reads one version of an object through several attempts: each asks for what the ones before it did not
/// bring.
class Download {
 public:
  Download(const ByteSink& sink, std::string etag) : sink_(sink) { object_.etag = std::move(etag); }

  const S3Object& object() const { return object_; }
  bool is_complete() const { return known_ && received_ == object_.bytes; }

  SignedHeaders headers() const {
    SignedHeaders headers;
    if (!object_.etag.empty()) headers["if-match"] = object_.etag;
    if (received_ > 0) headers["range"] = "bytes=" + std::to_string(received_) + "-";
    return headers;
  }
  void begin_attempt() { position_.reset(); }

  Status take(const HttpOutcome& head, std::span<const std::byte> bytes) {
    see(head);
    // A server that ignores the range sends from the beginning.
    if (!position_) position_ = head.status == 206 ? received_ : 0;
    const auto known =
        static_cast<std::size_t>(std::min<std::uint64_t>(received_ - *position_, bytes.size()));
    *position_ += bytes.size();
    received_ += bytes.size() - known;
    return sink_(bytes.subspan(known));
  }

  /// The headers of the first attempt say what is being read.
  void see(const HttpOutcome& head) {
    if (known_) return;
    object_ = object_of(head);
    known_ = true;
  }

 private:
  const ByteSink& sink_;
  S3Object object_;
  bool known_ = false;
  std::uint64_t received_ = 0;
  std::optional<std::uint64_t> position_;  // in the object, of this attempt's next byte
};

}  // namespace

S3Client::S3Client(S3Location location, CredentialsSource credentials)
    : location_(std::move(location)),
      credentials_(std::move(credentials)),
      http_({location_.connect_timeout, location_.request_timeout}) {}

S3Client S3Client::with_attempts(int attempts) const {
  S3Location location = location_;
  location.attempts = attempts;
  return {std::move(location), credentials_};
}

Error S3Client::error(const HttpOutcome& outcome, std::string_view verb, const std::string& key) const {
  return error_of(outcome, location_, doing(verb, key));
}

Error S3Client::stuck(std::string_view verb, const std::string& key) const {
  return {ErrorCode::kIo, doing(verb, key) + ": " + location_.server() +
                              " says that there is more, but not where it goes on; it lacks a part of S3's "
                              "protocol, so use another server or a newer version of this one"};
}

std::string S3Client::doing(std::string_view verb, const std::string& key) const {
  return std::string(verb) + " s3://" + location_.bucket + (key.empty() ? "" : "/" + key);
}

Result<HttpOutcome> S3Client::send_once(const Request& request, const BodySink& sink) const {
  LOOKBOOK_TRY(const Credentials credentials, credentials_());
  const std::string server = location_.server();
  const SigningScope scope = {signing_time(now_millis() / 1000), location_.region};
  UnsignedRequest to_sign;
  to_sign.method = request.method;
  to_sign.path = location_.has_bucket_in_path() ? "/" + location_.bucket : "";
  if (!request.key.empty() || to_sign.path.empty()) to_sign.path += "/" + percent_encoded_path(request.key);
  to_sign.query = request.query;
  to_sign.headers = request.headers;
  to_sign.body_sha256 = sha256_hex(request.body);
  to_sign.headers["host"] = server.substr(server.find("://") + 3);
  to_sign.headers["x-amz-content-sha256"] = to_sign.body_sha256;
  to_sign.headers["x-amz-date"] = scope.date_time;
  if (!credentials.session_token.empty()) to_sign.headers["x-amz-security-token"] = credentials.session_token;

  const std::string query = query_text(request.query);
  HttpRequest http = {request.method, server + to_sign.path + (query.empty() ? "" : "?" + query),
                      to_sign.headers, request.body};
  http.headers["authorization"] = authorization(to_sign, credentials, scope);
  return http_.send(http, sink);
}

Result<HttpOutcome> S3Client::send(const Request& request, int& attempts) const {
  while (true) {
    LOOKBOOK_TRY(HttpOutcome outcome, send_once(request));
    ++attempts;
    if (!may_pass(outcome) || attempts >= location_.attempts) return outcome;
    wait_before_retry(attempts);
  }
}

Result<std::optional<S3Object>> S3Client::head(const std::string& key) const {
  int attempts = 0;
  LOOKBOOK_TRY(const HttpOutcome outcome, send({"HEAD", key}, attempts));
  if (is_success(outcome)) return std::optional(object_of(outcome));
  if (is_no_object(outcome)) return std::optional<S3Object>();
  return error(outcome, "looking at", key);
}

Result<std::optional<S3Object>> S3Client::get(const std::string& key, const ByteSink& sink,
                                              const std::string& etag) const {
  Download download(sink, etag);
  for (int attempt = 1;; ++attempt) {
    download.begin_attempt();
    LOOKBOOK_TRY(const HttpOutcome outcome,
                 send_once({"GET", key, {}, download.headers()},
                           [&](const HttpOutcome& head, auto bytes) { return download.take(head, bytes); }));
    if (is_success(outcome)) download.see(outcome);  // of an empty object
    if (is_success(outcome) || download.is_complete()) return std::optional(download.object());
    if (is_no_object(outcome)) return std::optional<S3Object>();
    if (is_answer(outcome, 412)) {
      return Error(ErrorCode::kUnavailable, doing("reading", key) + ": it was replaced meanwhile; try again");
    }
    if (!may_pass(outcome) || attempt >= location_.attempts) return error(outcome, "reading", key);
    wait_before_retry(attempt);
  }
}

Result<std::optional<S3Content>> S3Client::read(const std::string& key) const {
  std::string bytes;
  LOOKBOOK_TRY(auto object, get(key, [&](std::span<const std::byte> piece) {
                 bytes.append(reinterpret_cast<const char*>(piece.data()), piece.size());
                 return ok();
               }));
  if (!object) return std::optional<S3Content>();
  return std::optional(S3Content{*std::move(object), std::move(bytes)});
}

Result<std::optional<std::string>> S3Client::etag_of(const std::string& key, std::string_view bytes) const {
  LOOKBOOK_TRY(const auto held, read(key));
  if (!held || held->bytes != bytes) return std::optional<std::string>();
  return std::optional(held->object.etag);
}

Result<std::optional<std::string>> S3Client::put_if(const std::string& key, std::string_view bytes,
                                                    const std::optional<std::string>& etag) const {
  Request request = {"PUT", key, {}, {}, bytes};
  if (etag)
    request.headers["if-match"] = *etag;
  else
    request.headers["if-none-match"] = "*";
  int attempts = 0;
  LOOKBOOK_TRY(const HttpOutcome outcome, send(request, attempts));
  if (is_success(outcome)) return std::optional(outcome.header("etag"));
  if (!is_lost_race(outcome)) return error(outcome, "writing", key);
  // The answer to an earlier attempt may have been lost on the way: then what beat this one is itself.
  if (attempts > 1) return etag_of(key, bytes);
  return std::optional<std::string>();
}

Status S3Client::remove(const std::string& key, const std::string& etag) const {
  Request request = {"DELETE", key};
  if (!etag.empty()) request.headers["if-match"] = etag;
  int attempts = 0;
  LOOKBOOK_TRY(const HttpOutcome outcome, send(request, attempts));
  if (is_success(outcome) || is_no_object(outcome) || (!etag.empty() && is_lost_race(outcome))) return ok();
  return error(outcome, "removing", key);
}

Result<std::vector<S3Listed>> S3Client::list(const std::string& prefix, std::size_t most) const {
  constexpr std::size_t kPage = 1000;
  std::vector<S3Listed> objects;
  Request request = {"GET", "", {{"list-type", "2"}, {"encoding-type", "url"}, {"prefix", prefix}}};
  request.query["max-keys"] = std::to_string(std::min(most, kPage));
  while (true) {
    int attempts = 0;
    LOOKBOOK_TRY(const HttpOutcome outcome, send(request, attempts));
    if (!is_success(outcome)) return error(outcome, "listing", prefix);
    for (const std::string_view entry : xml_elements(outcome.body, "Contents")) {
      objects.push_back({key_in(outcome.body, entry, "Key"), number_from(xml_text(entry, "Size"))});
    }
    const std::string next = xml_text(outcome.body, "NextContinuationToken");
    if (next.empty() || objects.size() >= most) break;
    if (next == std::exchange(request.query["continuation-token"], next)) return stuck("listing", prefix);
  }
  std::ranges::sort(objects, {}, &S3Listed::key);
  return objects;
}

Result<std::vector<S3Upload>> S3Client::uploads(const std::string& prefix) const {
  constexpr std::string_view kListing = "listing the unfinished uploads of";
  std::vector<S3Upload> found;
  std::pair<std::string, std::string> asked;  // where this page begins: behind a key, and an upload of it
  Request request = {"GET", "", {{"uploads", ""}, {"encoding-type", "url"}, {"prefix", prefix}}};
  while (true) {
    int attempts = 0;
    LOOKBOOK_TRY(const HttpOutcome outcome, send(request, attempts));
    if (!is_success(outcome)) return error(outcome, kListing, prefix);
    const auto now = unix_time_of_http(outcome.header("date"));
    for (const std::string_view entry : xml_elements(outcome.body, "Upload")) {
      found.push_back({key_in(outcome.body, entry, "Key"), xml_text(entry, "UploadId"),
                       seconds_between(unix_time_of_iso(xml_text(entry, "Initiated")), now)});
    }
    if (xml_text(outcome.body, "IsTruncated") != "true") return found;
    const std::pair next(key_in(outcome.body, outcome.body, "NextKeyMarker"),
                         xml_text(outcome.body, "NextUploadIdMarker"));
    if (next == std::exchange(asked, next)) return stuck(kListing, prefix);
    request.query["key-marker"] = asked.first;
    request.query["upload-id-marker"] = asked.second;
  }
}

Status S3Client::abort(const S3Upload& upload) const {
  int attempts = 0;
  LOOKBOOK_TRY(const HttpOutcome outcome, send({"DELETE", upload.key, {{"uploadId", upload.id}}}, attempts));
  if (is_success(outcome) || is_answer(outcome, 404)) return ok();
  return error(outcome, "ending an unfinished upload of", upload.key);
}

}  // namespace lookbook::storage
