#pragma once
// Listens on an address, runs the connections on a few threads, and stops them in order.

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/serving/server.hpp"
#include "serving/http/api.hpp"
#include "serving/http/connection.hpp"

namespace lookbook::serving::http {

/// Binds and listens, on port 0 on a free one. Clients wait until a Listener is started with it. `context`
/// must outlive the acceptor, also when it was moved from.
Result<boost::asio::ip::tcp::acceptor> listen_on(boost::asio::io_context& context, const std::string& host,
                                                 std::uint16_t port);

class Listener {
 public:
  /// Not listening yet. `context` and `api` must outlive the listener; an event log that still owes replies
  /// must be gone before the context.
  Listener(boost::asio::io_context& context, const Api& api, const ConnectionLimits& limits);
  /// stop() and wait().
  ~Listener();

  /// Takes clients, on `threads` threads. Call once.
  Status start(boost::asio::ip::tcp::acceptor acceptor, std::size_t threads);
  boost::asio::ip::tcp::endpoint endpoint() const { return endpoint_; }
  /// Thread-safe.
  void stop();
  void wait();

 private:
  boost::asio::awaitable<void> accept();
  boost::asio::awaitable<void> watch();
  void open(boost::asio::ip::tcp::socket socket);
  std::vector<std::shared_ptr<Connection>> connections() const;

  boost::asio::io_context& context_;
  const Api& api_;
  const ConnectionLimits limits_;
  boost::asio::strand<boost::asio::io_context::executor_type> strand_;  ///< of the acceptor and the timer
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::steady_timer timer_;
  boost::asio::ip::tcp::endpoint endpoint_;
  bool stopping_ = false;                  ///< on the strand
  Connection::Clock::time_point give_up_;  ///< on the strand: when what is still open is dropped

  mutable std::mutex mutex_;
  std::unordered_set<std::shared_ptr<Connection>> open_;  ///< guarded by mutex_
  std::vector<std::thread> threads_;
};

}  // namespace lookbook::serving::http
