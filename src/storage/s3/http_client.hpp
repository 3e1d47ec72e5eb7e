#pragma once
// One HTTP request at a time per thread over libcurl, on connections that are kept and shared. It does not
// retry and makes no judgement: the outcome says what came, or what broke.

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lookbook/base/result.hpp"

namespace lookbook::storage {

struct HttpRequest {
  std::string method;  ///< GET, HEAD, PUT, POST or DELETE
  std::string url;
  std::map<std::string, std::string> headers;
  std::string_view body;
};

/// Why no whole answer came.
enum class Transport : std::uint8_t {
  kAnswered,     ///< it did
  kUnreachable,  ///< no such host, or nobody listens there
  kStalled,      ///< it took longer than the time-outs allow
  kBroken,       ///< the connection ended midway
  kUntrusted,    ///< the certificate or the TLS handshake
  kStopped,      ///< by the sink
};

struct HttpOutcome {
  Transport transport = Transport::kBroken;
  std::string detail;  ///< libcurl's words, when transport is not kAnswered
  int status = 0;
  std::map<std::string, std::string> headers;  ///< by lower-case name
  std::string body;                            ///< what the sink did not take
  std::optional<Error> stop;                   ///< the sink's error

  /// "" if there is none.
  std::string header(const std::string& name) const;
};

/// Takes a body's bytes as they come, with the status and headers that came before them; an error stops the
/// request.
using BodySink = std::function<Status(const HttpOutcome&, std::span<const std::byte>)>;

struct HttpTimeouts {
  double connect = 5;  ///< seconds
  double idle = 10;    ///< seconds without a byte
};

/// Thread-safe.
class HttpClient {
 public:
  explicit HttpClient(HttpTimeouts timeouts);
  ~HttpClient();
  /// The sink takes the body of an answer with a status from 200 to 299; all others go to `body`.
  HttpOutcome send(const HttpRequest& request, const BodySink& sink = {}) const;

 private:
  struct Connections;
  HttpTimeouts timeouts_;
  std::unique_ptr<Connections> connections_;
};

/// The file of the certificates that this system trusts, as AWS_CA_BUNDLE or the system says; "" if there is
/// none where it usually is.
std::string trusted_certificates();

}  // namespace lookbook::storage
