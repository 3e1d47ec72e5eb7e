#pragma once
// The bodies of requests, from JSON, checked against the types and limits of openapi.json.

#include <string_view>
#include <variant>
#include <vector>

#include "lookbook/events/event_log.hpp"
#include "lookbook/serving/requests.hpp"
#include "serving/http/problem.hpp"

namespace lookbook::serving::http {

/// What was asked for, or why not: 400 for what is not JSON in UTF-8, 422 for wrong fields.
template <class T>
using Checked = std::variant<T, Problem>;

Checked<RecommendRequest> parse_recommend_request(std::string_view body);
Checked<RatingRequest> parse_rating_request(std::string_view body);
/// An event without a time gets the largest one: Service::record makes it the time of arrival.
Checked<std::vector<events::Event>> parse_events(std::string_view body);

}  // namespace lookbook::serving::http
