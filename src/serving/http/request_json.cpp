#include "serving/http/request_json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <limits>
#include <string>
#include <utility>

#include "lookbook/core/id_map.hpp"
#include "serving/http/body_reader.hpp"

namespace lookbook::serving::http {
namespace {

namespace json = boost::json;

// The limits of openapi.json.
constexpr TextRule kId = {.shortest = 1, .longest = kMaxIdBytes, .is_in_bytes = true};
constexpr TextRule kFilter = {.shortest = 0, .longest = 256};
constexpr TextRule kKey = {.shortest = 1, .longest = 128};
constexpr TextRule kReference = {.shortest = 0, .longest = 128};
constexpr TextRule kSurface = {.shortest = 0, .longest = 64};
constexpr double kLargestValue = 1'000'000;
constexpr UnixMillis kLatestTime = 253'402'300'799'999;  ///< the end of the year 9999
constexpr std::int64_t kLastPosition = 1'000'000;
constexpr std::size_t kMostDepth = 16;

/// Parses `body` and hands its object to read(reader, scale, result).
template <class T>
Checked<T> read_body(std::string_view body, Scale scale, void (*read)(ObjectReader&, Scale, T&)) {
  json::monotonic_resource memory;
  json::parse_options options;
  options.max_depth = kMostDepth;
  boost::system::error_code failure;
  const json::value root = json::parse({body.data(), body.size()}, failure, &memory, options);
  if (failure) {
    return Problem{
        .status = 400, .detail = "the body is not JSON in UTF-8: " + failure.message(), .errors = {}};
  }
  T result;
  std::vector<FieldError> errors;
  if (const auto* object = root.if_object()) {
    ObjectReader reader(*object, "", errors);
    read(reader, scale, result);
  } else {
    errors.push_back({.field = "", .message = "must be a JSON object"});
  }
  if (!errors.empty()) return field_problem(422, std::move(errors));
  return result;
}

EventKind read_kind(ObjectReader& reader) {
  std::string name;
  reader.require("kind");
  reader.text("kind", {.shortest = 0, .longest = 64}, name);
  if (const auto kind = event_kind_from(name)) return *kind;
  if (reader.has("kind")) {
    reader.note("kind", "must be one of view, like, dislike, unlike, basket, purchase, rating, impression");
  }
  return EventKind::kView;
}

float read_value(ObjectReader& reader, EventKind kind, Scale scale) {
  double value = 1;
  const bool is_rating = kind == EventKind::kRating;
  if (is_rating && !reader.has("value")) reader.note("value", "is missing; a rating needs one");
  const auto limits = is_rating && scale ? *scale : models::RatingScale{-kLargestValue, kLargestValue};
  reader.number("value", limits.lowest, limits.highest, value);
  return static_cast<float>(value);
}

std::string read_id(ObjectReader& reader, std::string_view name) {
  std::string id;
  reader.require(name);
  reader.text(name, kId, id);
  return id;
}

GivenEvent read_given_event(ObjectReader& reader, Scale scale) {
  GivenEvent event;
  event.product = read_id(reader, "product");
  event.kind = read_kind(reader);
  event.value = read_value(reader, event.kind, scale);
  if (reader.has("time")) reader.integer("time", 0, kLatestTime, event.time.emplace());
  return event;
}

void read_person(ObjectReader& reader, Scale scale, Person& person) {
  reader.text("user", kId, person.user);
  reader.objects("history", {.fewest = 0, .most = kMaxHistory},
                 [&](ObjectReader& element) { person.history.push_back(read_given_event(element, scale)); });
}

events::Event read_event(ObjectReader& reader, Scale scale) {
  events::Event event;
  event.user = read_id(reader, "user");
  event.product = read_id(reader, "product");
  event.kind = read_kind(reader);
  event.value = read_value(reader, event.kind, scale);
  event.time = std::numeric_limits<UnixMillis>::max();
  reader.integer("time", 0, kLatestTime, event.time);
  reader.text("key", kKey, event.key);
  if (reader.has("position")) {
    std::int64_t position = 1;
    reader.integer("position", 1, kLastPosition, position);
    event.position = static_cast<std::int32_t>(position);
  }
  reader.text("request_id", kReference, event.request_id);
  reader.text("release", kReference, event.release);
  if (reader.has("propensity")) {
    reader.probability("propensity", event.propensity.emplace());
  }
  reader.text("surface", kSurface, event.surface);
  return event;
}

void read_recommend_request(ObjectReader& reader, Scale scale, RecommendRequest& request) {
  read_person(reader, scale, request.person);
  auto limit = static_cast<std::int64_t>(request.limit);
  reader.integer("limit", 1, kMaxLimit, limit);
  request.limit = static_cast<std::size_t>(limit);
  reader.text("department", kFilter, request.filter.department);
  reader.text("category", kFilter, request.filter.category);
  reader.texts("exclude", {.fewest = 0, .most = kMaxExclude}, kId, request.exclude);
}

void read_rating_request(ObjectReader& reader, Scale scale, RatingRequest& request) {
  request.product = read_id(reader, "product");
  read_person(reader, scale, request.person);
}

void read_events(ObjectReader& reader, Scale scale, std::vector<events::Event>& events) {
  reader.require("events");
  reader.objects("events", {.fewest = 1, .most = kMaxEvents},
                 [&](ObjectReader& element) { events.push_back(read_event(element, scale)); });
}

}  // namespace

Checked<RecommendRequest> parse_recommend_request(std::string_view body, Scale scale) {
  return read_body(body, scale, read_recommend_request);
}

Checked<RatingRequest> parse_rating_request(std::string_view body, Scale scale) {
  return read_body(body, scale, read_rating_request);
}

Checked<std::vector<events::Event>> parse_events(std::string_view body, Scale scale) {
  return read_body(body, scale, read_events);
}

}  // namespace lookbook::serving::http
