#include "serving/http/api.hpp"

#include <algorithm>
#include <exception>
#include <span>
#include <utility>

namespace lookbook::serving::http {
namespace {

/// Matches segments with a pattern such as "v1/products/{}/similar"; `captured` gets what stands at {}.
bool matches(std::string_view pattern, std::span<const std::string> segments,
             std::vector<std::string>& captured) {
  captured.clear();
  for (const auto& segment : segments) {
    const std::size_t slash = pattern.find('/');
    const std::string_view expected = pattern.substr(0, slash);
    if (expected == "{}") {
      captured.push_back(segment);
    } else if (expected != segment) {
      return false;
    }
    const bool is_last = &segment == &segments.back();
    if ((slash == std::string_view::npos) != is_last) return false;
    if (!is_last) pattern.remove_prefix(slash + 1);
  }
  return true;
}

bool accepts(Method route, Method request) {
  return route == request || (route == Method::kGet && request == Method::kHead);
}

void add_method(std::string& allowed, std::string_view method) {
  if (!allowed.empty()) allowed += ", ";
  allowed += method;
}

Response options_response(std::string allowed) {
  return {.status = 204, .content_type = {}, .body = nullptr, .headers = {{"Allow", std::move(allowed)}}};
}

Response method_not_allowed(const Request& request, std::string allowed) {
  Response response = problem_response(
      {.status = 405, .detail = "this address takes " + allowed, .errors = {}}, request.target, request.id);
  response.headers.emplace_back("Allow", std::move(allowed));
  return response;
}

}  // namespace

const std::vector<Api::Route>& Api::routes() {
  static const std::vector<Route> table = {
      {Method::kGet, "healthz", &Api::health, nullptr},
      {Method::kGet, "openapi.json", &Api::contract, nullptr},
      {Method::kGet, "v1/products", &Api::list_products, nullptr},
      {Method::kGet, "v1/departments", &Api::list_departments, nullptr},
      {Method::kGet, "v1/products/{}", &Api::get_product, nullptr},
      {Method::kGet, "v1/products/{}/similar", &Api::list_similar, nullptr},
      {Method::kGet, "v1/products/{}/image", &Api::get_image, nullptr},
      {Method::kPost, "v1/recommendations", &Api::recommend, nullptr},
      {Method::kGet, "v1/users/{}/recommendations", &Api::recommend_for_user, nullptr},
      {Method::kGet, "v1/users/{}/products/{}/rating", &Api::predict_rating_for_user, nullptr},
      {Method::kPost, "v1/ratings/predict", &Api::predict_rating, nullptr},
      {Method::kGet, "v1/users/{}/history", &Api::get_history, nullptr},
      {Method::kPost, "v1/events", nullptr, &Api::record_events},
  };
  return table;
}

std::optional<Response> Api::handle(const Request& request, Reply reply) const {
  try {
    return dispatch(request, std::move(reply));
  } catch (const std::exception& exception) {  // out of memory, or a bug
    return fail(request, Error(ErrorCode::kInternal, exception.what()));
  }
}

std::optional<Response> Api::dispatch(const Request& request, Reply reply) const {
  if (request.method == Method::kOptions && request.target == "*")
    return options_response("GET, HEAD, POST, OPTIONS");
  const auto target = parse_target(request.target);
  if (!target) {
    return problem_response(
        {.status = 400, .detail = "the address is not one: check its percent-encoding", .errors = {}},
        request.target, request.id);
  }
  std::string allowed;
  Call call{.request = request, .target = *target, .captured = {}};
  for (const Route& route : routes()) {
    if (!matches(route.pattern, target->segments, call.captured)) continue;
    if (accepts(route.method, request.method)) {
      return route.now != nullptr ? (this->*route.now)(call) : (this->*route.later)(call, std::move(reply));
    }
    add_method(allowed, route.method == Method::kGet ? "GET, HEAD" : "POST");
  }
  if (allowed.empty()) return outside_the_api(request, *target);
  add_method(allowed, "OPTIONS");
  if (request.method == Method::kOptions) return options_response(std::move(allowed));
  return method_not_allowed(request, std::move(allowed));
}

Response Api::outside_the_api(const Request& request, const Target& target) const {
  const bool may_be_page = target.segments.front() != "v1";
  if (may_be_page && parts_.site != nullptr) {
    if (request.method == Method::kOptions) return options_response("GET, HEAD, OPTIONS");
    if (!accepts(Method::kGet, request.method)) return method_not_allowed(request, "GET, HEAD, OPTIONS");
    if (auto page = parts_.site->find(target.segments, request)) return *std::move(page);
  }
  const std::string_view detail = may_be_page && parts_.site == nullptr
                                      ? "there is nothing here: this server has no web site, only the API"
                                      : "there is nothing at this address";
  return problem_response({.status = 404, .detail = std::string(detail), .errors = {}}, request.target,
                          request.id);
}

Response failure_response(const OnFault& on_fault, const Request& request, const Error& error) {
  const Problem problem = problem_of(error, request.method);
  if (problem.status >= 500) {
    on_fault(request.id + ": " + std::string(lookbook::name_of(error.code())) + ": " + error.message());
  }
  return problem_response(problem, request.target, request.id);
}

Response Api::fail(const Request& request, const Error& error) const {
  return failure_response(parts_.on_fault, request, error);
}

}  // namespace lookbook::serving::http
