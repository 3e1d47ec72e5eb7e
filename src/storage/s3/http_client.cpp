#include "storage/s3/http_client.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <vector>

namespace lookbook::storage {
namespace {

struct CloseHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, CloseHandle>;

struct FreeHeaders {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeHeaders>;

/// What libcurl's callbacks work on.
struct Exchange {
  HttpOutcome outcome;
  const BodySink* sink = nullptr;
  std::string_view unsent;
};

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* exchange) {
  auto& outcome = static_cast<Exchange*>(exchange)->outcome;
  const std::string_view line(data, size * count);
  if (line.starts_with("HTTP/")) {
    outcome.headers.clear();  // of a "100 Continue" before
    const std::size_t space = line.find(' ');
    outcome.status = space == line.npos ? 0 : std::atoi(std::string(line.substr(space)).c_str());
  }
  if (const std::size_t colon = line.find(':'); colon != line.npos) {
    std::string name(line.substr(0, colon));
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    const std::size_t begin = line.find_first_not_of(" \t", colon + 1);
    const std::size_t end = line.find_last_not_of(" \t\r\n");
    outcome.headers[name] = begin == line.npos || end < begin ? "" : line.substr(begin, end - begin + 1);
  }
  return line.size();
}

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* exchange) {
  auto& [outcome, sink, unsent] = *static_cast<Exchange*>(exchange);
  const std::size_t bytes = size * count;
  if (*sink == nullptr || outcome.status < 200 || outcome.status > 299) {
    outcome.body.append(data, bytes);
    return bytes;
  }
  Status taken = (*sink)(outcome, std::as_bytes(std::span(data, bytes)));
  if (taken) return bytes;
  outcome.stop = std::move(taken).error();
  return bytes + 1;  // another number than came stops the transfer
}

std::size_t give_body(char* to, std::size_t size, std::size_t count, void* exchange) {
  auto& unsent = static_cast<Exchange*>(exchange)->unsent;
  const std::string_view piece = unsent.substr(0, size * count);
  std::memcpy(to, piece.data(), piece.size());
  unsent.remove_prefix(piece.size());
  return piece.size();
}

HeaderList header_list(const HttpRequest& request) {
  curl_slist* list = nullptr;
  for (const auto& [name, value] : request.headers) {
    list = curl_slist_append(list, (name + (value.empty() ? ";" : ": " + value)).c_str());
  }
  // Neither asks leave to send nor lets libcurl name a type that was not signed.
  list = curl_slist_append(list, "Expect:");
  list = curl_slist_append(list, "Content-Type:");
  return HeaderList(list);
}

void set_method(CURL* handle, const HttpRequest& request) {
  if (request.method == "HEAD") curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
  if (request.method == "PUT" || request.method == "POST") {
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  }
  if (request.method != "HEAD") curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

void set_timeouts(CURL* handle, const HttpTimeouts& timeouts) {
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, std::lround(timeouts.connect * 1000));
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, std::max(1L, std::lround(timeouts.idle)));
}

void set_exchange(CURL* handle, Exchange& exchange) {
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &exchange);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &exchange);
  curl_easy_setopt(handle, CURLOPT_READFUNCTION, give_body);
  curl_easy_setopt(handle, CURLOPT_READDATA, &exchange);
}

Transport transport_of(CURLcode code) {
  switch (code) {
    case CURLE_OK:
      return Transport::kAnswered;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
      return Transport::kUnreachable;
    case CURLE_OPERATION_TIMEDOUT:
      return Transport::kStalled;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
      return Transport::kUntrusted;
    default:
      return Transport::kBroken;
  }
}

void start_curl() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(started);
}

}  // namespace

/// Handles that nobody uses just now, each with its open connection.
struct HttpClient::Connections {
  std::mutex mutex;
  std::vector<Handle> idle;

  Handle take() {
    const std::lock_guard lock(mutex);
    if (idle.empty()) return Handle(curl_easy_init());
    Handle handle = std::move(idle.back());
    idle.pop_back();
    return handle;
  }
  void give_back(Handle handle) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(handle));
  }
};

std::string HttpOutcome::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? "" : found->second;
}

HttpClient::HttpClient(HttpTimeouts timeouts)
    : timeouts_(timeouts), connections_(std::make_unique<Connections>()) {
  start_curl();
}

HttpClient::~HttpClient() = default;

HttpOutcome HttpClient::send(const HttpRequest& request, const BodySink& sink) const {
  Exchange exchange;
  exchange.sink = &sink;
  exchange.unsent = request.body;
  Handle handle = connections_->take();
  if (handle == nullptr) {
    exchange.outcome.detail = "libcurl did not start";
    return std::move(exchange.outcome);
  }
  std::string detail(CURL_ERROR_SIZE, '\0');
  const HeaderList headers = header_list(request);
  curl_easy_reset(handle.get());
  curl_easy_setopt(handle.get(), CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle.get(), CURLOPT_ERRORBUFFER, detail.data());
  if (const std::string file = trusted_certificates(); !file.empty()) {
    curl_easy_setopt(handle.get(), CURLOPT_CAINFO, file.c_str());
  }
  set_method(handle.get(), request);
  set_timeouts(handle.get(), timeouts_);
  set_exchange(handle.get(), exchange);
  const CURLcode code = curl_easy_perform(handle.get());
  exchange.outcome.transport = exchange.outcome.stop ? Transport::kStopped : transport_of(code);
  if (code != CURLE_OK)
    exchange.outcome.detail = *detail.c_str() != '\0' ? detail.c_str() : curl_easy_strerror(code);
  curl_easy_setopt(handle.get(), CURLOPT_ERRORBUFFER, nullptr);
  connections_->give_back(std::move(handle));
  return std::move(exchange.outcome);
}

std::string trusted_certificates() {
  if (const char* bundle = std::getenv("AWS_CA_BUNDLE"); bundle != nullptr && *bundle != '\0') return bundle;
  std::error_code ignored;
  for (const char* file : {"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
                           "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"}) {
    if (std::filesystem::exists(file, ignored)) return file;
  }
  return {};
}

}  // namespace lookbook::storage
