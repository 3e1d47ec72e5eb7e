// What each route does: read parameters or the body, ask the service, write the answer.

#include <boost/beast/core/string.hpp>
#include <utility>

#include "serving/http/answer_json.hpp"
#include "serving/http/api.hpp"
#include "serving/http/parameters.hpp"
#include "serving/http/product_image.hpp"
#include "serving/http/request_json.hpp"

namespace lookbook::serving::http {
namespace {

constexpr std::size_t kLongestWords = 256;

Response refuse(const Request& request, const Problem& problem) {
  return problem_response(problem, request.target, request.id);
}

/// nullopt if the body is JSON as far as its type says.
std::optional<Problem> wrong_type(const Request& request) {
  const std::string_view type = request.content_type.substr(0, request.content_type.find_first_of("; "));
  // Media types are case-insensitive (RFC 9110, 8.3.1).
  if (type.empty() || boost::beast::iequals({type.data(), type.size()}, {kJsonType.data(), kJsonType.size()}))
    return std::nullopt;
  return Problem{.status = 415, .detail = "send the body as Content-Type: application/json", .errors = {}};
}

/// The parsed body, or the problem with it.
template <class T>
Checked<T> body_of(const Request& request, const Service& service,
                   Checked<T> (*parse)(std::string_view, Scale)) {
  if (auto problem = wrong_type(request)) return *std::move(problem);
  // The service checks the scale again, of the release that answers: that may be a newer one by then.
  return parse(request.body, service.release()->rating_scale());
}

}  // namespace

Response Api::health(const Call&) const {
  return json_response(200, health_json(*parts_.service.release(), uptime_.seconds()));
}

Response Api::contract(const Call&) const {
  return json_response(200, std::string(openapi_document()));
}

Response Api::list_products(const Call& call) const {
  ParameterReader parameters(call.target);
  ProductQuery query;
  query.limit = parameters.limit(query.limit);
  query.cursor = parameters.cursor();
  query.filter = parameters.filter();
  query.words = parameters.text("q", kLongestWords);
  if (const auto problem = std::move(parameters).problem()) return refuse(call.request, *problem);
  const auto page = parts_.service.products(query);
  return page ? json_response(200, to_json(*page)) : fail(call.request, page.error());
}

Response Api::list_departments(const Call&) const {
  return json_response(200, departments_json(*parts_.service.release()));
}

Response Api::get_product(const Call& call) const {
  const auto product = parts_.service.product(call.captured[0]);
  return product ? json_response(200, to_json(*product)) : fail(call.request, product.error());
}

Response Api::list_similar(const Call& call) const {
  ParameterReader parameters(call.target);
  SimilarRequest request;
  request.product = call.captured[0];
  request.relation = parameters.relation();
  request.limit = parameters.limit(request.limit);
  if (const auto problem = std::move(parameters).problem()) return refuse(call.request, *problem);
  const auto similar = parts_.service.similar(request);
  if (!similar) return fail(call.request, similar.error());
  return json_response(200, to_json(*similar, name_of(request.relation)));
}

Response Api::get_image(const Call& call) const {
  const auto product = parts_.service.product(call.captured[0]);
  if (!product) return fail(call.request, product.error());
  const Error none(ErrorCode::kNotFound, "there is no photograph of '" + call.captured[0] + "'");
  const std::string& path = product->release->product(product->product).image;
  if (path.empty() || parts_.store == nullptr) return fail(call.request, none);
  auto image = image_response(*parts_.store, path, call.request);
  if (image) return *std::move(image);
  return fail(call.request, image.error().code() == ErrorCode::kNotFound ? none : image.error());
}

Response Api::recommend(const Call& call) const {
  auto body = body_of(call.request, parts_.service, parse_recommend_request);
  if (const auto* problem = std::get_if<Problem>(&body)) return refuse(call.request, *problem);
  auto& request = std::get<RecommendRequest>(body);
  request.request_id = call.request.id;
  const auto answer = parts_.service.recommend(request);
  return answer ? json_response(200, to_json(*answer)) : fail(call.request, answer.error());
}

Response Api::recommend_for_user(const Call& call) const {
  ParameterReader parameters(call.target);
  parameters.check_id("user", call.captured[0]);
  RecommendRequest request;
  request.request_id = call.request.id;
  request.person.user = call.captured[0];
  request.limit = parameters.limit(request.limit);
  request.filter = parameters.filter();
  if (const auto problem = std::move(parameters).problem()) return refuse(call.request, *problem);
  const auto answer = parts_.service.recommend(request);
  return answer ? json_response(200, to_json(*answer)) : fail(call.request, answer.error());
}

Response Api::predict_rating(const Call& call) const {
  const auto body = body_of(call.request, parts_.service, parse_rating_request);
  if (const auto* problem = std::get_if<Problem>(&body)) return refuse(call.request, *problem);
  const auto answer = parts_.service.predict_rating(std::get<RatingRequest>(body));
  return answer ? json_response(200, to_json(*answer)) : fail(call.request, answer.error());
}

Response Api::predict_rating_for_user(const Call& call) const {
  ParameterReader parameters(call.target);
  parameters.check_id("user", call.captured[0]);
  if (const auto problem = std::move(parameters).problem()) return refuse(call.request, *problem);
  const RatingRequest request{.person = {.user = call.captured[0], .history = {}},
                              .product = call.captured[1]};
  const auto answer = parts_.service.predict_rating(request);
  return answer ? json_response(200, to_json(*answer)) : fail(call.request, answer.error());
}

Response Api::get_history(const Call& call) const {
  ParameterReader parameters(call.target);
  parameters.check_id("user", call.captured[0]);
  if (const auto problem = std::move(parameters).problem()) return refuse(call.request, *problem);
  const auto history = parts_.service.history(call.captured[0]);
  return history ? json_response(200, to_json(*history)) : fail(call.request, history.error());
}

std::optional<Response> Api::record_events(const Call& call, Reply reply) const {
  auto body = body_of(call.request, parts_.service, parse_events);
  if (const auto* problem = std::get_if<Problem>(&body)) return refuse(call.request, *problem);
  // The request is gone when the commit is done; keep of it what an error needs.
  Request kept;
  kept.method = call.request.method;
  kept.id = call.request.id;
  parts_.service.record(
      std::get<std::vector<events::Event>>(std::move(body)), call.request.now,
      // Not `this`: a server that ends destroys its routes before the log has answered its last commits.
      [on_fault = parts_.on_fault, kept = std::move(kept),
       reply = std::move(reply)](Result<events::Receipt> receipt) mutable {
        kept.target = "/v1/events";
        reply(receipt ? json_response(201, to_json(*receipt))
                      : failure_response(on_fault, kept, receipt.error()));
      });
  return std::nullopt;
}

}  // namespace lookbook::serving::http
