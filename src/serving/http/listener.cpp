#include "serving/http/listener.hpp"

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <system_error>
#include <utility>

namespace lookbook::serving::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using tcp = asio::ip::tcp;

constexpr std::chrono::milliseconds kWatchEvery{50};      ///< how exactly time limits are kept
constexpr std::chrono::milliseconds kRetryAccepting{50};  ///< when the system has no descriptors left
// Beyond the limit clients are told to come back, which takes a connection for a while as well; beyond so
// many times the limit they are closed without a word.
constexpr std::size_t kMostTimesOver = 2;

auto noting(error_code& failure) {
  return asio::redirect_error(asio::use_awaitable, failure);
}

Error bind_error(const error_code& failure, const std::string& host, std::uint16_t port) {
  const std::string where = "port " + std::to_string(port) + " of " + host;
  if (failure == asio::error::address_in_use) {
    return {ErrorCode::kUnavailable,
            where + " is in use; end the program that has it, or give another with --port"};
  }
  if (failure == asio::error::access_denied) {
    return {ErrorCode::kPermissionDenied, where + " needs more rights; give one from 1024 on with --port"};
  }
  if (failure == boost::system::errc::address_not_available) {
    return {ErrorCode::kInvalidArgument,
            host + " is no address of this machine; give one of its own with --host"};
  }
  return error_from_errno(failure.value(), "cannot listen on " + where);
}

}  // namespace

Result<tcp::acceptor> listen_on(asio::io_context& context, const std::string& host, std::uint16_t port) {
  error_code failure;
  const auto address = asio::ip::make_address(host == "localhost" ? "127.0.0.1" : host, failure);
  if (failure) {
    return Error(ErrorCode::kInvalidArgument,
                 "'" + host + "' is no address; give one such as 127.0.0.1 with --host");
  }
  const tcp::endpoint wanted(address, port);
  tcp::acceptor acceptor(context);
  acceptor.open(wanted.protocol(), failure);
  if (!failure) acceptor.set_option(tcp::acceptor::reuse_address(true), failure);
  if (!failure) acceptor.bind(wanted, failure);
  if (!failure) acceptor.listen(asio::socket_base::max_listen_connections, failure);
  if (failure) return bind_error(failure, host, port);
  return acceptor;
}

Listener::Listener(asio::io_context& context, const Api& api, const ConnectionLimits& limits)
    : context_(context),
      api_(api),
      limits_(limits),
      strand_(asio::make_strand(context)),
      acceptor_(strand_),
      timer_(strand_) {}

Listener::~Listener() {
  try {
    stop();
  } catch (const std::exception&) {  // no memory to stop in order: what is open is dropped
    context_.stop();
  }
  wait();
}

Status Listener::start(tcp::acceptor acceptor, std::size_t threads) {
  error_code unknown;
  endpoint_ = acceptor.local_endpoint(unknown);
  if (unknown) return error_from_errno(unknown.value(), "cannot see which port is listened on");
  acceptor_ = std::move(acceptor);
  asio::co_spawn(strand_, accept(), asio::detached);
  asio::co_spawn(strand_, watch(), asio::detached);
  try {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { context_.run(); });
  } catch (const std::system_error& failure) {
    return error_from_errno(failure.code().value(), "cannot start the server's threads");
  }
  return ok();
}

asio::awaitable<void> Listener::accept() {
  while (!stopping_) {
    error_code failure;
    tcp::socket socket = co_await acceptor_.async_accept(asio::make_strand(context_), noting(failure));
    if (stopping_) break;
    if (!failure) {
      open(std::move(socket));
      continue;
    }
    asio::steady_timer pause(strand_, kRetryAccepting);
    co_await pause.async_wait(noting(failure));
  }
}

void Listener::open(tcp::socket socket) {
  const auto executor = socket.get_executor();
  std::shared_ptr<Connection> connection;
  {
    const std::lock_guard guard(mutex_);
    if (open_.size() / kMostTimesOver >= limits_.connections) return;
    const bool overloaded = open_.size() >= limits_.connections;
    connection = std::make_shared<Connection>(std::move(socket), api_, limits_, overloaded);
    open_.insert(connection);
  }
  asio::co_spawn(executor, connection->run(), [this, connection](const std::exception_ptr&) {
    const std::lock_guard guard(mutex_);
    open_.erase(connection);
  });
}

std::vector<std::shared_ptr<Connection>> Listener::connections() const {
  const std::lock_guard guard(mutex_);
  return {open_.begin(), open_.end()};
}

asio::awaitable<void> Listener::watch() {
  for (;;) {
    error_code failure;
    timer_.expires_after(kWatchEvery);
    co_await timer_.async_wait(noting(failure));
    const auto open = connections();
    for (const auto& connection : open) connection->cancel_if_late();
    if (!stopping_) continue;
    if (open.empty() || Connection::Clock::now() >= give_up_) break;
    for (const auto& connection : open) connection->finish();
  }
  context_.stop();
}

void Listener::stop() {
  asio::post(strand_, [this] {
    if (stopping_) return;
    stopping_ = true;
    give_up_ = Connection::Clock::now() + limits_.drain;
    error_code ignored;
    acceptor_.close(ignored);
    timer_.cancel(ignored);
  });
}

void Listener::wait() {
  for (auto& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

}  // namespace lookbook::serving::http
