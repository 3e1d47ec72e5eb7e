#pragma once
// The routes of openapi.json and the web site beside them: a request in, a response out. No sockets.
// Thread-safe.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lookbook/base/clock.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/serving/service.hpp"
#include "lookbook/storage/object_store.hpp"
#include "serving/http/exchange.hpp"
#include "serving/http/problem.hpp"
#include "serving/http/target.hpp"
#include "serving/http/web_files.hpp"

namespace lookbook::serving::http {

/// The contract as it is served; compiled in from openapi.json.
std::string_view openapi_document();

/// Gets what clients must not see: why an answer was a 500 or 503. Called from any thread.
using OnFault = std::function<void(std::string_view)>;

/// The problem that a client sees of `error`; a fault of the server is told to `on_fault`.
Response failure_response(const OnFault& on_fault, const Request& request, const Error& error);

struct ApiParts {
  Service& service;
  const storage::ObjectStore* store = nullptr;  ///< of the photographs; null: there are none
  const WebFiles* site = nullptr;               ///< null: there is none
  OnFault on_fault = [](std::string_view) {};
};

class Api {
 public:
  explicit Api(ApiParts parts) : parts_(std::move(parts)) {}

  /// The response, or nullopt: then `reply` gets it later, once, on another thread. `request` need not live
  /// until then.
  std::optional<Response> handle(const Request& request, Reply reply) const;

 private:
  /// A request whose address was understood. `captured`: the path's variable segments.
  struct Call {
    const Request& request;
    const Target& target;
    std::vector<std::string> captured;
  };
  using Now = Response (Api::*)(const Call&) const;
  using Later = std::optional<Response> (Api::*)(const Call&, Reply) const;
  /// One row a route; exactly one of `now` and `later` is set.
  struct Route {
    Method method;
    std::string_view pattern;
    Now now;
    Later later;
  };
  static const std::vector<Route>& routes();

  Response health(const Call& call) const;
  Response contract(const Call& call) const;
  Response list_products(const Call& call) const;
  Response list_departments(const Call& call) const;
  Response get_product(const Call& call) const;
  Response list_similar(const Call& call) const;
  Response get_image(const Call& call) const;
  Response recommend(const Call& call) const;
  Response recommend_for_user(const Call& call) const;
  Response predict_rating(const Call& call) const;
  Response predict_rating_for_user(const Call& call) const;
  Response get_history(const Call& call) const;
  std::optional<Response> record_events(const Call& call, Reply reply) const;

  std::optional<Response> dispatch(const Request& request, Reply reply) const;
  Response outside_the_api(const Request& request, const Target& target) const;
  Response fail(const Request& request, const Error& error) const;

  ApiParts parts_;
  Stopwatch uptime_;
};

}  // namespace lookbook::serving::http
