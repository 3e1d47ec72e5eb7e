// Bodies of requests. The first byte chooses the call and whether ratings have a scale. What is accepted
// keeps the limits of openapi.json; what is refused names a status and a reason.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <variant>

#include "lookbook/core/id_map.hpp"
#include "serving/http/plain_text.hpp"
#include "serving/http/request_json.hpp"

namespace {

using namespace lookbook;
using namespace lookbook::serving;

void require(bool promise) {
  if (!promise) std::abort();
}

void require_id(std::string_view id) {
  require(!id.empty() && http::is_plain_text(id) && id.size() <= kMaxIdBytes);
}

void require_person(const Person& person) {
  if (!person.user.empty()) require_id(person.user);
  require(person.history.size() <= kMaxHistory);
  for (const auto& event : person.history) {
    require_id(event.product);
    require(std::isfinite(event.value));
    require(!event.time || *event.time >= 0);
  }
}

void require_promises(const RecommendRequest& request) {
  require(request.limit >= 1 && request.limit <= kMaxLimit);
  require(request.exclude.size() <= kMaxExclude);
  require_person(request.person);
}

void require_promises(const RatingRequest& request) {
  require_id(request.product);
  require_person(request.person);
}

void require_promises(const std::vector<events::Event>& batch) {
  require(!batch.empty() && batch.size() <= kMaxEvents);
  for (const auto& event : batch) {
    require_id(event.user);
    require_id(event.product);
    require(std::isfinite(event.value) && event.time >= 0);
    require(!event.position || *event.position >= 1);
    require(!event.propensity || (*event.propensity > 0 && *event.propensity <= 1));
  }
}

template <class T>
void require_promises(const http::Checked<T>& checked) {
  if (const auto* problem = std::get_if<http::Problem>(&checked)) {
    require(problem->status == 400 || problem->status == 422);
    require(!problem->detail.empty());
  } else {
    require_promises(std::get<T>(checked));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view body(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto scale = data[0] < 128 ? http::Scale() : http::Scale(models::RatingScale{1, 5});
  switch (data[0] % 3) {
    case 0:
      require_promises(http::parse_recommend_request(body, scale));
      break;
    case 1:
      require_promises(http::parse_rating_request(body, scale));
      break;
    default:
      require_promises(http::parse_events(body, scale));
  }
  return 0;
}
