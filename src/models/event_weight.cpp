#include "models/event_weight.hpp"

#include <algorithm>

namespace lookbook::models {
namespace {

constexpr float kDisliked = -.5F;

}  // namespace

float event_weight(EventKind kind, float value, double liked_from) {
  const float strength = std::clamp(value, 0.F, 1.F);
  switch (kind) {
    case EventKind::kRating:
      return static_cast<double>(value) >= liked_from ? 1.F : kDisliked;
    case EventKind::kPurchase:
    case EventKind::kLike:
      return strength;
    case EventKind::kBasket:
      return .8F * strength;
    case EventKind::kView:
      return .2F * strength;
    case EventKind::kDislike:
      return kDisliked * strength;
    case EventKind::kImpression:
    case EventKind::kUnlike:
      return 0;
  }
  return 0;
}

Interactions positive_events(const Interactions& interactions, double liked_from) {
  Interactions positive;
  positive.reserve(interactions.size());
  for (std::size_t row = 0; row < interactions.size(); ++row) {
    Interaction event = interactions[row];
    event.value = event_weight(event.kind, event.value, liked_from);
    if (event.value > 0) positive.push_back(event);
  }
  return positive;
}

}  // namespace lookbook::models
