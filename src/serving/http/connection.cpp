#include "serving/http/connection.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/write.hpp>
#include <limits>
#include <optional>
#include <utility>

#include "serving/http/message_headers.hpp"

namespace lookbook::serving::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

constexpr std::size_t kBufferSlack = 4096;  ///< beyond the headers: the beginning of the body
constexpr std::chrono::milliseconds kLinger{2'000};
constexpr std::size_t kMostLingerBytes = std::size_t{8} << 20;

auto noting(error_code& failure) {
  return asio::redirect_error(asio::use_awaitable, failure);
}

// In the coroutines below everything that is passed to a co_await has a name: g++ 12 destroys some
// temporaries of a co_await expression twice.

/// What was wrong with bytes that are no request; nullopt if the client is simply gone.
std::optional<Problem> problem_of_reading(const error_code& failure, const ConnectionLimits& limits) {
  using beast::http::error;
  if (failure == asio::error::operation_aborted) {
    return Problem{.status = 408, .detail = "the request did not arrive in time", .errors = {}};
  }
  if (failure == error::body_limit) {
    return Problem{.status = 413,
                   .detail = "the body is larger than " + std::to_string(limits.body_bytes) + " bytes",
                   .errors = {}};
  }
  if (failure == error::header_limit || failure == error::buffer_overflow) {
    return Problem{.status = 431,
                   .detail = "the request's line and headers are larger than " +
                             std::to_string(limits.header_bytes) + " bytes",
                   .errors = {}};
  }
  // It may have shut down its sending side alone, and still listen.
  if (failure == error::partial_message) {
    return Problem{.status = 400, .detail = "the request ends before it is whole", .errors = {}};
  }
  if (failure == error::end_of_stream) return std::nullopt;
  if (failure.category() != make_error_code(error::end_of_stream).category()) return std::nullopt;
  return Problem{.status = 400, .detail = "this is not HTTP/1.1: " + failure.message(), .errors = {}};
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, const Api& api, const ConnectionLimits& limits,
                       bool overloaded)
    : socket_(std::move(socket)),
      api_(api),
      limits_(limits),
      overloaded_(overloaded),
      buffer_(limits.header_bytes + kBufferSlack),
      deadline_(std::numeric_limits<Clock::rep>::max()) {}

void Connection::allow(std::chrono::milliseconds time) {
  deadline_ = (Clock::now() + time).time_since_epoch().count();
}

void Connection::allow_for_ever() {
  deadline_ = std::numeric_limits<Clock::rep>::max();
}

void Connection::cancel_if_late() {
  if (Clock::now().time_since_epoch().count() < deadline_) return;
  asio::post(socket_.get_executor(), [self = shared_from_this()] {
    error_code ignored;
    // It may have got further in the meantime.
    if (Clock::now().time_since_epoch().count() >= self->deadline_) self->socket_.cancel(ignored);
  });
}

void Connection::finish() {
  finishing_ = true;
  asio::post(socket_.get_executor(), [self = shared_from_this()] {
    error_code ignored;
    if (self->idle_) self->socket_.cancel(ignored);
  });
}

asio::awaitable<void> Connection::run() {
  error_code ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  if (overloaded_) {
    const Problem problem = {
        .status = 503, .detail = "too many connections; try again in a moment", .errors = {}};
    constexpr std::string_view kUnread;
    co_await refuse(problem, kUnread);
    co_return;
  }
  bool keep_alive = true;
  while (keep_alive && !finishing_) {
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(limits_.header_bytes));
    parser.body_limit(limits_.body_bytes);
    const Reading reading = co_await read(parser);
    if (reading == Reading::kClosed) break;
    if (reading == Reading::kBroken) {
      const auto told = parser.get().target();  // empty if its line was not read
      const std::string_view target(told.data(), told.size());
      co_await refuse(broken_, target);
      co_return;
    }
    keep_alive = co_await answer(parser);
  }
  co_await linger();
}

asio::awaitable<bool> Connection::wait_for_request() {
  if (buffer_.size() > 0) co_return true;
  idle_ = true;
  allow(limits_.idle);
  error_code failure;
  if (finishing_) failure = asio::error::operation_aborted;
  if (!failure) co_await socket_.async_wait(asio::socket_base::wait_read, noting(failure));
  idle_ = false;
  co_return !failure;
}

asio::awaitable<Connection::Reading> Connection::read(Parser& parser) {
  if (!co_await wait_for_request()) co_return Reading::kClosed;
  error_code failure;
  allow(limits_.receive);
  co_await beast::http::async_read_header(socket_, buffer_, parser, noting(failure));
  if (!failure && expects_continue(parser.get())) {
    constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    co_await asio::async_write(socket_, asio::buffer(kContinue), noting(failure));
  }
  if (!failure) {
    allow(limits_.receive);
    co_await beast::http::async_read(socket_, buffer_, parser, noting(failure));
  }
  if (!failure) co_return Reading::kRequest;
  const std::optional<Problem> problem = problem_of_reading(failure, limits_);
  if (!problem) co_return Reading::kClosed;
  broken_ = *problem;
  co_return Reading::kBroken;
}

asio::awaitable<bool> Connection::answer(Parser& parser) {
  const auto& message = parser.get();
  const Request request = to_request(message);
  const bool keep_alive = message.keep_alive() && !finishing_;
  if (message.version() == 11 && message.count(beast::http::field::host) != 1) {
    const Problem problem = {.status = 400, .detail = "HTTP/1.1 needs one Host header", .errors = {}};
    co_await refuse(problem, request.target);
    co_return false;
  }
  allow_for_ever();
  const Response response = co_await respond(request);
  const bool sent = co_await send(response, request.id, request.method == Method::kHead, keep_alive);
  co_return sent&& keep_alive;
}

asio::awaitable<Response> Connection::respond(const Request& request) {
  // The reply comes from another thread, perhaps before the initiation below has returned.
  const auto initiate = [this, &request](auto handler) {
    const auto waiting = std::make_shared<decltype(handler)>(std::move(handler));
    const auto resume = [waiting, executor = socket_.get_executor()](Response response) {
      asio::post(executor,
                 [waiting, answer = std::move(response)]() mutable { (*waiting)(std::move(answer)); });
    };
    if (auto ready = api_.handle(request, resume)) resume(*std::move(ready));
  };
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Response)>(initiate,
                                                                                         asio::use_awaitable);
}

asio::awaitable<bool> Connection::send(const Response& response, const std::string& request_id,
                                       bool head_only, bool keep_alive) {
  allow(limits_.send);
  const std::string_view body = response.body == nullptr ? std::string_view() : *response.body;
  beast::http::response<beast::http::span_body<const char>> message;
  fill_headers(message.base(), response, request_id);
  message.version(11);
  message.keep_alive(keep_alive);
  if (response.status != 204 && response.status != 304) message.content_length(body.size());
  if (!head_only) message.body() = {body.data(), body.size()};
  error_code failure;
  co_await beast::http::async_write(socket_, message, noting(failure));
  co_return !failure;
}

asio::awaitable<void> Connection::refuse(const Problem& problem, std::string_view target) {
  const std::string id = new_request_id();
  const Response response = problem_response(problem, target, id);
  co_await send(response, id, false, false);
  co_await linger();
}

// Closing while bytes are still coming would reset the connection, and the client might never see the answer.
asio::awaitable<void> Connection::linger() {
  error_code failure;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, failure);
  allow(kLinger);
  buffer_.clear();
  for (std::size_t bytes = 0; !failure && bytes < kMostLingerBytes;) {
    const auto space = buffer_.prepare(kBufferSlack);
    bytes += co_await socket_.async_read_some(space, noting(failure));
  }
  socket_.close(failure);
}

}  // namespace lookbook::serving::http
