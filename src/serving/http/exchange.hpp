#pragma once
// A request and its response as plain values, so that everything but the connection itself is free of
// sockets.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lookbook/base/clock.hpp"

namespace lookbook::serving::http {

enum class Method : std::uint8_t { kGet, kHead, kPost, kOptions, kOther };

/// Borrowed from the connection: valid until the response is made.
struct Request {
  Method method = Method::kGet;
  std::string_view target;  ///< as it came: path and query, percent-encoded
  std::string_view accept;
  std::string_view content_type;
  std::string_view if_none_match;
  std::string_view body;
  std::string id;  ///< X-Request-Id
  UnixMillis now = 0;
};

struct Response {
  unsigned status = 200;
  std::string content_type;                                       ///< empty: no body
  std::shared_ptr<const std::string> body;                        ///< null: empty
  std::vector<std::pair<std::string_view, std::string>> headers;  ///< names are literals
};

/// Takes a response that was not ready at once. Called exactly once, on any thread.
using Reply = std::function<void(Response)>;

inline constexpr std::string_view kJsonType = "application/json";
inline constexpr std::string_view kProblemType = "application/problem+json";

inline Response json_response(unsigned status, std::string body) {
  return {.status = status,
          .content_type = std::string(kJsonType),
          .body = std::make_shared<const std::string>(std::move(body)),
          .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace lookbook::serving::http
