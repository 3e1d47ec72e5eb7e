#pragma once
// The bodies of requests, from JSON, checked against the types and limits of openapi.json.

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "lookbook/events/event_log.hpp"
#include "lookbook/models/rating_model.hpp"
#include "lookbook/serving/requests.hpp"
#include "serving/http/problem.hpp"

namespace lookbook::serving::http {

/// What was asked for, or why not: 400 for what is not JSON in UTF-8, 422 for wrong fields.
template <class T>
using Checked = std::variant<T, Problem>;

/// What the value of a rating must lie within; nullopt: any value does.
using Scale = std::optional<models::RatingScale>;

Checked<RecommendRequest> parse_recommend_request(std::string_view body, Scale scale);
Checked<RatingRequest> parse_rating_request(std::string_view body, Scale scale);
/// An event without a time gets the largest one: Service::record makes it the time of arrival.
Checked<std::vector<events::Event>> parse_events(std::string_view body, Scale scale);

}  // namespace lookbook::serving::http
