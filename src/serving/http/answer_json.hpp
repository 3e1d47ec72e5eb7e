#pragma once
// The service's answers as the JSON of openapi.json.

#include <string>

#include "lookbook/events/event_log.hpp"
#include "lookbook/serving/answers.hpp"
#include "lookbook/serving/served_release.hpp"

namespace lookbook::serving::http {

std::string to_json(const ProductPage& page);
std::string to_json(const ProductAnswer& answer);
std::string to_json(const SimilarProducts& answer, std::string_view relation);
std::string to_json(const Recommendations& answer);
std::string to_json(const RatingPrediction& answer);
std::string to_json(const UserHistory& history);
std::string to_json(const events::Receipt& receipt);
std::string departments_json(const ServedRelease& release);
std::string health_json(const ServedRelease& release, double uptime_seconds);

}  // namespace lookbook::serving::http
