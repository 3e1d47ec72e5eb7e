#pragma once
// A user is a history: what somebody did with which items, and when. Every model scores a history, never a
// user number, so a visitor of one second ago is served like everybody else.

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "lookbook/base/clock.hpp"
#include "lookbook/core/index.hpp"

namespace lookbook {

/// What a person did. The numbers are stored in files and databases: append, never renumber.
enum class EventKind : std::uint8_t {
  kRating = 0,  ///< value: the rating
  kPurchase = 1,
  kView = 2,
  kLike = 3,
  kDislike = 4,
  kBasket = 5,
  kImpression = 6,  ///< was shown; says nothing about taste
  kUnlike = 7,      ///< takes a like or dislike back
};

/// "rating", "purchase", …
std::string_view name_of(EventKind kind);
std::optional<EventKind> event_kind_from(std::string_view name);

/// The time of an event whose time is not known.
inline constexpr UnixSeconds kNoTime = std::numeric_limits<UnixSeconds>::min();

struct HistoryEvent {
  ItemIndex item;
  EventKind kind = EventKind::kRating;
  float value = 1;  ///< rating, or weight of an implicit event
  UnixSeconds time = kNoTime;
};

/// Oldest first where times are known, else in the order of the data. An item occurs once at most, as its
/// latest event.
using History = std::span<const HistoryEvent>;

}  // namespace lookbook
