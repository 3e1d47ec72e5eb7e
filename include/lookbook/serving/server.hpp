#pragma once
// The recommender on the network: the HTTP API of openapi.json and the built web site, from a store and a
// state. Serves what a channel points to and follows it: when the channel moves, the new release is opened
// beside the old one and swapped in without a failed request.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "lookbook/base/result.hpp"

namespace lookbook::serving {

/// What one client may take of the server.
struct ConnectionLimits {
  std::size_t header_bytes = 16 << 10;        ///< request line and headers; beyond: 431
  std::size_t body_bytes = 1 << 20;           ///< beyond: 413
  std::size_t connections = 1024;             ///< open at once; beyond: 503, beyond twice as many: closed
  std::chrono::milliseconds idle{60'000};     ///< between requests; then the connection is closed
  std::chrono::milliseconds receive{15'000};  ///< for all headers, and again for the body; beyond: 408
  std::chrono::milliseconds send{30'000};     ///< for a response
  std::chrono::milliseconds drain{10'000};    ///< for open requests when the server stops
};

struct ServerOptions {
  std::string store;
  std::string state;
  std::string host = "127.0.0.1";  ///< an address of this machine, or localhost
  std::uint16_t port = 8080;       ///< 0: a free one
  std::string web;                 ///< folder of the built web site; empty: only the API
  std::size_t threads = 0;         ///< 0: one a core
  std::string channel = "live";
  std::chrono::milliseconds follow{2'000};  ///< how often to look where the channel points; 0: never
  ConnectionLimits limits;
  /// Gets one line about what clients are not told: why an answer was a 5xx, why a release could not be
  /// swapped in. Called from any thread.
  std::function<void(std::string_view)> on_fault = [](std::string_view) {};
};

class Server {
 public:
  /// Returns when it listens. kUnavailable if the port or the state is in use, kPermissionDenied for a port
  /// that needs more rights; else the errors of the store, the release, the state and the web folder.
  static Result<std::unique_ptr<Server>> start(ServerOptions options);
  /// Stops and waits.
  ~Server();

  std::uint16_t port() const;
  /// "http://127.0.0.1:8080"
  std::string address() const;
  /// The id of the release that new requests see.
  std::string release() const;
  /// Looks now where the channel points; swaps if it moved. The old release stays if the new cannot be
  /// opened.
  Status reload();
  /// No new connections; open requests are answered, at most for ConnectionLimits::drain. Returns at once,
  /// may be called from any thread and more than once.
  void stop();
  /// Until it has stopped.
  void wait();

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace lookbook::serving
