#include "serving/http/message_headers.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <boost/beast/core/string.hpp>
#include <ctime>
#include <random>

#include "lookbook/base/random.hpp"

namespace lookbook::serving::http {
namespace {

namespace beast = boost::beast;
using beast::http::field;

constexpr std::size_t kLongestRequestId = 128;

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

Method method_of(beast::http::verb verb) {
  switch (verb) {
    case beast::http::verb::get:
      return Method::kGet;
    case beast::http::verb::head:
      return Method::kHead;
    case beast::http::verb::post:
      return Method::kPost;
    case beast::http::verb::options:
      return Method::kOptions;
    default:
      return Method::kOther;
  }
}

bool is_usable_id(std::string_view id) {
  constexpr std::string_view kMarks = "-_.:";
  const auto is_usable = [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           kMarks.find(c) != std::string_view::npos;
  };
  return !id.empty() && id.size() <= kLongestRequestId && std::ranges::all_of(id, is_usable);
}

/// "Sun, 06 Nov 1994 08:49:37 GMT", made once a second.
const std::string& http_date() {
  thread_local std::time_t made = 0;
  thread_local std::string text;
  const std::time_t now = std::time(nullptr);
  if (now != made) {
    made = now;
    text = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
  }
  return text;
}

}  // namespace

std::string new_request_id() {
  static const std::uint64_t seed = (std::uint64_t{std::random_device{}()} << 32) | std::random_device{}();
  static std::atomic<std::uint64_t> count = 0;
  return fmt::format("{:016x}", mix64(seed + ++count));
}

Request to_request(const Message& message) {
  const std::string_view id = view(message["X-Request-Id"]);
  return {.method = method_of(message.method()),
          .target = view(message.target()),
          .accept = view(message[field::accept]),
          .content_type = view(message[field::content_type]),
          .if_none_match = view(message[field::if_none_match]),
          .body = message.body(),
          .id = is_usable_id(id) ? std::string(id) : new_request_id(),
          .now = now_millis()};
}

bool expects_continue(const Message& message) {
  return beast::iequals(message[field::expect], "100-continue");
}

void fill_headers(beast::http::response_header<>& header, const Response& response,
                  const std::string& request_id) {
  header.result(response.status);
  header.set(field::date, http_date());
  header.set(field::server, "lookbook");
  header.set("X-Request-Id", request_id);
  header.set("X-Content-Type-Options", "nosniff");
  header.set("X-Frame-Options", "DENY");
  header.set("Referrer-Policy", "same-origin");
  header.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  if (!response.content_type.empty()) header.set(field::content_type, response.content_type);
  for (const auto& [name, value] : response.headers) {
    header.set(beast::string_view(name.data(), name.size()), value);
  }
}

}  // namespace lookbook::serving::http
