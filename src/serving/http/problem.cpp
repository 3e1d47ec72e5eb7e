#include "serving/http/problem.hpp"

#include <utility>

#include "serving/http/json_writer.hpp"

namespace lookbook::serving::http {
namespace {

struct Kind {
  std::string_view type;
  std::string_view title;
};

Kind kind_of(unsigned status) {
  switch (status) {
    case 400:
      return {"/problems/bad-request", "Bad request"};
    case 404:
      return {"/problems/not-found", "Not found"};
    case 405:
      return {"/problems/method-not-allowed", "Method not allowed"};
    case 408:
      return {"/problems/request-timeout", "Request timeout"};
    case 409:
      return {"/problems/conflict", "Conflict"};
    case 413:
      return {"/problems/payload-too-large", "Payload too large"};
    case 415:
      return {"/problems/unsupported-media-type", "Unsupported media type"};
    case 422:
      return {"/problems/unprocessable-content", "Unprocessable content"};
    case 431:
      return {"/problems/headers-too-large", "Headers too large"};
    case 503:
      return {"/problems/service-unavailable", "Service unavailable"};
    case 507:
      return {"/problems/insufficient-storage", "Insufficient storage"};
    default:
      return {"/problems/internal-error", "Internal error"};
  }
}

constexpr std::string_view kTryAgain = "this cannot be done right now; try again in a moment";
constexpr std::string_view kServerFault =
    "the server could not answer; its log has the reason under this request id";

}  // namespace

Problem problem_of(const Error& error, Method method) {
  switch (error.code()) {
    case ErrorCode::kInvalidArgument:
      return {.status = method == Method::kPost ? 422U : 400U, .detail = error.message(), .errors = {}};
    case ErrorCode::kNotFound:
      return {.status = 404, .detail = error.message(), .errors = {}};
    case ErrorCode::kAlreadyExists:
      return {.status = 409, .detail = error.message(), .errors = {}};
    case ErrorCode::kNoSpace:
      return {.status = 507, .detail = "the server's disk is full; nothing of this was stored", .errors = {}};
    case ErrorCode::kUnavailable:
    case ErrorCode::kCancelled:
      return {.status = 503, .detail = std::string(kTryAgain), .errors = {}};
    case ErrorCode::kCorruptData:
    case ErrorCode::kUnsupportedVersion:
    case ErrorCode::kPermissionDenied:
    case ErrorCode::kIo:
    case ErrorCode::kInternal:
      break;
  }
  return {.status = 500, .detail = std::string(kServerFault), .errors = {}};
}

Problem field_problem(unsigned status, std::vector<FieldError> errors) {
  const FieldError& first = errors.front();
  std::string detail = (first.field.empty() ? std::string("the body") : first.field) + ' ' + first.message;
  return {.status = status, .detail = std::move(detail), .errors = std::move(errors)};
}

Response problem_response(const Problem& problem, std::string_view instance, std::string_view request_id) {
  const auto [type, title] = kind_of(problem.status);
  JsonWriter json;
  json.begin_object().member("type", type).member("title", title);
  json.member("status", std::uint64_t{problem.status}).member("detail", problem.detail);
  if (!instance.empty()) json.member("instance", instance);
  json.member("request_id", request_id);
  if (!problem.errors.empty()) {
    json.key("errors").begin_array();
    for (const auto& error : problem.errors) {
      json.begin_object().member("field", error.field).member("message", error.message).end_object();
    }
    json.end_array();
  }
  json.end_object();
  Response response = json_response(problem.status, std::move(json).text());
  response.content_type = kProblemType;
  if (problem.status == 503) response.headers.emplace_back("Retry-After", "1");
  return response;
}

}  // namespace lookbook::serving::http
