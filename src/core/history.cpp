#include "lookbook/core/history.hpp"

#include <array>
#include <utility>

namespace lookbook {

std::string_view name_of(EventKind kind) {
  switch (kind) {
    case EventKind::kRating:
      return "rating";
    case EventKind::kPurchase:
      return "purchase";
    case EventKind::kView:
      return "view";
    case EventKind::kLike:
      return "like";
    case EventKind::kDislike:
      return "dislike";
    case EventKind::kBasket:
      return "basket";
    case EventKind::kImpression:
      return "impression";
    case EventKind::kUnlike:
      return "unlike";
  }
  return "rating";
}

std::optional<EventKind> event_kind_from(std::string_view name) {
  for (std::uint8_t number = 0; number <= static_cast<std::uint8_t>(EventKind::kUnlike); ++number) {
    const auto kind = static_cast<EventKind>(number);
    if (name_of(kind) == name) return kind;
  }
  return std::nullopt;
}

}  // namespace lookbook
