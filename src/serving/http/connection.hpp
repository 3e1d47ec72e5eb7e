#pragma once
// One client's connection: reads requests one after the other (pipelined ones wait in the buffer), answers
// each, and keeps to the limits. Everything runs on the connection's strand; the watch of its deadline comes
// from outside.

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <memory>

#include "lookbook/serving/server.hpp"
#include "serving/http/api.hpp"

namespace lookbook::serving::http {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Clock = std::chrono::steady_clock;

  /// `overloaded`: answers one 503 and closes.
  Connection(boost::asio::ip::tcp::socket socket, const Api& api, const ConnectionLimits& limits,
             bool overloaded);

  /// Until the connection is closed.
  boost::asio::awaitable<void> run();

  /// Thread-safe. Gives up what has taken longer than it may.
  void cancel_if_late();
  /// Thread-safe. Closes after the request that is being answered, at once if there is none.
  void finish();

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  enum class Reading : std::uint8_t { kRequest, kClosed, kBroken };

  boost::asio::awaitable<Reading> read(Parser& parser);
  boost::asio::awaitable<bool> wait_for_request();
  boost::asio::awaitable<bool> answer(Parser& parser);
  boost::asio::awaitable<Response> respond(const Request& request);
  boost::asio::awaitable<bool> send(const Response& response, const std::string& request_id, bool head_only,
                                    bool keep_alive);
  boost::asio::awaitable<void> refuse(const Problem& problem, std::string_view target);
  boost::asio::awaitable<void> linger();
  void allow(std::chrono::milliseconds time);
  void allow_for_ever();

  boost::asio::ip::tcp::socket socket_;
  const Api& api_;
  const ConnectionLimits& limits_;
  const bool overloaded_;
  boost::beast::flat_buffer buffer_;
  std::atomic<Clock::rep> deadline_;
  std::atomic<bool> finishing_ = false;
  bool idle_ = false;  ///< on the strand: waits for a request to begin
  Problem broken_;     ///< what was wrong with what came, after kBroken
};

}  // namespace lookbook::serving::http
